"""The bottom bar of a phone, the rail of a tablet, and the strip with the red button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from views.components import text as t
from views.components.buttons import UNWELL, Click, plate, red_button
from views.components.cards import STRETCH
from views.components.icons import icon
from views.guard import guarded
from views.theme import RAIL_WIDTH, Style


@dataclass(frozen=True)
class Place:
    """One of the places on the bar: its address, its word, the longer word on the rail, and two icons."""

    route: str
    label: str
    long: str
    icon: ft.IconData
    icon_on: ft.IconData


_I = ft.Icons
PLACES = (
    Place("/", "Today", "Today", _I.HOME_OUTLINED, _I.HOME_ROUNDED),
    Place("/food", "Food", "Food and drink", _I.RESTAURANT_ROUNDED, _I.RESTAURANT_ROUNDED),
    Place("/activity", "Activity", "Activity", _I.DIRECTIONS_WALK_ROUNDED, _I.DIRECTIONS_WALK_ROUNDED),
    Place("/record", "Record", "Record", _I.SHOW_CHART_ROUNDED, _I.SHOW_CHART_ROUNDED),
    Place("/contacts", "Contacts", "Contacts", _I.CALL_OUTLINED, _I.CALL_ROUNDED),
)


MORE = Place("/more", "More", "More", _I.MENU_ROUNDED, _I.MENU_ROUNDED)


def place_of(route: str) -> str:
    """The place that a page is inside of: "/record" for "/record/charts"."""
    return f"/{route.split('/')[1]}" if route.startswith("/") else route


def bottom_bar(
    s: Style,
    place: str,
    on_place: Callable[[str], Any],
    on_more: Click,
    places: tuple[Place, ...] | None = None,
) -> Any:
    """Five words on a phone; one "Menu" row with large text."""
    p, known = s.palette, places or PLACES
    chosen = next((index for index, one in enumerate(known) if one.route == place_of(place)), 0)
    if s.big:
        return _menu_row(s, known[chosen].label, on_more)

    def go(event: Any) -> Any:
        return on_place(known[event.control.selected_index].route)

    return ft.NavigationBar(
        selected_index=chosen,
        bgcolor=p.card,
        indicator_color=p.harbour_tint,
        overlay_color={
            ft.ControlState.FOCUSED: p.harbour_mid,
            ft.ControlState.DEFAULT: ft.Colors.TRANSPARENT,
        },
        elevation=0,
        shadow_color=ft.Colors.TRANSPARENT,
        label_behavior=ft.NavigationBarLabelBehavior.ALWAYS_SHOW,
        on_change=guarded(go),
        destinations=[_destination(s, one) for one in known],
    )


def _destination(s: Style, one: Place) -> ft.NavigationBarDestination:
    rest, chosen = icon(s, one.icon, 24, s.palette.ink2), icon(s, one.icon_on, 24, s.palette.harbour)
    return ft.NavigationBarDestination(icon=rest, selected_icon=chosen, label=one.label)


def rail(
    s: Style,
    place: str,
    on_place: Callable[[str], Any],
    on_unwell: Click,
    on_more: Click,
    places: tuple[Place, ...] | None = None,
    red_text: str = UNWELL,
) -> ft.Control:
    """The same places in full words at the left, More and the red button at its foot."""
    p = s.palette
    rows = [_rail_row(s, one, one.route == place_of(place), on_place) for one in places or PLACES]
    top = ft.Column([brand(s), *rows], spacing=4, horizontal_alignment=STRETCH, tight=True)
    foot = [
        _rail_row(s, MORE, place == "/more", lambda _route: on_more()),
        red_button(s, on_unwell, red_text),
    ]
    scroll = ft.Column([top], scroll=ft.ScrollMode.AUTO, expand=True, horizontal_alignment=STRETCH)
    column = ft.Column([scroll, *foot], spacing=12, horizontal_alignment=STRETCH)
    return ft.Container(
        width=RAIL_WIDTH * min(s.scale, 1.25),
        bgcolor=p.card,
        padding=16,
        border=ft.Border(right=ft.BorderSide(1, p.line)),
        content=column,
    )


def strip(s: Style, *controls: ft.Control) -> ft.Control:
    """The paper strip with a hairline at the foot of a page."""
    p = s.palette
    column = ft.Column(list(controls), spacing=8, horizontal_alignment=STRETCH, tight=True)
    return ft.Container(
        bgcolor=p.paper,
        border=ft.Border(top=ft.BorderSide(1, p.line)),
        padding=ft.Padding.symmetric(vertical=10, horizontal=s.margin),
        content=column,
    )


def brand(s: Style) -> ft.Control:
    """The mark and the name of the app, at the top of a side."""
    p = s.palette
    mark = ft.Container(
        content=icon(s, "house", 24, p.on_harbour),
        width=40,
        height=40,
        bgcolor=p.harbour,
        border_radius=12,
        alignment=ft.Alignment.CENTER,
    )
    row = ft.Row([mark, t.num(s, "Homeward", 22)], spacing=12)
    return ft.Container(content=row, padding=ft.Padding.only(left=10, top=8, bottom=18))


def _rail_row(s: Style, one: Place, on: bool, on_place: Callable[[str], Any]) -> ft.Control:
    p = s.palette
    ink, back = (p.harbour, p.harbour_tint) if on else (p.ink, p.card)
    symbol = icon(s, one.icon_on if on else one.icon, 26, p.harbour if on else p.ink2)
    word = t.title(s, one.label if s.big else one.long, color=ink, expand=True)
    row = ft.Row([symbol, word], spacing=16)
    room = ft.Padding.symmetric(vertical=9 if s.big else 17, horizontal=18)  # all places in sight at 200%
    style = plate(s, back, ink, radius=18, padding=room)
    made = ft.FilledButton(content=row, style=style, on_click=guarded(lambda: on_place(one.route)))
    return ft.MergeSemantics(ft.Semantics(selected=on, content=made))


def _menu_row(s: Style, place: str, on_more: Click) -> ft.Control:
    p = s.palette
    words = t.title(s, "Menu", color=p.harbour)
    row = ft.Row(
        [
            icon(s, _I.MENU_ROUNDED, 22, p.harbour),
            words,
            t.meta(s, place, expand=True, align=ft.TextAlign.END),
        ],
        spacing=12,
    )
    padding = ft.Padding.symmetric(vertical=12, horizontal=20)
    style = plate(s, p.card, p.harbour, radius=0, padding=padding)
    made = ft.FilledButton(content=row, style=style, on_click=guarded(on_more))
    return ft.Container(content=made, border=ft.Border(top=ft.BorderSide(1, p.line)))
