"""Picks the short statements of the care pack that concern this person on one screen."""

from models.checklist import applies
from models.pack import CarePack, Tip
from models.pack_care import GuideCard
from models.records import Plan


def tips_at(pack: CarePack, plan: Plan, place: str) -> tuple[Tip, ...]:
    """The tips of a screen for this person."""
    return tuple(tip for tip in pack.tips if tip.place == place and is_for(tip, plan))


def is_for(item: Tip | GuideCard, plan: Plan) -> bool:
    """Whether it concerns this person. What is unknown shows it, "no" or the other pathway hides it."""
    on_pathway = item.pathway == "all" or plan.trial is None or plan.trial == (item.pathway == "trial")
    return on_pathway and applies(item.needs, plan)
