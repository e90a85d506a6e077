"""The instruction of the Unwell and Action pages, said to a carer: who may drive, and whose team it is."""

from dataclasses import replace

from models.call_plan import CallPlan, CallStep
from models.carer_alarm import order
from models.carer_words import Who, of
from models.records import Plan
from models.unwell import ActionState

# In the place of the words of the pack's cards, which are said to the person themself (R01, R29).
LEADS = {
    "emergency": "Go even if nobody answers the phone. {One} must not drive.",
    "urgent": "Call at any time, day or night. If nobody answers, take {them} to A&E.",
    "contact": "Do not wait for the next appointment. Worse? Come back here and tick what has changed.",
    "gp": "Do this soon. Unwell? Come back here and tick what is wrong.",
}
ALSO = "Take {them} to A&E for any of these too"


def to_carer(who: Who, plan: Plan, shown: ActionState) -> ActionState:
    """The same instruction and numbers in other words."""
    lead = shown.lead if shown.call_999 else LEADS[shown.level].format(One=who.One, them=who.them)
    return replace(
        shown,
        title=order(who, plan, shown.level, shown.call_999, shown.plan.steps[0].later),
        lead=lead,
        why=tuple(of(who, why) for why in shown.why),
        plan=CallPlan(tuple(_step(who, step) for step in shown.plan.steps)),
        before_you_leave=tuple(of(who, thing) for thing in shown.before_you_leave),
    )


def _step(who: Who, step: CallStep) -> CallStep:
    to_ae = "Go to A&E"
    said = step.order.replace(to_ae, f"Take {who.them} to A&E")
    return replace(step, order=of(who, said), reason=of(who, step.reason), who=of(who, step.who))
