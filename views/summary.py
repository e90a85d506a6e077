"""Summary for my visit: choose the time and what is in it, see it in words, print it; questions to ask."""

import flet as ft

from models.review import provenance
from models.summary import SummaryState, build_summary
from models.summary_html import summary_html
from models.summary_parts import USUAL_SECTIONS
from models.summary_period import USUAL
from services.state import AppState
from views import guard
from views.components import kit
from views.context import use_app
from views.give_out import print_or_save
from views.inner import inner_header
from views.question_card import QuestionCard
from views.summary_parts import ChooseSections, ChooseTime, Preview
from views.theme import Style, use_style

WHY = "A page or two for your team, from what you wrote down. Nothing is sent: you print it or keep it."
PRINTING = "Your browser asks where to print, or to save as PDF. Does nothing come? Save it as a file."
SAVED = "{} was given to this device. Open it to read or print it."


@guard.pane
def SummaryScreen() -> ft.Control:
    """The whole place. What is chosen here lasts while the page is open."""
    state, s = use_app(), use_style()
    chosen, choose = ft.use_state(USUAL)
    sections, set_sections = ft.use_state(USUAL_SECTIONS)
    made = ft.use_memo(
        lambda: build_summary(
            state.pack, state.plan, state.diary, state.now, chosen, sections, state.example
        ),
        [state.plan, state.diary, state.now, chosen, sections, state.example],
    )
    turn = ft.use_callback(lambda section: set_sections(lambda now: now ^ {section}), [])
    pick = ft.use_callback(choose, [])
    left = [
        kit.body(s, WHY),
        ChooseTime(s, chosen, pick, key="time"),
        ChooseSections(s, sections, turn, key="sections"),
        QuestionCard(key="questions"),
    ]
    right = [GiveOut(s, state, made, key="out"), Preview(s, made, key="preview")]
    go = ft.context.page.navigate
    other = kit.nav_row(
        s,
        "Other files",
        lambda: go("/exports"),
        "Spreadsheet, calendar, FHIR, backup",
        ft.Icons.FOLDER_OUTLINED,
    )
    right += [kit.rows_card(s, other), kit.provenance(s, provenance(state.pack))]
    return kit.page_body(s, inner_header(s, "Summary for my visit", "More", "/more"), left, right)


@guard.component
def GiveOut(s: Style, state: AppState, made: SummaryState) -> ft.Control:
    """Print and save. Where there is no browser around the app to print with, printing saves the file."""
    said, say = ft.use_state("")

    async def save() -> None:
        await state.device.save_file(made.file, summary_html(made).encode())
        say(SAVED.format(made.file))

    async def print_it() -> None:
        printed = await print_or_save(state, made.file, summary_html(made))
        say(PRINTING if printed else SAVED.format(made.file))

    parts = [
        kit.button(s, "Print or save as PDF", print_it, icon=ft.Icons.PRINT_OUTLINED),
        kit.button(s, "Save as a file", save, kind="edge", icon=ft.Icons.DOWNLOAD_ROUNDED),
    ]
    return kit.card(s, *parts, *kit.spoken_note(s, said), spacing=12)
