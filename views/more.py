"""More: the pages that are not on the bar."""

import flet as ft

from models.review import provenance
from views import guard
from views.components import kit
from views.context import use_app
from views.inner import inner_header
from views.setup_way import SUMMARY, open_step
from views.theme import use_style


@guard.pane
def MoreScreen() -> ft.Control:
    """A menu, one row a page."""
    state, s = use_app(), use_style()
    go = ft.context.page.navigate

    def look_around() -> None:
        state.show_example()
        go("/")

    def leave() -> None:
        state.leave_example()
        go("/")

    example = (
        kit.nav_row(s, "Leave the example", leave, "Back to your own record", ft.Icons.LOGOUT_ROUNDED, "lamp")
        if state.example
        else kit.nav_row(
            s,
            "Look around with an example",
            look_around,
            "An invented person. Your own record stays as it is",
            ft.Icons.VISIBILITY_OUTLINED,
        )
    )
    rows = [
        kit.nav_row(
            s, "Your path home", lambda: go("/path"), "Dates and appointments", ft.Icons.ROUTE_OUTLINED
        ),
        kit.nav_row(
            s, "A&E card", lambda: go("/card"), "Show this to hospital staff", ft.Icons.BADGE_OUTLINED
        ),
        kit.nav_row(
            s, "Your plan", lambda: go(SUMMARY), "Your answers from set-up", ft.Icons.CHECKLIST_ROUNDED
        ),
        kit.nav_row(
            s,
            "About you",
            lambda: open_step("you", SUMMARY),
            "Name, allergies and medicines",
            ft.Icons.PERSON_OUTLINE_ROUNDED,
        ),
        kit.nav_row(
            s, "Settings", lambda: go("/settings"), "Text size, dark colours, backup", ft.Icons.TUNE_ROUNDED
        ),
        example,
    ]
    left = [kit.rows_card(s, *rows), kit.provenance(s, provenance(state.pack))]
    return kit.page_body(s, inner_header(s, "More", "Today", "/"), left)
