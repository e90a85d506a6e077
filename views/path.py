"""Path: what is behind and ahead on the way home, appointments, and dates that the team gave."""

from collections.abc import Callable
from functools import partial

import flet as ft

from models.appointments import Appointment
from models.carer_contacts import path_rows
from models.carer_words import of
from models.dates import say_date, say_time
from models.path import PathRow, PathState, build_path
from models.review import provenance
from services.state import AppState
from views import guard
from views.appointment_form import AppointmentForm
from views.can_i import CanI, whom_to_ask
from views.carer_shell import who_of
from views.components import kit
from views.context import use_app
from views.entry_dialog import EntryDialog
from views.icons import pack_icon
from views.inner import inner_header
from views.path_rows import Bend, PathPoint, source_line
from views.read_about import read_about
from views.setup_way import open_step
from views.team_date_dialog import TeamDateDialog
from views.theme import Style, use_style
from views.tips_parts import Tips

GUIDE = (
    "Everyone recovers at their own pace. Dates here are a guide. Your team decides what is right for you."
)


@guard.pane
def PathScreen() -> ft.Control:
    """The whole place. `chosen` is the point whose date is being changed."""
    state, s = use_app(), use_style()
    chosen, choose = ft.use_state("")
    path = build_path(state.pack, state.plan, state.diary, state.now.date())
    road = [row for row in path.rows if row.on_road]
    undated = [row for row in path.rows if not row.on_road]

    open_row = ft.use_memo(lambda: partial(_open, choose), [])
    if state.watching:
        return _followed(s, state, path)
    rows = [
        PathPoint(s, row, Bend(index, index == len(road) - 1), open_row, key=row.id)
        for index, row in enumerate(road)
    ]
    left: list[ft.Control] = [
        ft.Column(rows, spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        *([kit.meta(s, path.note)] if path.note else []),
        kit.note(s, GUIDE, icon=ft.Icons.INFO_OUTLINE_ROUNDED, tone="harbour"),
    ]
    row = next((row for row in path.rows if row.id == chosen), None)
    if row is not None and row.uid:
        left.append(EntryDialog(row.uid, lambda: choose(""), key=chosen))
    elif row is not None:
        left.append(TeamDateDialog(row, lambda: choose(""), key=chosen))
    right = [AppointmentForm(partial(_book, state)), *_undated(s, undated)]
    if not s.simple:
        right.append(CanI(s, state.pack, "path", whom_to_ask(state), state.example, key="can"))
    right += [Tips("path"), *read_about(s, state, "path"), kit.provenance(s, provenance(state.pack))]
    return kit.page_body(s, inner_header(s, "Your path home", "Today", "/"), left, right)


def _followed(s: Style, state: AppState, path: PathState) -> ft.Control:
    """The path of somebody who is followed: to read."""
    who = who_of(state)
    rows = path_rows(who, path.rows)
    road = [row for row in rows if row.on_road]
    points = [
        PathPoint(s, row, Bend(index, index == len(road) - 1), None, key=row.id)
        for index, row in enumerate(road)
    ]
    column = ft.Column(points, spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    guide = kit.note(s, of(who, GUIDE), icon=ft.Icons.INFO_OUTLINE_ROUNDED, tone="harbour")
    known = state.shared is not None and "appointments" in state.shared.sections
    no_dates = (
        f"{who.One} does not share appointments and dates. Their team may have given others than these."
    )
    part = [] if known else [kit.note(s, no_dates)]
    right = [
        *_undated(s, [row for row in rows if not row.on_road]),
        kit.provenance(s, provenance(state.pack)),
    ]
    head = inner_header(s, f"{who.Their} path home", f"{who.name} today" if who.name else "Today", "/")
    return kit.page_body(s, head, [*part, column, guide], right)


def _open(choose: Callable[[str], None], row: PathRow) -> None:
    """The two anchors are answers of set-up, with a page of their own."""
    if row.id in ("infusion", "home"):
        open_step(row.id, "/path")
    else:
        choose(row.id)


def _book(state: AppState, found: Appointment) -> bool:
    said = f"Added {found.what}, {say_date(found.at.date())} at {say_time(found.at)}"
    return state.record("appointment", said, text=found.what, at=found.at)


def _undated(s: Style, rows: list[PathRow]) -> list[ft.Control]:
    """What has no date in the sources: the team says when it changes."""
    if not rows:
        return []
    lines = []
    for row in rows:
        words = [kit.title(s, row.title)] + ([kit.body(s, row.when)] if row.when else [])
        words += [kit.meta(s, row.words or row.detail), *source_line(s, row)]
        column = ft.Column(words, spacing=2, tight=True, expand=True)
        tile = [] if s.big else [kit.icon_tile(s, pack_icon(row.icon))]
        lines.append(
            ft.Container(
                ft.Row([*tile, column], spacing=16), padding=ft.Padding.symmetric(vertical=12, horizontal=16)
            )
        )
    return [kit.section(s, "Without a date"), kit.rows_card(s, *lines)]
