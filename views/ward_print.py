"""Prints what goes home on paper, and the hand-over record for the notes."""

import flet as ft

from models.join import address_of
from models.ward import WardDraft
from models.ward_notes import handover_html
from models.ward_pages import patient_pack_html
from services.state import AppState
from views import guard
from views.components import kit
from views.context import use_app
from views.give_out import print_or_save
from views.join_codes import MOST_CODES, base_of
from views.theme import use_style

WHY = "For a person without a phone: numbers, red flags, plan, medicines, dates, A&E card and the code."
PRINTING = "The browser asks where to print."
SAVED = "{} was given to this device. Print it, then delete it: it names the patient."


@guard.component
def PrintCard(draft: WardDraft, codes: tuple[str, ...]) -> ft.Control:
    """Two documents. Where there is no browser around the app to print with, they are given as a file."""
    state, s = use_app(), use_style()
    said, say = ft.use_state("")

    async def give(name: str, html: str) -> None:
        file = f"homeward-{name}-{state.now.date().isoformat()}.html"
        printed = await print_or_save(state, file, html)
        say(PRINTING if printed else SAVED.format(file))

    def pack() -> object:
        return give("pack", patient_pack_html(state.pack, draft, state.now, pictures(state, codes)))

    def record() -> object:
        return give("hand-over", handover_html(state.pack, draft, state.now))

    parts = [
        kit.h2(s, "On paper"),
        kit.body(s, WHY),
        kit.button(s, "Print the pack", pack, kind="tonal", icon=ft.Icons.PRINT_OUTLINED),
        kit.button(s, "Print the hand-over record", record, kind="edge", icon=ft.Icons.ASSIGNMENT_OUTLINED),
        *kit.spoken_note(s, said),
    ]
    return kit.card(s, *parts, spacing=12)


def pictures(state: AppState, codes: tuple[str, ...]) -> tuple[str, ...]:
    """The codes as drawings; none where they are more than a person should have to scan."""
    if len(codes) > MOST_CODES:
        return ()
    return tuple(state.draw_code(address_of(base_of(state), code)) for code in codes)
