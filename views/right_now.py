"""Whom to call at this hour, why, and who comes after: the dark card of Contacts, simple mode and night."""

import flet as ft

from models.call_plan import CallStep
from models.contacts import ContactsState
from views.components import kit
from views.theme import Style


def right_now(s: Style, shown: ContactsState) -> ft.Control:
    """The first number that answers now, then the others; A&E where no line is open."""
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
    call = kit.call_button(
        s, shown.first.number, dialled=shown.first.dialled, who=shown.first.who, kind="hero"
    )
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
    call = kit.call_button(
        s, step.number, dialled=step.dialled, who=step.who, kind="outline", text="Call", wide=s.big
    )
    if s.big:
        return ft.Column([words, call], spacing=10, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Row([words, call], spacing=12)
