"""Small measures drawn on a canvas: rings, bars and the jug. Each says its value to a screen reader."""

from __future__ import annotations

from dataclasses import replace
from math import pi

import flet as ft
import flet.canvas as cv

from views.components import draw
from views.components import text as t
from views.components.cards import SMALLEST_RING
from views.theme import FONT, Style

_TOP = -pi / 2


def fluid_ring(s: Style, litres: float, low: float = 2, high: float = 3) -> ft.Control:
    """Litres drunk today; a full turn is `high`, the amber arc outside is the aim from `low` to `high`."""
    figure, unit = amount(litres)
    spoken = f"{figure} {unit} of {aim(low, high)} litres"
    top = max(high, 0.1)
    band = (low / top, 1.0) if low < high else None
    return _ring(s, litres / top, figure, unit, spoken, s.palette.harbour, band)


def value_ring(
    s: Style, fraction: float, value: str, unit: str, spoken: str, color: str | None = None
) -> ft.Control:
    """A value as a part of its goal (`fraction` 0 to 1), in amber unless another colour is given."""
    return _ring(s, fraction, value, unit, spoken, color or s.palette.lamp, None)


def bar(s: Style, fraction: float, color: str | None = None, spoken: str = "") -> ft.Control:
    """A thin bar, `fraction` 0 to 1. Decoration unless `spoken`: the number must stand beside it."""
    part = round(1000 * min(max(fraction, 0), 1))
    filled = ft.Container(expand=part, bgcolor=color or s.palette.harbour, border_radius=6, visible=part > 0)
    rest = ft.Container(expand=1000 - part, visible=part < 1000)
    row = ft.Row([filled, rest], spacing=0)
    drawn = ft.Container(height=s.px(12), border_radius=6, bgcolor=s.palette.track, content=row)
    return ft.Semantics(label=spoken, image=True, exclude_semantics=True, content=drawn) if spoken else drawn


def jug(s: Style, litres: float, low: float = 2, high: float = 3) -> ft.Control:
    """A jug with the aim as an amber zone and the water drunk so far."""
    p, top = s.palette, max(3.0, high)

    def y(amount: float) -> float:
        return 193 - 168 * min(amount, top * 1.08) / top

    tone = _stroke(p.harbour, 4.5)
    dash = _stroke(p.lamp, 2.2, [6, 4])
    shapes: list[cv.Shape] = [cv.Rect(29, y(high), 70, y(low) - y(high), paint=draw.paint(p.lamp_tint))]
    shapes += _water(s, y(litres)) if litres > 0 else []
    shapes += [cv.Line(29, y(mark), 106, y(mark), paint=dash) for mark in {low, high}]
    shapes.append(_outline(tone))
    shapes += [_mark(f"{mark:g}", y(mark), p.lamp) for mark in {low, high}]
    if low > 1.2:
        shapes += [cv.Line(88, y(1), 108, y(1), paint=_stroke(p.ink2, 2)), _mark("1", y(1), p.ink2)]
    if y(low) - y(high) > 24:
        centre = (64, (y(low) + y(high)) / 2)
        shapes.append(cv.Text(*centre, "Aim", style=_words(16, p.lamp, True), alignment=ft.Alignment.CENTER))
    drawn = cv.Canvas(shapes, width=136, height=200)
    spoken = f"{' '.join(amount(litres))} so far. The aim is {aim(low, high)} litres."
    return ft.Semantics(label=spoken, image=True, exclude_semantics=True, content=drawn)


def amount(litres: float) -> tuple[str, str]:
    """ "0.75", "litres"; an amount that needs more than two decimals in millilitres: "995", "ml"."""
    ml = round(litres * 1000)
    return (f"{ml:,}", "ml") if ml % 10 else (f"{litres:g}", "litres")


def aim(low: float, high: float) -> str:
    """ "2 to 3", or one number when the team gave one."""
    return f"{low:g} to {high:g}" if low != high else f"{low:g}"


def _ring(
    s: Style,
    fraction: float,
    figure: str,
    unit: str,
    spoken: str,
    color: str,
    band: tuple[float, float] | None,
) -> ft.Control:
    if s.big:
        words = ft.Row([t.num(s, figure, 24), t.body(s, unit)], spacing=8, wrap=True)
        column = ft.Column([words, bar(s, fraction, color)], spacing=8, tight=True)
        return ft.Semantics(label=spoken, image=True, exclude_semantics=True, content=column)
    size = max(SMALLEST_RING, min(116 * s.scale, s.half_card))
    k, middle = size / 116, size / 2
    radius = 43 * k
    turn = 2 * pi * min(max(fraction, 0), 1)
    shapes: list[cv.Shape] = [cv.Circle(middle, middle, radius, paint=_stroke(s.palette.track, 11 * k))]
    if turn > 0:
        shapes.append(_arc(middle, radius, _TOP, turn, _stroke(color, 11 * k)))
    if band is not None:
        start, sweep = _TOP + 2 * pi * band[0], 2 * pi * (band[1] - band[0])
        shapes.append(_arc(middle, 53 * k, start, sweep, _stroke(s.palette.lamp_mid, 4)))
    inside = _figure(replace(s, scale=k), figure, unit)
    drawn = ft.Stack(
        [cv.Canvas(shapes, width=size, height=size), ft.Container(inside, width=size, height=size)],
        width=size,
        height=size,
    )
    return ft.Semantics(label=spoken, image=True, exclude_semantics=True, content=drawn)


def _figure(s: Style, figure: str, unit: str) -> ft.Control:
    return ft.Column(
        [t.num(s, figure, 20 if len(figure) > 4 else 24), t.label(s, unit, color=s.palette.ink2)],
        spacing=0,
        alignment=ft.MainAxisAlignment.CENTER,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )


def _arc(middle: float, radius: float, start: float, sweep: float, paint: ft.Paint) -> cv.Arc:
    corner = middle - radius
    return cv.Arc(corner, corner, 2 * radius, 2 * radius, start, sweep, paint=paint)


def _stroke(color: str, width: float, dash: list[float] | None = None) -> ft.Paint:
    return ft.Paint(
        color=color,
        stroke_width=width,
        style=ft.PaintingStyle.STROKE,
        stroke_cap=ft.StrokeCap.ROUND if dash is None else ft.StrokeCap.BUTT,
        stroke_join=ft.StrokeJoin.ROUND,
        stroke_dash_pattern=dash,
    )


def _words(px: float, color: str, bold: bool = False) -> ft.TextStyle:
    weight = ft.FontWeight.W_600 if bold else ft.FontWeight.W_400
    return ft.TextStyle(size=px, color=color, weight=weight, font_family=FONT)


def _mark(text: str, y: float, color: str) -> cv.Text:
    style = _words(16, color, True)
    return cv.Text(114, y, text, style=style, alignment=ft.Alignment.CENTER_LEFT)


def _water(s: Style, level: float) -> list[cv.Shape]:
    at = cv.Path
    wave = [at.MoveTo(29, level), at.CubicTo(44, level - 5, 52, level + 6, 64, level + 1)]
    wave.append(at.CubicTo(74, level - 6, 86, level + 4, 99, level))
    floor = max(level, 168)
    sides = [at.LineTo(99, floor), at.CubicTo(99, 184, 90, 192, 76, 192), at.LineTo(52, 192)]
    sides += [at.CubicTo(38, 192, 29, 184, 29, floor), at.Close()]
    p = s.palette
    return [cv.Path([*wave, *sides], paint=draw.paint(p.water)), cv.Path(wave, paint=_stroke(p.harbour, 2.5))]


def _outline(paint: ft.Paint) -> cv.Path:
    at = cv.Path
    handle = [at.MoveTo(27, 42), at.CubicTo(-2, 44, -2, 112, 27, 114)]
    wall = [at.MoveTo(27, 3), at.LineTo(27, 168), at.CubicTo(27, 185, 38, 194, 52, 194), at.LineTo(76, 194)]
    wall += [at.CubicTo(90, 194, 101, 185, 101, 168), at.LineTo(101, 22), at.CubicTo(101, 10, 106, 8, 110, 3)]
    return cv.Path([*handle, *wall], paint=paint)
