"""Adds an appointment to the path, in place."""

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from models.appointments import Appointment, AppointmentText, read_appointment
from views import guard
from views.components import kit
from views.context import use_app
from views.theme import use_style


@guard.component
def AppointmentForm(save_it: Callable[[Appointment], bool]) -> ft.Control:
    """A button that opens into the fields. What was typed stays until `save_it` has stored it."""
    state, s = use_app(), use_style()
    is_open, set_open = ft.use_state(False)
    typed, type_it = ft.use_state(AppointmentText())
    refusal, refuse = ft.use_state("")

    def close() -> None:
        type_it(AppointmentText())
        refuse("")
        set_open(False)

    def save() -> None:
        answer = read_appointment(typed, state.now, state.pack.time_zone)
        refuse(answer.refusal)
        if answer.value is not None and save_it(answer.value):
            close()

    if not is_open:
        return kit.button(s, "Add an appointment", lambda: set_open(True), icon=ft.Icons.ADD_ROUNDED)
    date = kit.DateText(typed.day, typed.month, typed.year)
    fields = [
        kit.text_field(
            s,
            "What is it?",
            typed.what,
            lambda what: type_it(replace(typed, what=what)),
            autofocus=True,
        ),
        kit.date_fields(
            s, date, lambda day: type_it(replace(typed, day=day.day, month=day.month, year=day.year))
        ),
        kit.text_field(
            s, "Time", typed.time, lambda time: type_it(replace(typed, time=time)), hint="For example 10:15am"
        ),
    ]
    buttons = [kit.button(s, "Save", save), kit.button(s, "Cancel", close, kind="edge")]
    error = [kit.error_text(s, refusal)] if refusal else []
    return kit.card(s, kit.h3(s, "A new appointment"), *fields, *error, *buttons, spacing=14)
