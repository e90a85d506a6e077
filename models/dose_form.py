"""Answers one dose: what is known about it before it is written down, and the time that a person types."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models.dates import DAYS, begin, say_day, say_moment
from models.diary import Diary
from models.dose_words import NOT_KNOWN, say_dose
from models.doses import (
    DUE,
    LATER,
    OVER_MIDNIGHT,
    SKIPPED,
    TAKEN,
    Dose,
    Recorded,
    already,
    dose_of,
    last_taken,
    of_today,
    opens,
    wall,
)
from models.medicine import Medicine
from models.readings import Answer, parse_clock

PUT_OFF = (30, 60, 120)  # minutes
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AskedDose:
    """A dose that is being answered: what it is, what is known about it, and until when it can be put off.

    `due` is None for a medicine "when needed". `record` is what was written down before. `earlier`: it is
    none of today's, so that it is not taken now; what was can be written down.
    """

    id: str
    medicine: Medicine
    due: datetime | None
    title: str
    second: str
    note: str
    record: Recorded | None
    put_off: tuple[datetime, ...] = ()
    earlier: bool = False

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
    dose = dose_of(medicine, diary, now, wanted)
    if dose is None:
        return None
    line, earlier = say_dose(dose, diary, now), not of_today(dose, now)
    record = dose.record if dose.state in (TAKEN, SKIPPED) else None
    note = NOT_KNOWN if earlier and record is None else line.note
    later = _put_off(dose, now)
    return AskedDose(wanted, medicine, dose.due, line.title, line.second, note, record, later, earlier)


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


def days_to_choose(due: datetime | None, today: date) -> tuple[date, date]:
    """The days on which it may have been taken: today and yesterday; of an earlier dose its own, and the one
    after, which begins at midnight."""
    if due is None or due.date() >= today - DAY:
        return today, today - DAY
    return due.date(), due.date() + DAY


def say_choice(day: date, today: date) -> str:
    """ "Today", "Yesterday", "Tuesday"."""
    return begin(say_day(day, today)) if day >= today - DAY else DAYS[day.weekday()]


def read_taken(day: date, clock: str, now: datetime) -> Answer[datetime]:
    """When a dose was taken, from its day and a time as typed."""
    answer = parse_clock(clock)
    if answer.value is None:
        return Answer(refusal=answer.refusal)
    at = datetime.combine(day, answer.value, now.tzinfo)
    if at > now:
        return Answer(refusal="That time is still to come. Type when it was.")
    return Answer(at)
