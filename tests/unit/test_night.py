"""The night page sends to the line that answers, and nobody awake at 3am is told about bedtime."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.diary import Diary
from models.night import BEDTIME, bedtime_hint, build_night, is_night, last_reading, usual_bedtime
from models.pack_loader import load_centre
from tests.people import LONDON, NIGHT, NOW, SAM, entry

PACK = load_centre("uclh")
MOBILE = "07852 220 900"


def at(hour, minute=0, day=20):
    return datetime(2026, 11, day, hour, minute, tzinfo=LONDON)


def slept(got_up, hours, days=5):
    """So many nights, the last one up to this morning."""
    return Diary(entry("sleep", got_up - timedelta(days=day), hours) for day in range(days))


@pytest.mark.parametrize(
    ("moment", "night"),
    [
        (at(21, 59), False),
        (at(22), True),
        (at(23, 59), True),
        (at(0), True),
        (at(3), True),
        (at(6, 59), True),
        (at(7), False),
        (at(12), False),
    ],
)
def test_the_night_is_from_10pm_to_7am(moment, night):
    assert is_night(moment) is night


@given(st.integers(0, 59), st.sampled_from([22, 23, 0, 1, 2, 3, 4, 5, 6]), st.integers(1, 28))
def test_k06_at_night_the_first_number_is_the_one_that_answers(minute, hour, day):
    night = build_night(PACK, SAM, Diary(), at(hour, minute, day))
    assert night.calls.first is not None
    assert night.calls.first.number == MOBILE


def test_an_instruction_that_stands_comes_first_at_night_too():
    night = build_night(PACK, SAM, Diary([entry("report", NIGHT, tags=("shivery",))]), NIGHT)
    assert night.hero is not None
    assert (night.hero.kind, night.hero.title) == ("standing", "Go to A&E now")


def test_the_last_reading_is_told_with_its_time_and_no_verdict():
    diary = Diary([entry("temperature", at(20, 10, 19), 36.7)])
    assert last_reading(diary, NIGHT) == "Last written down: 36.7C, yesterday at 8:10pm"
    assert last_reading(Diary(), NIGHT) == "No temperature written down yet"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (at(20, 59), False),
        (at(21), True),
        (at(22, 59), True),
        (at(23), False),
        (at(3), False),
        (at(9), False),
    ],
)
def test_fa12_without_a_usual_bedtime_it_is_said_from_9pm(moment, said):
    assert bedtime_hint(Diary(), moment) == (BEDTIME if said else "")


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (at(20, 59), False),
        (at(21, 59), False),
        (at(22), True),
        (at(22, 59), True),
        (at(23), False),
        (at(3), False),
    ],
)
def test_fa12_with_a_usual_bedtime_it_is_said_in_the_hour_before(moment, said):
    diary = slept(at(7), 8)  # to bed at 11pm
    assert usual_bedtime(diary, moment) == 23 * 60
    assert bedtime_hint(diary, moment) == (BEDTIME if said else "")


def test_bedtimes_on_both_sides_of_midnight_have_their_middle_between_them():
    nights = [entry("sleep", at(7, day=day), hours) for day, hours in ((18, 6.5), (19, 7), (20, 7.5))]
    assert usual_bedtime(Diary(nights), NOW) == 0  # 0:30am, midnight and 11:30pm
    assert bedtime_hint(Diary(nights), at(23, 30)) == BEDTIME
    assert bedtime_hint(Diary(nights), at(0)) == ""


@pytest.mark.parametrize("days", [0, 1, 2])
def test_few_nights_are_no_habit(days):
    assert usual_bedtime(slept(at(7), 8, days), NOW) is None


def test_nights_long_ago_or_still_to_come_are_no_habit():
    assert usual_bedtime(slept(at(7) - timedelta(days=60), 8), NOW) is None
    assert usual_bedtime(slept(at(7) + timedelta(days=30), 8), NOW) is None


@given(st.lists(st.tuples(st.integers(0, 23), st.floats(0, 24)), max_size=20), st.integers(0, 1439))
def test_whatever_was_slept_there_is_a_hint_or_none(nights, minute):
    diary = Diary(entry("sleep", at(hour, index), hours) for index, (hour, hours) in enumerate(nights))
    assert bedtime_hint(diary, at(minute // 60, minute % 60)) in (BEDTIME, "")
