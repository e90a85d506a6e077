"""Adds a medicine to the list or changes one: its kind, its fields, and the ways to stop it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import flet as ft

from models.dates import say_date
from models.medicine import Medicine
from models.medicine_form import AT_HOSPITAL, MedicineText, needs_team, read_medicine, steroid_of, text_of
from models.medicines import ONLY_TEAM, kind_of, say_rule, with_medicine
from models.pack import CarePack
from models.pack_care import MedicineKind
from models.records import Plan
from models.review import provenance
from models.supply import say_amount
from services.state import AppState
from views import guard
from views.can_i import whom_to_ask
from views.components import kit
from views.context import use_app
from views.inner import inner_header
from views.medicine_fields import count_fields, name_fields, steroid_fields, time_fields
from views.medicine_stop import StopCard
from views.theme import Style, use_style

BACK = "/medicines"
LOOK = "Something is missing or not right. Look at the sentences in red above."
COMMON = "These are only the most common kinds. For any other medicine, choose the last row."


@dataclass(frozen=True)
class Book:
    """The plan that a medicine is written into, as it is now, and what comes after."""

    plan: Callable[[], Plan]
    save: Callable[[Plan, str], bool]
    done: Callable[[], None]


def own_book(state: AppState) -> Book:
    """The person's own list."""
    return Book(lambda: state.plan, state.save_plan, partial(ft.context.page.navigate, BACK))


@guard.pane
def NewMedicineScreen() -> ft.Control:
    """First the kind, then the fields."""
    state, s = use_app(), use_style()
    kind, choose = ft.use_state(None)
    uid, _ = ft.use_state(lambda: uuid.uuid4().hex)
    header = inner_header(s, "Add a medicine", "Medicines", BACK)
    source = kit.provenance(s, provenance(state.pack))
    if kind is not None:
        blank = Medicine(uid, "", started=state.now.date())
        start = start_text(kind_of(state.pack, kind))
        return kit.page_body(s, header, [MedicineForm(blank, start, own_book(state), key=kind), source])
    parts = [kit.h2(s, "What is it for?"), kit.body(s, COMMON), kind_rows(s, state.pack, choose)]
    return kit.page_body(s, header, [*parts, source])


def kind_rows(s: Style, pack: CarePack, choose: Callable[[str], object]) -> ft.Control:
    """The kinds of the sources, and any other medicine."""
    mark = ft.Icons.MEDICATION_OUTLINED
    rows = [
        kit.nav_row(s, one.name, partial(choose, one.id), one.what_for, mark) for one in pack.medicine_kinds
    ]
    other = kit.nav_row(s, "Another medicine", lambda: choose(""), "Type its name", ft.Icons.EDIT_OUTLINED)
    return kit.rows_card(s, *rows, other)


def start_text(kind: MedicineKind | None) -> MedicineText:
    """The empty form of a kind; its name is filled in where the pack knows only one."""
    if kind is None:
        return MedicineText()
    name = kind.examples[0].capitalize() if len(kind.examples) == 1 else ""
    return MedicineText(kind.id, name, how=AT_HOSPITAL if kind.every_days else "")


@guard.pane
def MedicineScreen() -> ft.Control:
    """One medicine of the list: change it, or stop it."""
    state, s = use_app(), use_style()
    uid = ft.use_route_params().get("uid", "")
    medicine = next((one for one in state.plan.prescribed if one.uid == uid), None)
    header = inner_header(s, medicine.name if medicine else "Medicine", "Medicines", BACK)
    if medicine is None:
        return kit.page_body(s, header, [kit.body(s, "This medicine is no longer on your list.")])
    kind = kind_of(state.pack, medicine.kind)
    visit = kind is not None and kind.every_days > 0
    form = MedicineForm(medicine, text_of(medicine, visit), own_book(state), key=uid)
    return kit.page_body(
        s, header, [form], [StopCard(medicine, key=f"{uid}stop"), kit.provenance(s, provenance(state.pack))]
    )


@guard.component
def MedicineForm(before: Medicine, start: MedicineText, book: Book) -> ft.Control:
    """The fields and Save. What was typed stays until it is stored."""
    state, s, plan = use_app(), use_style(), book.plan()
    typed, type_it = ft.use_state(start)
    wrong, refuse = ft.use_state({})
    kind = kind_of(state.pack, typed.kind)
    visit = kind is not None and kind.every_days > 0
    steroid = needs_team(steroid_of(state.pack, typed))

    def save() -> None:
        plan = book.plan()
        others = tuple(one for one in plan.prescribed if one.uid != before.uid)
        known = next((one for one in plan.prescribed if one.uid == before.uid), before)
        found = read_medicine(state.pack, typed, known, others, state.now)
        refuse(found.wrong)
        if found.value is None:
            return
        said = f"{found.value.name[:60]}: saved on your list"
        if book.save(with_medicine(plan, found.value, found.value), said):
            book.done()

    parts = [
        *([_about(s, kind, ONLY_TEAM if steroid else say_rule(kind, plan))] if kind else []),
        *name_fields(s, typed, type_it, wrong),
        *time_fields(s, typed, type_it, wrong, visit),
        *count_fields(s, typed, type_it, wrong, _counted(before)),
        *steroid_fields(s, state.pack, typed, type_it, wrong, whom_to_ask(state, plan)),
    ]
    problem = [kit.error_text(s, LOOK)] if wrong else []
    save_button = kit.button(s, "Save", save)
    save_button.key = "save"
    return ft.Column(
        [*parts, *problem, save_button],
        spacing=18,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _about(s: Style, kind: MedicineKind, rule: str) -> ft.Control:
    """What a kind is for, and its rule. It never comes and goes: the fields below would be made anew."""
    return kit.note(s, f"{kind.what_for} {rule}", kind.name, ft.Icons.INFO_OUTLINE_ROUNDED, "harbour")


def _counted(medicine: Medicine) -> str:
    if medicine.counted is None or medicine.left is None:
        return ""
    when = say_date(medicine.counted.date())
    return f"On {when} you counted {say_amount(medicine.left)}. Count again, or leave this empty"
