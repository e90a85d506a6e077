"""Reads what a person types about days to come: an appointment, or a date that their team gave."""

from dataclasses import dataclass
from datetime import date, datetime

from models.dates import add_months, say_date
from models.readings import Answer, parse_clock, parse_date
from models.records import Plan
from models.wall_time import wall_time

MOST_YEARS, LONGEST = 5, 200
TOO_FAR = f"That is more than {MOST_YEARS} years from now. Check the year."


@dataclass(frozen=True, slots=True)
class AppointmentText:
    """An appointment as it was typed, not yet checked."""

    what: str = ""
    day: str = ""
    month: str = ""
    year: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Appointment:
    """What it is and when."""

    what: str
    at: datetime


def read_appointment(typed: AppointmentText, now: datetime, zone: str) -> Answer[Appointment]:
    """The appointment with the offset that `zone`, the centre's, has on its own day where this device keeps
    the centre's time; or one sentence about what is wrong with it."""
    if not typed.what.strip():
        return Answer(refusal="Type what the appointment is, for example blood test.")
    if len(typed.what.strip()) > LONGEST:
        return Answer(refusal=f"Use up to {LONGEST} letters for what it is. A note in Record can be longer.")
    day = parse_date(typed.day, typed.month, typed.year)
    if day.value is None:
        return Answer(refusal=day.refusal)
    clock = parse_clock(typed.time)
    if clock.value is None:
        return Answer(refusal=clock.refusal)
    if day.value < now.date():
        return Answer(refusal="That day has passed. Check the date of the appointment.")
    if day.value > add_months(now.date(), 12 * MOST_YEARS):
        return Answer(refusal=TOO_FAR)
    return Answer(Appointment(typed.what.strip(), wall_time(day.value, clock.value, now, zone)))


def read_team_date(day: str, month: str, year: str, plan: Plan, today: date) -> Answer[date]:
    """A date from the team for a milestone, or one sentence about what is wrong with it."""
    answer = parse_date(day, month, year)
    if answer.value is None:
        return answer
    if plan.infusion is not None and answer.value < plan.infusion:
        return Answer(refusal=f"That is before your infusion on {say_date(plan.infusion)}. Check the date.")
    if answer.value > add_months(today, 12 * MOST_YEARS):
        return Answer(refusal=TOO_FAR)
    return answer
