"""What goes into the calendar of a phone: appointments at their time, the dates of the path as whole days,
and what comes every day or every week at the time of the person's own clock."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models.diary import Diary
from models.milestones import ASK, concerns, milestone_date, say_when
from models.pack import CarePack, Milestone
from models.records import Entry, Plan
from models.reminders import Given
from models.wall_time import true_moment

NAMESPACE = uuid.UUID("6f5d9c1e-52f0-5c8a-9d53-5f2f0e6f9c11")  # ours, so that an event keeps its UID for ever
VISIT_WARNING, DAY_WARNING = timedelta(hours=-24), timedelta(hours=-14)  # 14 hours before midnight: 10am
NEUTRAL_VISIT, NEUTRAL_DATE = "Appointment", "Ask your team"
LOOK = "Open Homeward to see what this is about."
NO_END = timedelta(hours=1)  # nobody knows how long a visit takes
DATES = ("visit", "date")


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event. `starts` is a moment with its offset; a moment without one, which every calendar shows at
    that time of the place it is in; or a day, for an event that lasts the whole day.

    `warn`: when the calendar reminds of it, counted from `starts`. `repeat`: "", "daily" or "weekly", `until`
    the last day of it. `kind` is that of models/reminders.py. `off`: it was given out and is so no more.
    """

    uid: str
    title: str
    text: str
    starts: datetime | date
    warn: timedelta
    kind: str
    repeat: str = ""
    until: date | None = None
    sequence: int = 0
    off: bool = False


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """All events of one file. `given`: to be remembered once the file was saved, so that the next one can
    change these events and call them off."""

    events: tuple[CalendarEvent, ...]
    made: datetime
    given: tuple[Given, ...] = ()


def calendar_name(now: datetime) -> str:
    """The name of the file: "homeward-2026-11-20.ics"."""
    return f"homeward-{now.date().isoformat()}.ics"


def visit_events(pack: CarePack, diary: Diary, now: datetime, named: bool) -> Iterator[CalendarEvent]:
    """Every appointment from today on."""
    for entry in diary.of("appointment"):
        if entry.at.date() >= now.date() or entry.at >= now:  # abroad it may be tomorrow already
            yield _appointment(pack, entry, named)


def path_events(pack: CarePack, plan: Plan, today: date, named: bool) -> Iterator[CalendarEvent]:
    """Every date of the path from today on."""
    for milestone in pack.milestones:
        day = milestone_date(milestone, plan) if concerns(milestone, plan) else None
        if day is not None and day >= today:
            yield _milestone(milestone, plan, day, today, named)


def _appointment(pack: CarePack, entry: Entry, named: bool) -> CalendarEvent:
    at = true_moment(entry.at, entry.written, pack.time_zone)
    title = entry.text.strip() if named else ""
    uid = event_uid("appointment", entry.uid)
    return CalendarEvent(uid, title or NEUTRAL_VISIT, LOOK, at, VISIT_WARNING, "visit")


def _milestone(milestone: Milestone, plan: Plan, day: date, today: date, named: bool) -> CalendarEvent:
    """A day to ask about, never one from which something is allowed (Q6)."""
    title = f"{milestone.title}: ask your team" if named else NEUTRAL_DATE
    when = say_when(milestone, plan, today)
    text = f"{when if when.endswith(ASK) else f'{when}. {ASK}'} {milestone.words}" if named else LOOK
    uid = event_uid("milestone", milestone.id, plan.infusion)
    return CalendarEvent(uid, title, text, day, DAY_WARNING, "date")


def event_uid(*parts: object) -> str:
    """The UID of what these parts name: the same in every file, and telling nothing."""
    return str(uuid.uuid5(NAMESPACE, "/".join(map(str, parts))))
