"""Hand-over, medicines: the list with the same form as at home, and GCSF."""

import uuid
from collections.abc import Callable
from functools import partial

import flet as ft

from models.medicine import Medicine
from models.medicine_form import text_of
from models.medicines import current, is_visit, kind_of, say_times, with_medicine
from models.ward import YES, WardDraft, answer_to
from models.ward_steps import WardStep
from views import guard
from views.components import kit
from views.medicine_form import COMMON, Book, MedicineForm, kind_rows, start_text
from views.setup_questions import ANSWERS
from views.theme import Style, use_style
from views.ward_desk import Desk
from views.ward_page import Page, ward_page

NEW, CHOOSE = "new", "choose"
GCSF = "Also called growth factor injections. A&E staff need to know, and the pain on the left is asked back."
YES_NO = (kit.Choice("yes", "Yes"), kit.Choice("no", "No"))
NONE_TO_TAKE = "There are no medicines to take home"


@guard.component
def MedicinesStep(desk: Desk, draft: WardDraft, step: WardStep) -> ft.Control:
    """The list, or in its place the form of one medicine. `opened`: "", "choose", "new" or a uid."""
    s, pack = use_style(), desk.state.pack
    opened, open_it = ft.use_state("")
    kind, choose_kind = ft.use_state("")
    uid, set_uid = ft.use_state(lambda: uuid.uuid4().hex)

    def close() -> None:
        set_uid(uuid.uuid4().hex)
        open_it("")

    def choose(kind_id: str) -> None:
        choose_kind(kind_id)
        open_it(NEW)

    def page(title: str, lead: str, parts: list[ft.Control]) -> ft.Control:
        return ward_page(
            s, desk, draft, step, Page(title, lead, parts, on="", back=("Back: medicines", close))
        )

    book = Book(lambda: desk.draft.plan, desk.save_plan, close)
    if opened == CHOOSE:
        return page("What is it for?", COMMON, [kind_rows(s, pack, choose)])
    if opened == NEW:
        started = max(draft.plan.home or desk.today, desk.today)
        form = MedicineForm(
            Medicine(uid, "", started=started), start_text(kind_of(pack, kind)), book, key=uid
        )
        return page("A medicine", "", [form])
    medicine = next((one for one in draft.plan.prescribed if one.uid == opened), None)
    if medicine is not None:
        form = MedicineForm(medicine, text_of(medicine, is_visit(pack, medicine)), book, key=medicine.uid)
        return page(medicine.name, "", [form, _remove(s, desk, medicine, close)])
    left = _list(s, desk, draft, open_it)
    right = [Gcsf(s, desk, draft, key="gcsf")]
    return ward_page(s, desk, draft, step, Page("Medicines to take home", "", left, right))


def _list(s: Style, desk: Desk, draft: WardDraft, open_it: Callable[[str], None]) -> list[ft.Control]:
    taking = current(draft.plan, desk.today)
    rows = [
        kit.nav_row(
            s,
            one.title,
            partial(open_it, one.uid),
            "The team has not agreed yet" if one.held else say_times(one, is_visit(desk.state.pack, one)),
            ft.Icons.MEDICATION_OUTLINED,
        )
        for one in taking
    ]
    add = kit.button(s, "Add a medicine", lambda: open_it(CHOOSE), icon=ft.Icons.ADD_ROUNDED, kind="tonal")
    if rows:
        return [kit.rows_card(s, *rows), add]
    none = answer_to(draft.confirmed, "no_medicines") is not None
    row = kit.check_row(
        s, NONE_TO_TAKE, none, lambda on: desk.sign("confirmed", "no_medicines", YES if on else "")
    )
    return [add, kit.rows_card(s, row)]


def _remove(s: Style, desk: Desk, medicine: Medicine, close: Callable[[], None]) -> ft.Control:
    def remove() -> None:
        if desk.save_plan(with_medicine(desk.draft.plan, medicine, None), ""):
            close()

    return kit.button(s, "Take it off the list", remove, kind="danger", icon=ft.Icons.DELETE_OUTLINE_ROUNDED)


@guard.component
def Gcsf(s: Style, desk: Desk, draft: WardDraft) -> ft.Control:
    """Whether they have GCSF injections: an A&E sign hangs on it (R16)."""
    chosen = {True: "yes", False: "no", None: ""}[draft.plan.gcsf]
    answer = kit.segmented(s, YES_NO, chosen, lambda value: desk.plan(gcsf=ANSWERS[value]))
    return kit.card(
        s, kit.h3(s, "GCSF injections"), kit.body(s, GCSF, color=s.palette.ink2), answer, spacing=12
    )
