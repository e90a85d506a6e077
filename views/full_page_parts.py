"""What stands beside numbers and advice: that it is an example, how old it is, that nobody checked it."""

import flet as ft

from models.review import provenance, review_banner
from services.state import AppState
from views.components import kit
from views.theme import Style

UNCHECKED = "You have not checked these numbers yet. Compare them with your card."


def example_strip(s: Style, state: AppState) -> list[ft.Control]:
    """Over the whole width while the example is open: nobody may take its card for a person's own."""
    return [kit.banner(s, "Example, not you.", kind="example")] if state.example else []


def unchecked(s: Style, state: AppState) -> list[ft.Control]:
    """Said beside the numbers until the person has compared them with their card. It hides nothing."""
    if state.plan.numbers_confirmed:
        return []
    return [kit.note(s, UNCHECKED, icon=ft.Icons.FACT_CHECK_OUTLINED)]


def sources(s: Style, state: AppState) -> list[ft.Control]:
    """Where the advice comes from; first that it is past its review date, where it is."""
    old = review_banner(state.pack, state.now.date())
    late = [kit.note(s, old, icon=ft.Icons.HISTORY_ROUNDED)] if old else []
    return [*late, kit.provenance(s, provenance(state.pack))]
