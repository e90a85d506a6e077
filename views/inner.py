"""The head of the pages inside the places that are not on the bar: a way back over the title."""

import flet as ft

from views.components import kit
from views.theme import Style


def inner_header(s: Style, title: str, back: str, route: str) -> ft.Control:
    """A link to the page before, by its name, and the title."""
    go = ft.context.page.navigate
    return kit.back_header(s, title, back, lambda: go(route))
