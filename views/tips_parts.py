"""Lists the short statements of the care pack that belong to a screen."""

from collections.abc import Iterable

import flet as ft

from models.pack import Tip
from views.components import kit
from views.theme import Style


def tip_list(s: Style, tips: Iterable[Tip], title: str = "Good to know") -> list[ft.Control]:
    """A heading and one card with every tip; nothing where there is none. Addresses are text, not links."""
    rows = [_tip(s, tip) for tip in tips]
    return [kit.section(s, title), kit.rows_card(s, *rows)] if rows else []


def _tip(s: Style, tip: Tip) -> ft.Control:
    words = [kit.h3(s, tip.title), kit.body(s, tip.text)]
    if tip.link:
        words.append(ft.Text(tip.link, style=s.text("strong", s.palette.harbour), selectable=True))
    return ft.Container(content=ft.Column(words, spacing=4, tight=True), padding=16)
