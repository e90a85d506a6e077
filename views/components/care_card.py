"""What to do now: the NHS care cards, the call plan and the words to say."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft

from views.components import text as t
from views.components.buttons import Click, call_button
from views.components.cards import STRETCH, card
from views.components.icons import icon
from views.theme import Style

_HEADS = {
    "emergency": ("Emergency", ft.Icons.WARNING_ROUNDED),
    "urgent": ("Urgent", ft.Icons.CALL_ROUNDED),
    "contact": ("Non-urgent", ft.Icons.CALENDAR_TODAY_ROUNDED),
    "gp": ("Non-urgent", ft.Icons.CALENDAR_TODAY_ROUNDED),
}


def colours(s: Style, level: str) -> tuple[str, str, str, str, str]:
    """(header, body, text, second text, rule) of a level."""
    p = s.palette
    if level == "emergency":
        return p.red, p.night, p.white, p.on_night2, p.night_line
    return p.red if level == "urgent" else p.blue, p.card, p.ink, p.ink2, p.line


def care_card(s: Style, level: str, title: str, *controls: ft.Control) -> ft.Control:
    """The order in the header, reasons and steps below. Levels: emergency, urgent, contact, gp."""
    head_color, body_color, *_ = colours(s, level)
    kind, symbol = _HEADS[level]
    white = s.palette.white
    words = t.num(s, title, 27, color=white, expand=True)
    words = ft.Semantics(header=True, heading_level=2, content=words, expand=True)
    lead = [] if s.big else [icon(s, symbol, 32, white)]
    head = ft.Container(
        bgcolor=head_color,
        padding=ft.Padding.symmetric(vertical=15, horizontal=18),
        content=ft.Row([*lead, words], spacing=16),
    )
    column = ft.Column(list(controls), spacing=14, horizontal_alignment=STRETCH, tight=True)
    below = ft.Container(bgcolor=body_color, padding=18, content=column)
    held = ft.Container(
        border_radius=24,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
        foreground_decoration=ft.BoxDecoration(border=ft.Border.all(2, head_color), border_radius=24),
        content=ft.Column([head, below], spacing=0, horizontal_alignment=STRETCH, tight=True),
    )
    return ft.Semantics(container=True, label=f"{kind}. {title}", content=held)


def lead_in(s: Style, level: str, text: str) -> ft.Control:
    """The reason at the top of a care card, in the colour that can be read there."""
    return t.lead(s, text, color=colours(s, level)[2])


def second_line(s: Style, level: str, text: str) -> ft.Control:
    """A quieter sentence inside a care card."""
    return t.meta(s, text, color=colours(s, level)[3])


def point(s: Style, level: str, text: str) -> ft.Control:
    """One of a few things to do, with a dot before it."""
    ink = colours(s, level)[2]
    dot = ft.Container(width=9, height=9, border_radius=5, bgcolor=ink, margin=ft.Margin.only(top=s.px(9)))
    words = t.body(s, text, color=ink, expand=True)
    return ft.Row([dot, words], spacing=14, vertical_alignment=ft.CrossAxisAlignment.START)


def rule(s: Style, level: str) -> ft.Control:
    """The hairline between the parts of a care card."""
    return ft.Container(height=1, bgcolor=colours(s, level)[4])


@dataclass(frozen=True)
class PlanStep:
    """One step of a call plan: what to do, why now, the number to call (or none), what is dialled for it,
    and whose it is.

    `on_call` runs when the number is called; `below` stands under it in the same step.
    """

    title: str
    text: str = ""
    number: str = ""
    dialled: str = ""
    who: str = ""
    on_call: Click | None = None
    below: tuple[ft.Control, ...] = ()


def call_plan(s: Style, steps: tuple[PlanStep, ...], level: str, main: int | None = None) -> ft.Control:
    """Numbered discs joined by a rule; the number of step `main` (else the first) is filled."""
    if main is None:
        main = next((index for index, step in enumerate(steps) if step.number), None)
    last = len(steps) - 1
    made = [_step(s, step, i + 1, level, i == main, i == last) for i, step in enumerate(steps)]
    return ft.Column(made, spacing=0, horizontal_alignment=STRETCH, tight=True)


def _step(s: Style, step: PlanStep, order: int, level: str, main: bool, last: bool) -> ft.Control:
    head, back, ink, second, line = colours(s, level)
    parts = [t.h3(s, step.title, color=ink)]
    parts += [t.meta(s, step.text, color=second)] if step.text else []
    if step.number:
        dark = level == "emergency"
        filled = "white" if dark else "red" if level == "urgent" else "blue"
        kind = filled if main else "night" if dark else "edge"
        call = call_button(
            s, step.number, dialled=step.dialled, who=step.who, kind=kind, on_click=step.on_call
        )
        parts.append(ft.Container(content=call, padding=ft.Padding.only(top=4)))
    parts += step.below
    words = ft.Column(parts, spacing=6, horizontal_alignment=STRETCH, tight=True, expand=True)
    held = ft.Container(content=words, padding=ft.Padding.only(top=5, bottom=0 if last else 26), expand=True)
    if s.big:
        return ft.Row([held])
    disc_back = ink if level == "emergency" else head
    figure = t.num(s, str(order), 20, color=back if level == "emergency" else s.palette.white)
    disc = ft.Container(
        content=figure,
        width=40,
        height=40,
        border_radius=20,
        bgcolor=disc_back,
        alignment=ft.Alignment.CENTER,
    )
    join = ft.Container(width=3, border_radius=2, bgcolor=line, expand=True, visible=not last)
    gutter = ft.Column([disc, join], spacing=6, horizontal_alignment=ft.CrossAxisAlignment.CENTER)
    gutter = ft.Container(content=gutter, padding=ft.Padding.only(bottom=0 if last else 8))
    return ft.Row([gutter, held], spacing=14, intrinsic_height=True, vertical_alignment=STRETCH)


def say_this(s: Style, quote: str) -> ft.Control:
    """The person's own facts as a sentence to read out on the phone."""
    symbol = icon(s, ft.Icons.RECORD_VOICE_OVER_OUTLINED, 28, s.palette.harbour)
    head = ft.Row([*([] if s.big else [symbol]), t.h2(s, "Say this", expand=True)], spacing=12)
    amber = ft.Container(width=5, bgcolor=s.palette.lamp_fill)
    words = ft.Container(content=t.lead(s, f"\u201c{quote}\u201d"), expand=True)
    row = ft.Row([amber, words], spacing=16, intrinsic_height=True, vertical_alignment=STRETCH)
    return card(s, head, row, padding=18, spacing=12)
