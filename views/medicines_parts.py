"""The parts of Medicines below the doses: the list with its rules, and the warnings that go with it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import flet as ft

from models.call_plan import NURSE, CallStep, build_call_plan
from models.medicines import ExtraLine, MedicineLine, Warned
from models.pack import Level
from models.pack_care import Steroids
from services.state import AppState
from views import guard
from views.can_i import call_team
from views.components import kit
from views.dose_rows import STRETCH
from views.figure import quiet
from views.theme import Style

CARD_ANSWERS = (kit.Choice("yes", "Yes"), kit.Choice("no", "No, or I do not know"))


def together(*controls: ft.Control) -> ft.Control:
    """A heading and what belongs to it."""
    return ft.Column(list(controls), spacing=12, tight=True, horizontal_alignment=STRETCH)


@ft.memo
@guard.component
def MedicineCard(s: Style, line: MedicineLine) -> ft.Control:
    """One medicine: when, what for, the rule of its kind and how long it lasts."""
    go = ft.context.page.navigate
    parts: list[ft.Control] = [kit.h3(s, line.title)]
    mark = ft.Icons.CALL_ROUNDED
    parts.append(kit.note(s, line.when, icon=mark, tone="red") if line.held else kit.strong(s, line.when))
    parts += [kit.body(s, line.what_for)] if line.what_for else []
    parts += [kit.meta(s, line.rule)] if line.rule else []
    if line.low:
        parts.append(kit.note(s, line.left, icon=ft.Icons.INVENTORY_2_OUTLINED))
    elif line.left:
        parts.append(kit.body(s, line.left))
    change = quiet(
        s, "Change", partial(go, f"/medicines/{line.uid}"), ft.Icons.EDIT_OUTLINED, f"Change {line.title}"
    )
    visit = quiet(s, "Write down the next visit", partial(go, "/path"), ft.Icons.EVENT_OUTLINED)
    return kit.card(s, *parts, *([visit] if line.visit else []), change, spacing=8)


@ft.memo
@guard.component
def Stopped(s: Style, lines: tuple[MedicineLine, ...]) -> ft.Control:
    """What is not taken any more."""
    go = ft.context.page.navigate
    rows = [
        kit.nav_row(s, line.title, partial(go, f"/medicines/{line.uid}"), line.when, ft.Icons.HISTORY_ROUNDED)
        for line in lines
    ]
    return together(kit.section(s, "Stopped"), kit.rows_card(s, *rows))


@ft.memo
@guard.component
def Extras(s: Style, lines: tuple[ExtraLine, ...], open_entry: Callable[[str], None]) -> ft.Control:
    """What was taken today beside the doses; each can be changed."""
    rows = [
        kit.nav_row(s, line.title, partial(open_entry, line.uid), line.second, ft.Icons.TASK_ALT_ROUNDED)
        for line in lines
    ]
    return together(kit.section(s, "Also taken today"), kit.rows_card(s, *rows))


def gcsf_card(s: Style, warned: Warned) -> ft.Control:
    """The sign of a torn spleen, with the way to help (R16)."""
    go = ft.context.page.navigate
    pain = kit.button(s, "I have this pain", partial(go, "/unwell"), kind="danger")
    note = kit.note(s, warned.text, warned.title, icon=ft.Icons.WARNING_AMBER_ROUNDED, tone="red")
    return together(note, pain)


def steroid_card(s: Style, steroids: Steroids, ask: CallStep) -> ft.Control:
    """Call before a steroid by mouth; the forms that are allowed stand beside it (ST01 to ST04)."""
    parts = [kit.h3(s, steroids.order), *[kit.body(s, reason) for reason in steroids.reasons]]
    return kit.card(s, *parts, kit.body(s, steroids.allowed_words), *call_team(s, ask), spacing=10)


def blood_card(s: Style, state: AppState, warned: Warned) -> ft.Control:
    """Whether the person has the irradiated blood card; without it, whom to ask (R38, H06, H07)."""
    plan = state.plan

    def answer(value: str) -> None:
        said = "Your irradiated blood card: written down"
        state.save_plan(replace(plan, irradiated_card=value == "yes"), said)

    chosen = None if plan.irradiated_card is None else "yes" if plan.irradiated_card else "no"
    parts: list[ft.Control] = [kit.h3(s, warned.title), kit.body(s, warned.text)]
    if plan.irradiated_card is False:
        steps = build_call_plan(state.pack, plan, state.now, Level.CONTACT).steps
        first = next((step for step in steps if step.contact_id == NURSE), steps[0])
        parts += call_team(s, first)
    if plan.irradiated_card is None:
        parts.append(kit.choice_rows(s, CARD_ANSWERS, chosen, answer))
    else:
        other = "no" if plan.irradiated_card else "yes"
        words = "I do not have it" if plan.irradiated_card else "I have it now"
        parts.append(quiet(s, words, partial(answer, other), ft.Icons.BADGE_OUTLINED))
    return kit.card(s, *parts, spacing=10)
