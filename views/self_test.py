"""The self-test: whether reminders, storage and content are as they should be on this device, in words."""

import flet as ft

from models.reminders import KINDS, last_shown
from models.self_test import Checked, build_self_test
from services.state import AppState
from views import guard
from views.components import kit
from views.context import use_app
from views.inner import inner_header
from views.reminder_cards import NotifyCard, permission
from views.theme import Style, use_style

LEAD = "This page says how things stand on this device. It tells nothing about how you are."


@guard.pane
def SelfTestScreen() -> ft.Control:
    """The whole place."""
    state, s = use_app(), use_style()
    header = inner_header(s, "Self-test", "More", "/more")
    lines = build_self_test(
        state.pack,
        state.storage(),
        permission(state),
        state.now,
        shown=_last(state),
        backup=state.settings.last_backup,
        hub=state.can_share,
        met=state.last_contact,
    )
    rows = [_row(s, line) for line in lines]
    return kit.page_body(s, header, [kit.body(s, LEAD), kit.rows_card(s, *rows)], [NotifyCard(key="notify")])


def _row(s: Style, line: Checked) -> ft.Control:
    words = [kit.meta(s, line.title), kit.title(s, line.value)]
    words += [kit.body(s, line.words)] if line.words else []
    return ft.Container(ft.Column(words, spacing=3, tight=True), padding=16)


def _last(state: AppState) -> tuple[object, str] | None:
    mark = last_shown(state.reminders)
    if mark is None:
        return None
    kind = KINDS.get(mark.id.partition("|")[0])
    return mark.last, kind.title if kind else ""
