"""Parts of the Action page: the care card with its call plan, and the list of what to take along."""

from collections.abc import Callable
from functools import partial

import flet as ft

from models.call_plan import CallStep
from models.unwell import ActionState
from views.components import kit
from views.theme import Style

Answered = Callable[[int, str, str, bool], None]
ADDED = "We added this list. It is not in the hospital's information."
ADDED_999 = "We added 999 here. It is not in the hospital's information."


def care(
    s: Style,
    shown: ActionState,
    step: int,
    asked: str,
    set_asked: Callable[[str], None],
    answered: Answered,
) -> ft.Control:
    """The order, why, and the steps. `step`: where to go on; `asked`: the contact just called."""
    level = shown.level
    steps = tuple(
        _step(s, level, index, one, asked, set_asked, answered) for index, one in enumerate(shown.plan.steps)
    )
    calls = [i for i, one in enumerate(shown.plan.steps) if one.number and not one.later]
    main = next((index for index in calls if index >= step), len(steps))
    return kit.care_card(
        s,
        level,
        shown.title,
        *(kit.lead_in(s, level, why) for why in shown.why),
        kit.lead_in(s, level, shown.lead),
        kit.rule(s, level),
        kit.call_plan(s, steps, level, main),
        *([kit.second_line(s, level, ADDED_999)] if shown.call_999 else []),
    )


def _step(
    s: Style,
    level: str,
    index: int,
    step: CallStep,
    asked: str,
    set_asked: Callable[[str], None],
    answered: Answered,
) -> kit.PlanStep:
    below: tuple[ft.Control, ...] = ()
    if asked and asked == step.contact_id:
        below = _did_you(s, level, lambda through: answered(index, step.contact_id, step.who, through))
    return kit.PlanStep(
        step.order, step.reason, step.number, step.who, lambda: set_asked(step.contact_id), below
    )


def _did_you(s: Style, level: str, answer: Callable[[bool], None]) -> tuple[ft.Control, ...]:
    kind = "night" if level == "emergency" else "edge"
    question = kit.lead_in(s, level, "Did you get through?")
    said = ft.Semantics(live_region=True, container=True, content=question)
    yes = kit.button(s, "Yes", lambda: answer(True), kind=kind)
    no = kit.button(s, "No answer", lambda: answer(False), kind=kind)
    if s.big:
        return (said, yes, no)
    yes.expand, no.expand = True, True
    return (said, ft.Row([yes, no], spacing=10))


def before_you_leave(
    s: Style, things: tuple[str, ...], packed: frozenset[str], set_packed: Callable[[frozenset[str]], None]
) -> ft.Control:
    """Things to take, ticked on this page only."""

    def tick(thing: str, on: bool) -> None:
        set_packed(packed | {thing} if on else packed - {thing})

    rows = [
        kit.check_row(s, thing, thing in packed, partial(tick, thing), variant="plain") for thing in things
    ]
    column = [kit.section(s, "Before you leave"), kit.rows_card(s, *rows), kit.meta(s, ADDED)]
    return ft.Column(column, spacing=10, horizontal_alignment=ft.CrossAxisAlignment.STRETCH, tight=True)
