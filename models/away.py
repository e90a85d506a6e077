"""While you were away: what passed since the app was open last, once, and what still makes sense now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from models.dates import begin, say_count, say_day, say_moment
from models.diary import Diary
from models.doses import wall
from models.due import DueList, due_list
from models.due_doses import say_span
from models.due_item import DAY, DueItem, in_own_offset
from models.pack import CarePack
from models.records import Plan
from models.reminders import KINDS, ReminderSettings

KEPT_EVERY = timedelta(minutes=10)  # so often it is stored that the app is open
AWAY = timedelta(minutes=30)  # longer than that and some: the app was not open in between
FAR = timedelta(days=60)  # what passed longer ago is not counted up
BY_THE_WALL = ("medicine", "temperature", "weekly", "infusion", "date")
DOSES = (
    "Nothing is written down about these. If you did not take them, do not take two doses together: ask your "
    "team or pharmacist what to do."
)
READINGS = "Nothing was written down. If you feel unwell, use the red button."
VISITS = "If you could not go, call your team for a new one."
DATES = "If this did not happen, ask your team."
WEEKLY = "If it was not done, ask your team when it can be."


@dataclass(frozen=True, slots=True)
class AwayGroup:
    """What passed of one kind: a line for each, and one sentence on what to do."""

    kind: str
    title: str
    lines: tuple[str, ...]
    advice: str
    route: str


@dataclass(frozen=True, slots=True)
class Away:
    """The card. `still`: what is due now all the same."""

    since: str
    groups: tuple[AwayGroup, ...]
    still: tuple[DueItem, ...]


def build_away(
    pack: CarePack, plan: Plan, diary: Diary, reminders: ReminderSettings, now: datetime
) -> Away | None:
    """What passed since the app was open last; None where nothing did or it was open all the time, and at the
    very first start."""
    opened, own = reminders.opened, in_own_offset(now, now)
    if opened is None or max(own - opened, wall(own) - wall(opened)) < AWAY:
        return None
    earliest = min(in_own_offset(opened, now), opened.replace(tzinfo=own.tzinfo))
    begin = max(earliest, own - FAR)
    due = due_list(pack, plan, diary, reminders, now, begin)
    gone = passed(due, opened)
    if not gone:
        return None
    since = f"Since {say_moment(begin, own)}"
    return Away(since, tuple(_groups(gone, due.now)), due.due)


def passed(due: DueList, opened: datetime) -> tuple[DueItem, ...]:
    """What is said to have been missed since then; not a nudge whose moment is simply gone.

    What goes by the person's own clock is counted by that: a journey to the east leaves hours out, in which
    doses were due, and one to the west has hours twice.
    """
    return tuple(item for item in due.missed if not KINDS[item.kind].fades and not _before(item, opened))


def _before(item: DueItem, opened: datetime) -> bool:
    if item.until is None:
        return False
    if item.kind in BY_THE_WALL:
        return wall(item.until) <= wall(opened)
    return item.until <= opened


def told(reminders: ReminderSettings, now: datetime) -> ReminderSettings:
    """After the person saw what passed, and while the app is open: the next time begins here."""
    return replace(reminders, opened=now)


def worth_keeping(reminders: ReminderSettings, now: datetime) -> bool:
    """Whether it is time to store again that the app is open: not at every tick, each is written to disk."""
    return reminders.opened is None or abs(now - reminders.opened) >= KEPT_EVERY


def _groups(gone: tuple[DueItem, ...], now: datetime) -> Iterator[AwayGroup]:
    advice = {"medicine": DOSES, "temperature": READINGS, "visit": VISITS, "date": DATES, "weekly": WEEKLY}
    for kind in KINDS.values():
        some = [item for item in gone if item.kind == kind.id]
        if some:
            lines = tuple(_lines(some, kind.title, now))
            yield AwayGroup(kind.id, kind.title, lines, advice.get(kind.id, ""), _route(some))


def _route(items: list[DueItem]) -> str:
    routes = {item.route for item in items}
    return routes.pop() if len(routes) == 1 else "/"


def _lines(items: list[DueItem], heading: str, now: datetime) -> Iterator[str]:
    """One line for each thing, however often it came. What the heading says is not said again."""
    for title in dict.fromkeys(item.title for item in items):
        some = [item for item in items if item.title == title]
        when = _when(some, now)
        if some[0].kind == "infusion":
            yield title  # it says when
        else:
            yield begin(when) if title == heading else f"{title}: {when}"


def _when(some: list[DueItem], now: datetime) -> str:
    """When one was, or how often and in which time."""
    first, last = _own(some[0]), _own(some[-1])
    if len(some) == 1:
        return say_day(first.date(), now.date()) if some[0].kind == "date" else say_moment(first, now)
    count = say_count(len(some), "dose" if some[0].kind == "medicine" else "time")
    return f"{count}, {say_span(first, last, now)}"


def _own(item: DueItem) -> datetime:
    """Its own time. A visit and a date remind before their day, and a dose that was put off after its hour:
    that time would be a wrong one."""
    if item.kind == "medicine" and item.series:
        return datetime.fromisoformat(item.ref.rpartition("|")[2]).replace(tzinfo=item.at.tzinfo)
    if item.kind == "visit" and item.until is not None:
        return item.until
    if item.kind == "date" and item.until is not None:
        return item.until - DAY
    return item.at
