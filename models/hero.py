"""Chooses the one thing that comes first on Today: an instruction that stands, else what is due next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from models.checklist import PARTS, Item, Section, part_of
from models.dose_words import DoseLine
from models.doses import DUE, UNRECORDED
from models.fluids import FluidsState
from models.move import MoveState
from models.pack import CarePack
from models.records import Plan
from models.red_flags import Standing, say_order


@dataclass(frozen=True, slots=True)
class Hero:
    """The big card. `kind` decides what its button does: standing, dose, temperature, tick, move, fluids or
    none.

    `over` stands above the title; `action` is the button's text, empty where there is nothing to do now.
    `level` is an instruction's: emergency, urgent, contact or gp.
    """

    kind: str
    over: str
    title: str
    second: str
    icon: str
    action: str = ""
    item_id: str = ""
    level: str = ""


NOTHING = Hero(
    "none",
    "Next",
    "Nothing else is due just now",
    "If you feel unwell or worried, use the red button at any time.",
    "evening",
)


def build_hero(
    pack: CarePack,
    plan: Plan,
    open_instruction: Standing | None,
    sections: tuple[Section, ...],
    move: MoveState,
    fluids: FluidsState,
    doses: tuple[DoseLine, ...],
    now: datetime,
    later: frozenset[str],
) -> Hero:
    """What comes first. `later`: ids that the person put off; an instruction cannot be put off."""
    if open_instruction is not None:
        return instruction_hero(pack, plan, open_instruction)
    due = _due(sections, move, fluids, doses, now)
    return next((hero for hero in due if hero.item_id not in later), NOTHING)


def instruction_hero(pack: CarePack, plan: Plan, standing: Standing) -> Hero:
    """The order that stands, for what and since when."""
    assessment = standing.assessment
    what = ", ".join(sign.label for sign in assessment.signs) or "What you reported"
    second = f"{what}, written down {standing.since_words}"
    return Hero(
        "standing",
        "Do this first",
        say_order(pack, assessment, bool(plan.trial)),
        second,
        "urgent",
        "See what to do now",
        level=assessment.level.name.lower(),
    )


def _due(
    sections: tuple[Section, ...],
    move: MoveState,
    fluids: FluidsState,
    doses: tuple[DoseLine, ...],
    now: datetime,
) -> Iterator[Hero]:
    """Everything that may come next: doses, this part of the day, what is open, then what is to come."""
    yield from (_dose(line) for line in doses if line.state == DUE)
    by_part = {section.id: section for section in sections}
    order = [part.id for part in PARTS]
    current = order.index(part_of(now))
    progress = {item.kind: item for section in sections for item in section.items if item.kind != "tick"}
    yield from _boxes(by_part, order[current : current + 1], "Next")
    if "move" in progress and move.minutes == 0:
        yield Hero("move", "Next", move.title, move.words, "move", "I have moved", "move")
    yield from _boxes(by_part, order[:current], "Still to do")
    yield from (_dose(line) for line in doses if line.state == UNRECORDED)
    if "fluids" in progress and fluids.ml < fluids.low_ml:
        item = progress["fluids"]
        words = f"{fluids.words} so far today"
        yield Hero("fluids", "Next", item.title, words, item.icon, "Add a drink", item.id)
    yield from _boxes(by_part, ["week"], "Next")
    for item in _empty(by_part, order[current + 1 :]):
        next_part = f"Next: {by_part[item.part].title.lower()}"
        yield Hero("none", next_part, item.title, item.second, item.icon, "", item.id)


def _dose(line: DoseLine) -> Hero:
    over, action = (
        ("Next: medicine", "Taken") if line.state == DUE else ("Still open: medicine", "Write it down")
    )
    second = f"{line.second} {line.note}".strip()
    return Hero("dose", over, line.title, second, "pill", action, line.id)


def _boxes(by_part: dict[str, Section], parts: Iterable[str], over: str) -> Iterator[Hero]:
    for item in _empty(by_part, parts):
        action = "Add a reading" if item.kind == "temperature" else "Mark as done"
        over_words = f"{over}: {by_part[item.part].title.lower()}"
        yield Hero(item.kind, over_words, item.title, item.second, item.icon, action, item.id)


def _empty(by_part: dict[str, Section], parts: Iterable[str]) -> Iterator[Item]:
    for part in parts:
        section = by_part.get(part)
        yield from (item for item in (section.items if section else ()) if item.to_do)
