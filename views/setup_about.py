"""Asks for what A&E staff need to read: name, date of birth, allergies and medicines."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import flet as ft

from models.readings import Answer
from models.setup import read_birth, read_person
from models.steroids import mentions_tablet
from services.state import AppState
from views import guard
from views.can_i import whom_to_ask
from views.components import kit
from views.context import use_app
from views.medicine_fields import stop_card
from views.setup_parts import notices
from views.setup_questions import typed_date
from views.setup_way import SUMMARY, go_unwell
from views.share import share_link_row
from views.theme import Style, use_style

HELP = "A&E staff can read this on your A&E card. Leave out what you like."
STAYS = "It stays on this device."
SHARED = "Carers with whom you share your A&E card can read it too. The others see your name only."
LONGEST = 2000


@guard.pane
def AboutYou() -> ft.Control:
    """One page, saved together."""
    state, s = use_app(), use_style()
    plan = state.plan
    name, type_name = ft.use_state(plan.name)
    born, type_born = ft.use_state(lambda: typed_date(plan.born))
    allergies, type_allergies = ft.use_state(plan.allergies)
    medicines, type_medicines = ft.use_state(plan.medicines)
    (wrong_name, wrong_born), refuse = ft.use_state(("", ""))

    def save() -> None:
        empty = not (born.day or born.month or born.year).strip()
        today = state.now.date()
        answer: Answer[date] = Answer() if empty else read_birth(born.day, born.month, born.year, today)
        wrong = (read_person(name, "").refusal, answer.refusal)
        refuse(wrong)
        words = {"name": name.strip(), "allergies": allergies.strip(), "medicines": medicines.strip()}
        if not any(wrong) and state.save_plan(replace(plan, born=answer.value, **words), "About you: saved."):
            ft.context.page.navigate(SUMMARY)

    left = [
        kit.body(s, f"{HELP} {SHARED if state.shares else STAYS}", color=s.palette.ink2),
        kit.text_field(s, "Your name", name, type_name, error=wrong_name),
        _birth(s, born, type_born, wrong_born),
        kit.text_field(s, "Allergies", allergies, type_allergies, lines=2, max_length=LONGEST),
        kit.text_field(
            s,
            "Other medicines, in your own words",
            medicines,
            type_medicines,
            lines=3,
            max_length=LONGEST,
            hint="Those with set times are under More, Medicines",
        ),
        *_steroid(s, state, medicines),
        *share_link_row(s, state),
        *notices(s, state),
    ]
    return kit.sub_page(
        s,
        left,
        title="About you",
        on_back=lambda: ft.context.page.navigate(SUMMARY),
        on_unwell=go_unwell,
        footer=[kit.button(s, "Save", save)],
    )


def _birth(s: Style, born: kit.DateText, type_born: Callable[[kit.DateText], Any], wrong: str) -> ft.Control:
    fields = kit.date_fields(s, born, type_born, error=wrong, name="Date of birth")
    return kit.question(s, kit.h3(s, "Date of birth"), fields, error=wrong)


def _steroid(s: Style, state: AppState, medicines: str) -> list[ft.Control]:
    """Call first, where the words name a steroid that may be swallowed (ST01, ST02)."""
    if not mentions_tablet(state.pack.steroids, medicines):
        return []
    return [stop_card(s, state.pack.steroids, whom_to_ask(state))]
