"""Says the answers of a ward hand-over in a few words: for the step list, and to be read back aloud."""

from collections.abc import Callable, Iterable
from datetime import date

from models.dates import say_count, say_date
from models.fluids import litres, say_amount, say_litres
from models.medicines import current
from models.pack_care import TeachBack, WardCheck
from models.ward import AGAIN, NOT_APPLY, NOT_YET, THROUGH, YES, Answers, answer_to
from models.ward_rules import NEVER, REMOVED, STAYS, Ward, asked_back, tested

LINES = {STAYS: "Going home with it", REMOVED: "Removed before going home", NEVER: "Has none"}


def say_infusion(day: date, today: date) -> str:
    """ "Wednesday 28 October 2026, 23 days ago": to be compared with the notes."""
    days = (today - day).days
    ago = "today" if days == 0 else "yesterday" if days == 1 else f"{say_count(days, 'day')} ago"
    return f"{say_date(day, weekday=True)}, {ago}"


def _dates(ward: Ward) -> str:
    days = [ward.draft.plan.infusion, ward.draft.plan.home]
    return ", ".join(say_date(day, year=False) for day in days if day)


def _pathway(ward: Ward) -> str:
    return {None: "", True: "On a trial", False: "Not on a trial"}[ward.draft.plan.trial]


def _line(ward: Ward) -> str:
    said = answer_to(ward.draft.confirmed, "line")
    return LINES.get(said.answer, "") if said else ""


def _visits(ward: Ward) -> str:
    blood = dict(ward.draft.plan.team_dates).get("first_blood_test")
    said = [f"Blood test {say_date(blood, year=False)}"] if blood else []
    count = sum(1 for visit in ward.draft.visits if not visit.kind)
    said += [say_count(count, "appointment")] if count else []
    return ", ".join(said)


def _medicines(ward: Ward) -> str:
    count = len(current(ward.draft.plan, ward.today))
    if count:
        return f"{count} added"
    return "None to take" if answer_to(ward.draft.confirmed, "no_medicines") else ""


def _contacts(ward: Ward) -> str:
    calls = tested(ward.pack, ward.draft)
    if not calls:
        return ""
    return "Test call made" if any(call.answer == THROUGH for call in calls) else "Test call not answered"


def _day(ward: Ward) -> str:
    if answer_to(ward.draft.confirmed, "seen_day") is None:
        return ""
    own = ward.draft.plan.fluids_ml
    band = f"{litres(ward.pack.fluids.low_ml)} to {say_litres(ward.pack.fluids.high_ml)}"
    goal = ward.draft.plan.step_goal or ward.pack.movement.first_goal
    return f"{say_amount(own) if own else band}, {goal:,} steps"


def _given(answers: Answers, asked: Iterable[WardCheck | TeachBack]) -> list[str]:
    return [said.answer for one in asked if (said := answer_to(answers, one.id))]


def _checks(ward: Ward) -> str:
    given = _given(ward.draft.checks, ward.pack.ward_checks)
    words = ((YES, "yes"), (NOT_YET, "not yet"), (NOT_APPLY, "does not apply"))
    return ", ".join(f"{given.count(answer)} {said}" for answer, said in words if answer in given)


def _teach(ward: Ward) -> str:
    given = _given(ward.draft.teach_back, asked_back(ward.pack, ward.draft.plan))
    again = f", {given.count(AGAIN)} explained again" if AGAIN in given else ""
    return f"{len(given)} asked{again}" if given else ""


def _take(ward: Ward) -> str:
    return "Seen on the phone" if answer_to(ward.draft.confirmed, "arrived") else ""


WORDS: dict[str, Callable[[Ward], str]] = {
    "dates": _dates,
    "pathway": _pathway,
    "line": _line,
    "visits": _visits,
    "medicines": _medicines,
    "contacts": _contacts,
    "day": _day,
    "checks": _checks,
    "teach": _teach,
    "take": _take,
}
