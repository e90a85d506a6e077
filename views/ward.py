"""Ward: the hand-over on the day of leaving, step by step, on the ward's own tablet."""

from collections.abc import Callable
from typing import Any

import flet as ft

from models.ward import WardDraft
from models.ward_steps import IDS, build_ward
from services.state import AppState
from views import guard
from views.components import kit
from views.context import use_app
from views.setup_way import go_unwell
from views.theme import use_style
from views.ward_checks import ChecksStep
from views.ward_contacts import ContactsStep
from views.ward_dates import DatesStep
from views.ward_day import DayStep
from views.ward_desk import Desk
from views.ward_line import LineStep
from views.ward_lock import WardLock
from views.ward_medicines import MedicinesStep
from views.ward_page import has_side, step_lines, unread
from views.ward_people import PathwayStep
from views.ward_start import StartWard
from views.ward_take import TakeStep
from views.ward_teach import TeachStep
from views.ward_visits import VisitsStep

PAGES: dict[str, Callable[..., Any]] = {
    "dates": DatesStep,
    "pathway": PathwayStep,
    "line": LineStep,
    "visits": VisitsStep,
    "medicines": MedicinesStep,
    "contacts": ContactsStep,
    "day": DayStep,
    "checks": ChecksStep,
    "teach": TeachStep,
    "take": TakeStep,
}


@guard.pane
def WardScreen() -> ft.Control:
    """The start, the lock, or the hand-over that is being made."""
    return WardLock(Ward)


@guard.pane
def Ward() -> ft.Control:
    """One patient's hand-over. The next is a component of its own: nothing typed for this one is in it."""
    state = use_app()
    if state.ward is None:
        return StartWard(key="start")
    return HandOver(state, state.ward, key=state.ward.started.isoformat())


@guard.component
def HandOver(state: AppState, draft: WardDraft) -> ft.Control:
    """The step that the address names; without one the first open step, or on a phone the list of all."""
    s = use_style()
    kept, _ = ft.use_state(dict)
    desk = ft.use_memo(lambda: Desk(state, draft.started, kept), [state, draft.started])
    asked = ft.use_route_params().get("step", "")
    ward = build_ward(state.pack, draft, state.now.date())
    if asked not in IDS and not has_side(s):
        return _all_steps(desk, draft)
    step = ward.step(asked)
    return PAGES[step.id](desk, draft, step, key=step.id)


def _all_steps(desk: Desk, draft: WardDraft) -> ft.Control:
    """Every step as a list, for a window without a side."""
    s, state = use_style(), desk.state
    ward = build_ward(state.pack, draft, desk.today)
    rows = kit.step_rows(s, step_lines(ward), desk.go)
    body = [*unread(s, draft), kit.card(s, *rows, padding=6, spacing=2)]
    return kit.sub_page(
        s,
        body,
        title="Ward hand-over",
        back="Today",
        on_back=lambda: ft.context.page.navigate("/"),
        on_unwell=go_unwell,
    )
