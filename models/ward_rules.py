"""What stops a ward hand-over, and what the team may still give later: one plain sentence each.

Wrong date, wrong number and an unfinished check are stopped here: nothing goes home before the infusion date
was compared with the notes, a number was called to test it, and each "not yet" has its reason.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from models.call_plan import first_contact, team_contacts
from models.checklist import applies
from models.medicines import current
from models.pack import CarePack
from models.pack_care import TeachBack
from models.records import Person, Plan
from models.ward import FLUSH, NO, NOT_APPLY, NOT_YET, THROUGH, YES, Signed, WardDraft, answer_to

STAYS, REMOVED, NEVER = "stays", "removed", "never"  # a PICC line
CARDS = (("irradiated", "Irradiated blood card"), ("alert", "Alert card"))
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Ward:
    """A hand-over on a day, with the pack of its centre."""

    pack: CarePack
    draft: WardDraft
    today: date


Rule = Callable[[Ward], Iterator[str]]


def read_back(draft: WardDraft) -> bool:
    """Whether somebody compared this very infusion date with the notes. Another date needs it anew."""
    said = answer_to(draft.confirmed, "infusion")
    return (
        said is not None
        and draft.plan.infusion is not None
        and said.answer == draft.plan.infusion.isoformat()
    )


def asked_back(pack: CarePack, plan: Plan) -> tuple[TeachBack, ...]:
    """What is asked back: the pain under GCSF unless the person has no GCSF."""
    return tuple(asked for asked in pack.teach_back if applies(asked.needs, plan))


def needs_reason(said: Signed | None) -> bool:
    """Whether this answer counts only with a reason, and has none."""
    return said is not None and said.answer in (NOT_YET, NOT_APPLY) and not said.words.strip()


def tested(pack: CarePack, draft: WardDraft) -> tuple[Signed, ...]:
    """The test calls to numbers that this person is given."""
    calls = (answer_to(draft.test_calls, one.id) for one in team_contacts(pack, draft.plan))
    return tuple(call for call in calls if call is not None)


def _dates(ward: Ward) -> Iterator[str]:
    plan = ward.draft.plan
    if not plan.name.strip():
        yield "Type the first name or the initials."
    if plan.infusion is None:
        yield "Type the infusion date."
    elif plan.infusion > ward.today:
        yield "The infusion date is in the future. Check it."
    elif not read_back(ward.draft):
        yield "Compare the infusion date with the notes and confirm it."
    if plan.home is None:
        yield "Type the date of going home."
    elif plan.infusion is not None and plan.home < plan.infusion:
        yield "The date of going home is before the infusion. Check both dates."


def _pathway(ward: Ward) -> Iterator[str]:
    if ward.draft.plan.trial is None:
        yield "Say whether this person is on a clinical trial."


def _line(ward: Ward) -> Iterator[str]:
    said = answer_to(ward.draft.confirmed, "line")
    if said is None or ward.draft.plan.picc is None:
        yield "Say whether the PICC line stays or was removed."


def _medicines(ward: Ward) -> Iterator[str]:
    none = answer_to(ward.draft.confirmed, "no_medicines")
    if not current(ward.draft.plan, ward.today) and none is None:
        yield "Add the medicines, or say that there are none."
    if ward.draft.plan.gcsf is None:
        yield "Say whether they have GCSF injections."


def _contacts(ward: Ward) -> Iterator[str]:
    if not ward.draft.plan.numbers_confirmed:
        yield "Compare the team's numbers with the card that the hospital gives."
    calls = tested(ward.pack, ward.draft)
    if not calls:
        yield "Make a test call to one of the team's numbers."
    elif not any(call.answer == THROUGH or call.words.strip() for call in calls):
        yield "The test call was not answered. Call another number, or write down why."
    for card, title in CARDS:
        if answer_to(ward.draft.cards, card) is None:
            yield f"{title}: say whether it was given."


def _checks(ward: Ward) -> Iterator[str]:
    if ward.draft.checks and not ward.draft.signer.strip():
        yield "Type the name of who goes through the checks."
    for check in ward.pack.ward_checks:
        said = answer_to(ward.draft.checks, check.id)
        if said is None or said.answer not in (YES, NOT_YET, NOT_APPLY):
            yield f"{check.title}: choose an answer."
        elif needs_reason(said):
            yield f"{check.title}: write the reason."


def _teach(ward: Ward) -> Iterator[str]:
    for asked in asked_back(ward.pack, ward.draft.plan):
        if answer_to(ward.draft.teach_back, asked.id) is None:
            yield f"{asked.title}: ask it, then write down what was said."


MISSING: dict[str, Rule] = {
    "dates": _dates,
    "pathway": _pathway,
    "line": _line,
    "medicines": _medicines,
    "contacts": _contacts,
    "checks": _checks,
    "teach": _teach,
}


def _later_pathway(ward: Ward) -> Iterator[str]:
    if ward.draft.plan.nurse == Person():
        yield f"The name and number of the {first_contact(ward.draft.plan)}"
    if ward.draft.plan.local_hospital == Person():
        yield "The local hospital"


def _later_line(ward: Ward) -> Iterator[str]:
    if ward.draft.plan.picc and not any(visit.kind == FLUSH for visit in ward.draft.visits):
        yield "Where and when the PICC line is first flushed"


def _later_visits(ward: Ward) -> Iterator[str]:
    given = dict(ward.draft.plan.team_dates)
    if "first_blood_test" not in given:
        yield "The team's date of the first blood test"
    if ward.draft.plan.trial and answer_to(ward.draft.confirmed, "schedule") is None:
        yield "The trial schedule"


def _later_medicines(ward: Ward) -> Iterator[str]:
    for medicine in current(ward.draft.plan, ward.today):
        if medicine.held:
            yield f"The team's answer about {medicine.name}"


def _later_contacts(ward: Ward) -> Iterator[str]:
    for card, title in CARDS:
        said = answer_to(ward.draft.cards, card)
        if said is not None and said.answer == NO:
            yield f"{title}: not given yet"


def _later_day(ward: Ward) -> Iterator[str]:
    said = answer_to(ward.draft.confirmed, "baseline")
    if said is None or said.answer == NO:
        yield "The first brain check"


LATER: dict[str, Rule] = {
    "pathway": _later_pathway,
    "line": _later_line,
    "visits": _later_visits,
    "medicines": _later_medicines,
    "contacts": _later_contacts,
    "day": _later_day,
}
