"""Makes one calendar file: the chosen kinds, with what changed and what was stopped since an earlier file."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256

from models.calendar_events import (
    DATES,
    LOOK,
    NEUTRAL_DATE,
    NEUTRAL_VISIT,
    CalendarEvent,
    CalendarPage,
    path_events,
    visit_events,
)
from models.calendar_repeats import (
    AT_ONCE,
    NEUTRAL_MEDICINE,
    infusion_events,
    medicine_events,
    task_events,
)
from models.diary import Diary
from models.due import due_list
from models.pack import CarePack
from models.records import Plan
from models.reminders import KINDS, Given, ReminderSettings

BEGAN = datetime(2026, 1, 1)  # SEQUENCE counts the minutes from here
IN_A_CALENDAR = ("medicine", "temperature", "visit", "date", "weekly", "infusion", "bedtime")
NEUTRAL = {
    "medicine": NEUTRAL_MEDICINE,
    "visit": NEUTRAL_VISIT,
    "date": NEUTRAL_DATE,
    "infusion": NEUTRAL_DATE,
}


def build_calendar(
    pack: CarePack,
    plan: Plan,
    diary: Diary,
    now: datetime,
    named: bool = False,
    kinds: Collection[str] = DATES,
    given: tuple[Given, ...] = (),
) -> CalendarPage:
    """Everything of these kinds from today on. `named`: with what it is about; else no word that tells of an
    illness, as calendars are copied to other computers and shown on locked screens.

    `given`: what earlier files held. What is the same keeps its SEQUENCE, what changed gets a higher one, and
    what is no more is called off.
    """
    before = {one.uid: one for one in given}
    minutes = max(0, int((now.replace(tzinfo=None) - BEGAN).total_seconds()) // 60)
    here = tuple(
        _numbered(event, before.get(event.uid), minutes)
        for event in _events(pack, plan, diary, now, named, before)
        if event.kind in kinds
    )
    off = tuple(_called_off(given, {event.uid for event in here}, kinds, now.date(), minutes))
    others = tuple(one for one in given if one.kind not in kinds)
    return CalendarPage((*here, *off), now, (*others, *map(_given, (*here, *off))))


def _events(
    pack: CarePack, plan: Plan, diary: Diary, now: datetime, named: bool, given: dict[str, Given]
) -> Iterator[CalendarEvent]:
    due = due_list(pack, plan, diary, ReminderSettings(), now)
    yield from medicine_events(plan, now.date(), given, named)
    yield from task_events(pack, plan, due, given, named)
    yield from infusion_events(due, named)
    yield from visit_events(pack, diary, now, named)
    yield from path_events(pack, plan, now.date(), named)


def _numbered(event: CalendarEvent, before: Given | None, minutes: int) -> CalendarEvent:
    if before is None:
        return replace(event, sequence=minutes)
    if before.mark == _mark(event) and not before.off:
        return replace(event, sequence=before.sequence)
    return replace(event, sequence=max(minutes, before.sequence + 1))


def _called_off(
    given: tuple[Given, ...], here: set[str], kinds: Collection[str], today: date, minutes: int
) -> Iterator[CalendarEvent]:
    """What an earlier file held and this one does not: stopped, moved to another time, or taken away, also in
    each later file, as one may not be imported. A single day that is over is only forgotten."""
    for one in given:
        if one.uid in here or one.kind not in kinds:
            continue
        starts = _starts(one)
        day = starts.date() if isinstance(starts, datetime) else starts
        if one.kind in ("visit", "date", "infusion") and day < today:
            continue
        sequence = one.sequence if one.off else max(minutes, one.sequence + 1)
        title = NEUTRAL.get(one.kind) or KINDS[one.kind].discreet
        yield CalendarEvent(one.uid, title, LOOK, starts, AT_ONCE, one.kind, sequence=sequence, off=True)


def _starts(given: Given) -> datetime | date:
    if "T" in given.starts:
        return datetime.fromisoformat(given.starts)
    return date.fromisoformat(given.starts)


def _given(event: CalendarEvent) -> Given:
    return Given(event.uid, event.kind, event.sequence, event.starts.isoformat(), _mark(event), event.off)


def _mark(event: CalendarEvent) -> str:
    """Tells whether two events say the same, without keeping what they say."""
    said = (event.title, event.text, event.starts.isoformat(), event.warn, event.repeat, event.until)
    return sha256(repr(said).encode()).hexdigest()[:16]
