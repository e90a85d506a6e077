"""The hand-over card: full screen, black on white in both themes, huge, for the staff of A&E to read."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import flet as ft

from models.ae_card import AeCardState, CardAlert, CardCall, CardLine, build_ae_card
from models.carer_contacts import as_of, not_on_card
from models.review import review_banner
from models.tips import tips_at
from services.state import AppState
from views import guard
from views.carer_shell import who_of
from views.components import kit
from views.context import use_app
from views.full_page_parts import example_strip
from views.icons import pack_icon
from views.theme import LIGHT, Style, use_style

BLACK, WHITE, RED = "#000000", "#FFFFFF", "#9E1B13"
BIG_STOPS_AT = 1.5  # what is huge already: beyond this, long words would break
STRETCH = ft.CrossAxisAlignment.STRETCH
WIDE = replace(LIGHT, paper=WHITE, card=WHITE, ink=BLACK, ink2=BLACK, harbour=BLACK, edge=BLACK, line=BLACK)


@guard.pane
def AeCardScreen() -> ft.Control:
    """The whole card with one Close."""
    state = use_app()
    s = replace(use_style(), palette=WIDE)
    page = ft.context.page
    card = build_ae_card(state.pack, state.plan, state.diary, state.now)
    left = [_identity(s, card), *_shared(s, state), _alert(s, card.alert), _facts(s, card.facts)]
    right = [_team(s, card.calls), _events(s, card.events), _medicines(s, card)]
    right += [_people(s, card.people)] if card.people else []
    right += [
        _frame(_head(s, tip.title), _text(s, tip.text)) for tip in tips_at(state.pack, state.plan, "card")
    ]
    old = review_banner(state.pack, state.now.date())
    right += [_text(s, old)] if old else []
    right.append(ft.Column([_small(s, card.footer), _small(s, card.source)], spacing=4, tight=True))
    if s.two_panes:
        halves = [
            ft.Column(half, spacing=16, horizontal_alignment=STRETCH, tight=True) for half in (left, right)
        ]
        halves[0].expand, halves[1].expand = 11, 9
        body: ft.Control = ft.Row(halves, spacing=18, vertical_alignment=ft.CrossAxisAlignment.START)
    else:
        body = ft.Column([*left, *right], spacing=14, horizontal_alignment=STRETCH, tight=True)
    held = ft.Container(content=body, padding=ft.Padding.symmetric(vertical=16, horizontal=s.margin))
    scroll = ft.Column([held], scroll=ft.ScrollMode.AUTO, expand=True, horizontal_alignment=STRETCH)
    whole = ft.Column(
        [*example_strip(s, state), _top(s, lambda: page.navigate("/")), scroll],
        spacing=0,
        expand=True,
        horizontal_alignment=STRETCH,
    )
    return ft.Container(content=whole, bgcolor=WHITE, expand=True)


def _top(s: Style, close: Callable[[], None]) -> ft.Control:
    title = kit.h2(s, "A&E staff: read this", color=WHITE, expand=None if s.big else True)
    shut = kit.pill(s, "Close", close, ft.Icons.CLOSE_ROUNDED)
    row = ft.Column([title, shut], spacing=8) if s.big else ft.Row([title, shut], spacing=12)
    return ft.Container(
        content=row, bgcolor=BLACK, padding=ft.Padding.symmetric(vertical=12, horizontal=s.margin + 2)
    )


def _frame(*parts: ft.Control) -> ft.Control:
    return ft.Container(
        border=ft.Border.all(3, BLACK),
        border_radius=14,
        padding=18,
        content=ft.Column(list(parts), spacing=8, horizontal_alignment=STRETCH, tight=True),
    )


def _big(s: Style, text: str, px: float, color: str = BLACK) -> ft.Control:
    return kit.num(s, text, px * min(1.0, BIG_STOPS_AT / s.scale), color=color)


def _head(s: Style, text: str, px: float = 24, color: str = BLACK) -> ft.Control:
    return ft.Semantics(header=True, heading_level=2, content=_big(s, text, px, color))


def _identity(s: Style, card: AeCardState) -> ft.Control:
    lines: list[ft.Control] = [_head(s, card.title, 38 if s.two_panes else 33)]
    for index, line in enumerate(card.identity):
        if line.title:
            lines.append(_big(s, line.title, 30 if index < 2 else 22))
        if line.text:
            lines.append(_text(s, line.text))
    return _frame(*lines)


def _shared(s: Style, state: AppState) -> list[ft.Control]:
    """On a carer's device: how old it is, and that what is not shared is not known here."""
    if not state.watching or state.shared is None:
        return []
    who = who_of(state)
    lines = [as_of(who, state.shared, state.now), *not_on_card(who, state.shared.sections)]
    return [_frame(*(_text(s, line) for line in lines))]


def _alert(s: Style, alert: CardAlert) -> ft.Control:
    reported = [kit.num(s, alert.reported, 21, color=WHITE)] if alert.reported else []
    parts = [_head(s, alert.title, 27, WHITE), *reported, kit.lead(s, alert.text, color=WHITE)]
    column = ft.Column(parts, spacing=6, tight=True)
    return ft.Container(content=column, bgcolor=RED, border_radius=14, padding=18)


def _facts(s: Style, facts: Sequence[CardLine]) -> ft.Control:
    rows: list[ft.Control] = []
    for fact in facts:
        if rows:
            rows.append(ft.Container(height=2, bgcolor=BLACK))
        words = ft.Column([_head(s, fact.title), _text(s, fact.text)], spacing=4, tight=True, expand=True)
        lead = [] if s.big else [kit.icon_tile(s, pack_icon(fact.icon), "night", 54)]
        rows.append(ft.Row([*lead, words], spacing=16, vertical_alignment=ft.CrossAxisAlignment.START))
    return _frame(*rows)


def _team(s: Style, calls: Sequence[CardCall]) -> ft.Control:
    parts: list[ft.Control] = [_head(s, "Please call the CAR T team")]
    for call in calls:
        parts.append(_text(s, f"{call.name}. {call.when}"))
        parts.append(kit.call_button(s, call.number, dialled=call.dialled, who=call.name, kind="edge"))
    return _frame(*parts)


def _events(s: Style, events: Sequence[CardLine]) -> ft.Control:
    head = _head(s, "What happened, and when")
    if not events:
        return _frame(head, _text(s, "Nothing written down in the last 2 days."))
    return _frame(head, *(_pair(s, line) for line in events))


def _pair(s: Style, line: CardLine) -> ft.Control:
    when = kit.num(s, line.title, 20, color=BLACK)
    return ft.Column([when, _text(s, line.text)], spacing=0, tight=True)


def _medicines(s: Style, card: AeCardState) -> ft.Control:
    return _frame(_head(s, "Medicines"), *(_text(s, line) for line in card.medicines))


def _people(s: Style, people: Sequence[CardLine]) -> ft.Control:
    return _frame(_head(s, "People to know"), *(_text(s, f"{line.title}: {line.text}") for line in people))


def _text(s: Style, words: str) -> ft.Control:
    return kit.lead(s, words, color=BLACK)


def _small(s: Style, words: str) -> ft.Control:
    return kit.meta(s, words, color=BLACK)
