"""Answers one dose: what is known about it before it is written down, and the time that a person types."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.dates import say_moment
from models.diary import Diary
from models.dose_words import say_dose
from models.doses import (
    DUE,
    LATER,
    OVER_MIDNIGHT,
    SKIPPED,
    TAKEN,
    Dose,
    Recorded,
    already,
    doses_of_day,
    last_taken,
    opens,
    wall,
)
from models.medicine import Medicine
from models.readings import Answer, parse_clock

PUT_OFF = (30, 60, 120)  # minutes
TODAY, YESTERDAY = "today", "yesterday"


@dataclass(frozen=True, slots=True)
class AskedDose:
    """A dose that is being answered: what it is, what is known about it, and until when it can be put off.

    `due` is None for a medicine "when needed". `record` is what was written down before.
    """

    id: str
    medicine: Medicine
    due: datetime | None
    title: str
    second: str
    note: str
    record: Recorded | None
    put_off: tuple[datetime, ...] = ()

    @property
    def asks_first(self) -> bool:
        """Whether one tap may not write it down: it is written down already, or there is a doubt to read."""
        return self.record is not None or bool(self.note)


def asked_dose(medicines: tuple[Medicine, ...], diary: Diary, now: datetime, wanted: str) -> AskedDose | None:
    """The dose with this id as it stands now; None where the medicine or the time is gone."""
    uid, _, clock = wanted.partition("|")
    medicine = next((one for one in medicines if one.uid == uid), None)
    if medicine is None:
        return None
    if not clock:
        last = last_taken(diary, uid, now)
        second = f"Last taken {say_moment(last.entry.at, now)}" if last else "Only when needed"
        record = already(diary, uid, None, now)
        return AskedDose(wanted, medicine, None, medicine.title, second, "", record)
    dose = next((one for one in doses_of_day((medicine,), diary, now) if one.id == wanted), None)
    if dose is None:
        return None
    line = say_dose(dose, diary, now)
    record = dose.record if dose.state in (TAKEN, SKIPPED) else None
    later = _put_off(dose, now)
    return AskedDose(wanted, medicine, dose.due, line.title, line.second, line.note, record, later)


def _put_off(dose: Dose, now: datetime) -> tuple[datetime, ...]:
    """Times to put it off to: never so late that the next dose is due by then."""
    if dose.state not in (DUE, LATER):
        return ()
    days = (dose.due.date(), dose.due.date() + timedelta(days=1))
    every = [datetime.combine(day, one) for day in days for one in sorted(dose.medicine.times)]
    following = next(one for one in every if one > dose.due)
    moments = [wall(now) + timedelta(minutes=minutes) for minutes in PUT_OFF]
    latest = min(opens(dose.due, following), dose.due + OVER_MIDNIGHT)
    return tuple(moment for moment in moments if dose.due < moment < latest)


def read_taken(day: str, clock: str, now: datetime) -> Answer[datetime]:
    """When a dose was taken, from "today" or "yesterday" and a time as typed."""
    answer = parse_clock(clock)
    if answer.value is None:
        return Answer(refusal=answer.refusal)
    days = timedelta(days=1 if day == YESTERDAY else 0)
    at = datetime.combine(now.date() - days, answer.value, now.tzinfo)
    if at > now:
        return Answer(refusal="That time is still to come. Type when it was.")
    return Answer(at)
