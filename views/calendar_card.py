"""Makes the calendar file: the one way to be reminded while Homeward is closed, with its limits said."""

from dataclasses import replace
from functools import partial

import flet as ft

from models.calendar_events import CalendarPage, calendar_name
from models.calendar_page import IN_A_CALENDAR, build_calendar
from models.dates import say_count
from models.reminders import KINDS
from views import guard
from views.components import kit
from views.context import use_app
from views.reminder_cards import keep
from views.theme import Style, use_style

MARK, STRETCH = ft.Icons.CALENDAR_MONTH_OUTLINED, ft.CrossAxisAlignment.STRETCH
CALENDAR = (
    "A calendar file puts these into the calendar of your phone or computer, which can remind you while "
    "Homeward is closed. When something changes here, make the file again and open it the same way."
)
LIMITS = (
    "Some calendars drop the alarms, or keep old times beside the new ones. Look there after you open the "
    "file, and delete what is old. To stop a kind, delete it there."
)
NEUTRAL = "Without this, a calendar only says “Medicine time” or “Appointment”: others may see it"
NOTHING = "There is nothing of this to come. Add a medicine with times, or an appointment on your path."
SAVED = "{} was given to this device. Check that the file is there, then open it."
EXAMPLE = "This is the example. Leave it to make a calendar file of your own record."


@guard.component
def CalendarCard(first: tuple[str, ...]) -> ft.Control:
    """The kinds to tick, of which `first` are ticked, and the file."""
    state, s = use_app(), use_style()
    kinds, set_kinds = ft.use_state(frozenset(first))
    named, set_named = ft.use_state(False)
    said, say = ft.use_state("")
    if state.example:
        return kit.card(s, kit.h2(s, "Calendar"), kit.body(s, EXAMPLE))

    def choose(kind: str, on: bool) -> None:
        set_kinds(kinds | {kind} if on else kinds - {kind})

    async def save() -> None:
        given = state.reminders.given
        page = build_calendar(state.pack, state.plan, state.diary, state.now, named, kinds, given)
        if not page.events:
            say(NOTHING)
            return
        name = calendar_name(state.now)
        await state.device.save_calendar(name, page)
        keep(state, replace(state.reminders, given=page.given))  # so that the next file can change it
        say(_said(page, name))

    rows = [_kind(s, one, one in kinds, partial(choose, one)) for one in IN_A_CALENDAR]
    about = kit.check_row(s, "Say what each one is about", named, set_named, NEUTRAL, variant="plain")
    make = kit.button(s, "Make a calendar file", save, kind="edge", icon=MARK, disabled=not kinds)
    words = kit.card(s, kit.body(s, CALENDAR), kit.meta(s, LIMITS), spacing=12)
    parts = [kit.section(s, "Calendar", MARK), words, kit.rows_card(s, *rows, about), make]
    return ft.Column(
        [*parts, *kit.spoken_note(s, said)], spacing=12, tight=True, horizontal_alignment=STRETCH
    )


def _kind(s: Style, kind: str, on: bool, choose: partial[None]) -> ft.Control:
    return kit.check_row(s, KINDS[kind].title, on, choose, variant="plain")


def _said(page: CalendarPage, name: str) -> str:
    off = sum(event.off for event in page.events)
    old = f" {say_count(off, 'old one')} will be taken out." if off else ""
    return f"{say_count(len(page.events) - off, 'event')}.{old} {SAVED.format(name)}"
