"""Reminders: what waits and comes next, what this device can show, which kinds are wanted, calendar files."""

import flet as ft

from models.calendar_page import IN_A_CALENDAR
from views import guard
from views.calendar_card import CalendarCard
from views.components import kit
from views.context import use_app
from views.inner import inner_header
from views.reminder_cards import KindsCard, NotifyCard, QuietCard, WordsCard, permission
from views.reminder_rows import ReminderRows
from views.theme import Style, use_style

EXAMPLE = "This is the example. Reminders come for your own record only."


@guard.pane
def ReminderScreen() -> ft.Control:
    """The whole place."""
    state, s = use_app(), use_style()
    header = inner_header(s, "Reminders", "More", "/more")
    notes = [kit.note(s, EXAMPLE, tone="harbour")] if state.example else []
    wanted = tuple(kind for kind in IN_A_CALENDAR if state.reminders.on(kind))
    rows, device = ReminderRows(key="rows"), NotifyCard(key="notify")
    first = [device, rows] if permission(state).ask else [rows, device]  # until it is answered
    left = [*notes, *first, CalendarCard(wanted, key="calendar")]
    right = [KindsCard(key="kinds"), QuietCard(key="quiet"), WordsCard(key="words"), to_self_test(s)]
    return kit.page_body(s, header, left, right)


def to_self_test(s: Style) -> ft.Control:
    """The way to the page that tells why a reminder did not come."""
    page = ft.context.page
    row = kit.nav_row(
        s,
        "A reminder did not come?",
        lambda: page.navigate("/self-test"),
        "See what works on this device",
        ft.Icons.FACT_CHECK_OUTLINED,
    )
    return kit.rows_card(s, row)
