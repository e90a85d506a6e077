"""The head of the pages inside the places that are not on the bar: a way back over the title."""

import flet as ft

from views.components import kit
from views.theme import Style


def inner_header(s: Style, title: str, back: str, route: str) -> ft.Control:
    """A link to the page before, by its name, and the title."""
    go = ft.context.page.navigate
    link = ft.Row([kit.link(s, back, lambda: go(route), ft.Icons.ARROW_BACK_ROUNDED)])
    column = ft.Column([link, kit.h1(s, title)], spacing=2, tight=True)
    return ft.Container(column, padding=ft.Padding.only(left=s.margin, right=s.margin, top=8, bottom=2))
