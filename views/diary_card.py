"""The rows of Record that add to the diary: energy, sleep, nap, mood, pain, weight, appetite, note."""

from collections.abc import Callable
from functools import partial

import flet as ft

from models.diary_rows import DiaryRow
from views import guard
from views.components import kit
from views.icons import pack_icon
from views.theme import Style


@ft.memo
@guard.component
def DiaryCard(s: Style, rows: tuple[DiaryRow, ...], on_add: Callable[[str], None]) -> ft.Control:
    """One card; each row opens its small form."""
    made = [
        kit.nav_row(s, row.title, partial(on_add, row.kind), row.second, icon=pack_icon(row.icon))
        for row in rows
    ]
    stretch = ft.CrossAxisAlignment.STRETCH
    parts = [kit.section(s, "Add to your diary"), kit.rows_card(s, *made)]
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=stretch)
