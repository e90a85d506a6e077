"""The days that a visit summary, or another file for the team, is about."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from models.dates import DAYS, MONTHS, say_count, say_date
from models.diary import Diary

USUAL = "14"
SPANS = {"7": 7, "14": 14, "30": 30}
PERIODS = (
    ("visit", "Since my last visit"),
    ("7", "The last 7 days"),
    ("14", "The last 14 days"),
    ("30", "The last 30 days"),
    ("all", "Everything"),
)
EAST = timedelta(hours=26)  # no clock on Earth is further ahead of another
NO_VISIT = "No earlier appointment is written down, so this is the last 14 days."


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both included; `last` is today. `note`: why it is not what was asked for."""

    first: date
    last: date
    words: str
    note: str = ""

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    def say_day(self, day: date) -> str:
        """ "Fri 20 Nov", with the year where the period has more than one."""
        words = f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"
        return words if self.first.year == self.last.year else f"{words} {day.year}"

    def holds(self, day: date) -> bool:
        """Whether the day is one of them."""
        return self.first <= day <= self.last


def each_day(first: date, last: date) -> list[date]:
    """The days from `first` to `last`; none where `last` comes before."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _last_day(diary: Diary, now: datetime) -> date:
    """Today; tomorrow where something was written on a clock further east: a journey loses nothing."""
    last = now.date()
    for entry in reversed(diary.entries):
        if entry.at < now - EAST:
            break
        if entry.at <= now:
            last = max(last, entry.at.date())
    return last


def choose_period(diary: Diary, now: datetime, chosen: str) -> Period:
    """The days of one of `PERIODS`. A visit of today is still to come, so the one before it counts."""
    today = _last_day(diary, now)
    note = ""
    if chosen == "visit":
        visit = diary.latest("appointment", datetime.combine(today, time(), now.tzinfo))
        first = visit.at.date() if visit else today - timedelta(days=SPANS[USUAL] - 1)
        note = "" if visit else NO_VISIT
    elif chosen == "all":
        first = diary.entries[0].at.date() if len(diary) else today
    else:
        first = today - timedelta(days=SPANS[chosen] - 1)
    first = min(first, today)
    days = (today - first).days + 1
    words = f"{say_date(first)} to {say_date(today)} ({say_count(days, 'day')})"
    return Period(first, today, words if days > 1 else say_date(today), note)
