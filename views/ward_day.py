"""Hand-over, the day at home: how much to drink, the steps to start with, and the first brain check."""

from functools import partial

import flet as ft

from models.dates import say_moment
from models.fluids import litres, say_litres
from models.ward import NO, YES, WardDraft, answer_to
from models.ward_forms import read_amounts
from models.ward_steps import WardStep
from views import guard
from views.components import kit
from views.theme import Style, use_style
from views.ward_desk import Desk, use_typed
from views.ward_page import Page, ward_page

BRAIN = (
    "The carer asks a few questions once, before going home. Later answers are shown beside these. "
    "It is done on their own phone: More, Brain check."
)
DONE = ((YES, "Done"), (NO, "At home"))


@guard.component
def DayStep(desk: Desk, draft: WardDraft, step: WardStep) -> ft.Control:
    """Only what the team set differently has to be typed."""
    s, plan, pack = use_style(), draft.plan, desk.state.pack
    fluids, type_fluids = use_typed(desk, "fluids", lambda: str(plan.fluids_ml or ""))
    steps, type_steps = use_typed(desk, "steps", lambda: str(plan.step_goal or ""))
    wrong, refuse = ft.use_state({})

    def save() -> bool:
        read = read_amounts(desk.draft, fluids, steps)
        refuse(read.wrong)
        return not read.wrong and desk.change(lambda _: read.draft)

    band = f"{litres(pack.fluids.low_ml)} to {say_litres(pack.fluids.high_ml)}"
    amount = partial(kit.text_field, s, keyboard="number", hint="Leave it empty if there is none")
    drinks = amount("Another amount, in ml a day", fluids, type_fluids, error=wrong.get("fluids", ""))
    walks = amount("Another start, in steps a day", steps, type_steps, error=wrong.get("steps", ""))
    starts = f"Starts at {pack.movement.first_goal:,} a day and grows slowly."
    left = [
        _usual(s, "Drinks", f"{band} a day, unless the team set another amount.", drinks),
        _usual(s, "Steps", starts, walks),
    ]
    right = [BrainCheck(s, desk, draft, key="brain")]
    lead = "Change only what this patient's team set differently."
    return ward_page(s, desk, draft, step, Page("The day at home", lead, left, right, save))


def _usual(s: Style, title: str, words: str, field: ft.Control) -> ft.Control:
    """What holds for everybody, and the field for what the team set differently."""
    return kit.card(s, kit.h3(s, title), kit.body(s, words, color=s.palette.ink2), field, spacing=12)


@guard.component
def BrainCheck(s: Style, desk: Desk, draft: WardDraft) -> ft.Control:
    """Whether the first brain check was done: later ones are compared with it."""
    said = answer_to(draft.confirmed, "baseline")
    choices = tuple(kit.Choice(value, words, "First brain check") for value, words in DONE)
    answer = kit.segmented(
        s, choices, said.answer if said else "", lambda value: desk.sign("confirmed", "baseline", value)
    )
    parts = [kit.h3(s, "First brain check"), kit.body(s, BRAIN, color=s.palette.ink2), answer]
    parts += [kit.meta(s, f"{said.by}, {say_moment(said.at, desk.state.now)}")] if said else []
    return kit.card(s, *parts, spacing=12)
