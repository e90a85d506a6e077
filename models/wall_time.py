"""Gives a day and a time of day their own offset: an appointment after a clock change is not an hour off."""

from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def wall_time(day: date, clock: time, like: datetime, zone: str) -> datetime:
    """This wall time where `like` was written: in the centre's zone where the clock was the centre's then,
    with the offset that zone has on that day. Elsewhere, on a journey, the offset of `like` is all there is.
    """
    own = _in_zone(like, zone)
    if own is None or own.utcoffset() != like.utcoffset():
        return datetime.combine(day, clock, like.tzinfo)
    at = datetime.combine(day, clock, own.tzinfo)
    return at.replace(tzinfo=timezone(at.utcoffset() or timedelta()))


def true_moment(at: datetime, written: datetime, zone: str) -> datetime:
    """The moment an appointment is meant for. One that was written down at the centre's time is meant at its
    time, whatever offset was stored with it: an early Homeward stored the offset of the day of writing."""
    return wall_time(at.date(), at.time(), written, zone) if _same(at, written) else at


def _same(at: datetime, written: datetime) -> bool:
    return at.utcoffset() == written.utcoffset()


def _in_zone(moment: datetime, zone: str) -> datetime | None:
    """None on a device without time zone data."""
    try:
        return moment.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return None
