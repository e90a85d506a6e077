"""Gives every screen the state of its window."""

import flet as ft

from services.state import AppState

AppContext = ft.create_context(None)


def use_app() -> AppState:
    """The state of this window; the component that asks is drawn again when it changes."""
    state = ft.use_context(AppContext)
    assert isinstance(state, AppState)
    return state
