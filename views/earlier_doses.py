"""Doses before those of today that nothing is written about: a person may still say what they did."""

from functools import partial

import flet as ft

from models.dates import say_count
from models.dose_words import EarlierDay
from views import guard
from views.components import kit
from views.dose_rows import STRETCH
from views.dosing import Asking, Dosing
from views.theme import Style

TITLE = "Earlier doses"
KNOWN = "Choose the day. Write down only what you know."
MARK = ft.Icons.MEDICATION_OUTLINED


@ft.memo
@guard.component
def EarlierDoses(s: Style, days: tuple[EarlierDay, ...], dosing: Dosing) -> ft.Control:
    """One row with how many there are, which opens their days, and each of these its doses."""
    shown, show = ft.use_state(False)
    chosen, choose = ft.use_state("")
    count = say_count(sum(len(day.doses) for day in days), "dose")
    second = "Close this list" if shown else f"{count} with nothing written down"
    head = kit.nav_row(s, TITLE, lambda: show(not shown), second, ft.Icons.HISTORY_ROUNDED)
    parts: list[ft.Control] = [kit.rows_card(s, head)]
    rows: list[ft.Control] = []
    for day in days if shown else ():
        is_open = day.title == chosen
        there = "Close this day" if is_open else say_count(len(day.doses), "dose")
        rows.append(kit.nav_row(s, day.title, partial(choose, "" if is_open else day.title), there))
        for line in day.doses if is_open else ():
            rows.append(kit.nav_row(s, line.title, partial(dosing.ask, Asking(line.id)), line.second, MARK))
    parts += [kit.meta(s, KNOWN), kit.rows_card(s, *rows)] if rows else []
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=STRETCH)
