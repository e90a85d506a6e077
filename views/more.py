"""More: the pages that are not on the bar."""

from functools import partial

import flet as ft

from models.review import provenance
from services.state import AppState
from views import guard
from views.carer_shell import may_open, places_of
from views.components import kit
from views.context import use_app
from views.inner import inner_header
from views.setup_way import SUMMARY
from views.theme import Style, use_style

PAGES = (
    ("Medicines", "/medicines", "Today's doses, and what each is for", ft.Icons.MEDICATION_OUTLINED),
    ("Your path home", "/path", "Dates and appointments", ft.Icons.ROUTE_OUTLINED),
    ("Guide", "/guide", "What to expect and what helps", ft.Icons.MENU_BOOK_OUTLINED),
    ("Can I…?", "/can-i", "Food, driving, vaccines and more", ft.Icons.HELP_OUTLINE_ROUNDED),
    ("Brain check", "/brain", "For the person who looks after you", ft.Icons.PSYCHOLOGY_OUTLINED),
    ("Summary for my visit", "/summary", "Questions to ask, a page to print", ft.Icons.SUMMARIZE_OUTLINED),
    ("Share with a carer", "/share", "They see on their phone how you are", ft.Icons.GROUP_OUTLINED),
    ("People you follow", "/carer", "How somebody is who shares with you", ft.Icons.PEOPLE_OUTLINE_ROUNDED),
    ("A&E card", "/card", "Show this to hospital staff", ft.Icons.BADGE_OUTLINED),
    ("Your plan", SUMMARY, "Your answers from set-up", ft.Icons.CHECKLIST_ROUNDED),
    ("About you", "/setup/you", "Name, allergies and medicines", ft.Icons.PERSON_OUTLINE_ROUNDED),
    ("Copies and files", "/exports", "Backup, calendar, spreadsheet", ft.Icons.FOLDER_OUTLINED),
    ("Reminders", "/reminders", "What to remind you of, and when", ft.Icons.NOTIFICATIONS_OUTLINED),
    ("For ward staff", "/ward", "Make a plan with a patient who goes home", ft.Icons.LOCAL_HOSPITAL_OUTLINED),
    ("Settings", "/settings", "Text size, dark colours, backup", ft.Icons.TUNE_ROUNDED),
    ("Self-test", "/self-test", "If a reminder did not come", ft.Icons.FACT_CHECK_OUTLINED),
)
OF_CARER = {"/brain": "Ask and look, together", "/settings": "Text size, dark colours"}


@guard.pane
def MoreScreen() -> ft.Control:
    """A menu, one row a page. Simple mode, and large text on a phone, leave the places no room on
    the bar: then they stand here."""
    state, s = use_app(), use_style()
    go = ft.context.page.navigate
    rows = [
        kit.nav_row(
            s, title, partial(go, route), OF_CARER.get(route, second) if state.watching else second, icon
        )
        for title, route, second, icon in PAGES
        if may_open(state, route) and not (state.watching and route == "/path")  # a place of its own there
    ]
    pages = kit.rows_card(s, *rows, *([] if state.watching else [_example_row(s, state)]))
    places: list[ft.Control] = []
    if (s.simple and not state.watching) or (s.big and not s.rail):
        known = [one for one in places_of(state, s) if one.route != "/more"] if state.watching else kit.PLACES
        links = [kit.nav_row(s, one.long, partial(go, one.route), icon=one.icon) for one in known]
        places = [kit.rows_card(s, *links)]
    header = inner_header(s, "Menu" if places else "More", "Today", "/")
    return kit.page_body(s, header, [*places, pages, kit.provenance(s, provenance(state.pack))])


def _example_row(s: Style, state: AppState) -> ft.Control:
    """In to the invented person, or out."""
    go = ft.context.page.navigate

    def look_around() -> None:
        state.show_example()
        go("/")

    def leave() -> None:
        state.come_home()
        go("/")

    if state.example:
        return kit.nav_row(
            s, "Leave the example", leave, "Back to your own record", ft.Icons.LOGOUT_ROUNDED, "lamp"
        )
    second, eye = "An invented person. Your own record stays as it is", ft.Icons.VISIBILITY_OUTLINED
    return kit.nav_row(s, "Look around with an example", look_around, second, eye)
