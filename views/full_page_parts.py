"""What stands beside numbers and advice: that it is an example, how old it is, that nobody checked it."""

import flet as ft

from models.review import provenance, review_banner
from services.state import AppState
from views.carer_shell import who_of, whose
from views.components import kit
from views.theme import Style

UNCHECKED = "You have not checked these numbers yet. Compare them with your card."
UNCHECKED_BY = "{one} has not checked these numbers with their card yet."


def example_strip(s: Style, state: AppState) -> list[ft.Control]:
    """Over the whole width while the example, or somebody else's record, is open: nobody may take its card
    for a person's own."""
    return [kit.banner(s, "Example, not you.", kind="example")] if state.example else whose(s, state)


def unchecked(s: Style, state: AppState) -> list[ft.Control]:
    """Said beside the numbers until the person has compared them with their card. It hides nothing."""
    if state.plan.numbers_confirmed:
        return []
    words = UNCHECKED_BY.format(one=who_of(state).One) if state.watching else UNCHECKED
    return [kit.note(s, words, icon=ft.Icons.FACT_CHECK_OUTLINED)]


def sources(s: Style, state: AppState) -> list[ft.Control]:
    """Where the advice comes from; first that it is past its review date, where it is."""
    old = review_banner(state.pack, state.now.date())
    late = [kit.note(s, old, icon=ft.Icons.HISTORY_ROUNDED)] if old else []
    return [*late, kit.provenance(s, provenance(state.pack))]
