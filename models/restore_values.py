"""Reads one stored value at a time: it is what it should be, or it raises one of `UNTRUE`."""

from datetime import date, datetime, timedelta
from typing import Any

UNTRUE = (ValueError, TypeError, KeyError, OverflowError)
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)
FIRST_YEAR, LAST_YEAR = 1970, 2200  # a device that lost its clock writes 1970
WEST, EAST = timedelta(hours=-14), timedelta(hours=14)  # no clock on Earth is further from UTC


def as_text(value: object) -> str:
    """The text as it can be shown: half characters, which no screen can be sent, become a question mark."""
    if not isinstance(value, str):
        raise TypeError("not text")
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")


def as_truth(value: Any) -> bool:
    """A yes or a no, and nothing that only looks like one."""
    if not isinstance(value, bool):
        raise TypeError("not yes or no")
    return value


def as_day(value: Any) -> date:
    """A day that somebody living can mean."""
    day = date.fromisoformat(value)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError("not a day in a life")
    return day


def as_moment(value: Any) -> datetime:
    """A moment with its offset, of a year that a clock on Earth can show."""
    moment = datetime.fromisoformat(value)
    offset = moment.utcoffset()
    if offset is None or not WEST <= offset <= EAST or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError("not a time that a clock can show")
    return moment
