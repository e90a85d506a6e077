"""Begins a hand-over on the ward's tablet: initials and a PIN, and an empty plan for one patient."""

import flet as ft

from models.pin import pin_problem
from models.ward_start import read_staff
from services.state import AppState
from views import guard
from views.clear_tablet import ClearCard
from views.components import kit
from views.context import use_app
from views.full_page_parts import example_strip
from views.pin_field import pin_field
from views.setup_parts import notices
from views.setup_way import go_unwell
from views.theme import Style, use_style

TITLE = "Start a hand-over"
WHAT = (
    "On the day of leaving, a nurse and the patient make the plan together on this device. "
    "Then the patient takes it home on their own phone."
)
OWN = "This device has a plan of its own. The hand-over leaves it as it is."
WAYS = (
    "It locks after 5 minutes without a tap, and is removed after 12 hours.",
    "Without the PIN nobody can open it again.",
    "At the end you clear this tablet for the next patient.",
)


@guard.component
def StartWard() -> ft.Control:
    """The initials and the PIN. Nothing of an earlier hand-over is offered."""
    state, s = use_app(), use_style()
    staff, type_staff = ft.use_state("")
    pin, type_pin = ft.use_state("")
    (wrong_staff, wrong_pin), refuse = ft.use_state(("", ""))

    def start() -> None:
        initials = read_staff(staff)
        wrong = (initials.refusal, pin_problem(pin))
        refuse(wrong)
        if initials.value and not any(wrong) and state.begin_ward(initials.value, pin):
            ft.context.page.navigate("/ward/dates")

    left = [
        *[kit.note(s, problem, tone="red") for problem in state.problems],
        kit.body(s, WHAT),
        kit.text_field(
            s, "Your initials", staff, type_staff, error=wrong_staff, hint="Staff who makes this hand-over"
        ),
        pin_field(s, "A PIN for this hand-over", pin, type_pin, wrong_pin, hint="4 to 6 figures"),
        *notices(s, state),
        kit.button(s, "Start", start),
    ]
    return kit.sub_page(
        s,
        left,
        _ways(s, state),
        title=TITLE,
        back="Back",
        on_back=lambda: ft.context.page.navigate("/"),
        on_unwell=go_unwell,
        top=example_strip(s, state),
    )


def _ways(s: Style, state: AppState) -> list[ft.Control]:
    words = [kit.h3(s, "A shared tablet"), *[kit.body(s, way) for way in WAYS]]
    own = [kit.note(s, OWN, icon=ft.Icons.INFO_OUTLINE_ROUNDED)] if state.plan.ready else []
    return [kit.card(s, *words, spacing=8), *own, ClearCard()]
