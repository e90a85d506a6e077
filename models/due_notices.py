"""What to notify of now: what of the due list was not shown yet, together where it comes together.

The marks of what is shown are to be stored before it is shown: a notification that a crash swallowed comes
again with its next repeat or stands in the list, but never twice.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from models.dates import say_count
from models.doses import LATER
from models.due import DueList
from models.due_item import DueItem
from models.reminders import KEEP_SHOWN, KEEP_TOLD, KINDS, ReminderSettings, Shown, Snoozed

OPEN = "Open Homeward to see what it is."
FIRST, OPEN_FIRST = "Before your next medicine", "Open Homeward before you take it."
SEVERAL = "several|"


@dataclass(frozen=True, slots=True)
class ToShow:
    """One notification. `items`: the ids it is about; `rings`: it is the alarm of a nap."""

    id: str
    title: str
    body: str
    route: str
    actions: tuple[str, ...]
    items: tuple[str, ...]
    rings: bool = False


@dataclass(frozen=True, slots=True)
class Notices:
    """What to do now: store `after` first, then take `withdraw` away and show `show`."""

    show: tuple[ToShow, ...]
    withdraw: tuple[str, ...]
    after: ReminderSettings


def notices(due: DueList, reminders: ReminderSettings) -> Notices:
    """What the moment of the due list asks for. Looking twice at one moment shows nothing twice."""
    marks = {one.id: one for one in reminders.shown}
    ringing = [item for item in due.due if reminders.on(item.kind) and _fires(item, marks, due.now)]
    held = [item for item in ringing if _held(item, marks, reminders, due.now)]
    show = tuple(_together([item for item in ringing if item not in held], reminders.details))
    for notice in show:
        for item in notice.items:
            marks[item] = _marked(due, item, marks.get(item), notice.id)
    marks, withdraw = _settled(due, marks, {notice.id for notice in show}, reminders.shown)
    after = replace(reminders, shown=_kept(due, marks.values()), snoozed=_waiting(due, reminders))
    return Notices(show, withdraw, after)


def _fires(item: DueItem, marks: dict[str, Shown], now: datetime) -> bool:
    """Whether one of its moments has come since it was shown last."""
    mark = marks.get(item.id)
    fired = [moment for moment in item.remind if moment <= now]
    if not fired or mark is None or mark.series != item.series:
        return bool(fired)
    wrong_clock = mark.last > now + timedelta(days=1)
    return mark.count < max(KINDS[item.kind].most, len(item.remind)) and (
        mark.last < fired[-1] or wrong_clock
    )


def _held(item: DueItem, marks: dict[str, Shown], reminders: ReminderSettings, now: datetime) -> bool:
    """Whether quiet hours hold it back: all but an alarm, and what comes at a time that the person chose, at
    that time and once."""
    if not reminders.quiet(now) or item.kind == "nap":
        return False
    kind, first = KINDS[item.kind], item.id not in marks or marks[item.id].series != item.series
    return not (kind.wakes and first and now - item.remind[0] < timedelta(minutes=kind.every))


def _together(items: list[DueItem], details: bool) -> Iterator[ToShow]:
    """Medicines together, an alarm by itself, all else together."""
    alarms = [item for item in items if item.kind == "nap"]
    medicines = [item for item in items if item.kind == "medicine"]
    others = [item for item in items if item.kind not in ("nap", "medicine")]
    for item in alarms:
        yield _one(item, details)
    for kind, some in (("medicine", medicines), ("other", others)):
        if len(some) == 1:
            yield _one(some[0], details)
        elif some:
            yield _several(kind, some, details)


def _one(item: DueItem, details: bool) -> ToShow:
    discreet = (FIRST, OPEN_FIRST) if item.asks else (item.discreet, OPEN)
    title, body = (item.title, item.second) if details else discreet
    return ToShow(item.id, title, body, item.route, item.actions, (item.id,), item.kind == "nap")


def _several(kind: str, items: list[DueItem], details: bool) -> ToShow:
    medicines = kind == "medicine"
    title = "Time for your medicines" if medicines else f"{say_count(len(items), 'thing')} for now"
    body = ". ".join(item.title for item in items) if details else OPEN
    if any(item.asks for item in items):
        title, body = "Before your next medicines", "Open Homeward before you take them."
    actions = (LATER,) if all(LATER in item.actions for item in items) else ()
    route = items[0].route if medicines else "/"
    return ToShow(f"{SEVERAL}{items[0].id}", title, body, route, actions, tuple(one.id for one in items))


def _marked(due: DueList, item_id: str, before: Shown | None, notice: str) -> Shown:
    item = due.find(item_id)
    series = item.series if item else ""
    count = before.count + 1 if before is not None and before.series == series else 1
    return Shown(item_id, count, due.now, notice, series)


def _settled(
    due: DueList, marks: dict[str, Shown], showing: set[str], before: Iterable[Shown]
) -> tuple[dict[str, Shown], tuple[str, ...]]:
    """The notifications with nothing left to do in them, and the marks without them."""
    waits = {item.id for item in due.due}
    open_ones = {mark.notice for mark in marks.values() if mark.id in waits}
    gone = {mark.notice for mark in (*before, *marks.values()) if mark.notice} - open_ones - showing
    kept = {name: replace(mark, notice="") if mark.notice in gone else mark for name, mark in marks.items()}
    return kept, tuple(sorted(gone))


def _kept(due: DueList, marks: Iterable[Shown]) -> tuple[Shown, ...]:
    """Those that may still matter, and for as long the newest. All are written again with each."""
    marks, here = tuple(marks), {item.id for item in due.items}
    newest = max((mark.last for mark in marks), default=None)
    return tuple(
        mark
        for mark in marks
        if mark.id in here or due.now - mark.last < (KEEP_TOLD if mark.last == newest else _keep(mark.id))
    )


def _keep(item_id: str) -> timedelta:
    kind = KINDS.get(item_id.partition("|")[0])
    return KEEP_TOLD if kind is not None and kind.told else KEEP_SHOWN


def _waiting(due: DueList, reminders: ReminderSettings) -> tuple[Snoozed, ...]:
    here = {item.id for item in due.items}
    return tuple(one for one in reminders.snoozed if one.id in here or one.until > due.now)
