"""Hand-over, tests and visits: the first blood test, scans or the trial schedule, and what is booked."""

import uuid
from dataclasses import replace
from functools import partial

import flet as ft

from models.appointments import Appointment
from models.dates import say_date, say_moment
from models.milestones import is_about, milestone_date, team_date
from models.pack import Milestone
from models.ward import YES, Visit, WardDraft, answer_to
from models.ward_forms import Typed, dated, read_team_dates
from models.ward_steps import WardStep
from views import guard
from views.appointment_form import AppointmentForm
from views.components import kit
from views.setup_questions import typed_date
from views.theme import Style, use_style
from views.ward_dates import as_typed
from views.ward_desk import Desk, use_typed
from views.ward_page import Page, ward_page

LEAD = "Type the dates that are known. What is left empty is counted from the two dates of the plan."


@guard.component
def VisitsStep(desk: Desk, draft: WardDraft, step: WardStep) -> ft.Control:
    """Dates of the team, and appointments with their time."""
    s, pack = use_style(), desk.state.pack
    wrong, refuse = ft.use_state({})
    stones = dated(pack, draft.plan)

    def save() -> bool:
        typed: dict[str, Typed] = {
            stone.id: as_typed(desk.kept[stone.id]) for stone in stones if stone.id in desk.kept
        }
        read = read_team_dates(desk.draft, typed, desk.today)
        refuse(read.wrong)
        return desk.change(lambda _: read.draft) and not read.wrong

    def book(found: Appointment) -> bool:
        visit = Visit(uuid.uuid4().hex, found.what, found.at)
        return desk.change(lambda now: replace(now, visits=(*now.visits, visit)))

    left: list[ft.Control] = [
        StoneDate(s, desk, draft, stone, wrong.get(stone.id, ""), key=stone.id) for stone in stones
    ]
    if draft.plan.trial:
        given = answer_to(draft.confirmed, "schedule") is not None
        row = kit.check_row(
            s,
            "The trial schedule was given",
            given,
            partial(_schedule, desk),
            "It lists the scans and other tests",
        )
        left.append(kit.rows_card(s, row))
    right = [*_booked(s, desk, draft), AppointmentForm(book, key="book")]
    return ward_page(s, desk, draft, step, Page("Tests and visits", LEAD, left, right, save))


def _schedule(desk: Desk, on: bool) -> None:
    desk.sign("confirmed", "schedule", YES if on else "")


@guard.component
def StoneDate(s: Style, desk: Desk, draft: WardDraft, stone: Milestone, error: str) -> ft.Control:
    """One test: what the app counts, and the team's own date in its place."""
    typed, type_it = use_typed(desk, stone.id, lambda: typed_date(team_date(stone, draft.plan)))
    none = replace(draft.plan, team_dates=())
    counted = milestone_date(stone, none)
    words = [kit.h3(s, stone.title)]
    if counted:
        about = "About" if is_about(stone, none) else "Counted:"
        words.append(kit.body(s, f"{about} {say_date(counted, weekday=True)}", color=s.palette.ink2))
    parts = [*words, kit.date_fields(s, typed, type_it, error=error, name=stone.title)]
    if counted and not is_about(stone, none) and not any(as_typed(typed)):
        take = kit.button(
            s,
            f"Use {say_date(counted, year=False)}",
            lambda: type_it(typed_date(counted)),
            kind="tonal",
            wide=False,
        )
        parts.append(ft.Row([take], key="take"))
    return kit.card(s, *parts, spacing=10)


def _booked(s: Style, desk: Desk, draft: WardDraft) -> list[ft.Control]:
    """What is booked; a tap takes one out again."""

    def drop(uid: str) -> None:
        desk.change(lambda now: replace(now, visits=tuple(one for one in now.visits if one.uid != uid)))

    rows: list[ft.Control] = []
    for visit in sorted(draft.visits, key=lambda one: one.at):
        words = ft.Column(
            [kit.title(s, visit.what[:120]), kit.meta(s, say_moment(visit.at, desk.state.now))],
            spacing=2,
            tight=True,
            expand=True,
        )
        out = kit.icon_button(
            s, ft.Icons.DELETE_OUTLINE_ROUNDED, f"Remove {visit.what[:60]}", partial(drop, visit.uid)
        )
        held = ft.Row([words, *([] if visit.kind else [out])], spacing=8)
        rows.append(
            ft.Container(held, padding=ft.Padding.symmetric(vertical=10, horizontal=16), key=visit.uid)
        )
    return [kit.h3(s, "Appointments"), *([kit.rows_card(s, *rows)] if rows else [])]
