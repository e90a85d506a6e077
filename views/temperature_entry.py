"""Asks for a temperature over whatever screen is open, and goes straight to the instruction at a fever."""

from collections.abc import Callable
from datetime import datetime

import flet as ft

from models.dates import say_moment, say_time
from models.readings import Answer, parse_temperature
from models.red_flags import is_fever
from models.when import read_when, when_now
from services.state import AppState
from views import guard
from views.components import kit
from views.context import use_app
from views.dialog import form_dialog
from views.theme import Style, use_style
from views.when_fields import when_fields

GET_HELP = "With this temperature, get help now. Tap Cancel, then the red button."


def write_temperature(state: AppState, celsius: float, at: datetime) -> bool:
    """Store a reading about `at`; at the fever threshold open the instruction, however old it is (R01)."""
    when = f" at {say_time(at)}" if at.date() == state.now.date() else f", {say_moment(at, state.now)}"
    stored = state.record_temperature(celsius, f"Added {celsius:.1f}C{when}", at)
    if stored and celsius >= state.pack.fever_c:
        ft.context.page.navigate("/action")
    return stored


@guard.component
def TemperatureEntry(is_open: bool, on_close: Callable[[], None]) -> ft.Control:
    """A dialog while `is_open`. Nothing is stored for a reading that cannot be true."""
    state, s = use_app(), use_style()
    text, set_text = ft.use_state("")
    answer, set_answer = ft.use_state(Answer[float]())
    when, set_when = ft.use_state(lambda: when_now(state.now))

    def close() -> None:
        set_text("")
        set_answer(Answer[float]())
        set_when(when_now(state.now))
        on_close()

    def save(found: Answer[float]) -> None:
        state.tick()  # a tab that slept does not know the minute
        at = read_when(when, state.now)
        if found.value is None:
            set_answer(found)
        elif at.value is None:
            hot = is_fever(state.pack, found.value)  # a slip in the date must not hold help back
            set_answer(Answer(refusal=at.refusal + (f" {GET_HELP}" if hot else "")))
        elif write_temperature(state, found.value, at.value):
            close()

    def dialog() -> ft.AlertDialog:
        field = kit.text_field(
            s,
            "Temperature in C",
            text,
            set_text,
            error=answer.refusal,
            keyboard="decimal",
            autofocus=True,
            on_submit=lambda typed: save(parse_temperature(typed)),
        )
        title = kit.h2(s, "Your temperature" if when.other else "Your temperature now")
        controls = [title, field, *_meant(s, answer, save), when_fields(s, when, state.now, set_when)]
        controls.append(kit.button(s, "Save", lambda: save(parse_temperature(text))))
        controls.append(kit.button(s, "Cancel", close, kind="edge"))
        return form_dialog(s, controls, close)

    ft.use_dialog(dialog() if is_open else None)
    return ft.Container()


def _meant(s: Style, answer: Answer[float], save: Callable[[Answer[float]], None]) -> list[ft.Control]:
    """Asks about what may have been meant. With a key: else it is Save moved on, with its focus, and a second
    Enter would say yes."""
    meant = answer.suggestion
    if meant is None:
        return []
    yes = kit.button(s, f"Yes, {meant:.1f}C", lambda: save(Answer(meant)), kind="tonal")
    yes.key = "suggestion"
    return [yes]
