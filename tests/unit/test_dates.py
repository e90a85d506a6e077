"""Dates are counted with clamped months and said in NHS style."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates import add_months, say_at, say_count, say_date, say_day, say_moment, say_time
from tests.people import NOW

days = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(days, st.integers(0, 240))
def test_months_clamp_and_never_slip_into_the_next(day: date, months: int) -> None:
    later = add_months(day, months)
    wanted = day.month - 1 + months
    assert (later.year, later.month) == (day.year + wanted // 12, wanted % 12 + 1)
    assert later.day == min(day.day, monthrange(later.year, later.month)[1])


@given(days, days, st.integers(0, 24))
def test_a_later_start_is_never_due_earlier(one: date, other: date, months: int) -> None:
    early, late = sorted((one, other))
    assert add_months(early, months) <= add_months(late, months)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 10, 28), 2, date(2026, 12, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_of_the_source(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        (time(8, 5), "8:05am"),
        (time(9), "9am"),
        (time(12), "midday"),
        (time(0), "midnight"),
        (time(0, 30), "12:30am"),
        (time(12, 30), "12:30pm"),
        (time(20, 10), "8:10pm"),
    ],
)
def test_times_are_said(clock: time, said: str) -> None:
    assert say_time(clock) == said


def test_dates_are_said() -> None:
    today = NOW.date()
    assert say_date(today) == "20 November 2026"
    assert say_date(today, weekday=True, year=False) == "Friday 20 November"
    assert [say_day(today + timedelta(days=ahead), today) for ahead in (-1, 0, 1)] == [
        "yesterday",
        "today",
        "tomorrow",
    ]
    assert say_day(date(2026, 11, 16), today) == "Monday 16 November"
    assert say_day(date(2025, 11, 16), today) == "Sunday 16 November 2025"
    assert say_moment(datetime(2026, 11, 19, 20, 10), NOW) == "yesterday at 8:10pm"


def test_only_another_day_than_today_is_named() -> None:
    assert say_at(datetime(2026, 11, 20, 20, 10), NOW) == "8:10pm"
    assert say_at(datetime(2026, 11, 21, 0, 15), NOW) == "tomorrow at 12:15am"


def test_counts_are_said() -> None:
    assert say_count(1, "day") == "1 day"
    assert say_count(9, "day") == "9 days"
    assert say_count(1640, "step") == "1,640 steps"
    assert say_count(2, "entry", "entries") == "2 entries"
