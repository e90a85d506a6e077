"""The steps of a long task at the side of a tablet: ticked with the answer, tinted, or hollow ahead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import flet as ft

from views.components import text as t
from views.components.bars import brand
from views.components.buttons import Click, plate, red_button
from views.components.cards import STRETCH
from views.components.icons import icon
from views.guard import guarded
from views.theme import RAIL_WIDTH, Style

WIDER_FROM = 1000  # px of page width
DISC = 36


@dataclass(frozen=True)
class StepLine:
    """One step: its number, title and the answer in words. `done` is a tick, `on` is where one is."""

    id: str
    number: int
    title: str
    second: str = ""
    done: bool = False
    on: bool = False


def step_side(
    s: Style, lines: Sequence[StepLine], on_open: Callable[[str], Any], on_unwell: Click
) -> ft.Control:
    """The side of a tablet: the name of the app, every step, and the red button at the foot."""
    p = s.palette
    rows = step_rows(s, lines, on_open)
    top = ft.Column([brand(s), *rows], spacing=2, horizontal_alignment=STRETCH, tight=True)
    scroll = ft.Column([top], scroll=ft.ScrollMode.AUTO, expand=True, horizontal_alignment=STRETCH)
    column = ft.Column([scroll, red_button(s, on_unwell)], spacing=12, horizontal_alignment=STRETCH)
    return ft.Container(
        width=RAIL_WIDTH + (48 if s.width >= WIDER_FROM else 0),
        bgcolor=p.card,
        padding=16,
        border=ft.Border(right=ft.BorderSide(1, p.line)),
        content=column,
    )


def step_rows(s: Style, lines: Sequence[StepLine], on_open: Callable[[str], Any]) -> list[ft.Control]:
    """The steps alone, as on a phone."""
    return [_row(s, line, on_open) for line in lines]


def _row(s: Style, line: StepLine, on_open: Callable[[str], Any]) -> ft.Control:
    p = s.palette
    title = t.strong(s, line.title, color=p.harbour if line.on else p.ink)
    second = [t.meta(s, line.second, max_lines=2, overflow=ft.TextOverflow.ELLIPSIS)] if line.second else []
    words = ft.Column([title, *second], spacing=0, tight=True, expand=True)
    row = ft.Row([_disc(s, line), words], spacing=14)
    room = ft.Padding.symmetric(vertical=5, horizontal=12)  # ten steps and the red button fit in 820 px
    style = plate(s, p.harbour_tint if line.on else p.card, p.ink, radius=16, padding=room)
    made = ft.FilledButton(content=row, style=style, on_click=guarded(lambda: on_open(line.id)))
    return ft.MergeSemantics(ft.Semantics(selected=line.on, content=made), key=line.id)


def step_disc(s: Style, number: int) -> ft.Control:
    """The filled number of one thing to do after another."""
    return _disc(s, StepLine("", number, "", on=True))


def _disc(s: Style, line: StepLine) -> ft.Control:
    """A tick for a step that is done; else its number, filled where one is."""
    p = s.palette
    full = line.done or line.on
    number = t.label(s, str(line.number), color=p.on_harbour if line.on else p.ink)
    face = icon(s, ft.Icons.CHECK_ROUNDED, 24, p.on_harbour, "Done") if line.done and not line.on else number
    return ft.Container(
        width=s.px(DISC),
        height=s.px(DISC),
        border_radius=s.px(DISC),
        bgcolor=p.harbour if full else None,
        border=None if full else ft.Border.all(2, p.edge),
        alignment=ft.Alignment.CENTER,
        content=face,
    )
