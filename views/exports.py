"""Files of the record: a backup to keep, a calendar, a spreadsheet, a document for hospital computers."""

import flet as ft

from models.calendar_events import DATES
from models.csv_export import csv_name, write_csv
from models.fhir import fhir_name, write_fhir
from views import guard
from views.backup_card import BackupCard
from views.calendar_card import CalendarCard
from views.components import kit
from views.context import use_app
from views.inner import inner_header
from views.theme import use_style

EXAMPLE = "This is the example. Leave it to make files of your own record."
SAVED = "{} was given to this device. Check that the file is there."
SHEET = "Every entry as a row, for a spreadsheet."
FHIR = (
    "The last 30 days in the form that hospital computers exchange (FHIR R4). Ask your team first if they "
    "can use it."
)
MOOD = "Your mood is left out unless you tick this"


@guard.pane
def ExportsScreen() -> ft.Control:
    """The whole place."""
    state, s = use_app(), use_style()
    header = inner_header(s, "Copies and files", "More", "/more")
    if state.example:
        return kit.page_body(s, header, [kit.card(s, kit.body(s, EXAMPLE))])
    return kit.page_body(
        s,
        header,
        [BackupCard(key="backup"), CalendarCard(DATES, key="calendar")],
        [SheetCard(key="sheet"), FhirCard(key="fhir")],
    )


@guard.component
def SheetCard() -> ft.Control:
    """The spreadsheet."""
    state, s = use_app(), use_style()
    private, set_private = ft.use_state(False)
    said, say = ft.use_state("")

    async def save() -> None:
        name = csv_name(state.now)
        await state.device.save_file(name, write_csv(state.pack, state.diary, private=private).encode())
        say(SAVED.format(name))

    box = kit.check_row(s, "With my mood", private, set_private, MOOD, variant="plain")
    make = kit.button(s, "Make a spreadsheet file", save, kind="edge", icon=ft.Icons.TABLE_CHART_OUTLINED)
    return kit.card(
        s, kit.h2(s, "Spreadsheet"), kit.body(s, SHEET), box, make, *kit.spoken_note(s, said), spacing=12
    )


@guard.component
def FhirCard() -> ft.Control:
    """The document for other systems."""
    state, s = use_app(), use_style()
    said, say = ft.use_state("")

    async def save() -> None:
        name = fhir_name(state.now)
        text = write_fhir(state.pack, state.plan, state.diary, state.now)
        await state.device.save_file(name, text.encode())
        say(SAVED.format(name))

    make = kit.button(s, "Make a FHIR file", save, kind="edge", icon=ft.Icons.DATA_OBJECT_ROUNDED)
    return kit.card(
        s, kit.h2(s, "For hospital computers"), kit.body(s, FHIR), make, *kit.spoken_note(s, said), spacing=12
    )
