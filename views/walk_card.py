"""Starts and stops a walk. The running walk is an entry of the diary, so that nothing can lose its start."""

from functools import partial

import flet as ft

from models.move import WalkState
from views import guard
from views.activity_parts import Going
from views.amount_form import Amount, AmountForm, Save
from views.components import kit
from views.theme import Style

LENGTH = Amount("How many minutes did you walk?", "minutes", 1, 720)


@guard.component
def WalkCard(s: Style, walk: WalkState, going: Going) -> ft.Control:
    """Start, or stop; a walk that has gone on for hours is asked about instead of stored as it is."""
    running = walk.running
    words = [kit.h3(s, walk.title), kit.meta(s, walk.words)]
    if running is None:
        play = ft.Icons.PLAY_ARROW_ROUNDED
        return kit.card(s, *words, kit.button(s, "Start a walk", going.start_walk, kind="tonal", icon=play))
    if not walk.forgotten:
        stop = partial(going.stop_walk, running, walk.minutes)
        button = kit.button(s, "Stop the walk", stop, kind="tonal", icon=ft.Icons.STOP_ROUNDED)
        return kit.card(s, *words, button)
    save = Save("Save this walk", partial(going.stop_walk, running))
    form = AmountForm(LENGTH, (save,))
    forget = kit.button(s, "Forget this walk", partial(going.forget_walk, running), kind="edge")
    return kit.card(s, *words, form, forget, spacing=12)
