"""Asks until when a reminder is put off, over whatever screen is open. What it is about stays as it is."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import flet as ft

from models.dates import begin, say_at
from models.reminder_lines import ReminderLine, say_put_off
from views import guard
from views.components import kit
from views.components.buttons import LINK_SIDE
from views.context import use_app
from views.dialog import form_dialog
from views.figure import quiet
from views.theme import Style, use_style


@guard.component
def LaterDialog(line: ReminderLine, close: Callable[[], None]) -> ft.Control:
    """One button for each time."""
    state, s = use_app(), use_style()

    def put_off(until: datetime) -> None:
        if state.put_off(line.id, until, say_put_off(line.title, until, state.now)):
            close()

    times = [
        kit.button(s, begin(say_at(until, state.now)), partial(put_off, until), kind="edge")
        for until in line.later
    ]
    parts = [kit.h2(s, line.title), kit.body(s, "When should Homeward remind you again?"), *times]
    ft.use_dialog(form_dialog(s, [*parts, kit.button(s, "Cancel", close, kind="edge")], close))
    return ft.Container()


def later_below(row: ft.Control, s: Style, title: str, later: Callable[[], object]) -> ft.Control:
    """A row of a card with its Later below the words."""
    button = quiet(s, "Later", later, ft.Icons.SCHEDULE_ROUNDED, f"Later: {title}")
    indent = 0 if s.big else (row.data or LINK_SIDE) - LINK_SIDE
    below = ft.Container(button, padding=ft.Padding.only(left=indent))
    stretch = ft.CrossAxisAlignment.STRETCH
    return ft.Column([row, below], spacing=0, tight=True, horizontal_alignment=stretch, data=row.data)
