"""What stands around every page: the places, the red button, headers and the two-pane layout."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import flet as ft

from views.components import text as t
from views.components.bars import Place, bottom_bar, rail, strip
from views.components.buttons import LINK_SIDE, UNWELL, Click, call_button, link, pill, red_button
from views.components.cards import STRETCH
from views.theme import RAIL_WIDTH, Style

Controls = Sequence[ft.Control]
SIGNS = "for a seizure (fit), collapse, or gasping for breath"
_PAGE = "page"  # a key: what comes or goes above must not make the page anew, with its fields and its place
_WIDEST = 760  # one pane never gets wider than this (at 100% text): long lines are hard to read


def frame(
    s: Style,
    place: str,
    body: ft.Control,
    *,
    on_place: Callable[[str], Any],
    on_unwell: Click,
    on_more: Click,
    banners: Controls = (),
    notice: ft.Control | None = None,
    places: tuple[Place, ...] | None = None,
    red_text: str = UNWELL,
) -> ft.View:
    """The view of the places: `place` is the route of the chosen one, `body` the page in it.

    `notice` is what the last tap did, with Undo: it stands above the red button and stays in sight.
    """
    room = ft.Padding.symmetric(vertical=6, horizontal=s.margin)
    said = [] if notice is None else [ft.Container(notice, padding=room)]
    page = ft.Container(content=body, expand=True, key=_PAGE)
    parts = [*banners, page, *said]
    if s.rail:
        side = rail(s, place, on_place, on_unwell, on_more, places, red_text)
        main = ft.Column(parts, spacing=0, expand=True, horizontal_alignment=STRETCH)
        return _view(s, ft.Row([side, main], spacing=0, expand=True, vertical_alignment=STRETCH))
    bar = bottom_bar(s, place, on_place, on_more, places)
    parts += [strip(s, red_button(s, on_unwell, red_text)), *([bar] if s.big else [])]
    view = _view(s, ft.Column(parts, spacing=0, expand=True, horizontal_alignment=STRETCH))
    if not s.big:
        view.navigation_bar = bar
    return view


def header(s: Style, title: str, on_more: Click | None = None) -> ft.Control:
    """The title of a place, with More at the right (on a phone; the rail has its own)."""
    parts = [t.h1(s, title, expand=True)]
    if on_more is not None and s.phone and not s.big:
        parts.append(pill(s, "More", on_more, ft.Icons.MENU_ROUNDED))
    padding = ft.Padding.only(left=s.margin + 4, right=s.margin, top=22 if s.rail else 14, bottom=2)
    return ft.Container(content=ft.Row(parts, spacing=12), padding=padding)


def day_header(s: Style, day: str, lines: Sequence[str], on_more: Click | None = None) -> ft.Control:
    """The day number over the hills; use with `page_body(..., picture=True)`."""
    said = [f"{lines[0]}. {lines[1]}"] if s.two_panes and len(lines) == 2 else list(lines)
    below = [t.body(s, said[0])] if said else []
    below += [t.meta(s, line) for line in said[1:]]
    words = ft.Column([t.display(s, day), *below], spacing=4, expand=True, tight=True)
    parts: list[ft.Control] = [words]
    if on_more is not None and s.phone and not s.big:
        parts.append(pill(s, "More", on_more, ft.Icons.MENU_ROUNDED))
    row = ft.Row(parts, vertical_alignment=ft.CrossAxisAlignment.START)
    padding = ft.Padding.only(
        left=s.margin + 4, right=s.margin, top=16, bottom=0 if s.big else 64 if s.rail else 36
    )
    return ft.Container(content=row, padding=padding)


def page_body(
    s: Style,
    header: ft.Control,
    left: Controls,
    right: Controls = (),
    picture: bool = False,
    beside_rail: bool = True,
) -> ft.Control:
    """The header, then one scrolling column, or two panes that scroll by themselves from 900 px.

    `picture` puts the hills behind the top; without the rail beside it the page has more room.
    """
    if s.two_panes and right:
        panes = ft.Row(
            [_pane(left, 11), _pane(right, 9)],
            spacing=8,
            expand=True,
            vertical_alignment=STRETCH,
        )
        held = ft.Container(content=panes, padding=ft.Padding.symmetric(horizontal=s.margin - 8), expand=True)
        whole: ft.Control = ft.Column([header, held], spacing=0, expand=True, horizontal_alignment=STRETCH)
        return _over_hills(s, whole, True) if picture else whole
    column = _column(s, [*left, *right], beside_rail)
    top = _centred(s, header, beside_rail)
    inside: ft.Control = ft.Column([top, column], spacing=8, horizontal_alignment=STRETCH, tight=True)
    if picture and not s.big:
        inside = _over_hills(s, inside, False)
    return ft.Column([inside], scroll=ft.ScrollMode.AUTO, expand=True, horizontal_alignment=STRETCH)


def sub_page(
    s: Style,
    left: Controls,
    right: Controls = (),
    *,
    title: str = "",
    back: str = "Back",
    on_back: Click | None = None,
    close: bool = False,
    on_unwell: Click | None = None,
    footer: Controls = (),
    top: Controls = (),
    red_text: str = UNWELL,
) -> ft.Control:
    """The content of a whole page over the places: Back (or Close at the right of the title), the panes,
    and what stays at the foot. `top` stands above everything (banners, the 999 strip); `footer` above the
    red button, which is there when `on_unwell` is given."""
    head = _sub_header(s, title, back, on_back, close)
    foot = list(footer) + ([red_button(s, on_unwell, red_text)] if on_unwell is not None else [])
    two = s.two_panes and bool(right)
    content = page_body(s, head, left, right, beside_rail=False)
    body = ft.Container(content=content, expand=True, key=_PAGE)
    ends = [one if two else _centred(s, one) for one in foot]
    parts = [*top, body, *([strip(s, *ends)] if foot else [])]
    return ft.Column(parts, spacing=0, expand=True, horizontal_alignment=STRETCH)


def emergency_strip(s: Style, inside: bool = False) -> ft.Control:
    """Call 999 now, above everything; `inside` a page that scrolls it is a card."""
    p = s.palette
    words = ft.Column(
        [
            t.h3(s, "Call 999 now", color=p.white),
            t.meta(s, SIGNS, color=p.white),
        ],
        spacing=2,
        tight=True,
        expand=not s.big,
    )
    call = call_button(s, "999", dialled="999", who="", text="999", wide=s.big)
    stacked = ft.Column([words, call], spacing=10, horizontal_alignment=STRETCH, tight=True)
    row: ft.Control = stacked if s.big else ft.Row([words, call], spacing=14)
    padding = ft.Padding.symmetric(vertical=14, horizontal=s.margin + 4)
    return ft.Container(bgcolor=p.night, padding=padding, content=row, border_radius=20 if inside else 0)


def back_header(s: Style, title: str, back: str, on_back: Click) -> ft.Control:
    """A way back, by the name of the page before, over the title. Their words begin at the same line."""
    way = ft.Row([link(s, back, on_back, ft.Icons.ARROW_BACK_ROUNDED)])
    words = [ft.Container(t.h1(s, title), padding=ft.Padding.only(left=LINK_SIDE))] if title else []
    column = ft.Column([way, *words], spacing=2, horizontal_alignment=STRETCH, tight=True)
    padding = ft.Padding.only(left=s.margin - LINK_SIDE, right=s.margin, top=8, bottom=2)
    return ft.Container(content=column, padding=padding)


def _sub_header(s: Style, title: str, back: str, on_back: Click | None, close: bool) -> ft.Control:
    if on_back is not None and not close:
        return back_header(s, title, back, on_back)
    name = t.h1(s, title, expand=None if s.big else True)
    if on_back is None:
        held: ft.Control = name
    else:
        shut = pill(s, back if back != "Back" else "Close", on_back, ft.Icons.CLOSE_ROUNDED)
        held = ft.Column([name, shut], spacing=8) if s.big else ft.Row([name, shut], spacing=12)
    return ft.Container(content=held, padding=ft.Padding.only(left=s.margin, right=s.margin, top=12))


def _pane(controls: Controls, part: int) -> ft.Control:
    inside = ft.Container(
        content=ft.Column(list(controls), spacing=16, horizontal_alignment=STRETCH, tight=True),
        padding=ft.Padding.only(left=8, right=8, top=14, bottom=28),
    )
    return ft.Column([inside], scroll=ft.ScrollMode.AUTO, expand=part, horizontal_alignment=STRETCH)


def _column(s: Style, controls: Controls, beside_rail: bool) -> ft.Control:
    column = ft.Column(list(controls), spacing=16, horizontal_alignment=STRETCH, tight=True)
    padding = ft.Padding.only(left=s.margin, right=s.margin, top=8, bottom=28)
    return _centred(s, ft.Container(content=column, padding=padding), beside_rail)


def _centred(s: Style, control: ft.Control, beside_rail: bool = False) -> ft.Control:
    room = s.width - (RAIL_WIDTH if beside_rail else 0)
    widest = _WIDEST * s.scale
    if s.phone or room <= widest:
        return control
    side = (room - widest) / 2
    return ft.Container(content=control, padding=ft.Padding.symmetric(horizontal=side))


def _over_hills(s: Style, control: ft.Control, wide: bool) -> ft.Control:
    name = f"art/hills-{'wide-' if s.rail else ''}{'dark' if s.dark else 'light'}.svg"
    picture = ft.Image(
        src=name, fit=ft.BoxFit.FILL, height=170 if s.rail else 240, exclude_from_semantics=True
    )
    behind = ft.Container(content=picture, left=0, right=0, top=0)
    return ft.Stack([behind, control], expand=wide or None, fit=ft.StackFit.EXPAND if wide else None)


def _view(s: Style, inside: ft.Control) -> ft.View:
    safe = ft.SafeArea(content=inside, expand=True)
    return ft.View(route="/", padding=0, spacing=0, bgcolor=s.palette.paper, can_pop=False, controls=[safe])
