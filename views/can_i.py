"""Answers "Can I...?" from the care pack: the answer first, the reasons, and whom to ask."""

from collections.abc import Callable
from functools import partial

import flet as ft

from models.call_plan import CallStep, build_call_plan
from models.can_i import AnswerGroup, answer_groups, answers_at
from models.pack import CarePack, Interlock, Level
from models.records import Plan
from models.review import provenance
from models.search import Found, build_index
from services.state import AppState
from views import guard
from views.components import kit
from views.context import use_app
from views.inner import inner_header
from views.theme import Style, use_style
from views.unwell_pointer import see_unwell

STRETCH = ft.CrossAxisAlignment.STRETCH
NO_ANSWER = "There is no answer to that here. Ask your team before you try it."


def whom_to_ask(state: AppState, plan: Plan | None = None) -> CallStep:
    """The first step for a question that is not urgent, at this hour; `plan`: for a plan being made."""
    return build_call_plan(state.pack, plan or state.plan, state.now, Level.CONTACT).steps[0]


@ft.memo
@guard.component
def CanI(s: Style, pack: CarePack, place: str, ask_first: CallStep, shared: bool) -> ft.Control:
    """The questions of a screen, or all by subject where `place` is empty, and a search over every answer.

    The open answer stands under its question. A search for a sign points to help before anything else.
    """
    asked, ask = ft.use_state("")
    opened, open_one = ft.use_state("")
    searching = bool(asked.strip())
    index = ft.use_memo(lambda: build_index(pack, shared) if searching else None, [pack, shared, searching])
    found = index.find(asked) if index else Found()
    answers = tuple(item for item in found.items if isinstance(item, Interlock))
    hint = "For example alcohol, driving or vaccine"
    field = kit.text_field(s, "Search all answers", asked, ask, hint=hint)
    parts = [*([kit.section(s, "Can I…?")] if place else []), field, *see_unwell(s, found.signs)]
    groups = (AnswerGroup("", answers_at(pack, place)),) if place else answer_groups(pack)
    for group in (AnswerGroup("", answers),) if searching else groups:
        rows: list[ft.Control] = []
        for one in group.answers:
            turn = partial(open_one, "" if opened == one.id else one.id)
            rows += question(s, one, one.id == opened, turn, ask_first)
        parts += [kit.section(s, group.title)] if group.title else []
        parts += [kit.rows_card(s, *rows)] if rows else []
    if searching and not answers:
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
        text = f"Call {first.who}"
        return [
            kit.call_button(s, first.number, dialled=first.dialled, who=first.who, text=text, kind="primary")
        ]
    page = ft.context.page
    everyone = kit.button(
        s,
        "See who to call",
        lambda: page.navigate("/contacts"),
        kind="tonal",
        icon=ft.Icons.CALL_ROUNDED,
    )
    return [kit.meta(s, first.reason), everyone] if first.reason else [everyone]


@guard.pane
def CanIScreen() -> ft.Control:
    """A page of its own: all answers by subject."""
    state, s = use_app(), use_style()
    answers = CanI(s, state.pack, "", whom_to_ask(state), state.example, key="can")
    source = kit.provenance(s, provenance(state.pack))
    return kit.page_body(s, inner_header(s, "Can I…?", "More", "/more"), [answers, source])
