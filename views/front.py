"""Chooses what Today is: the whole of it, simple mode, or the quiet page of the night."""

from functools import partial

import flet as ft

from models.night import is_night
from views import guard
from views.carer import CarerScreen
from views.context import use_app
from views.night import NightScreen
from views.simple import SimpleScreen
from views.today import TodayScreen


@guard.pane
def FrontScreen() -> ft.Control:
    """How somebody is doing who is followed, while they are shown. Simple mode stays as it is at every
    hour. At night the whole of Today is one tap away."""
    state = use_app()
    whole, show_whole = ft.use_state(False)
    if state.watching:
        return CarerScreen()
    if state.settings.simple:
        return SimpleScreen()
    if is_night(state.now) and not whole:
        return NightScreen(partial(show_whole, True))
    return TodayScreen()
