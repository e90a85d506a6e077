"""Reads when something was: now, or on another day and time that a person types."""

from dataclasses import dataclass
from datetime import datetime

from models.dates import say_time
from models.readings import Answer, parse_clock, parse_date

TO_COME = "That time is still to come. Type when it was."


@dataclass(frozen=True, slots=True)
class When:
    """The fields as they stand. `other`: they were opened; else it is about now and they do not count."""

    day: str = ""
    month: str = ""
    year: str = ""
    time: str = ""
    other: bool = False


def when_now(now: datetime, other: bool = False) -> When:
    """The fields filled with this minute, ready to change."""
    return When(str(now.day), str(now.month), str(now.year), say_time(now), other)


def read_when(when: When, now: datetime) -> Answer[datetime]:
    """The moment in the time zone of this device, or one sentence. The future is refused."""
    if not when.other:
        return Answer(now)
    day, clock = parse_date(when.day, when.month, when.year), parse_clock(when.time)
    if day.value is None or clock.value is None:
        return Answer(refusal=day.refusal or clock.refusal)
    at = datetime.combine(day.value, clock.value, now.tzinfo)
    return Answer(refusal=TO_COME) if at > now else Answer(at)
