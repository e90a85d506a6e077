"""Draws one point of the path: its piece of the winding road, its disc, and its words."""

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft
import flet.canvas as cv

from models.path import PathRow
from views import guard
from views.components import kit
from views.components.buttons import plate
from views.icons import pack_icon
from views.theme import Style

DISC, GUTTER, NODE_Y = 48, 92, 34
LEFT, RIGHT = 28, 62  # the road swings between these
ANCHORS = ("infusion", "home")
Open = Callable[[PathRow], None]


@dataclass(frozen=True, slots=True)
class Bend:
    """Where a point stands on the road: its number from the start, and whether the road ends here."""

    number: int
    last: bool

    @property
    def x(self) -> float:
        return RIGHT if self.number % 2 else LEFT


@ft.memo
@guard.component
def PathPoint(s: Style, row: PathRow, bend: Bend, on_open: Open | None) -> ft.Control:
    """The road at the left; the words at the right, on a card for what comes next and for here. Without
    `on_open` they lead nowhere."""
    height, set_height = ft.use_state(96.0)
    lines = _lines(s, row)
    if on_open is not None and (row.team_date or row.uid or row.id in ANCHORS):
        words = _tappable(s, row, lines, on_open)
    else:
        words = _here(s, row, lines) if row.place == "here" else _quiet(s, row, lines)
    if s.big:
        return ft.Container(words, padding=ft.Padding.only(bottom=14))
    road = cv.Canvas(
        _road(s, row, bend, height),
        left=0,
        top=0,
        bottom=0,
        width=GUTTER,
        on_resize=guard.guarded(lambda event: set_height(event.height)),
    )
    held = ft.Container(
        ft.Row([words]),
        padding=ft.Padding.only(left=GUTTER + (6 if row.place in ("next", "here") else 2), bottom=16),
    )
    words.expand = True
    return ft.Stack([held, road, _disc(s, row, bend)])


def _lines(s: Style, row: PathRow) -> list[ft.Control]:
    lines = [kit.body(s, row.when)] if row.when else []
    detail = row.words if row.stage else row.detail  # a point without a date does not open
    return [*lines, *([kit.meta(s, detail)] if detail else []), *source_line(s, row)]


def source_line(s: Style, row: PathRow) -> list[ft.Control]:
    """Where a point comes from."""
    quiet = ft.FontWeight.W_400
    return [kit.label(s, f"Source: {row.source}", color=s.palette.ink2, weight=quiet)] if row.source else []


def _quiet(s: Style, row: PathRow, lines: list[ft.Control]) -> ft.Control:
    """A point without a date: words that lead nowhere."""
    pad = ft.Padding.only(left=10, right=8, top=10, bottom=10)
    return ft.Container(ft.Column([kit.title(s, row.title), *lines], spacing=1, tight=True), padding=pad)


def _here(s: Style, row: PathRow, lines: list[ft.Control]) -> ft.Control:
    """Where we are: an amber card."""
    return ft.Container(
        ft.Column([kit.h2(s, row.title), *lines], spacing=1, tight=True),
        bgcolor=s.palette.lamp_tint,
        border=ft.Border.all(2, s.palette.lamp_fill),
        border_radius=16,
        padding=ft.Padding.symmetric(vertical=10, horizontal=16),
    )


def _tappable(s: Style, row: PathRow, lines: list[ft.Control], on_open: Open) -> ft.Control:
    """A button as quiet as plain words; what comes next stands on a card."""
    p, on_card = s.palette, row.place == "next"
    spoken = "Change this appointment" if row.uid else "More, and the date"
    more = kit.icon(s, ft.Icons.CHEVRON_RIGHT_ROUNDED, 24, p.ink2, spoken)
    head = ft.Row([kit.title(s, row.title, expand=True), more], spacing=4)
    column = ft.Column([head, *lines], spacing=1, tight=True)
    face = ft.Container(column, alignment=ft.Alignment.CENTER_LEFT)
    back, edge = (p.card, p.line) if on_card else (ft.Colors.TRANSPARENT, "")
    pad = ft.Padding.only(left=14 if on_card else 10, right=8, top=10, bottom=10)
    style = plate(s, back, p.ink, edge, 16, pad, 1)
    return ft.FilledButton(content=face, style=style, on_click=guard.guarded(lambda: on_open(row)))


def _road(s: Style, row: PathRow, bend: Bend, height: float) -> list[cv.Shape]:
    """From the middle of the bend above, through the disc, to the middle of the bend below."""
    middle, x = (LEFT + RIGHT) / 2, bend.x
    shapes: list[cv.Shape] = []
    if bend.number:
        shapes.append(_piece(s, middle, 0, x, NODE_Y, row.place in ("past", "here")))
    if not bend.last:
        shapes.append(_piece(s, x, NODE_Y, middle, height, row.place == "past"))
    return shapes


def _piece(s: Style, x: float, y: float, to_x: float, to_y: float, walked: bool) -> cv.Shape:
    half = (to_y - y) / 2
    color = s.palette.harbour if walked else s.palette.edge
    paint = ft.Paint(
        color=color,
        stroke_width=7 if walked else 4,
        style=ft.PaintingStyle.STROKE,
        stroke_cap=ft.StrokeCap.ROUND,
        stroke_dash_pattern=None if walked else [1, 10],
    )
    return cv.Path([cv.Path.MoveTo(x, y), cv.Path.CubicTo(x, y + half, to_x, to_y - half, to_x, to_y)], paint)


def _disc(s: Style, row: PathRow, bend: Bend) -> ft.Control:
    p, icon = s.palette, pack_icon(row.icon)
    back, ink, edge = p.card, p.ink2, ft.BorderSide(2, p.edge)
    if row.place == "past":
        back, ink, edge = p.harbour, p.on_harbour, ft.BorderSide(2, p.harbour)
    elif row.place == "here":
        back, ink, edge = p.lamp_fill, "#1C2B33", ft.BorderSide(2, p.lamp_fill)
    elif row.place == "next":
        ink, edge = p.harbour, ft.BorderSide(3, p.harbour)
    return ft.Container(
        left=bend.x - DISC / 2,
        top=NODE_Y - DISC / 2,
        width=DISC,
        height=DISC,
        bgcolor=back,
        border=ft.Border.all(side=edge),
        border_radius=DISC / 2,
        alignment=ft.Alignment.CENTER,
        content=kit.icon(s, icon, 24 / s.scale, ink),
    )
