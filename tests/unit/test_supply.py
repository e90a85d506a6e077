"""The warning to ask the GP for more comes in time, and a dose written down twice does not use up two."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.diary import Diary
from models.doses import SKIPPED, TAKEN
from models.medicine import Medicine
from models.supply import Supply, say_supply, supplies
from tests.people import LONDON, NOW
from tests.unit.test_doses import due, wrote

COUNTED = datetime(2026, 11, 18, 12, 0, tzinfo=LONDON)
DAILY = Medicine("m1", "Lansoprazole", times=(time(8), time(18)), left=40, counted=COUNTED)


def supply(medicine, entries=(), now=NOW):
    return supplies([medicine], Diary(entries), now)["m1"]


def test_doses_that_nothing_is_written_about_count_as_taken():
    assert supply(DAILY).left == 36  # 6pm on 18, both on 19, 8am on 20 November


def test_only_what_was_skipped_is_kept():
    entries = [wrote(DAILY, due(18, day=19), SKIPPED), wrote(DAILY, due(8), TAKEN)]
    assert supply(DAILY, entries).left == 37


def test_a_dose_written_down_twice_uses_one():
    twice = [wrote(DAILY, due(8), TAKEN), wrote(DAILY, due(8), TAKEN, NOW, "carer")]
    assert supply(DAILY, twice).left == supply(DAILY, twice[:1]).left == 36


def test_one_more_that_was_really_taken_uses_one_more():
    assert supply(DAILY, [wrote(DAILY, None, TAKEN, NOW)]).left == 35


def test_what_was_taken_before_the_count_is_in_the_count():
    entries = [wrote(DAILY, due(8, day=18), TAKEN)]
    assert supply(DAILY, entries).left == 36


def test_each_dose_may_be_more_than_one():
    assert supply(replace(DAILY, each=2)).left == 32
    assert supply(replace(DAILY, each=2)).days == 8


@pytest.mark.parametrize(("left", "days", "low"), [(20, 8, False), (19, 7, True), (4, 0, True), (1, 0, True)])
def test_the_warning_comes_a_week_before(left, days, low):
    found = supply(replace(DAILY, left=left))
    assert (found.days, found.low) == (days, low)


def test_when_needed_has_no_days():
    needed = replace(DAILY, times=())
    assert supply(needed, [wrote(needed, None, TAKEN, NOW)]) == Supply(39, None, False)


def test_a_medicine_that_waits_for_the_team_is_not_used_up():
    assert supply(replace(DAILY, agreed=False)).left == 40


def test_without_a_count_nothing_is_said():
    assert supplies([replace(DAILY, left=None, counted=None)], Diary(), NOW) == {}


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Supply(12, 6, True), "About 6 days left"),
        (Supply(2, 1, True), "About 1 day left"),
        (Supply(1, 0, True), "Less than 1 day left"),
        (Supply(0, 0, True), "None left, by your count"),
        (Supply(2.5, None, True), "2.5 left, by your count"),
    ],
)
def test_words(found, said):
    assert say_supply(found) == said


outcomes = st.sampled_from([TAKEN, SKIPPED])
recorded = st.builds(
    lambda hour, day, outcome, late: wrote(
        DAILY,
        due(hour, day=day),
        outcome,
        due(hour, day=day).replace(tzinfo=LONDON) + timedelta(minutes=late),
    ),
    st.sampled_from([8, 18]),
    st.integers(18, 20),
    outcomes,
    st.integers(-60, 600),
)


@given(st.lists(recorded, max_size=10, unique_by=lambda entry: entry.uid), st.randoms(use_true_random=False))
def test_no_dose_is_counted_twice_and_order_plays_no_part(entries, rng):
    found = supply(DAILY, entries)
    assert 40 - found.left <= 6  # there are no more doses than this to count
    mixed = list(entries)
    rng.shuffle(mixed)
    assert supply(DAILY, mixed) == found
    again = [replace(entry, uid=entry.uid + "b") for entry in entries]
    assert supply(DAILY, [*entries, *again]) == found
