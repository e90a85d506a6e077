"""Draws the list of everything written down, a page at a time; a row opens its entry."""

from collections.abc import Callable

import flet as ft

from models.timeline import PAGE, TimelineDay, TimelineRow, build_timeline
from views import guard
from views.components import kit
from views.context import use_app
from views.icons import pack_icon
from views.theme import Style, use_style

Open = Callable[[str], None]


@guard.component
def TimelineCard(on_open: Open) -> ft.Control:
    """The days with their entries, and "Show older" while there are older ones."""
    state, s = use_app(), use_style()
    shown, show = ft.use_state(PAGE)
    open_entry = ft.use_callback(on_open, [])
    found = build_timeline(state.pack, state.diary, state.now.date(), shown)
    parts: list[ft.Control] = [kit.section(s, "Everything you wrote down")]
    if not found.days:
        parts.append(
            kit.card(s, kit.body(s, "Nothing yet. Drinks, steps, meals and notes will be listed here."))
        )
    parts += [Day(s, day, open_entry, key=day.title) for day in found.days]
    if found.older:
        count = f"Show older ({found.older:,} more)"
        parts.append(kit.button(s, count, lambda: show(shown + PAGE), kind="tonal"))
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


@guard.component
def _Day(s: Style, day: TimelineDay, on_open: Open) -> ft.Control:
    """One day. It is drawn again only when one of its own entries has changed."""
    rows = [_row(s, row, on_open) for row in day.rows]
    title = ft.Container(kit.h3(s, day.title), padding=ft.Padding.only(left=4, top=6))
    stretch = ft.CrossAxisAlignment.STRETCH
    return ft.Column([title, kit.rows_card(s, *rows)], spacing=8, tight=True, horizontal_alignment=stretch)


Day = ft.memo(_Day)


def _row(s: Style, row: TimelineRow, on_open: Open) -> ft.Control:
    second = f"{row.when}. {row.detail}" if row.detail else row.when
    return kit.nav_row(s, row.title, lambda: on_open(row.uid), second, icon=pack_icon(row.icon))
