"""Draws one card of the guide: its paragraphs and points, where to go and whom to call."""

from functools import partial

import flet as ft

from models.call_plan import CallStep
from models.contacts import ContactLine
from models.guide import CardState, Line
from views.can_i import call_team, reason_row
from views.components import kit
from views.theme import Style


def card_parts(s: Style, card: CardState, ask_first: CallStep) -> list[ft.Control]:
    """What stands below the title. An address is text to type or copy, never a link that opens by itself."""
    parts = [_line(s, line) for line in card.lines]
    parts += _address(s, card.link)
    if card.ask_team:
        parts += call_team(s, ask_first)
    if card.call is not None:
        parts += _call(s, card.call)
    if card.go:
        go = partial(ft.context.page.navigate, card.go)
        parts.append(kit.button(s, card.go_words, go, kind="tonal", trailing=ft.Icons.ARROW_FORWARD_ROUNDED))
    return [*parts, kit.meta(s, f"Source: {card.source}.")]


def _line(s: Style, line: Line) -> ft.Control:
    return reason_row(s, line.text) if line.point else kit.body(s, line.text)


def _call(s: Style, contact: ContactLine) -> list[ft.Control]:
    words = [kit.meta(s, " ".join(filter(None, (contact.hours, contact.note))))]
    if not contact.number:
        return [kit.strong(s, contact.name), *words, *_address(s, contact.website)]
    text = f"Call {contact.name}"
    call = kit.call_button(
        s, contact.number, dialled=contact.dialled, who=contact.name, text=text, kind="tonal"
    )
    return [call, kit.strong(s, contact.number), *words, *_address(s, contact.website)]


def _address(s: Style, link: str) -> list[ft.Control]:
    return [ft.Text(link, style=s.text("strong", s.palette.harbour), selectable=True)] if link else []
