"""Answers "Can I...?" from the care pack: the answer first, the reasons, and whom to ask."""

from collections.abc import Callable
from functools import partial

import flet as ft

from models.call_plan import CallStep, build_call_plan
from models.food import find_answers
from models.pack import CarePack, Interlock, Level
from models.tips import answers_at
from services.state import AppState
from views import guard
from views.components import kit
from views.theme import Style

STRETCH = ft.CrossAxisAlignment.STRETCH
NO_ANSWER = "There is no answer to that here. Ask your team before you try it."


def whom_to_ask(state: AppState) -> CallStep:
    """The first step for a question that is not urgent, at this hour."""
    return build_call_plan(state.pack, state.plan, state.now, Level.CONTACT).steps[0]


@ft.memo
@guard.component
def CanI(s: Style, pack: CarePack, place: str, ask_first: CallStep) -> ft.Control:
    """The questions of a screen, and a search over all of them. The open answer stands under its question."""
    asked, ask = ft.use_state("")
    opened, open_one = ft.use_state("")

    def turn(interlock_id: str) -> None:
        open_one("" if opened == interlock_id else interlock_id)

    found = find_answers(pack, asked) if asked.strip() else answers_at(pack, place)
    hint = "For example alcohol, driving or vaccine"
    parts = [kit.section(s, "Can I…?"), kit.text_field(s, "Search all answers", asked, ask, hint=hint)]
    if found:
        rows: list[ft.Control] = []
        for one in found:
            rows += question(s, one, one.id == opened, partial(turn, one.id), ask_first)
        parts.append(kit.rows_card(s, *rows))
    else:
        parts.append(kit.card(s, kit.body(s, NO_ANSWER), *call_team(s, ask_first), spacing=12))
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=STRETCH)


def question(
    s: Style, one: Interlock, is_open: bool, on_turn: Callable[[], None], ask_first: CallStep
) -> list[ft.Control]:
    """One question as a row; open, with its answer as the row below."""
    sign = ft.Icons.EXPAND_LESS_ROUNDED if is_open else ft.Icons.HELP_OUTLINE_ROUNDED
    row = kit.nav_row(s, one.question, on_turn, icon=sign, tone="lamp" if one.ask_team else "harbour")
    if not is_open:
        return [row]
    reasons = [reason_row(s, reason) for reason in one.reasons]
    call = call_team(s, ask_first) if one.ask_team else []
    told = ft.Semantics(live_region=True, container=True, content=kit.h3(s, one.answer))
    answer = ft.Column([told, *reasons, *call], spacing=12, tight=True, horizontal_alignment=STRETCH)
    return [row, ft.Container(content=answer, padding=16)]


def reason_row(s: Style, reason: str) -> ft.Control:
    """One reason with a dot before it."""
    dot = ft.Container(
        width=10, height=10, border_radius=5, bgcolor=s.palette.lamp_fill, margin=ft.Margin.only(top=8)
    )
    words = kit.body(s, reason, expand=True)
    return ft.Row([dot, words], spacing=12, vertical_alignment=ft.CrossAxisAlignment.START)


def call_team(s: Style, first: CallStep) -> list[ft.Control]:
    """A button to call where they answer now, else when they will."""
    if first.number and not first.later:
        return [kit.call_button(s, first.number, who=first.who, text=f"Call {first.who}", kind="primary")]
    page = ft.context.page
    everyone = kit.button(
        s,
        "See who to call",
        lambda: page.navigate("/contacts"),
        kind="tonal",
        icon=ft.Icons.CALL_ROUNDED,
    )
    return [kit.meta(s, first.reason), everyone] if first.reason else [everyone]
