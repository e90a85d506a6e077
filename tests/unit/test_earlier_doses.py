"""Doses of days before today: what can still be said about them, and what nobody can know."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.diary import Diary
from models.dose_form import asked_dose, days_to_choose, say_choice
from models.dose_words import NOT_KNOWN
from models.doses import DUE, LATER, SKIPPED, TAKEN, dose_id, doses_of_day, doses_since, unanswered
from tests.people import LONDON, NOW
from tests.reminding import HOME, doses, window
from tests.unit.test_doses import BEDTIME, TWICE_A_DAY, at, due, wrote

BEGUN = replace(TWICE_A_DAY, started=date(2026, 11, 1))


def earlier(*entries, medicine=BEGUN, now=NOW):
    return [f"{one.due:%d %H}" for one in unanswered((medicine,), Diary(entries), now)]


def test_two_weeks_of_doses_can_still_be_answered_but_not_those_of_today():
    written = [wrote(BEGUN, due(hour, day=day)) for day in range(1, 19) for hour in (8, 18)]
    assert earlier(*written) == ["19 08", "19 18"]
    assert earlier(*written, wrote(BEGUN, due(8, day=19), SKIPPED)) == ["19 18"]
    assert earlier()[0] == "06 08"
    night = replace(BEDTIME, started=date(2026, 11, 1))
    assert earlier(medicine=night, now=at(3))[-1] == "18 22"  # that of last night stands among those of today


def test_a_dose_put_off_over_midnight_is_on_the_list_for_as_long_as_it_is_due():
    evening = replace(BEDTIME, times=(time(20),), started=date(2026, 11, 19))
    put_off = wrote(evening, due(20, day=19), LATER, at(23, 45, day=19), until=due(1, 50))
    for now in (at(1, 55), at(2, 5), at(3, 50)):
        (dose, _) = doses_of_day((evening,), Diary([put_off]), now)
        assert dose.state == DUE
        assert not asked_dose((evening,), Diary([put_off]), now, dose.id).earlier
    assert earlier(put_off, medicine=evening, now=at(3, 51)) == ["19 20"]


def test_what_nobody_can_know_is_not_asked_about():
    assert earlier(medicine=TWICE_A_DAY) == []  # nobody wrote down since when it is taken
    other_times = wrote(BEGUN, due(9, day=19))  # before its times were changed
    assert [one for one in earlier(other_times) if one.startswith("19")] == []
    assert earlier(medicine=replace(BEGUN, agreed=False)) == []


def test_a_dose_of_a_day_before_can_be_answered_and_never_taken_now():
    tuesday = dose_id("m1", due(8, day=17))
    asked = asked_dose((BEGUN,), Diary(), NOW, tuesday)
    assert (asked.earlier, asked.put_off, asked.record) == (True, (), None)
    assert asked.second == "Due Tuesday 17 November at 8am. Nothing written down."
    assert asked.note == NOT_KNOWN
    today = wrote(BEGUN, due(8), when=at(8, 5))  # another dose of it was taken lately: of no matter here
    assert asked_dose((BEGUN,), Diary([today]), NOW, tuesday).note == NOT_KNOWN
    known = asked_dose((BEGUN,), Diary([wrote(BEGUN, due(8, day=17))]), NOW, tuesday)
    assert known.record is not None
    assert known.note == ""
    assert asked_dose((BEGUN,), Diary(), NOW, dose_id("m1", due(8, day=5))) is None


@settings(deadline=None, max_examples=25)
@given(
    st.sets(st.integers(0, 47), min_size=1, max_size=3),
    st.datetimes(datetime(2026, 10, 20), datetime(2026, 11, 20)),
    st.sets(st.tuples(st.integers(0, 20), st.integers(0, 5))),
)
def test_each_is_answered_once_and_none_is_left(halves, wall, known):
    medicine = replace(BEGUN, times=tuple(time(half // 2, 30 * (half % 2)) for half in sorted(halves)))
    medicine, now = replace(medicine, started=date(2026, 10, 1)), wall.replace(tzinfo=LONDON)
    slots = [
        datetime.combine(now.date() - timedelta(days=ago), one) for ago in range(21) for one in medicine.times
    ]
    before = [wrote(medicine, slots[(ago * 6 + one) % len(slots)]) for ago, one in known]
    diary = Diary({entry.uid: entry for entry in before}.values())
    for dose in unanswered((medicine,), diary, now):
        asked = asked_dose((medicine,), diary, now, dose.id)
        assert asked.earlier
        assert asked.record is None
        diary = diary.plus(wrote(medicine, asked.due))
        assert asked_dose((medicine,), diary, now, dose.id).record is not None
    assert unanswered((medicine,), diary, now) == ()
    assert not any(one.twice for one in doses_since((medicine,), diary, date(2026, 10, 1), now))


@pytest.mark.parametrize(
    ("when", "days"),
    [
        (None, ("Today", "Yesterday")),
        (due(8), ("Today", "Yesterday")),
        (due(18, day=19), ("Today", "Yesterday")),
        (due(18, day=18), ("Wednesday", "Yesterday")),
        (due(8, day=17), ("Tuesday", "Wednesday")),
    ],
)
def test_the_days_to_choose_from_are_its_own(when, days):
    assert tuple(say_choice(day, NOW.date()) for day in days_to_choose(when, NOW.date())) == days


def test_a_tap_on_a_reminder_of_days_ago_asks_and_never_says_that_the_medicine_is_gone() -> None:
    state, notifier, look_at = window()
    look_at(NOW)
    later = NOW.replace(day=22)
    state._clock.now = later
    assert state.answer(notifier.tap(later, TAKEN)) == HOME
    assert doses(state) == []
    assert state.asked == "aci|2026-11-20T10:40"
    assert state.notice is None
    asked = state.find_dose(state.asked)
    assert asked is not None
    assert asked.earlier
