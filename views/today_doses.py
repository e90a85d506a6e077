"""The doses that wait now, for every first screen, and the medicines that run out soon."""

from functools import partial

import flet as ft

from models.dose_words import DoseLine, dose_lines
from models.doses import DUE
from models.medicines import low_words
from models.permission import DEFAULT, TITLES
from views import guard
from views.components import kit
from views.context import use_app
from views.dose_dialog import DoseDialog
from views.dosing import PUT_OFF, Asking, Dosing
from views.later_dialog import later_below
from views.reminder_cards import permission, reminder_row
from views.theme import Style, use_style

MARK = ft.Icons.MEDICATION_OUTLINED


@guard.component
def DueDoses() -> ft.Control:
    """Nothing while none waits. A tap writes a dose down; one that is in doubt is asked about first."""
    state, s = use_app(), use_style()
    asking, ask = ft.use_state(None)
    dosing = ft.use_memo(lambda: Dosing(state, ask), [state])
    lines = tuple(line for line in dose_lines(state.plan.prescribed, state.diary, state.now) if line.open)
    low = low_words(state.plan, state.diary, state.now)
    unasked = permission(state).ask and not state.example
    parts: list[ft.Control] = (
        [DoseChecks(s, lines, low, dosing, unasked, key="checks")] if lines or low else []
    )
    if asking is not None:
        parts.append(DoseDialog(asking, dosing, key=f"{asking.dose}{asking.first}"))
    return ft.Column(parts, spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


@ft.memo
@guard.component
def DoseChecks(
    s: Style, lines: tuple[DoseLine, ...], low: tuple[str, ...], dosing: Dosing, unasked: bool
) -> ft.Control:
    """A row for each dose, the warnings, and the way to all medicines; to reminders until asked."""
    go = ft.context.page.navigate
    rows = [_dose(s, line, dosing) for line in lines]
    if unasked and lines:
        rows.append(reminder_row(s, "Be reminded of these", TITLES[DEFAULT]))
    rows.append(kit.nav_row(s, "All medicines", partial(go, "/medicines"), icon=MARK))
    notes = [kit.note(s, words, icon=ft.Icons.INVENTORY_2_OUTLINED) for words in low]
    return ft.Column(
        [kit.section(s, "Medicines", MARK), *notes, kit.rows_card(s, *rows)],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _dose(s: Style, line: DoseLine, dosing: Dosing) -> ft.Control:
    second = f"{line.second} {line.note}".strip()
    row = kit.check_row(s, line.title, False, lambda _: dosing.take(line.id), second, icon=MARK)
    return (
        later_below(row, s, line.title, partial(dosing.ask, Asking(line.id, PUT_OFF)))
        if line.state == DUE
        else row
    )
