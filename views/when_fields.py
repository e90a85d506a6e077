"""Asks when something was: now unless the person opens the fields for another day and time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import flet as ft

from models.when import When, when_now
from views.components import kit
from views.figure import quiet
from views.theme import Style


def when_fields(s: Style, when: When, now: datetime, on_change: Callable[[When], None]) -> ft.Control:
    """A link while it is about now; else day, month, year and time, and the way back to now."""
    parts: list[ft.Control] = []
    if when.other:
        time = kit.text_field(s, "Time", when.time, lambda typed: on_change(replace(when, time=typed)))
        back = quiet(s, "It is about now", lambda: on_change(when_now(now)), ft.Icons.UNDO_ROUNDED)
        parts = [day_fields(s, when, on_change), time, back]
    else:
        other = when_now(now, other=True)
        parts = [quiet(s, "Another day or time", lambda: on_change(other), ft.Icons.SCHEDULE_ROUNDED)]
    stretch = ft.CrossAxisAlignment.STRETCH
    return ft.Column(parts, spacing=14, tight=True, horizontal_alignment=stretch, key="when")


def day_fields(s: Style, when: When, on_change: Callable[[When], None], name: str = "") -> ft.Control:
    """Day, month and year. `name` is spoken before each."""
    date = kit.DateText(when.day, when.month, when.year)

    def changed(typed: kit.DateText) -> None:
        on_change(replace(when, day=typed.day, month=typed.month, year=typed.year))

    return kit.date_fields(s, date, changed, name=name)
