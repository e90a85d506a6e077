"""Rows of a card: to tick, to open, to read, to call, to add with one tap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from views.components import text as t
from views.components.buttons import Click, call_button, plate
from views.components.cards import NO_LINE, STRETCH, icon_tile, shade
from views.components.icons import Icon, icon
from views.guard import guarded
from views.theme import Style

PAD = ft.Padding.symmetric(vertical=11, horizontal=16)


def box(s: Style, on: bool, px: float = 32) -> ft.Control:
    """The tick box itself; a tick means "this is done" or "this is true", never "you are well"."""
    p = s.palette
    px = px * min(s.scale, 1.25) / s.scale  # large text needs the room
    tick = icon(s, ft.Icons.CHECK_ROUNDED, px * 0.75, p.on_harbour) if on else None
    return ft.Container(
        width=s.px(px),
        height=s.px(px),
        border_radius=10,
        bgcolor=p.harbour if on else None,
        border=None if on else ft.Border.all(2, p.edge),
        alignment=ft.Alignment.CENTER,
        content=tick,
    )


def check_row(
    s: Style,
    title: str,
    on: bool,
    on_change: Callable[[bool], Any],
    second: str = "",
    icon: Icon | None = None,
    variant: str = "tile",
) -> ft.Control:
    """A row to tick. "tile": icon at the left, box at the right; "plain": box at the left, tinted when on;
    "large": a larger box at the left, for a page that two people look at."""
    words = _words(s, title, second)
    plain = [box(s, on, 38 if variant == "large" else 32), words]
    parts = [*_tile(s, icon, "harbour"), words, box(s, on)] if variant == "tile" else plain
    tint = s.palette.harbour_tint if on and variant == "plain" else s.palette.card
    above = {"plain": 13, "large": 18}.get(variant, 11)
    tapped = _tappable(s, parts, lambda: on_change(not on), tint, above)
    edge = 64 if variant == "plain" else 70 if variant == "large" else 16 if icon is None else 78
    return ft.MergeSemantics(ft.Semantics(checked=on, content=tapped), data=edge)


def nav_row(
    s: Style,
    title: str,
    on_click: Click,
    second: str = "",
    icon: Icon | None = None,
    tone: str = "harbour",
) -> ft.Control:
    """A row that opens a page."""
    chevron = _icon(s, ft.Icons.CHEVRON_RIGHT_ROUNDED, 26, s.palette.ink2)
    row = _tappable(s, [*_tile(s, icon, tone), _words(s, title, second), chevron], on_click)
    row.data = 16 if icon is None else 78
    return row


def fact_row(s: Style, title: str, value: str, second: str = "", icon: Icon | None = None) -> ft.Control:
    """A row to read: a name and its value."""
    words = _words(s, title, second)
    row = ft.Row([*_tile(s, icon, "harbour"), words, t.title(s, value)], spacing=14)
    if s.big:
        row = ft.Row([_words(s, title, second, t.title(s, value))])
    return ft.Container(content=row, padding=PAD, data=16 if icon is None else 78)


def event_row(
    s: Style,
    when: str,
    title: str,
    second: str = "",
    last: bool = False,
    on_click: Click | None = None,
) -> ft.Control:
    """One entry of a timeline (in `rows_card`): a dot, a rule down to the next, and what happened."""
    p = s.palette
    dot = ft.Container(width=16, height=16, border_radius=8, border=ft.Border.all(4, p.harbour))
    rule = ft.Container(width=2, bgcolor=p.line, expand=True, visible=not last)
    line = ft.Column([dot, rule], spacing=6, horizontal_alignment=ft.CrossAxisAlignment.CENTER)
    parts = [t.meta(s, when), t.title(s, title)] + ([t.meta(s, second)] if second else [])
    words = ft.Column(parts, spacing=2, tight=True, expand=True)
    rail = ft.Container(content=line, padding=ft.Padding.only(top=4))
    held = ft.Container(words, expand=True, padding=ft.Padding.only(bottom=0 if last else 12))
    row = ft.Row([rail, held], spacing=14, intrinsic_height=True, vertical_alignment=STRETCH)
    padding = ft.Padding.symmetric(vertical=2, horizontal=16)
    if on_click is None:
        return ft.Container(content=row, padding=padding, data=NO_LINE)
    style = plate(s, p.card, p.ink, radius=0, padding=padding)
    return ft.FilledButton(content=row, style=style, on_click=guarded(on_click), data=NO_LINE)


def contact_row(
    s: Style, name: str, number: str, hours: str = "", open_now: bool = True, *, dialled: str
) -> ft.Control:
    """Someone to call: name, number as text, hours in words, and the Call button that dials `dialled`."""
    p = s.palette
    parts = [t.title(s, name), t.body(s, number.replace(" ", "\u00a0"))]
    if hours:
        clock = ft.Icons.SCHEDULE_ROUNDED if open_now else ft.Icons.BEDTIME_OUTLINED
        when = t.meta(s, hours, expand=True, color=p.ink if open_now else p.ink2)
        top = ft.CrossAxisAlignment.START
        parts.append(ft.Row([icon(s, clock, 20, p.ink2), when], spacing=8, vertical_alignment=top))
    words = ft.Column(parts, spacing=3, tight=True, expand=True)
    call = call_button(s, number, dialled=dialled, who=name, text="Call", kind="tonal", wide=s.big)
    if s.big:
        stack = ft.Column([ft.Row([words]), call], spacing=10, horizontal_alignment=STRETCH, tight=True)
        return ft.Container(content=stack, padding=PAD)
    return ft.Container(content=ft.Row([words, call], spacing=12), padding=PAD)


@dataclass(frozen=True)
class AddItem:
    """One thing that one tap adds."""

    icon: Icon
    name: str
    amount: str
    on_click: Click


def quick_add(s: Style, items: tuple[AddItem, ...]) -> ft.Control:
    """Equal small cards in a row; under large text they become full rows."""
    made = [_quick(s, item) for item in items]
    if s.big:
        return ft.Column(made, spacing=10, horizontal_alignment=STRETCH, tight=True)
    for one in made:
        one.expand = True
    return ft.Row(made, spacing=10, intrinsic_height=True, vertical_alignment=STRETCH)


def _quick(s: Style, item: AddItem) -> ft.Control:
    p, centre = s.palette, ft.TextAlign.CENTER
    words = [
        t.label(s, item.name, align=centre),
        t.label(s, item.amount.replace(" ", "\u00a0"), align=centre, color=p.ink2),
    ]
    parts = words if s.big else [icon_tile(s, item.icon, px=48), *words]
    column = ft.Column(parts, spacing=4, tight=True, horizontal_alignment=ft.CrossAxisAlignment.CENTER)
    style = plate(s, p.card, p.ink, p.line, 18, ft.Padding.symmetric(vertical=12, horizontal=4), 1)
    made = ft.FilledButton(content=column, style=style, on_click=guarded(item.on_click))
    return ft.Container(content=made, shadow=shade(s), border_radius=18)


def _words(s: Style, title: str, second: str, *below: ft.Control) -> ft.Control:
    parts = [t.title(s, title), *([t.meta(s, second)] if second else []), *below]
    return ft.Column(parts, spacing=2, tight=True, expand=True)


def _tile(s: Style, what: Icon | None, tone: str) -> list[ft.Control]:
    return [] if what is None or s.big else [icon_tile(s, what, tone)]


def _tappable(
    s: Style,
    parts: list[ft.Control],
    on_click: Click,
    back: str = "",
    above: float = 11,
) -> ft.Control:
    held = ft.Container(content=ft.Row(parts, spacing=16), alignment=ft.Alignment.CENTER_LEFT)
    padding = ft.Padding.symmetric(vertical=above, horizontal=16)
    style = plate(s, back or s.palette.card, s.palette.ink, radius=0, padding=padding)
    return ft.FilledButton(content=held, style=style, on_click=guarded(on_click))


_icon = icon
