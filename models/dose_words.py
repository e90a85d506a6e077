"""Says doses in plain words: when one is due, what was written down by whom, and what to do in doubt."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from models.dates import begin, say_date, say_day, say_moment, say_time
from models.diary import Diary
from models.doses import (
    CARER,
    DUE,
    LATER,
    SKIPPED,
    TAKEN,
    UNRECORDED,
    UPCOMING,
    Dose,
    Recorded,
    doses_of_day,
    too_soon,
    unanswered,
)
from models.medicine import Medicine
from models.records import Entry

ASK = "ask your team or pharmacist what to do. Do not take two doses together."
NOT_KNOWN = f"Did you take it? Write it down. If not, {ASK}"
TWICE = "This dose is written down as taken more than once. If you took it twice, call your team."


@dataclass(frozen=True, slots=True)
class DoseLine:
    """One dose as a row: `note` is what to know before taking it, "" where there is nothing."""

    id: str
    title: str
    second: str
    state: str
    note: str = ""

    @property
    def open(self) -> bool:
        """Whether it waits for an answer now."""
        return self.state in (DUE, UNRECORDED)


@dataclass(frozen=True, slots=True)
class EarlierDay:
    """A day before today with its doses that nothing is written about."""

    title: str
    doses: tuple[DoseLine, ...]


def dose_lines(medicines: tuple[Medicine, ...], diary: Diary, now: datetime) -> tuple[DoseLine, ...]:
    """Every dose of today in words, in the order of their times. What waits has no note yet."""
    lines = (say_dose(dose, diary, now) for dose in doses_of_day(medicines, diary, now))
    return tuple(replace(line, note="") if line.state in (UPCOMING, LATER) else line for line in lines)


def earlier_days(medicines: tuple[Medicine, ...], diary: Diary, now: datetime) -> tuple[EarlierDay, ...]:
    """The doses before those of today that nothing is written about, the newest day first."""
    days: dict[date, list[DoseLine]] = {}
    for dose in unanswered(medicines, diary, now):
        line = DoseLine(dose.id, dose.medicine.title, say_due(dose.due, now), dose.state, NOT_KNOWN)
        days.setdefault(dose.due.date(), []).append(line)
    today = now.date()
    return tuple(
        EarlierDay(begin(say_day(day, today)), tuple(days[day])) for day in sorted(days, reverse=True)
    )


def say_dose(dose: Dose, diary: Diary, now: datetime) -> DoseLine:
    """One dose in words."""
    if dose.record is not None and dose.state in (TAKEN, SKIPPED):
        note = TWICE if dose.twice else ""
    else:
        note = _note(dose, diary, now)
    return DoseLine(dose.id, dose.medicine.title, say_state(dose, now), dose.state, note)


def say_state(dose: Dose, now: datetime) -> str:
    """When it is due and what is written down: "Due at 8am. Taken at 8:05am"."""
    due = say_due(dose.due, now)
    if dose.record is not None and dose.state in (TAKEN, SKIPPED):
        return f"{due}. {say_record(dose.record, now)}"
    if dose.state == LATER:
        return f"{due}. Put off until {_until(dose.record)}"
    return f"{due}. Nothing written down." if dose.state == UNRECORDED else due


def say_due(due: datetime, now: datetime) -> str:
    """ "Due at 8am", "Due Tuesday 17 November at 8am"."""
    if due.date() == now.date():
        return f"Due at {say_time(due)}"
    return f"Due {say_day(due.date(), now.date())} at {say_time(due)}"


def _until(record: Recorded | None) -> str:
    return say_time(record.until) if record is not None and record.until else ""


def _note(dose: Dose, diary: Diary, now: datetime) -> str:
    last = too_soon(dose, diary, now)
    if last is not None:
        return f"A dose was taken {say_moment(last.entry.at, now)}. Before you take another, {ASK}"
    return NOT_KNOWN if dose.state == UNRECORDED else ""


def say_who(who: str) -> str:
    """ "you", "your carer"."""
    return "your carer" if who == CARER else "you"


def say_record(one: Recorded, now: datetime) -> str:
    """ "Taken at 8:05am, written down by your carer"."""
    today = one.entry.at.date() == now.date()
    when = f"at {say_time(one.entry.at)}" if today else say_moment(one.entry.at, now)
    what = "Taken" if one.outcome == TAKEN else "Skipped"
    return f"{what} {when}{', written down by your carer' if one.who == CARER else ''}"


def say_outcome(outcome: str, at: datetime, until: datetime | None, now: datetime) -> str:
    """What was written down just now: "taken today at 8am", "skipped", "put off until 9am"."""
    if outcome == TAKEN:
        return f"taken {say_moment(at, now)}"
    return f"put off until {say_time(until)}" if until else "skipped"


def say_already(one: Recorded, now: datetime) -> str:
    """The sentence that stops a second recording: who wrote it down, and when."""
    by = f"{say_who(one.who)}, {say_moment(one.entry.written, now)}"
    outcome = "taken" if one.outcome == TAKEN else "skipped"
    return f"This is written down as {outcome} {say_moment(one.entry.at, now)}. It was written down by {by}."


def say_dose_entry(entry: Entry) -> tuple[str, str]:
    """A dose entry for the timeline: "Aciclovir, 400 mg" and "Taken. It was due at 8am"."""
    title = entry.text or "Medicine"
    tags = (*entry.tags, "", "", "", "", "")
    words = {TAKEN: "Taken", SKIPPED: "Skipped", LATER: "Put off"}.get(tags[2], "")
    parts = [words, _was_due(tags[1], entry), "Written down by your carer" if tags[3] == CARER else ""]
    return title, ". ".join(part for part in parts if part)


def _was_due(due: str, entry: Entry) -> str:
    try:
        moment = datetime.fromisoformat(due)
    except ValueError:
        return ""
    if moment.date() == entry.at.date():
        return f"It was due at {say_time(moment)}"
    return f"It was due on {say_date(moment.date(), year=False)} at {say_time(moment)}"
