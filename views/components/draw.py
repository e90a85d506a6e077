"""What the charts are drawn with: a canvas as wide as its card, pens, blocks and words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft
import flet.canvas as cv

from views import guard
from views.theme import FONT, Style

Shapes = list[cv.Shape]


@guard.component
def Drawn(s: Style, height: float, spoken: str, shapes: Callable[[float], Shapes]) -> Any:
    """The canvas: `shapes` for its width, and `spoken` in its place for a screen reader."""
    guess = min(s.width, 700) - 2 * s.margin - 34
    width, set_width = ft.use_state(guess)
    drawn = cv.Canvas(
        shapes(width),
        height=height,
        expand=True,
        on_resize=guard.guarded(lambda event: set_width(event.width)),
    )
    row = ft.Row([drawn])
    return ft.Semantics(label=spoken, image=True, exclude_semantics=True, content=row)


def paint(color: str) -> ft.Paint:
    """A filled shape."""
    return ft.Paint(color=color, style=ft.PaintingStyle.FILL)


def pen(color: str, width: float, dash: list[float] | None = None) -> ft.Paint:
    """A line; `dash` in px on and off."""
    return ft.Paint(
        color=color,
        stroke_width=width,
        style=ft.PaintingStyle.STROKE,
        stroke_cap=ft.StrokeCap.BUTT if dash else ft.StrokeCap.ROUND,
        stroke_dash_pattern=dash,
    )


def block(left: float, top: float, width: float, height: float, paint: ft.Paint) -> cv.Rect:
    """A bar with a round top."""
    corner = min(8.0, height / 2)
    radius = ft.BorderRadius(top_left=corner, top_right=corner, bottom_left=0, bottom_right=0)
    return cv.Rect(left, top, width, height, border_radius=radius, paint=paint)


def stub(left: float, base: float, width: float, color: str) -> cv.Rect:
    """A dashed place for a bar that is to come."""
    return cv.Rect(left, base - 10, width, 10, border_radius=4, paint=pen(color, 1.2, [3, 3]))


def word(
    s: Style,
    x: float,
    y: float,
    text: str,
    color: str,
    bold: bool = False,
    alignment: ft.Alignment = ft.Alignment.CENTER,
) -> cv.Text:
    """Words at a point, as small as the kit allows."""
    weight = ft.FontWeight.W_700 if bold else ft.FontWeight.W_400
    style = ft.TextStyle(size=s.size("tick"), color=color, weight=weight, font_family=FONT)
    return cv.Text(x, y, text, style=style, alignment=alignment)
