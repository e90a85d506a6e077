"""Picks the short statements of the care pack that concern this person on one screen."""

from models.checklist import applies
from models.pack import CarePack, Interlock, Tip
from models.records import Plan


def tips_at(pack: CarePack, plan: Plan, place: str) -> tuple[Tip, ...]:
    """The tips of a screen. Unknown answers show a tip; only "no" or the other pathway takes it away."""
    return tuple(
        tip
        for tip in pack.tips
        if tip.place == place and applies(tip.needs, plan) and _on_pathway(tip.pathway, plan)
    )


def answers_at(pack: CarePack, place: str) -> tuple[Interlock, ...]:
    """The "Can I...?" answers that are listed on a screen."""
    return tuple(interlock for interlock in pack.interlocks if interlock.place == place)


def _on_pathway(pathway: str, plan: Plan) -> bool:
    return pathway == "all" or plan.trial is None or plan.trial == (pathway == "trial")
