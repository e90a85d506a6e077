"""Asks for the date that the team gave for a point on the path."""

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from models.appointments import read_team_date
from models.dates import say_date
from models.path import PathRow
from views import guard
from views.components import kit
from views.context import use_app
from views.dialog import form_dialog
from views.setup_questions import typed_date
from views.theme import use_style

HELP = "Did your team give you a date for this? Type it here."


@guard.component
def TeamDateDialog(row: PathRow, on_close: Callable[[], None]) -> ft.Control:
    """A date in three fields. It never makes a minimum shorter (Q6)."""
    state, s = use_app(), use_style()
    known = dict(state.plan.team_dates).get(row.id)
    typed, type_date = ft.use_state(lambda: typed_date(known))
    refusal, refuse = ft.use_state("")

    def save() -> None:
        answer = read_team_date(typed.day, typed.month, typed.year, state.plan, state.now.date())
        refuse(answer.refusal)
        if answer.value is None:
            return
        if state.set_team_date(row.id, answer.value, f"{row.title}: your team said {say_date(answer.value)}"):
            on_close()

    def forget() -> None:
        dates = tuple(pair for pair in state.plan.team_dates if pair[0] != row.id)
        if state.save_plan(replace(state.plan, team_dates=dates), f"{row.title}: your team's date removed"):
            on_close()

    parts: list[ft.Control] = [
        kit.h2(s, row.title),
        kit.strong(s, row.when),
        kit.body(s, row.words),
        kit.meta(s, f"Source: {row.source}"),
        kit.meta(s, HELP),
    ]
    parts += [
        kit.date_fields(s, typed, type_date, error=refusal),
        kit.button(s, "Save your team's date", save),
    ]
    if known is not None:
        parts.append(kit.button(s, "Remove your team's date", forget, kind="danger"))
    parts.append(kit.button(s, "Cancel", on_close, kind="edge"))
    ft.use_dialog(form_dialog(s, parts, on_close))
    return ft.Container()
