"""What Homeward reminds of now, each with its Later, and what it reminds of next."""

from collections.abc import Callable
from functools import partial

import flet as ft

from models.due import due_list
from models.reminder_lines import ReminderLine, reminder_lines
from views import guard
from views.components import kit
from views.context import use_app
from views.dose_dialog import DoseDialog
from views.dosing import PUT_OFF, Asking, Dosing
from views.later_dialog import LaterDialog, later_below
from views.theme import Style, use_style

STRETCH = ft.CrossAxisAlignment.STRETCH
NOTHING_NOW = "Nothing waits just now. If you feel unwell, use the red button."
NOTHING_NEXT = "No reminder is planned. Medicines with times, appointments and dates on your path make them."
CLOCK = ft.Icons.SCHEDULE_ROUNDED


@guard.component
def ReminderRows() -> ft.Control:
    """Made from the due list, as the notifications are."""
    state, s = use_app(), use_style()
    asking, ask = ft.use_state(None)
    putting_off, put_off = ft.use_state(None)
    dosing = ft.use_memo(lambda: Dosing(state, ask), [state])
    of = [state.plan, state.diary, state.reminders, state.now]
    due = ft.use_memo(lambda: due_list(state.pack, state.plan, state.diary, state.reminders, state.now), of)
    lines = reminder_lines(due, state.reminders)

    def later(line: ReminderLine) -> None:
        if line.dose:
            ask(Asking(line.dose, PUT_OFF))
        else:
            put_off(line)

    parts = [kit.section(s, "Waiting now", CLOCK), _waiting(s, lines.now, later)]
    parts += [kit.section(s, "Coming next"), _coming(s, lines.coming)]
    if asking is not None:
        parts.append(DoseDialog(asking, dosing, key=f"{asking.dose}{asking.first}"))
    if putting_off is not None:
        parts.append(LaterDialog(putting_off, lambda: put_off(None), key=putting_off.id))
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=STRETCH)


def _waiting(s: Style, lines: tuple[ReminderLine, ...], later: Callable[[ReminderLine], None]) -> ft.Control:
    if not lines:
        return kit.card(s, kit.body(s, NOTHING_NOW))
    return kit.rows_card(s, *[_row(s, line, later) for line in lines])


def _row(s: Style, line: ReminderLine, later: Callable[[ReminderLine], None]) -> ft.Control:
    row = kit.nav_row(s, line.title, partial(ft.context.page.navigate, line.route), line.second)
    if not line.later and not line.dose:
        return row
    if s.big:
        return later_below(row, s, line.title, partial(later, line))
    row.expand = True
    button = kit.link(s, "Later", partial(later, line), name=f"Later: {line.title}")
    return ft.Row([row, button], spacing=0)


def _coming(s: Style, lines: tuple[ReminderLine, ...]) -> ft.Control:
    if not lines:
        return kit.card(s, kit.body(s, NOTHING_NEXT))
    go = ft.context.page.navigate
    return kit.rows_card(s, *[kit.nav_row(s, one.title, partial(go, one.route), one.second) for one in lines])
