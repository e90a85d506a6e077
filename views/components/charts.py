"""Charts over days, drawn on a canvas as wide as the card; the words beside them carry the same facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import flet as ft
import flet.canvas as cv

from views.components import draw
from views.components import text as t
from views.components.cards import STRETCH
from views.components.draw import Shapes
from views.components.rings import bar as thin_bar
from views.theme import Style


@dataclass(frozen=True)
class Bar:
    """One day or week. `value` is None when nothing was recorded (which is not zero)."""

    label: str
    value: float | None
    today: bool = False
    future: bool = False


@dataclass(frozen=True)
class Reading:
    """One temperature: `x` from 0 (oldest edge) to 1 (newest), degrees C. `gap`: none taken before it."""

    x: float
    celsius: float
    gap: bool = False


@dataclass(frozen=True)
class Tick:
    """A word under the chart at `x` from 0 to 1."""

    x: float
    text: str
    bold: bool = False


def week_bars(s: Style, bars: tuple[Bar, ...], goal: float, spoken: str) -> ft.Control:
    """A bar a day with the goal as a dashed amber line. With large text: one line a day, in words."""
    if s.big:
        return _listed(s, bars, goal)
    return draw.Drawn(s, 178, spoken, lambda width: _week(s, bars, goal, width))


def goal_blocks(s: Style, bars: tuple[Bar, ...], spoken: str) -> ft.Control:
    """Goals of the weeks as rising blocks; the one to come is hollow."""
    if s.big:
        return _listed(s, bars, max(bar.value or 0 for bar in bars))
    return draw.Drawn(s, 132, spoken, lambda width: _blocks(s, bars, width))


def temperature_chart(
    s: Style, readings: tuple[Reading, ...], ticks: tuple[Tick, ...], spoken: str
) -> ft.Control:
    """Readings on 35.5 to 39.2C (wider when one lies outside), with the zone from 38C in words."""
    return draw.Drawn(s, 232, spoken, lambda width: _temperatures(s, readings, ticks, width))


def _listed(s: Style, bars: tuple[Bar, ...], goal: float) -> ft.Control:
    rows: list[ft.Control] = []
    for bar in bars:
        if bar.future and bar.value is None:
            continue
        said = "No entry" if bar.value is None else f"{bar.value:,.0f}"
        head = ft.Row([t.strong(s, bar.label), t.num(s, said, 18)], wrap=True, spacing=10)
        color = s.palette.harbour if bar.today else s.palette.harbour_mid
        parts = [head] if bar.value is None else [head, thin_bar(s, bar.value / max(goal, 1), color)]
        rows.append(ft.Column(parts, spacing=4, horizontal_alignment=STRETCH, tight=True))
    return ft.Column(rows, spacing=12, horizontal_alignment=STRETCH, tight=True)


def _week(s: Style, bars: tuple[Bar, ...], goal: float, width: float) -> Shapes:
    p, base = s.palette, 148.0
    peak = max([goal, *(bar.value or 0 for bar in bars), 1])
    room, slot = 108.0, width / len(bars)
    thick = min(slot * 0.62, 40)
    shapes: Shapes = [cv.Line(0, base, width, base, paint=draw.pen(p.line, 1.5))]
    for index, bar in enumerate(bars):
        middle = slot * (index + 0.5)
        left, color = middle - thick / 2, p.harbour if bar.today else p.harbour_mid
        if bar.future:
            shapes.append(draw.stub(left, base, thick, p.edge))
        elif bar.value is None:
            shapes.append(draw.word(s, middle, base - 12, "\u2013", p.ink2))
        else:
            tall = max(room * bar.value / peak, 3)
            shapes.append(draw.block(left, base - tall, thick, tall, draw.paint(color)))
        shapes.append(
            draw.word(s, middle, base + 17, bar.label, p.harbour if bar.today else p.ink2, bold=bar.today)
        )
    line = base - room * goal / peak
    shapes.append(cv.Line(0, line, width, line, paint=draw.pen(p.lamp, 2, [6, 4])))
    right = ft.Alignment.CENTER_RIGHT
    shapes.append(draw.word(s, width - 2, line - 13, f"Goal {goal:,.0f}", p.lamp, True, right))
    for index, bar in enumerate(bars):
        if bar.today and bar.value is not None:
            tall = room * bar.value / peak
            shapes.append(
                draw.word(s, slot * (index + 0.5), base - tall - 12, f"{bar.value:,.0f}", p.ink, True)
            )
    return shapes


def _blocks(s: Style, bars: tuple[Bar, ...], width: float) -> Shapes:
    p, base, room = s.palette, 104.0, 68.0
    gap = 10.0
    wide = (width - gap * (len(bars) - 1)) / max(len(bars), 1)
    values = [bar.value or 0 for bar in bars]
    low, span = min(values) * 0.8, max(max(values) - min(values) * 0.8, 1)
    shapes: Shapes = []
    for index, bar in enumerate(bars):
        left = index * (wide + gap)
        tall = 16 + (room - 16) * ((bar.value or 0) - low) / span
        color = p.harbour if bar.today else p.harbour_mid
        paint = draw.pen(p.edge, 2) if bar.future else draw.paint(color)
        shapes.append(draw.block(left + 1, base - tall, wide - 2, tall, paint))
        ink = p.ink2 if bar.future else p.ink
        shapes.append(
            draw.word(s, left + wide / 2, base - tall - 13, f"{bar.value or 0:,.0f}", ink, bar.today)
        )
        word = p.harbour if bar.today else p.ink2
        shapes.append(draw.word(s, left + wide / 2, base + 16, bar.label, word, bar.today))
    return shapes


def _temperatures(s: Style, readings: tuple[Reading, ...], ticks: tuple[Tick, ...], width: float) -> Shapes:
    p, left, bottom = s.palette, 16 + 24 * s.scale, 192.0
    values = [reading.celsius for reading in readings]
    low, high = min([35.5, *(v - 0.2 for v in values)]), max([39.2, *(v + 0.2 for v in values)])

    def y(celsius: float) -> float:
        return bottom * (high - celsius) / (high - low)

    def x(part: float) -> float:
        return left + 12 + (width - left - 24) * part

    shapes: Shapes = [cv.Rect(left, 0, width - left, y(38), paint=draw.paint(p.red_tint))]
    for degree in range(int(low) + 1, int(high) + 1):
        hot = degree == 38
        pen = draw.pen(p.red_text, 3, [9, 5]) if hot else draw.pen(p.line, 1.5)
        shapes.append(cv.Line(left, y(degree), width, y(degree), paint=pen))
        ink, end = p.red_text if hot else p.ink2, ft.Alignment.CENTER_RIGHT
        shapes.append(draw.word(s, left - 8, y(degree), f"{degree}C", ink, hot, end))
    words = "38C or higher: get help now" if not s.big else "38C: get help"
    shapes.append(
        draw.word(s, left + 8, y(38) - 16 * s.scale, words, p.red_text, True, ft.Alignment.CENTER_LEFT)
    )
    shapes += _line_of(s, readings, x, y)
    taken = width + 99.0
    for tick in reversed(ticks):  # the newest first; an older word that would touch it is left out
        half = 4.6 * s.scale * len(tick.text)
        if x(tick.x) + half < taken:
            taken = x(tick.x) - half - 4
            ink = p.harbour if tick.bold else p.ink2
            shapes.append(draw.word(s, x(tick.x), bottom + 24, tick.text, ink, tick.bold))
    return shapes


def _line_of(
    s: Style, readings: tuple[Reading, ...], x: Callable[[float], float], y: Callable[[float], float]
) -> Shapes:
    p = s.palette
    shapes: Shapes = []
    for before, now in pairwise(readings):
        ends = (x(before.x), y(before.celsius), x(now.x), y(now.celsius))
        shapes.append(
            cv.Line(*ends, paint=draw.pen(p.ink2, 2, [4, 5]) if now.gap else draw.pen(p.harbour, 3.5))
        )
        if now.gap and x(now.x) - x(before.x) > 50 * s.scale:
            under = max(ends[1], ends[3]) + 18
            shapes.append(draw.word(s, (ends[0] + ends[2]) / 2, under, "No reading", p.ink2))
    for index, reading in enumerate(readings):
        size = 7.5 if index == len(readings) - 1 else 5
        color = p.red_text if reading.celsius >= 38 else p.harbour
        spot = (x(reading.x), y(reading.celsius))
        shapes += [
            cv.Circle(*spot, size + 1.5, paint=draw.paint(p.card)),
            cv.Circle(*spot, size, paint=draw.paint(color)),
        ]
    return shapes
