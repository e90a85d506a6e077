"""Short answers to tap on and off, several in a row; a tick shows what is on, not colour alone."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import flet as ft

from views.components import text as t
from views.components.buttons import plate
from views.components.choices import Choice
from views.components.icons import icon
from views.guard import guarded
from views.theme import Style


def chips(
    s: Style, choices: tuple[Choice, ...], chosen: Collection[str], on_tap: Callable[[str], Any]
) -> ft.Control:
    """The answers as small round buttons that wrap onto as many lines as they need."""
    made = [_chip(s, choice, choice.value in chosen, on_tap) for choice in choices]
    return ft.Row(made, wrap=True, spacing=8, run_spacing=8)


def _chip(s: Style, choice: Choice, on: bool, on_tap: Callable[[str], Any]) -> ft.Control:
    p = s.palette
    ink, back, edge = (p.on_harbour, p.harbour, "") if on else (p.ink, p.card, p.edge)
    words = t.label(s, choice.text, color=ink)
    tick = [icon(s, ft.Icons.CHECK_ROUNDED, 20, ink)] if on else []
    words.expand, words.expand_loose = True, True
    face = ft.Row([*tick, words], spacing=6, tight=True)
    style = plate(s, back, ink, edge, 24, ft.Padding.symmetric(vertical=14, horizontal=16), 1.5)
    made = ft.FilledButton(content=face, style=style, on_click=guarded(lambda: on_tap(choice.value)))
    return ft.MergeSemantics(ft.Semantics(checked=on, content=made))
