"""Doses before those of today that nothing is written about: a person may still say what they did."""

from functools import partial

import flet as ft

from models.dates import say_count
from models.dose_words import DoseLine
from views import guard
from views.components import kit
from views.dose_rows import STRETCH
from views.dosing import Asking, Dosing
from views.theme import Style

TITLE = "Earlier doses"
KNOWN = "Write down only what you know."


@ft.memo
@guard.component
def EarlierDoses(s: Style, lines: tuple[DoseLine, ...], dosing: Dosing) -> ft.Control:
    """One row with how many there are, which opens all of them."""
    shown, show = ft.use_state(False)
    second = "Close this list" if shown else f"{say_count(len(lines), 'dose')} with nothing written down"
    head = kit.nav_row(s, TITLE, lambda: show(not shown), second, ft.Icons.HISTORY_ROUNDED)
    parts: list[ft.Control] = [kit.rows_card(s, head)]
    if shown:
        rows = [
            kit.nav_row(s, line.title, partial(dosing.ask, Asking(line.id)), line.second) for line in lines
        ]
        parts += [kit.meta(s, KNOWN), kit.rows_card(s, *rows)]
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=STRETCH)
