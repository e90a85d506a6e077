"""What the page Reminders lists: what waits now and can be put off, and what comes next."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from models.dates import begin, say_at, say_moment
from models.doses import LATER
from models.due import DueList
from models.due_item import DUE, DueItem
from models.reminders import ReminderSettings

MOST_NEXT = 4
MINUTES = (30, 60, 120)
DATED = ("visit", "date", "infusion")  # kinds that remind before their own day
TOMORROW_AT = time(10)  # ours: when something that keeps for days comes again


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """One row. `dose`: the dose it is about, which is put off through its own questions. `later`: until when
    anything else can be put off."""

    id: str
    title: str
    second: str
    route: str
    dose: str = ""
    later: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class ReminderLines:
    """`now`: what waits. `coming`: what reminds next."""

    now: tuple[ReminderLine, ...]
    coming: tuple[ReminderLine, ...]


def reminder_lines(due: DueList, reminders: ReminderSettings) -> ReminderLines:
    """Of the kinds that are switched on; Today shows the others too."""
    wanted = sorted(due.due, key=lambda item: item.kind != "medicine")
    waits = tuple(_line(item, due.now) for item in wanted if reminders.on(item.kind))
    ahead = [
        (moment, item)
        for item in due.upcoming
        if reminders.on(item.kind) and (moment := _next(item, due.now)) is not None
    ]
    coming = sorted(ahead, key=lambda one: (one[0], one[1].id))[:MOST_NEXT]
    return ReminderLines(waits, tuple(_to_come(item, moment, due.now) for moment, item in coming))


def later_times(item: DueItem, now: datetime) -> tuple[datetime, ...]:
    """Until when this can be put off: never beyond the time it is for. A dose has times of its own."""
    if item.state != DUE or LATER not in item.actions or item.kind == "medicine":
        return ()
    morning = datetime.combine(now.date() + timedelta(days=1), TOMORROW_AT, now.tzinfo)
    moments = (*(now + timedelta(minutes=minutes) for minutes in MINUTES), morning)
    return tuple(moment for moment in moments if item.until is None or moment < item.until)


def say_put_off(title: str, until: datetime, now: datetime) -> str:
    """The notice after it was put off."""
    return f"{title[:60]}: put off until {say_at(until, now)}"


def _line(item: DueItem, now: datetime) -> ReminderLine:
    dose = item.ref if item.kind == "medicine" and LATER in item.actions else ""
    return ReminderLine(item.id, item.title, item.second, item.route, dose, later_times(item, now))


def _to_come(item: DueItem, moment: datetime, now: datetime) -> ReminderLine:
    """The moment of a reminder is never shown as if it were that of the appointment or the date."""
    reminder = f"Reminder: {say_moment(moment, now)}"
    second = item.second if item.kind == "medicine" else reminder
    if item.kind in DATED:
        second = f"{begin(item.second.removesuffix('.'))}. {reminder}"
    return ReminderLine(item.id, item.title, second, item.route)


def _next(item: DueItem, now: datetime) -> datetime | None:
    return next((moment for moment in item.remind if moment > now), None)
