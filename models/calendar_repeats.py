"""The events that come again: one for each daily time of medicines, the temperatures, the week, the evening.

Their times have no offset: 8am is 8am wherever the person is, also after the clocks have changed.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from models.calendar_events import LOOK, NEUTRAL_DATE, CalendarEvent, event_uid
from models.checklist import applies
from models.due import DueList
from models.due_item import DueItem
from models.due_tasks import REMIND_AT
from models.medicine import Medicine
from models.pack import CarePack
from models.records import Plan
from models.reminders import KINDS, Given

AT_ONCE, BY_DAY = timedelta(), timedelta(hours=10)  # a whole day begins at midnight
NEUTRAL_MEDICINE = "Medicine time"
WRITE = "Write it down in Homeward."
ASK_FOR_IT = "Do you have a date for it? If not, ask your team."


def medicine_events(plan: Plan, today: date, given: dict[str, Given], named: bool) -> Iterator[CalendarEvent]:
    """One event for each time of day, whatever is taken then: one alarm at a time."""
    by_time: dict[time, list[Medicine]] = {}
    for medicine in plan.prescribed:
        if not medicine.held and (medicine.stopped is None or medicine.stopped > today):
            for clock in medicine.times:
                by_time.setdefault(clock, []).append(medicine)
    for clock, some in sorted(by_time.items()):
        uid = event_uid("medicine", clock.isoformat("minutes"))
        first = max(today, min(one.started or today for one in some))
        stops = [one.stopped for one in some]
        last = max(stop for stop in stops if stop) - timedelta(days=1) if all(stops) else None
        title = "; ".join(one.title for one in some) if named else NEUTRAL_MEDICINE
        starts = _begun(given.get(uid), datetime.combine(first, clock), 1)
        yield CalendarEvent(uid, title, WRITE if named else LOOK, starts, AT_ONCE, "medicine", "daily", last)


def task_events(
    pack: CarePack, plan: Plan, due: DueList, given: dict[str, Given], named: bool
) -> Iterator[CalendarEvent]:
    """The temperatures of each day, what comes each week, and the evening."""
    for task in pack.tasks:
        if task.kind == "temperature" and applies(task.needs, plan):
            at = datetime.combine(due.now.date(), REMIND_AT[task.part])
            yield _again("temperature", task.id, task.title, at, "daily", given, named)
    for kind, repeat in (("weekly", "weekly"), ("bedtime", "daily")):
        for item in _newest(due, kind):
            yield _again(kind, item.ref, item.title, item.at.replace(tzinfo=None), repeat, given, named)


def _newest(due: DueList, kind: str) -> tuple[DueItem, ...]:
    """The one of each thing that comes next, or came last."""
    return tuple({item.ref: item for item in due.items if item.kind == kind}.values())


def infusion_events(due: DueList, named: bool) -> Iterator[CalendarEvent]:
    """The day to ask for the next one, while nobody knows it."""
    for item in _newest(due, "infusion"):
        words = (item.title, ASK_FOR_IT) if named else (NEUTRAL_DATE, LOOK)
        yield CalendarEvent(event_uid(item.id), *words, item.at.date(), BY_DAY, "infusion")


def _again(
    kind: str, of: str, title: str, at: datetime, repeat: str, given: dict[str, Given], named: bool
) -> CalendarEvent:
    uid = event_uid(kind, of)
    starts = _begun(given.get(uid), at, 7 if repeat == "weekly" else 1)
    words = (title, WRITE) if named else (KINDS[kind].discreet, LOOK)
    return CalendarEvent(uid, *words, starts, AT_ONCE, kind, repeat)


def _begun(given: Given | None, starts: datetime, every: int) -> datetime:
    """The start that the calendar has already, where it leads to the same days and times."""
    if given is None or given.off or "T" not in given.starts:
        return starts
    before = datetime.fromisoformat(given.starts)
    if before.tzinfo is not None:
        return starts
    days = (starts.date() - before.date()).days
    same = before.time() == starts.time() and days >= 0 and days % every == 0
    return before if same else starts
