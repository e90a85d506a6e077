"""Whether a line is open, in the centre's own time: bank holidays and the closing minute are closed (Q7)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from models.dates import DAYS, say_date, say_time
from models.pack import CarePack, Contact


class Open(Enum):
    """UNKNOWN: the source gives no hours."""

    YES = "open"
    NO = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Hours:
    """A contact at one moment. `until` is today's closing time where open; `next_open` where closed.

    `unsure`: the day is after the pack's last bank holiday, so it may be one that nobody wrote down.
    """

    status: Open
    until: time | None = None
    next_open: datetime | None = None
    holiday: bool = False
    unsure: bool = False


def centre_time(pack: CarePack, now: datetime) -> datetime:
    """`now` on the centre's clock, wherever the phone is.

    A device without time zone data keeps its own clock: the plan then still holds every number.
    """
    try:
        return now.astimezone(ZoneInfo(pack.time_zone))
    except (ZoneInfoNotFoundError, ValueError):
        return now


def is_away(pack: CarePack, now: datetime) -> bool:
    """Whether the phone's clock is not the centre's: then it is probably abroad."""
    return centre_time(pack, now).utcoffset() != now.utcoffset()


def hours_of(pack: CarePack, contact: Contact, now: datetime) -> Hours:
    """The state of a contact's line at `now`."""
    local = centre_time(pack, now)
    if not contact.hours:
        return Hours(Open.UNKNOWN)
    holiday = local.date() in pack.bank_holidays
    unsure = local.date() > pack.bank_holidays_until
    for opens, closes in _spans(pack, contact, local.date()):
        if opens <= local.time() < closes:
            return Hours(Open.YES, until=closes, unsure=unsure)
    return Hours(Open.NO, next_open=_next_open(pack, contact, local), holiday=holiday, unsure=unsure)


def say_open(pack: CarePack, contact: Contact, now: datetime) -> str:
    """ "Open today until 5pm" or "Closed now. Opens at 9am on Monday"; the hours as written where unknown."""
    hours = hours_of(pack, contact, now)
    if hours.status is Open.YES and hours.until:
        return f"Open today until {say_time(hours.until)}"
    if hours.status is Open.NO and hours.next_open:
        return f"Closed now. Opens at {say_next(pack, hours.next_open, now)}"
    return contact.hours_words


def say_next(pack: CarePack, opening: datetime, now: datetime) -> str:
    """ "9am", "9am tomorrow", "9am on Monday", "9am on Tuesday 29 December"."""
    days = (opening.date() - centre_time(pack, now).date()).days
    far = say_date(opening.date(), weekday=True, year=False)
    when = {0: "", 1: " tomorrow"}.get(days, f" on {DAYS[opening.weekday()] if days < 7 else far}")
    return say_time(opening) + when


def _spans(pack: CarePack, contact: Contact, day: date) -> list[tuple[time, time]]:
    if day in pack.bank_holidays:
        return []
    return sorted((span.opens, span.closes) for span in contact.hours if day.weekday() in span.days)


def _next_open(pack: CarePack, contact: Contact, local: datetime) -> datetime | None:
    for ahead in range(15):
        day = local.date() + timedelta(days=ahead)
        for opens, _ in _spans(pack, contact, day):
            if ahead or opens > local.time():
                return datetime.combine(day, opens, local.tzinfo)
    return None
