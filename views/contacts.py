"""Contacts: whom to call right now and why, then everyone with number and hours."""

from collections.abc import Callable

import flet as ft

from models.call_plan import CallStep
from models.contacts import ContactGroup, ContactLine, ContactsState, build_contacts
from views import guard
from views.components import kit
from views.context import use_app
from views.full_page_parts import unchecked
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

    blocks = [_group(s, group, ask) for group in shown.groups]
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
        kit.button(s, "Check or change these numbers", lambda: ask("centre"), kind="edge"),
        kit.provenance(s, shown.source),
    ]
    head = kit.header(s, "Contacts", lambda: page.navigate("/more"))
    half = 3
    left = [_right_now(s, shown), *unchecked(s, state), *(part for block in blocks[:half] for part in block)]
    right = [*(part for block in blocks[half:] for part in block), *foot]
    return kit.page_body(s, head, left, right)


def _right_now(s: Style, shown: ContactsState) -> ft.Control:
    p = s.palette
    if shown.first is None:
        title = kit.h2(s, "Go to A&E if you feel unwell", color=p.on_hero)
        return kit.hero_surface(s, title, kit.body(s, shown.nobody, color=p.on_hero))
    lines = [
        kit.label(s, "Right now, call", color=p.on_hero2),
        kit.h2(s, shown.first.who, color=p.on_hero),
        _with_clock(s, kit.meta(s, shown.first_hours, color=p.on_hero2, expand=True)),
    ]
    head = ft.Column(lines, spacing=4, tight=True)
    call = kit.call_button(s, shown.first.number, who=shown.first.who, kind="hero")
    return kit.hero_surface(s, head, call, *(_then(s, step) for step in shown.then))


def _with_clock(s: Style, words: ft.Control) -> ft.Control:
    clock = [] if s.big else [kit.icon(s, ft.Icons.SCHEDULE_ROUNDED, 22, s.palette.on_hero2)]
    return ft.Row([*clock, words], spacing=8)


def _then(s: Style, step: CallStep) -> ft.Control:
    p = s.palette
    words = ft.Column(
        [kit.meta(s, step.order, color=p.on_hero2), kit.num(s, step.number, 20, color=p.on_hero)],
        spacing=2,
        tight=True,
        expand=not s.big,
    )
    call = kit.call_button(s, step.number, who=step.who, kind="outline", text="Call", wide=s.big)
    if s.big:
        return ft.Column([words, call], spacing=10, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Row([words, call], spacing=12)


def _group(s: Style, group: ContactGroup, ask: Callable[[str], None]) -> list[ft.Control]:
    rows = kit.rows_card(s, *(_row(s, line, ask) for line in group.lines))
    note = [kit.meta(s, group.note)] if group.note else []
    return [kit.section(s, group.title), rows, *note]


def _row(s: Style, line: ContactLine, ask: Callable[[str], None]) -> ft.Control:
    if line.step:
        return kit.nav_row(s, line.name, lambda: ask(line.step), f"{line.note} Add the number.".strip())
    words = " ".join(part for part in (line.website, line.note) if part)
    if line.number:
        row = kit.contact_row(s, line.name, line.number, line.hours, line.open_now)
        return _with_note(s, row, words)
    second = ". ".join(part for part in (line.hours, words) if part)
    return kit.fact_row(s, line.name, "", second, icon=ICONS.get(line.id))


def _with_note(s: Style, row: ft.Control, words: str) -> ft.Control:
    if not words:
        return row
    note = ft.Container(content=kit.meta(s, words), padding=ft.Padding.only(left=16, right=16, bottom=14))
    return ft.Column([row, note], spacing=0, horizontal_alignment=ft.CrossAxisAlignment.STRETCH, tight=True)
