"""Hand-over, dates: who goes home, the infusion date compared with the notes, and the day of going home."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import flet as ft

from models.dates import say_date, say_moment
from models.ward import WardDraft, answer_to, sign
from models.ward_forms import Typed, day_of, read_dates
from models.ward_rules import read_back
from models.ward_steps import WardStep
from models.ward_words import say_infusion
from views import guard
from views.components import kit
from views.setup_questions import typed_date
from views.theme import Style, use_style
from views.ward_desk import Desk, use_typed
from views.ward_page import Page, ward_page

NAME_HELP = "A first name or initials are enough. No surname, no hospital number."
INFUSION_HELP = "Day 0, the day of the CAR\u00a0T cells. Every date of the plan is counted from it."
Change = Callable[[kit.DateText], None]
OTHER = "Every hand-over begins empty. Nothing of it is kept in a plan of this device."


def as_typed(day: kit.DateText) -> Typed:
    """The three fields of a date."""
    return day.day, day.month, day.year


@guard.component
def DatesStep(desk: Desk, draft: WardDraft, step: WardStep) -> ft.Control:
    """The name and both dates; nothing impossible is stored, and the infusion date is read back."""
    s, plan = use_style(), draft.plan
    name, type_name = use_typed(desk, "name", lambda: plan.name)
    infusion, type_infusion = use_typed(desk, "infusion", lambda: typed_date(plan.infusion))
    home, type_home = use_typed(desk, "home", lambda: typed_date(plan.home))
    wrong, refuse = ft.use_state({})

    def save() -> bool:
        read = read_dates(desk.draft, name, as_typed(infusion), as_typed(home), desk.today)
        refuse(read.wrong)
        return desk.change(lambda _: read.draft) and not read.wrong

    day = day_of("infusion", as_typed(infusion), replace(plan, home=None), desk.today).value
    left = [
        kit.text_field(
            s, "First name or initials", name, type_name, error=wrong.get("name", ""), hint=NAME_HELP
        ),
        _date(
            s,
            "CAR\u00a0T\u2011cell infusion",
            INFUSION_HELP,
            infusion,
            type_infusion,
            wrong.get("infusion", ""),
        ),
        *([_read_back(s, desk, draft, day)] if day else []),
    ]
    lead = "Ask the patient to look at the screen with you."
    right = [
        _date(s, "Going home", "", home, type_home, wrong.get("home", "")),
        *_today(s, desk, home, type_home),
        kit.note(s, OTHER, icon=ft.Icons.LOCK_OUTLINE_ROUNDED, tone="harbour"),
    ]
    return ward_page(s, desk, draft, step, Page("Who goes home, and when", lead, left, right, save))


def _date(
    s: Style, title: str, help_words: str, value: kit.DateText, on_change: Change, error: str
) -> ft.Control:
    fields = kit.date_fields(s, value, on_change, error=error, name=title)
    words = [kit.body(s, help_words, color=s.palette.ink2)] if help_words else []
    return kit.question(s, kit.h3(s, title), *words, fields, error=error)


def _today(s: Style, desk: Desk, home: kit.DateText, type_home: Change) -> list[ft.Control]:
    today = typed_date(desk.today)
    if home == today:
        return []
    words = f"Today, {say_date(desk.today, year=False)}"
    return [ft.Row([kit.button(s, words, lambda: type_home(today), kind="tonal", wide=False)], key="today")]


def _read_back(s: Style, desk: Desk, draft: WardDraft, day: date) -> ft.Control:
    """The date in words, to be compared with the notes: a wrong one moves every date of the plan."""

    def confirm() -> None:
        desk.change(
            lambda now: sign(
                replace(now, plan=replace(now.plan, infusion=day)),
                "confirmed",
                "infusion",
                day.isoformat(),
                desk.state.now,
            )
        )

    words = kit.h2(s, f"{say_infusion(day, desk.today)}.")
    said = answer_to(draft.confirmed, "infusion")
    if said and read_back(draft) and draft.plan.infusion == day:
        seen = f"Compared with the notes by {said.by}, {say_moment(said.at, desk.state.now)}"
        parts = [words, kit.body(s, seen)]
    else:
        yes = kit.button(s, "Yes, this is the date on the notes", confirm)
        parts = [words, kit.body(s, "Is that on the notes? If not, correct the date above."), yes]
    shown = kit.card(s, *parts, tone="lamp" if len(parts) == 3 else "harbour", spacing=10)
    return ft.Semantics(live_region=True, container=True, content=shown, key="read-back")
