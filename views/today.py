"""Today: the day, what comes first, and the checklist of the day at home."""

import flet as ft

from models.tips import answers_at
from models.today import TodayState, build_today
from services.state import AppState
from views import guard
from views.can_i import CanI
from views.components import kit
from views.context import use_app
from views.temperature_entry import TemperatureEntry
from views.theme import Style, use_style
from views.tips_parts import Tips
from views.today_parts import Doing, coming_up, glances, hero_card, missing_rows, section_card


@guard.pane
def TodayScreen() -> ft.Control:
    """The whole place. What was put off lasts until the screen is left."""
    state, s = use_app(), use_style()
    later, put_off = ft.use_state(frozenset())
    asking, ask = ft.use_state(False)
    today = build_today(state.pack, state.plan, state.diary, state.now, later)
    doing = Doing(
        state,
        ask_temperature=lambda: ask(True),
        put_off=lambda item_id: put_off(lambda ids: ids | {item_id}),
    )
    page = ft.context.page
    lines = [line for line in (today.date_words, today.home_words) if line]
    header = kit.day_header(s, today.title, lines, on_more=lambda: page.navigate("/more"))
    left, right = _panes(s, state, today, doing)
    dialog = TemperatureEntry(asking, lambda: ask(False))
    return kit.page_body(s, header, [*left, dialog], right, picture=True)


def _panes(
    s: Style, state: AppState, today: TodayState, doing: Doing
) -> tuple[list[ft.Control], list[ft.Control]]:
    """On two panes the glances stand beside the checklist; on one they come before it."""
    notes = [kit.note(s, today.clock, "Is the date right?")] if today.clock else []
    first = [hero_card(s, today.hero, doing), *notes]
    quiet = [kit.note(s, today.missed, icon=ft.Icons.HISTORY_ROUNDED, tone="harbour")] if today.missed else []
    sections = [control for part in today.sections for control in section_card(s, part, doing)]
    source = kit.provenance(s, today.source)
    if s.simple:
        return [*first, *sections, *missing_rows(s, today.missing), source], []
    pace = [kit.note(s, today.steps.pace, "A good day?")] if today.steps.pace else []
    beside = [
        *coming_up(s, today.milestone),
        *pace,
        *missing_rows(s, today.missing),
        Tips("today"),
        *([CanI("today")] if answers_at(state.pack, "today") else []),
        source,
    ]
    if s.two_panes:
        return [*first, *quiet, *sections], [glances(s, today), *beside]
    return [*first, glances(s, today), *quiet, *sections, *beside], []
