"""One thing that is due at a moment: what it is called, when it reminds, and what can be answered to it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone

from models.diary import Diary
from models.pack import CarePack
from models.records import Plan
from models.reminders import KINDS

UPCOMING, DUE, MISSED, DONE = "upcoming", "due", "missed", "done"
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DueItem:
    """`id` is the same for ever and on every device. `at`, `until`: from when and until when it is for now,
    with the offset of this device; `until` is None where it waits until it is dealt with.

    `title` and `second` say what it is. `actions`: what can be answered at once, in the words of
    models/doses.py. `route`: the screen to do it on. `ref`: the dose id, task id or uid of what it is about.
    `remind`: the moments to show it at; `series` changes when it was put off, so that it is shown anew.
    `asks`: something has to be known before it is done, so that no word may sound like "do it now".
    """

    id: str
    kind: str
    title: str
    second: str
    at: datetime
    state: str
    route: str
    actions: tuple[str, ...] = ()
    remind: tuple[datetime, ...] = ()
    until: datetime | None = None
    ref: str = ""
    series: str = ""
    asks: bool = False

    @property
    def discreet(self) -> str:
        """What it is, for a screen that others may see."""
        return KINDS[self.kind].discreet


@dataclass(frozen=True, slots=True)
class Looking:
    """What every part of the list is made from. `since`: what passed before is left out. `page`: it is the
    list of today, else that of all the time since."""

    pack: CarePack
    plan: Plan
    diary: Diary
    now: datetime
    since: datetime
    page: bool

    def at(self, wall: datetime) -> datetime:
        """A time of the person's own clock as a moment."""
        return wall.replace(tzinfo=self.now.tzinfo)

    def over(self, until: datetime) -> bool:
        """Whether it passed before the time that is looked at."""
        return until <= self.since

    @property
    def midnight(self) -> datetime:
        """When today began."""
        return self.at(datetime.combine(self.now.date(), time()))


def in_own_offset(moment: datetime, now: datetime) -> datetime:
    """The moment as this device says it now. Two of them compare as moments, also when the clocks change."""
    return moment.astimezone(timezone(now.utcoffset() or timedelta()))


def repeats(kind: str, first: datetime, until: datetime | None) -> tuple[datetime, ...]:
    """The moments to remind at: the first and as many more as its kind allows, none when it is over."""
    rule = KINDS[kind]
    every = (first + number * timedelta(minutes=rule.every) for number in range(rule.most))
    return tuple(moment for moment in every if until is None or moment < until)


def state_of(now: datetime, at: datetime, until: datetime | None, done: bool = False) -> str:
    """Upcoming, due, missed or done by the time alone."""
    if done:
        return DONE
    if until is not None and now >= until:
        return MISSED
    return DUE if now >= at else UPCOMING
