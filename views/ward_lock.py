"""Hides a hand-over on a shared tablet behind its PIN: while it is locked nothing of the patient is drawn."""

from collections.abc import Callable
from typing import Any

import flet as ft

from models.ward_lock import offer
from views import guard
from views.clear_tablet import ClearCard
from views.components import kit
from views.context import use_app
from views.pin_field import pin_field
from views.theme import use_style

FORGOTTEN = (
    "Has nobody here got the PIN? Then this hand-over cannot be opened. Clear the tablet and start again."
)
SLEEPS = "It locks after 5 minutes without a tap, and is removed 12 hours after it was begun."


@guard.pane
def WardLock(screen: Callable[[], Any]) -> Any:
    """A screen of the ward, or the lock in its place."""
    state = use_app()
    if state.ward is not None and state.ward.pin and state.locked:
        return LockScreen(key="lock")
    return screen()


@guard.pane
def LockScreen() -> ft.Control:
    """Whose hand-over waits and since when, and the PIN."""
    state, s = use_app(), use_style()
    typed, type_it = ft.use_state("")
    tries, tried = ft.use_state(0)
    wrong, refuse = ft.use_state("")
    page = ft.context.page

    def unlock() -> None:
        problem = state.unlock(typed)
        refuse(problem)
        if problem:
            type_it("")
            tried(tries + 1)

    field = pin_field(s, "PIN", typed, type_it, wrong, on_submit=lambda _: unlock())
    ask = kit.card(
        s,
        kit.body(s, offer(state.ward, state.now) if state.ward else ""),
        ft.Container(field, key=f"try {tries}"),  # what was wrong is typed anew
        kit.button(s, "Open the hand-over", unlock, icon=ft.Icons.LOCK_OPEN_ROUNDED),
        kit.meta(s, SLEEPS),
        spacing=14,
    )
    return kit.sub_page(
        s,
        [ask],
        [kit.h3(s, "Forgotten the PIN"), kit.body(s, FORGOTTEN), ClearCard()],
        title="This hand-over is locked",
        on_unwell=lambda: page.navigate("/unwell"),
    )
