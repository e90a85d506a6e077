"""Starts and stops a walk. The running walk is an entry of the diary, so that nothing can lose its start."""

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from models.dates import say_count, say_time
from models.move import RUNNING, WalkState
from models.records import Entry
from services.state import AppState
from views import guard
from views.amount_form import Amount, AmountForm, Save
from views.components import kit
from views.context import use_app
from views.theme import Style, use_style

LENGTH = Amount("How many minutes did you walk?", "minutes", 1, 720)


@guard.component
def WalkCard(walk: WalkState) -> ft.Control:
    """Start, or stop; a walk that has gone on for hours is asked about instead of stored as it is."""
    state, s = use_app(), use_style()
    if walk.running is None:
        return _card(s, walk, ft.Icons.PLAY_ARROW_ROUNDED, "Start a walk", lambda: start(state))
    running = walk.running
    if not walk.forgotten:
        return _card(
            s, walk, ft.Icons.STOP_ROUNDED, "Stop the walk", lambda: stop(state, running, walk.minutes)
        )
    save = Save(
        "Save this walk", lambda minutes: "" if stop(state, running, minutes) else "That was not stored."
    )
    forget = kit.button(
        s, "Forget this walk", lambda: state.remove_entry(running.uid, "The walk is taken off"), kind="edge"
    )
    return kit.card(
        s, kit.h3(s, walk.title), kit.meta(s, walk.words), AmountForm(LENGTH, (save,), lambda: None), forget
    )


def start(state: AppState) -> bool:
    """A walk without minutes and with a tag: it goes on, whatever happens to the screen."""
    return state.record("walk", f"Walk started at {say_time(state.now)}", tags=(RUNNING,))


def stop(state: AppState, running: Entry, minutes: int) -> bool:
    """Put the minutes into the walk; undo lets it go on."""
    done = replace(running, value=minutes, tags=())
    return state.change_entry(done, f"Walked for {say_count(minutes, 'minute')}")


def _card(
    s: Style, walk: WalkState, icon: ft.IconData, action: str, on_click: Callable[[], object]
) -> ft.Control:
    words = ft.Column([kit.h3(s, walk.title), kit.meta(s, walk.words)], spacing=4, tight=True)
    return kit.card(s, words, kit.button(s, action, on_click, kind="tonal", icon=icon), spacing=12)
