"""Sharing with carers: what it is, everybody with whom the person shares, and the way to one more."""

from functools import partial

import flet as ft

from models import share_words as words
from services.state import AppState
from views import guard
from views.components import kit
from views.context import use_app
from views.inner import inner_header
from views.theme import Style, use_style

SHARE, NEW = "/share", "/share/new"
LOCK = ft.Icons.LOCK_OUTLINE_ROUNDED


@guard.pane
def ShareScreen() -> ft.Control:
    """The list. Without a server it says so, and whoever is shared with stays in sight."""
    state, s = use_app(), use_style()
    header = inner_header(s, words.TITLE, "More", "/more")
    if said := closed(state):
        return kit.page_body(s, header, [kit.body(s, said)])
    go = ft.context.page.navigate
    left: list[ft.Control] = [kit.body(s, words.PROMISE), anyone(s)]
    rows = [
        kit.nav_row(
            s, row.carer, partial(go, f"{SHARE}/{row.uid}"), row.words, ft.Icons.PERSON_OUTLINE_ROUNDED
        )
        for row in words.build_rows(state.shares, state.sendings, state.now)
    ]
    right: list[ft.Control] = [kit.rows_card(s, *rows)] if rows else [kit.body(s, words.NOBODY)]
    right.append(add_button(s) if state.can_share else away(s))
    return kit.page_body(s, header, [*left, *right] if not rows else left, right if rows else ())


def add_button(s: Style) -> ft.Control:
    """On to the form."""
    go = partial(ft.context.page.navigate, NEW)
    return kit.button(s, "Add a carer", go, icon=ft.Icons.PERSON_ADD_ALT_1_OUTLINED)


def closed(state: AppState) -> str:
    """Why nothing of sharing can be shown here, "" where it can."""
    if state.example:
        return words.EXAMPLE
    return "" if state.can_share or state.shares else words.NO_HUB


def anyone(s: Style) -> ft.Control:
    """What a link gives, and to whom."""
    return kit.note(s, words.ANYONE, icon=LOCK)


def away(s: Style) -> ft.Control:
    """The server does not answer now."""
    return kit.note(s, words.HUB_AWAY, icon=ft.Icons.CLOUD_OFF_ROUNDED)


def not_told(s: Style, state: AppState) -> list[ft.Control]:
    """Below an instruction: which carers do not see it yet, so that nobody counts on them."""
    own = not (state.example or state.watching)
    said = words.say_not_told(state.shares, state.sendings) if own else ""
    return [kit.note(s, said, icon=ft.Icons.CLOUD_OFF_ROUNDED)] if said else []


def share_offer(s: Style, state: AppState) -> list[ft.Control]:
    """On Today, until it is answered once."""
    if not _can_begin(state) or state.shares or state.settings.share_offered:
        return []

    def answered() -> None:
        if state.save_settings(share_offered=True):
            state.dismiss()

    def choose() -> None:
        answered()
        ft.context.page.navigate(SHARE)

    yes = kit.button(s, "See how it works", choose, kind="tonal")
    no = kit.button(s, "Do not ask again", answered, kind="edge")
    return [kit.card(s, kit.h3(s, words.OFFER), kit.body(s, words.PROMISE), yes, no, spacing=12)]


def _can_begin(state: AppState) -> bool:
    return state.can_share and not state.example and not state.watching


def share_link_row(s: Style, state: AppState) -> list[ft.Control]:
    """The way here from pages about the person; nothing where nobody could be given a link."""
    if not _can_begin(state):
        return []
    go = partial(ft.context.page.navigate, SHARE)
    second = "They see on their own phone how you are"
    return [kit.rows_card(s, kit.nav_row(s, words.TITLE, go, second, ft.Icons.GROUP_OUTLINED))]
