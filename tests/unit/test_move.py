"""The hourly nudge is for the day only; a walk goes on whatever happens to the screen."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from models.diary import Diary
from models.move import RUNNING, build_move, build_walk, minutes_since
from models.pack_loader import load_centre
from tests.people import LONDON, NOW, entry

PACK = load_centre("uclh")  # the day is 8am to 9pm, sitting at most 60 minutes


def at(hour, minute=0):
    return NOW.replace(hour=hour, minute=minute)


@pytest.mark.parametrize(
    ("now", "moved", "title", "minutes"),
    [
        (at(10, 40), at(10, 40), "Move by 11:40am", 60),
        (at(11, 20), at(10, 40), "Move by 11:40am", 20),
        (at(11, 40), at(10, 40), "Time to move", 0),
        (at(15), at(10, 40), "Time to move", 0),
        (at(8), None, "Move by 9am", 60),
        (at(8, 30), at(3), "Move by 9am", 30),
        (at(10), None, "Time to move", 0),
        (at(7, 59), at(7, 30), "No reminder at this time", None),
        (at(21), at(10), "No reminder at this time", None),
        (at(20, 30), at(20, 10), "No reminder at this time", None),
        (at(3), None, "No reminder at this time", None),
    ],
)
def test_when_to_move(now, moved, title, minutes):
    state = build_move(PACK, Diary([entry("moved", moved)] if moved else []), now)
    assert (state.title, state.minutes) == (title, minutes)


@pytest.mark.parametrize(
    "moved", [entry("moved", at(10)), entry("steps", at(10), 300), entry("walk", at(9, 45), 15)]
)
def test_moving_walking_and_steps_all_count(moved):
    assert build_move(PACK, Diary([moved]), at(10, 30)).title == "Move by 11am"


def test_a_walk_that_goes_on_counts_as_moving_now():
    walk = entry("walk", at(9), tags=(RUNNING,))
    assert build_move(PACK, Diary([walk]), at(10)).minutes == 60


def test_moving_tomorrow_after_the_clock_was_set_back_does_not_count():
    assert build_move(PACK, Diary([entry("moved", at(10) + timedelta(days=1))]), at(12)).minutes == 0


def test_hours_in_which_the_person_moved():
    diary = Diary(
        [entry("moved", at(9)), entry("moved", at(9, 30)), entry("walk", at(11), 5), entry("moved", at(3))]
    )
    assert build_move(PACK, diary, at(12)).hours == "2 of 13 hours so far"


def test_a_walk_from_start_to_stop():
    assert build_walk(Diary(), NOW).title == "Walk timer"
    started = entry("walk", at(10, 30), tags=(RUNNING,))
    going = build_walk(Diary([started]), at(10, 42))
    assert (going.running, going.title, going.words) == (
        started,
        "Walking: 12 minutes",
        "Started today at 10:30am.",
    )
    done = replace(started, value=12, tags=())
    assert build_walk(Diary([done]), at(11)).words == "Last walk: 12 minutes, today"


def test_a_walk_that_was_forgotten_is_asked_about():
    started = entry("walk", NOW - timedelta(hours=5), tags=(RUNNING,))
    state = build_walk(Diary([started]), NOW)
    assert state.forgotten
    assert state.title == "Are you still walking?"


def test_a_walk_across_the_end_of_summer_time_keeps_its_minutes():
    start = entry("walk", datetime(2026, 10, 25, 0, 50, tzinfo=LONDON))
    assert minutes_since(start, datetime(2026, 10, 25, 1, 10, fold=1, tzinfo=LONDON)) == 80


def test_a_walk_that_was_forgotten_does_not_silence_the_nudge_for_ever():
    walk = entry("walk", at(8), tags=(RUNNING,))
    assert build_move(PACK, Diary([walk]), at(10)).minutes == 60
    assert build_move(PACK, Diary([walk]), at(18)).title == "Time to move"
