"""The rows of doses: one that waits has its buttons below it, one that is answered can be opened."""

from functools import partial
from typing import Any

import flet as ft

from models.dose_words import DoseLine
from models.doses import DUE, SKIPPED, TAKEN
from models.medicines import MedicineLine
from views import guard
from views.components import kit
from views.dosing import PUT_OFF, TIME, Asking, Dosing
from views.figure import quiet
from views.theme import Style

STRETCH = ft.CrossAxisAlignment.STRETCH
ICONS = {
    TAKEN: ft.Icons.TASK_ALT_ROUNDED,
    SKIPPED: ft.Icons.REMOVE_CIRCLE_OUTLINE_ROUNDED,
}


@ft.memo
@guard.component
def DoseRows(s: Style, lines: tuple[DoseLine, ...], dosing: Dosing) -> ft.Control:
    """The doses of today, in the order of their times."""
    return kit.rows_card(s, *[_dose(s, line, dosing) for line in lines])


def _dose(s: Style, line: DoseLine, dosing: Dosing) -> ft.Control:
    if line.open:
        return _open(s, line, dosing)
    mark = ICONS.get(line.state, ft.Icons.SCHEDULE_ROUNDED)
    second = f"{line.second}. {line.note}" if line.note else line.second
    return kit.nav_row(s, line.title, partial(dosing.ask, Asking(line.id)), second, icon=mark)


def _open(s: Style, line: DoseLine, dosing: Dosing) -> ft.Control:
    title = line.title
    taken = kit.button(
        s,
        "Taken",
        partial(dosing.take, line.id),
        icon=ft.Icons.CHECK_ROUNDED,
        name=f"Taken: {title}",
    )
    no = "Skip" if line.state == DUE else "Not taken"
    rest = [_small(s, no, partial(dosing.skip, line.id), f"{no}: {title}")]
    if line.state == DUE:
        ask = partial(dosing.ask, Asking(line.id, PUT_OFF))
        rest.append(_small(s, "Later", ask, f"Later: {title}"))
    notes = [kit.note(s, line.note, icon=ft.Icons.INFO_OUTLINE_ROUNDED)] if line.note else []
    return block(
        s, line.title, line.second, *notes, in_line(s, taken, *rest), _other(s, line.id, title, dosing)
    )


def _small(s: Style, text: str, do: Any, name: str) -> ft.Control:
    return kit.button(s, text, do, kind="edge", name=name, wide=s.big)


def _other(s: Style, dose: str, title: str, dosing: Dosing) -> ft.Control:
    when, ask = "It was at another time", partial(dosing.ask, Asking(dose, TIME))
    return quiet(s, when, ask, ft.Icons.SCHEDULE_ROUNDED, f"{when}: {title}")


def block(s: Style, title: str, second: str, *below: ft.Control) -> ft.Control:
    """Words with what can be done below them, as a row of a card."""
    words = ft.Column([kit.title(s, title), kit.meta(s, second)], spacing=2, tight=True)
    column = ft.Column([words, *below], spacing=10, tight=True, horizontal_alignment=STRETCH)
    return ft.Container(column, padding=ft.Padding.only(left=16, right=16, top=14, bottom=8))


def in_line(s: Style, main: ft.Control, *others: ft.Control) -> ft.Control:
    """Buttons beside each other, the first the widest; under each other with large text."""
    if s.big:
        return ft.Column([main, *others], spacing=10, tight=True, horizontal_alignment=STRETCH)
    main.expand = True
    return ft.Row([main, *others], spacing=10)


@ft.memo
@guard.component
def NeededRows(s: Style, lines: tuple[MedicineLine, ...], dosing: Dosing) -> ft.Control:
    """Medicines that are taken only when needed: one tap, and when it was last."""
    return kit.rows_card(s, *[_needed(s, line, dosing) for line in lines])


def _needed(s: Style, line: MedicineLine, dosing: Dosing) -> ft.Control:
    dose = f"{line.uid}|"
    took = partial(dosing.take, dose)
    now = kit.button(
        s, "Took it now", took, kind="tonal", icon=ft.Icons.CHECK_ROUNDED, name=f"Took it now: {line.title}"
    )
    other = _other(s, dose, line.title, dosing)
    return block(s, line.title, line.last or "Nothing written down lately", now, other)
