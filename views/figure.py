"""The big figure at the top of a card, a heading for a screen reader, and a quiet button below it."""

from collections.abc import Callable

import flet as ft

from views.components import kit
from views.components.icons import Icon
from views.theme import Style


def figure(s: Style, text: str) -> ft.Control:
    """ "1.2 litres", "1,640 steps"."""
    return ft.Semantics(header=True, heading_level=2, content=kit.num(s, text, 31))


def quiet(s: Style, text: str, on_click: Callable[[], object], icon: Icon, name: str = "") -> ft.Control:
    """A link at the left edge, as wide as its words at most. `name` is spoken instead of the text."""
    return ft.Container(alignment=ft.Alignment.CENTER_LEFT, content=kit.link(s, text, on_click, icon, name))
