"""Lists the short statements of the care pack that belong to a screen; each opens with one tap."""

from functools import partial

import flet as ft

from models.pack import Tip
from models.tips import tips_at
from views import guard
from views.components import kit
from views.context import use_app
from views.theme import Style, use_style


@guard.component
def Tips(place: str) -> ft.Control:
    """The tips of the pack for a screen and this person; drawn again only when they change."""
    state, s = use_app(), use_style()
    return TipList(s, tips_at(state.pack, state.plan, place))


@ft.memo
@guard.component
def TipList(s: Style, tips: tuple[Tip, ...]) -> ft.Control:
    """A heading and one card with a row for every tip; the open one shows its words below."""
    opened, open_one = ft.use_state("")
    rows: list[ft.Control] = []
    for tip in tips:
        is_open = tip.id == opened
        mark = ft.Icons.EXPAND_LESS_ROUNDED if is_open else ft.Icons.LIGHTBULB_OUTLINE_ROUNDED
        turn = partial(open_one, "" if is_open else tip.id)
        rows.append(kit.nav_row(s, tip.title, turn, icon=mark, tone="lamp"))
        if is_open:
            rows.append(_words(s, tip))
    parts = [kit.section(s, "Good to know"), kit.rows_card(s, *rows)] if rows else []
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _words(s: Style, tip: Tip) -> ft.Control:
    """What the tip says. An address is text to type or copy, never a link that opens by itself."""
    words = [kit.body(s, tip.text)]
    if tip.link:
        words.append(ft.Text(tip.link, style=s.text("strong", s.palette.harbour), selectable=True))
    column = ft.Column(words, spacing=6, tight=True)
    return ft.Semantics(live_region=True, container=True, content=ft.Container(content=column, padding=16))
