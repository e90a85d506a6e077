"""A note in the person's own words, written in place."""

import flet as ft

from models.dates import say_time
from views import guard
from views.components import kit
from views.context import use_app
from views.theme import use_style

LONGEST = 4000


@guard.component
def NoteForm() -> ft.Control:
    """A button that opens into a field. What was typed stays until it is stored."""
    state, s = use_app(), use_style()
    is_open, set_open = ft.use_state(False)
    text, type_text = ft.use_state("")
    refusal, refuse = ft.use_state("")

    def close() -> None:
        type_text("")
        refuse("")
        set_open(False)

    def save() -> None:
        if not text.strip():
            refuse("Type some words first.")
        elif state.record("note", f"Added a note at {say_time(state.now)}", text=text.strip()):
            close()

    if not is_open:
        return kit.button(
            s, "Write a note", lambda: set_open(True), kind="tonal", icon=ft.Icons.EDIT_NOTE_ROUNDED
        )
    hint = "How you feel, what changed, what to ask. Feeling unwell? Use the red button."
    field = kit.text_field(
        s, "Your note", text, type_text, hint=hint, error=refusal, lines=3, max_length=LONGEST, autofocus=True
    )
    return kit.card(
        s,
        field,
        kit.button(s, "Save the note", save),
        kit.button(s, "Cancel", close, kind="edge"),
        spacing=12,
    )
