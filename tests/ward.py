"""Hand-overs of invented patients for the tests of the ward."""

from dataclasses import replace
from datetime import datetime, timedelta

from models.medicine import Medicine
from models.pack_loader import load_centre
from models.records import Plan
from models.ward import SAID, THROUGH, YES, Visit, WardDraft, new_draft, sign
from models.ward_rules import STAYS
from tests.people import NOW, SAM

PACK = load_centre("uclh")


def begun(plan: Plan = SAM, now: datetime = NOW) -> WardDraft:
    """Somebody typed the plan and signs as Ada Mensah; nothing is confirmed."""
    draft = replace(new_draft("AM", now), signer="Ada Mensah", role="Staff nurse")
    return replace(draft, plan=replace(plan, numbers_confirmed=False))


def whole(plan: Plan = SAM, now: datetime = NOW) -> WardDraft:
    """A hand-over with nothing left to do but to take it home."""
    draft = begun(plan, now)
    aciclovir = Medicine("a", "Aciclovir", "400 mg", "antiviral")
    prescribed = plan.prescribed or (aciclovir,)
    draft = replace(draft, plan=replace(plan, numbers_confirmed=True, prescribed=prescribed))
    answers = [("confirmed", "infusion", plan.infusion.isoformat() if plan.infusion else "")]
    answers += [
        ("confirmed", "line", STAYS),
        ("confirmed", "seen_visits", YES),
        ("confirmed", "seen_day", YES),
    ]
    answers += [
        ("test_calls", "out_of_hours", THROUGH),
        ("cards", "irradiated", YES),
        ("cards", "alert", YES),
    ]
    answers += [("checks", check.id, YES) for check in PACK.ward_checks]
    answers += [("teach_back", asked.id, SAID) for asked in PACK.teach_back]
    for name, asked, answer in answers:
        draft = sign(draft, name, asked, answer, now)
    flush = Visit("flush1", "PICC flush, Northfield General", now + timedelta(days=5), "flush")
    return replace(draft, visits=(flush,), flush_where="Northfield General")
