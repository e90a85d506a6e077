"""What goes into the calendar of a phone: appointments at their time, the dates of the path as whole days."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models.diary import Diary
from models.milestones import ASK, concerns, milestone_date, say_when
from models.pack import CarePack, Milestone
from models.records import Entry, Plan
from models.wall_time import true_moment

NAMESPACE = uuid.UUID("6f5d9c1e-52f0-5c8a-9d53-5f2f0e6f9c11")  # ours, so that an event keeps its UID for ever
BEGAN = date(2026, 1, 1)  # SEQUENCE counts the minutes from here
VISIT_WARNING, DAY_WARNING = timedelta(hours=-24), timedelta(hours=-14)  # 14 hours before midnight: 10am
NEUTRAL_VISIT, NEUTRAL_DATE = "Appointment", "Ask your team"
LOOK = "Open Homeward to see what this is about."
NO_END = timedelta(hours=1)  # nobody knows how long a visit takes


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event. `starts` is a moment with its offset, or a day for one that lasts the whole day.

    `warn`: when the calendar reminds of it, counted from `starts`.
    """

    uid: str
    title: str
    text: str
    starts: datetime | date
    warn: timedelta


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """All events of one file. `sequence` rises with every file, so that a calendar takes the newer words."""

    events: tuple[CalendarEvent, ...]
    made: datetime
    sequence: int


def build_calendar(
    pack: CarePack, plan: Plan, diary: Diary, now: datetime, named: bool = False
) -> CalendarPage:
    """Everything from today on. `named`: with what it is about; else no word that tells of an illness, as
    calendars are copied to other computers and shown on locked screens."""
    today = now.date()
    events = [
        _appointment(pack, entry, named)
        for entry in diary.of("appointment")
        if entry.at.date() >= today or entry.at >= now  # abroad it may be tomorrow already
    ]
    for milestone in pack.milestones:
        day = milestone_date(milestone, plan) if concerns(milestone, plan) else None
        if day is not None and day >= today:
            events.append(_milestone(milestone, plan, day, today, named))
    minutes = (
        int((now.replace(tzinfo=None) - datetime.combine(BEGAN, datetime.min.time())).total_seconds()) // 60
    )
    return CalendarPage(tuple(events), now, max(minutes, 0))


def calendar_name(now: datetime) -> str:
    """The name of the file: "homeward-2026-11-20.ics"."""
    return f"homeward-{now.date().isoformat()}.ics"


def _appointment(pack: CarePack, entry: Entry, named: bool) -> CalendarEvent:
    at = true_moment(entry.at, entry.written, pack.time_zone)
    title = entry.text.strip() if named else ""
    return CalendarEvent(_uid("appointment", entry.uid), title or NEUTRAL_VISIT, LOOK, at, VISIT_WARNING)


def _milestone(milestone: Milestone, plan: Plan, day: date, today: date, named: bool) -> CalendarEvent:
    """A day to ask about, never one from which something is allowed (Q6)."""
    title = f"{milestone.title}: ask your team" if named else NEUTRAL_DATE
    when = say_when(milestone, plan, today)
    text = f"{when if when.endswith(ASK) else f'{when}. {ASK}'} {milestone.words}" if named else LOOK
    return CalendarEvent(_uid("milestone", milestone.id, plan.infusion), title, text, day, DAY_WARNING)


def _uid(*parts: object) -> str:
    return str(uuid.uuid5(NAMESPACE, "/".join(map(str, parts))))
