"""Choosing one of a few: radio rows, a segmented bar, a number scale, colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from views.components import text as t
from views.components.buttons import plate
from views.components.cards import STRETCH, rows_card
from views.components.icons import icon
from views.components.notes import error_text
from views.components.rows import PAD
from views.guard import guarded
from views.theme import Style

Pick = Callable[[str], Any]


@dataclass(frozen=True)
class Choice:
    """One of the answers: what is stored, what is read, and a second line."""

    value: str
    text: str
    second: str = ""


@dataclass(frozen=True)
class Swatch:
    """One colour to choose, always with its name."""

    value: str
    text: str
    color: str


def choice_rows(
    s: Style, choices: tuple[Choice, ...], value: str | None, on_change: Pick, error: str = ""
) -> ft.Control:
    """Answers under each other in one card; the chosen row is tinted and its ring filled."""
    rows = rows_card(s, *[_radio(s, choice, choice.value == value, on_change) for choice in choices])
    if not error:
        return rows
    return ft.Column([error_text(s, error), rows], spacing=12, horizontal_alignment=STRETCH, tight=True)


def segmented(s: Style, choices: tuple[Choice, ...], value: str, on_change: Pick) -> ft.Control:
    """Two to four short answers beside each other on a track; under each other with large text. A second
    line is only spoken: it tells apart the same answers to several questions."""
    p = s.palette
    made = []
    for choice in choices:
        on = choice.value == value
        ink = p.on_harbour if on else p.ink
        back = p.harbour if on else ft.Colors.TRANSPARENT
        style = plate(s, back, ink, radius=12, padding=ft.Padding.symmetric(vertical=13, horizontal=8))
        said = f"{choice.text}: {choice.second}" if choice.second else None
        face = t.strong(s, choice.text, color=ink, align=ft.TextAlign.CENTER, semantics_label=said)
        made.append(_one_of(face, style, on, choice.value, on_change, expand=not s.big))
    inside: ft.Control = ft.Row(made, spacing=2)
    if s.big:
        inside = ft.Column(made, spacing=2, horizontal_alignment=STRETCH, tight=True)
    return ft.Container(bgcolor=p.sunken, border_radius=16, padding=4, content=inside)


def number_scale(
    s: Style,
    choices: tuple[Choice, ...],
    value: str | None,
    on_change: Pick,
    low: str = "",
    high: str = "",
    across: int = 0,
) -> ft.Control:
    """Numbers in boxes, `across` in a line or all of them, with the meaning of the two ends in words."""
    p = s.palette
    made = []
    for choice in choices:
        on = choice.value == value
        ink, back = (p.on_harbour, p.harbour) if on else (p.ink, p.card)
        style = plate(s, back, ink, "" if on else p.edge, 14, ft.Padding.symmetric(vertical=12, horizontal=2))
        said = f"{choice.text}. {choice.second}" if choice.second else choice.text
        centre = ft.TextAlign.CENTER
        face = t.num(s, choice.text, 22, color=ink, align=centre, semantics_label=said)
        made.append(_one_of(face, style, on, choice.value, on_change, expand=True))
    across = min(across, 4) if across and s.big else across or len(made)
    made += [ft.Container(expand=True) for _ in range(-len(made) % across)]
    lines = [ft.Row(made[start : start + across], spacing=8) for start in range(0, len(made), across)]
    ends = ft.Row([t.meta(s, low, expand=True), t.meta(s, high)]) if low or high else None
    if ends is not None and s.big:
        ends = ft.Column([t.meta(s, low), t.meta(s, high)], spacing=2)
    return ft.Column([*lines, ends] if ends is not None else [*lines], spacing=8, tight=True)


def swatches(s: Style, choices: tuple[Swatch, ...], value: str | None, on_change: Pick) -> ft.Control:
    """Colours with their names; the chosen one has a dark frame, a tick and a bold name."""
    made = [_swatch(s, choice, choice.value == value, on_change) for choice in choices]
    across = 2 if s.big else len(made)
    rows = [ft.Row(made[start : start + across], spacing=10) for start in range(0, len(made), across)]
    return rows[0] if len(rows) == 1 else ft.Column(rows, spacing=10, tight=True)


def _swatch(s: Style, choice: Swatch, on: bool, on_change: Pick) -> ft.Control:
    p, centre = s.palette, ft.TextAlign.CENTER
    tick = icon(s, ft.Icons.CHECK_ROUNDED, 26, "#1C2B33") if on else None
    patch = ft.Container(
        height=s.px(48),
        bgcolor=choice.color,
        border_radius=12,
        border=ft.Border.all(3 if on else 1, p.ink if on else p.edge),
        alignment=ft.Alignment.CENTER,
        content=tick,
    )
    word = (t.label if on else t.meta)(s, choice.text, align=centre, color=p.ink)
    face = ft.Column([patch, word], spacing=6, tight=True, horizontal_alignment=STRETCH)
    style = plate(s, ft.Colors.TRANSPARENT, p.ink, radius=12, padding=0)
    return _one_of(face, style, on, choice.value, on_change, expand=True)


def _radio(s: Style, choice: Choice, on: bool, on_change: Pick) -> ft.Control:
    p = s.palette
    size = s.px(30)
    dot = ft.Container(width=s.px(14), height=s.px(14), border_radius=size, bgcolor=p.harbour) if on else None
    ring = ft.Container(
        width=size,
        height=size,
        border_radius=size,
        border=ft.Border.all(2.5 if on else 2, p.harbour if on else p.edge),
        alignment=ft.Alignment.CENTER,
        content=dot,
    )
    words = [t.title(s, choice.text)] + ([t.meta(s, choice.second)] if choice.second else [])
    row = ft.Row([ring, ft.Column(words, spacing=2, tight=True, expand=True)], spacing=16)
    back = p.harbour_tint if on else p.card
    style = plate(s, back, p.ink, radius=0, padding=PAD)
    made = _one_of(row, style, on, choice.value, on_change)
    made.data = 62
    return made


def _one_of(
    face: ft.Control, style: ft.ButtonStyle, on: bool, value: str, on_change: Pick, expand: bool = False
) -> ft.Control:
    made = ft.FilledButton(content=face, style=style, on_click=guarded(lambda: on_change(value)))
    said = ft.Semantics(selected=on, content=made)
    return ft.MergeSemantics(said, expand=expand or None)
