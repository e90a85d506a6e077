"""Asks again, softly, for what set-up did not learn, and for dates that cannot both be right."""

from dataclasses import dataclass

from models.records import Plan


@dataclass(frozen=True, slots=True)
class MissingAnswer:
    """One row on Today that leads to a page of set-up (`step`)."""

    step: str
    title: str
    second: str


def missing_answers(plan: Plan) -> tuple[MissingAnswer, ...]:
    """What is not known yet, what decides on a call first."""
    rows = (
        (not plan.numbers_confirmed, "centre", "Check your team's numbers", "So that you call the right one"),
        (
            plan.infusion is None,
            "infusion",
            "When was your CAR T\u2011cell infusion?",
            "Your days count from it",
        ),
        (_dates_clash(plan), "home", "Check your dates", "Your home date is before your infusion"),
        (plan.trial is None, "trial", "Are you on a clinical trial?", "It decides which number to call"),
        (plan.home is None, "home", "When did you go home?", "Add the date when you know it"),
        (plan.picc is None, "picc", "Do you have a PICC line?", "It adds checks for the line"),
        (plan.gcsf is None, "gcsf", "Do you have GCSF injections?", "A&E staff need to know"),
        (not plan.nurse.number, "nurse", _who(plan), "Add a name and number"),
        (not plan.local_hospital.number, "hospital", "Your local hospital", "Add its number"),
        (not plan.emergency_contact.number, "contact", "Your emergency contact", "Add a name and number"),
    )
    return tuple(MissingAnswer(step, title, second) for lacks, step, title, second in rows if lacks)


def _dates_clash(plan: Plan) -> bool:
    return plan.infusion is not None and plan.home is not None and plan.home < plan.infusion


def _who(plan: Plan) -> str:
    """The first contact's title on this pathway (D01, D02)."""
    if plan.trial is None:
        return "Your nurse or keyworker"
    return "Your keyworker" if plan.trial else "Your nurse (CNS)"
