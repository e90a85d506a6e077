"""Contacts: whom to call right now and why, then everyone with number and hours."""

from collections.abc import Callable

import flet as ft

from models.carer_contacts import about
from models.contacts import ContactGroup, ContactLine, build_contacts
from views import guard
from views.carer_shell import who_of
from views.components import kit
from views.context import use_app
from views.full_page_parts import unchecked
from views.read_about import read_about
from views.right_now import right_now
from views.setup_way import open_step
from views.theme import Style, use_style

ICONS = {
    "ae": ft.Icons.LOCAL_HOSPITAL_OUTLINED,
    "gp": ft.Icons.MEDICAL_SERVICES_OUTLINED,
    "dvla": ft.Icons.DIRECTIONS_CAR_OUTLINED,
    "dentist": ft.Icons.MEDICAL_INFORMATION_OUTLINED,
    "employer": ft.Icons.WORK_OUTLINE_ROUNDED,
}


@guard.pane
def ContactsScreen() -> ft.Control:
    """The place Contacts."""
    state, s = use_app(), use_style()
    page = ft.context.page
    shown = build_contacts(state.pack, state.plan, state.now)

    def ask(step: str) -> None:
        open_step(step, "/contacts")

    number = state.shared.number if state.shared else ""
    groups = about(who_of(state), number, shown.groups) if state.watching else shown.groups
    blocks = [_group(s, group, ask) for group in groups]
    tips = [kit.note(s, tip.text, tip.title, tone="harbour") for tip in shown.tips]
    links = [kit.strong(s, link) for link in (tip.link for tip in shown.tips) if link]
    check = kit.nav_row(
        s,
        "Brain check",
        lambda: page.navigate("/brain"),
        "For the person who looks after you",
        ft.Icons.PSYCHOLOGY_OUTLINED,
    )
    foot = [
        *tips,
        *links,
        kit.rows_card(s, check),
        *([] if state.watching else [_change(s, ask)]),
        *read_about(s, state, "contacts"),
        kit.provenance(s, shown.source),
    ]
    head = kit.header(s, "Contacts", None if state.watching else lambda: page.navigate("/more"))
    half = 3
    left = [right_now(s, shown), *unchecked(s, state), *(part for block in blocks[:half] for part in block)]
    right = [*(part for block in blocks[half:] for part in block), *foot]
    return kit.page_body(s, head, left, right)


def _change(s: Style, ask: Callable[[str], None]) -> ft.Control:
    return kit.button(s, "Check or change these numbers", lambda: ask("centre"), kind="edge")


def _group(s: Style, group: ContactGroup, ask: Callable[[str], None]) -> list[ft.Control]:
    rows = kit.rows_card(s, *(_row(s, line, ask) for line in group.lines))
    note = [kit.meta(s, group.note)] if group.note else []
    return [kit.section(s, group.title), rows, *note]


def _row(s: Style, line: ContactLine, ask: Callable[[str], None]) -> ft.Control:
    if line.step:
        return kit.nav_row(s, line.name, lambda: ask(line.step), f"{line.note} Add the number.".strip())
    words = " ".join(part for part in (line.website, line.note) if part)
    if line.number:
        row = kit.contact_row(s, line.name, line.number, line.hours, line.open_now, dialled=line.dialled)
        return _with_note(s, row, words)
    second = ". ".join(part for part in (line.hours, words) if part)
    return kit.fact_row(s, line.name, "", second, icon=ICONS.get(line.id))


def _with_note(s: Style, row: ft.Control, words: str) -> ft.Control:
    if not words:
        return row
    note = ft.Container(content=kit.meta(s, words), padding=ft.Padding.only(left=16, right=16, bottom=14))
    return ft.Column([row, note], spacing=0, horizontal_alignment=ft.CrossAxisAlignment.STRETCH, tight=True)
