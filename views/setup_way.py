"""Finds the way through set-up: on to the next open question, or back to where one answer was changed."""

from typing import Any

import flet as ft

from models.records import Plan
from models.setup import before, next_unanswered
from services.state import AppState

FLOW, SUMMARY, TODAY = "/setup", "/setup/summary", "/"
_CAME_FROM = "setup.from"


def open_step(step: str, came_from: str) -> None:
    """Open a page of set-up. From `FLOW` it goes on to the next question, from elsewhere back to there."""
    _store().set(_CAME_FROM, came_from)
    ft.context.page.navigate(f"/setup/{step}")


def arrive(plan: Plan) -> None:
    """At the first page of a visit, from a link: set up what is not set up, else come back to Today."""
    if not _store().get(_CAME_FROM):
        _store().set(_CAME_FROM, TODAY if plan.ready else FLOW)


def go_on(state: AppState, step: str) -> None:
    """After an answer or a skip."""
    came_from = _came_from()
    ft.context.page.navigate(
        came_from if came_from != FLOW else f"/setup/{next_unanswered(step, state.plan)}"
    )


def go_back(step: str) -> None:
    """To the page before, without an answer."""
    came_from = _came_from()
    earlier = before(step)
    ft.context.page.navigate(came_from if came_from != FLOW else f"/setup/{earlier}" if earlier else FLOW)


def leave(state: AppState) -> None:
    """Set-up is over: to Today."""
    _store().set(_CAME_FROM, TODAY)
    state.dismiss()
    ft.context.page.navigate(TODAY)


def go_unwell() -> None:
    """The red button works before anything is set up."""
    ft.context.page.navigate("/unwell")


def _came_from() -> str:
    return _store().get(_CAME_FROM) or FLOW


def _store() -> Any:
    return ft.context.page.session.store
