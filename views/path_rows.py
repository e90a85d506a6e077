"""Draws one point of the path: the line it stands on, its disc, and its words."""

from collections.abc import Callable

import flet as ft

from models.path import PathRow
from views.components import kit
from views.components.buttons import plate
from views.guard import guarded
from views.icons import pack_icon
from views.theme import Style

DISC, GUTTER = 48, 64
Open = Callable[[PathRow], None]


def path_row(s: Style, row: PathRow, last: bool, on_open: Open) -> ft.Control:
    """The line and disc at the left; the words at the right, on a card for what comes next and for here."""
    words = _words(s, row)
    if row.team_date or row.uid or row.id in ("infusion", "home"):
        words = _tappable(s, row, words, on_open)
    elif row.place == "here":
        words = _here(s, words)
    words.expand = True
    held = ft.Row([words], expand=True)
    inside = ft.Container(held, padding=ft.Padding.symmetric(vertical=6), expand=True)
    line = [] if s.big else [_gutter(s, row, last)]
    return ft.Row(
        [*line, inside], spacing=10, intrinsic_height=True, vertical_alignment=ft.CrossAxisAlignment.STRETCH
    )


def _words(s: Style, row: PathRow) -> ft.Control:
    lines = [kit.h2(s, row.title) if row.place == "here" else kit.title(s, row.title)]
    lines += [kit.body(s, row.when)] if row.when else []
    lines += [kit.meta(s, row.detail)] if row.detail else []
    return ft.Column(lines, spacing=1, tight=True)


def _here(s: Style, words: ft.Control) -> ft.Control:
    return ft.Container(
        words,
        bgcolor=s.palette.lamp_tint,
        border=ft.Border.all(2, s.palette.lamp_fill),
        border_radius=16,
        padding=ft.Padding.symmetric(vertical=12, horizontal=16),
    )


def _tappable(s: Style, row: PathRow, words: ft.Control, on_open: Open) -> ft.Control:
    """A button as quiet as plain words; what comes next stands on a card."""
    p = s.palette
    words.expand = True
    what = "Change this appointment" if row.uid else "Change the date"
    change = kit.icon(s, ft.Icons.EDIT_CALENDAR_OUTLINED, 22, p.ink2, what)
    face = ft.Container(ft.Row([words, change], spacing=10), alignment=ft.Alignment.CENTER_LEFT)
    back, edge = (p.card, p.line) if row.place == "next" else (ft.Colors.TRANSPARENT, "")
    pad = ft.Padding.symmetric(vertical=10, horizontal=14)
    style = plate(s, back, p.ink, edge, 16, pad, 1)
    return ft.FilledButton(content=face, style=style, on_click=guarded(lambda: on_open(row)))


def _gutter(s: Style, row: PathRow, last: bool) -> ft.Control:
    p = s.palette
    before = p.harbour if row.place in ("past", "here") else p.edge
    after = p.harbour if row.place == "past" else p.edge
    top = _line(before, row.place in ("past", "here"))
    bottom = _line(ft.Colors.TRANSPARENT if last else after, row.place == "past")
    if row.id == "infusion":
        top = _line(ft.Colors.TRANSPARENT, True)
    column = ft.Column(
        [top, _disc(s, row), bottom], spacing=0, horizontal_alignment=ft.CrossAxisAlignment.CENTER
    )
    return ft.Container(column, width=GUTTER)


def _line(color: str, solid: bool) -> ft.Control:
    return ft.Container(width=6 if solid else 3, bgcolor=color, expand=True)


def _disc(s: Style, row: PathRow) -> ft.Control:
    p = s.palette
    back, ink, edge = p.card, p.ink2, ft.BorderSide(2, p.edge)
    icon = pack_icon(row.icon)
    if row.place == "past":
        back, ink, edge = p.harbour, p.on_harbour, ft.BorderSide(0, p.harbour)
    elif row.place == "here":
        back, ink, edge, icon = (
            p.lamp_fill,
            "#1C2B33",
            ft.BorderSide(0, p.lamp_fill),
            ft.Icons.LOCATION_ON_ROUNDED,
        )
    elif row.place == "next":
        ink, edge = p.harbour, ft.BorderSide(3, p.harbour)
    return ft.Container(
        width=DISC,
        height=DISC,
        bgcolor=back,
        border=ft.Border.all(side=edge),
        border_radius=DISC / 2,
        alignment=ft.Alignment.CENTER,
        content=kit.icon(s, icon, 24 / s.scale, ink),
    )
