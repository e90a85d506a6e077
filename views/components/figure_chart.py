"""A chart of one figure over days or weeks, and a table that stands beside or in place of a chart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import flet as ft
import flet.canvas as cv

from views.components import draw
from views.components import text as t
from views.components.cards import STRETCH
from views.components.charts import Tick
from views.components.draw import Shapes
from views.theme import Style

BASE, ROOM = 178.0, 158.0  # px: where the bars stand and how tall the tallest is
FEW = 7  # bars that have room for their figure
LETTER = 8.5  # px: about as wide as a figure of the small text
SHORT = 14  # characters of a value that has room beside its day


@dataclass(frozen=True)
class Figure:
    """One day or week: `x` from 0 to 1, its value, and the value in short for above its bar."""

    x: float
    value: float
    short: str
    today: bool = False


@dataclass(frozen=True)
class Mark:
    """A line across at a value, with its figure at the left."""

    value: float
    text: str


def figure_chart(
    s: Style,
    figures: tuple[Figure, ...],
    groups: int,
    marks: tuple[Mark, ...],
    ticks: tuple[Tick, ...],
    spoken: str,
    line: bool = False,
) -> ft.Control:
    """Bars from the lowest mark, or with `line` points; days without an entry stay empty, with a dash."""
    return draw.Drawn(s, 218, spoken, lambda width: _shapes(s, figures, groups, marks, ticks, line, width))


def table(s: Style, rows: tuple[tuple[str, str, bool], ...], name: str) -> ft.Control:
    """A line a day with hairlines: when, and its value in words. True makes a line strong (today)."""
    lines: list[ft.Control] = []
    for when, value, strong in rows:
        if lines:
            lines.append(ft.Container(height=1, bgcolor=s.palette.line))
        left, right = (t.strong if strong else t.body)(s, when), t.strong(s, value)
        if s.big or len(value) > SHORT:
            pair: ft.Control = ft.Column([left, right], spacing=2, tight=True)
        else:
            left.expand = True
            pair = ft.Row([left, right], spacing=14)
        lines.append(ft.Container(pair, padding=ft.Padding.symmetric(vertical=9, horizontal=2)))
    column = ft.Column(lines, spacing=0, tight=True, horizontal_alignment=STRETCH)
    return ft.Semantics(label=name, container=True, content=column)


def _shapes(
    s: Style,
    figures: tuple[Figure, ...],
    groups: int,
    marks: tuple[Mark, ...],
    ticks: tuple[Tick, ...],
    line: bool,
    width: float,
) -> Shapes:
    p, left = s.palette, 14 + 9.5 * s.scale * max((len(mark.text) for mark in marks), default=1)
    low, high = marks[0].value, marks[-1].value

    def y(value: float) -> float:
        return BASE - (ROOM - 22 * s.scale) * (value - low) / (high - low)

    def x(part: float) -> float:
        return left + (width - left) * part

    shapes: Shapes = []
    for mark in marks:
        shapes.append(cv.Line(left, y(mark.value), width, y(mark.value), paint=draw.pen(p.line, 1.5)))
        end = ft.Alignment.CENTER_RIGHT
        shapes.append(draw.word(s, left - 8, y(mark.value), mark.text, p.ink2, False, end))
    slot = (width - left) / groups
    shapes += _line(s, figures, groups, x, y) if line else _bars(s, figures, slot, x, y)
    if groups <= FEW:
        shapes += _around(s, figures, groups, x, y)
    return shapes + _ticks(s, ticks, x, width)


def _bars(
    s: Style,
    figures: tuple[Figure, ...],
    slot: float,
    x: Callable[[float], float],
    y: Callable[[float], float],
) -> Shapes:
    thick = max(min(slot * 0.62, 36), 2.5)
    shapes: Shapes = []
    for figure in figures:
        color = s.palette.harbour if figure.today else s.palette.harbour_mid
        tall = max(BASE - y(figure.value), 3)  # a zero that was written down can be seen
        shapes.append(draw.block(x(figure.x) - thick / 2, BASE - tall, thick, tall, draw.paint(color)))
    return shapes


def _line(
    s: Style,
    figures: tuple[Figure, ...],
    groups: int,
    x: Callable[[float], float],
    y: Callable[[float], float],
) -> Shapes:
    """Points, joined by a solid line only where no day or week between them is empty."""
    p = s.palette
    shapes: Shapes = []
    for before, now in pairwise(figures):
        gap = (now.x - before.x) * groups > 1.5
        pen = draw.pen(p.ink2, 2, [4, 5]) if gap else draw.pen(p.harbour, 3)
        shapes.append(cv.Line(x(before.x), y(before.value), x(now.x), y(now.value), paint=pen))
    for figure in figures:
        spot = (x(figure.x), y(figure.value))
        shapes.append(cv.Circle(*spot, 6.5, paint=draw.paint(p.card)))
        shapes.append(cv.Circle(*spot, 5, paint=draw.paint(p.harbour)))
    return shapes


def _around(
    s: Style,
    figures: tuple[Figure, ...],
    groups: int,
    x: Callable[[float], float],
    y: Callable[[float], float],
) -> Shapes:
    """The figure above each bar, or today's alone where they would touch; a dash where there is none."""
    p, taken = s.palette, {int(figure.x * groups) for figure in figures}
    shapes: Shapes = [
        draw.word(s, x((index + 0.5) / groups), BASE - 12, "\u2013", p.ink2)
        for index in range(groups)
        if index not in taken
    ]
    longest = max((len(figure.short) for figure in figures), default=0)
    room = longest * LETTER * s.scale <= x(1 / groups) - x(0)
    shapes += [
        draw.word(s, x(figure.x), y(figure.value) - 14 * s.scale, figure.short, p.ink, figure.today)
        for figure in figures
        if room or figure.today
    ]
    return shapes


def _ticks(s: Style, ticks: tuple[Tick, ...], x: Callable[[float], float], width: float) -> Shapes:
    """The newest first; an older word that would touch it is left out."""
    shapes: Shapes = []
    taken = width + 99.0
    for tick in reversed(ticks):
        half = 4.6 * s.scale * len(tick.text)
        if x(tick.x) + half < taken:
            taken = x(tick.x) - half - 4
            ink = s.palette.harbour if tick.bold else s.palette.ink2
            middle = min(x(tick.x), width - half)
            shapes.append(draw.word(s, middle, BASE + 24, tick.text, ink, tick.bold))
    return shapes
