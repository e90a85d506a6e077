"""A shared tablet with a hand-over of an invented patient, and a page of the ward as others build it."""

from dataclasses import replace
from datetime import timedelta

import flet as ft

from models.records import Plan
from tests.components.harness import App
from tests.components.stage import make_state
from tests.people import SAM
from views import guard
from views.clear_tablet import ClearCard
from views.components import kit
from views.context import use_app
from views.theme import use_style
from views.ward_lock import WardLock

PIN = "407195"
PATIENT = ("Zebedee", "Quillfeather", "rosemary")
PATIENT_PLAN = replace(SAM, name="Zebedee Quillfeather", allergies="rosemary")


def begun(plan: Plan = PATIENT_PLAN, **record):
    """A tablet on which AM has just begun a hand-over, open in this window."""
    state = make_state(**{"plan": Plan(), **record})
    assert state.begin_ward("AM", PIN)
    state.save_ward(replace(state.ward, plan=plan))
    return state


def later(state, **time) -> None:
    state._clock.now += timedelta(**time)


@guard.component
def Page() -> ft.Control:
    """A page of the ward as others build it: the patient's words, a field, a button and a dialog."""
    state, s = use_app(), use_style()
    typed, type_it = ft.use_state("")
    shown, show = ft.use_state(False)
    if shown:
        ft.use_dialog(ft.AlertDialog(content=kit.body(s, f"Dialog of {state.ward.plan.name}")))
    saved = lambda: state.save_ward(replace(state.ward, signer="Ada"))  # noqa: E731
    return kit.page_body(
        s,
        None,
        [
            kit.h2(s, state.ward.plan.name if state.ward else "No hand-over"),
            kit.text_field(s, "Reason", typed, type_it),
            kit.button(s, "Sign", saved),
            kit.button(s, "Ask", lambda: show(True), kind="edge"),
            ClearCard(),
        ],
    )


@guard.pane
def Locked() -> ft.Control:
    return WardLock(Page)


def nothing_of_the_patient(app: App) -> None:
    everything = app.text() + " ".join(app.names())
    assert [word for word in PATIENT if word in everything] == []
    app.assert_healthy()
