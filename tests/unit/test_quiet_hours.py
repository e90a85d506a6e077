"""Quiet hours are moved by half hours over midnight, and their ends never meet by accident."""

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.quiet_hours import QUIET_FROM, QUIET_UNTIL, has_quiet, moved, with_quiet
from models.reminders import ReminderSettings
from tests.people import NOW

USUAL = ReminderSettings()


def hours(reminders: ReminderSettings) -> str:
    return f"{reminders.quiet_from:%H:%M} to {reminders.quiet_until:%H:%M}"


def test_they_can_be_switched_off_and_are_the_usual_ones_again() -> None:
    none = with_quiet(replace(USUAL, quiet_from=time(23)), False)
    assert not has_quiet(none)
    assert not any(none.quiet(NOW.replace(hour=hour)) for hour in range(24))
    assert hours(with_quiet(none, True)) == "22:00 to 07:00"


@pytest.mark.parametrize(
    ("end", "later", "says"),
    [
        (QUIET_FROM, True, "22:30 to 07:00"),
        (QUIET_FROM, False, "21:30 to 07:00"),
        (QUIET_UNTIL, True, "22:00 to 07:30"),
        (QUIET_UNTIL, False, "22:00 to 06:30"),
    ],
)
def test_an_end_moves_by_half_an_hour(end: str, later: bool, says: str) -> None:
    assert hours(moved(USUAL, end, later)) == says


def test_over_midnight() -> None:
    late = replace(USUAL, quiet_from=time(23, 30))
    assert hours(moved(late, QUIET_FROM, True)) == "00:00 to 07:00"


@given(st.lists(st.tuples(st.sampled_from([QUIET_FROM, QUIET_UNTIL]), st.booleans()), max_size=80))
def test_however_they_are_moved_they_never_meet(moves: list[tuple[str, bool]]) -> None:
    now = USUAL
    for end, later in moves:
        now = moved(now, end, later)
        assert has_quiet(now)
