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
    main = _next_call(shown, step)
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


def _next_call(shown: ActionState, step: int) -> int:
    """The number to call now; behind the last step where none is left."""
    steps = shown.plan.steps
    return next((i for i, one in enumerate(steps) if i >= step and one.number and not one.later), len(steps))


def foot(
    s: Style,
    shown: ActionState,
    step: int,
    set_asked: Callable[[str], None],
    show_card: Callable[[], None],
) -> list[ft.Control]:
    """The A&E card. Large text pushes the steps off the screen, so the number to call stands here too."""
    card = kit.button(s, "Show A&E card", show_card, icon=ft.Icons.BADGE_OUTLINED, px=21)
    call = shown.plan.steps[_next_call(shown, step) :][:1]
    if not (s.big and call):
        return [card]
    ask = partial(set_asked, call[0].contact_id)
    first = call[0]
    number = kit.call_button(s, first.number, dialled=first.dialled, who=first.who, kind="red", on_click=ask)
    return [number, card]


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
        step.order,
        step.reason,
        step.number,
        step.dialled,
        step.who,
        lambda: set_asked(step.contact_id),
        below,
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
