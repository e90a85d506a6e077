"""Words beside the main thing: notes, sources, undo, errors and banners."""

from __future__ import annotations

from dataclasses import replace

import flet as ft

from views.components import text as t
from views.components.buttons import Click, link, plate
from views.components.cards import STRETCH
from views.components.icons import Icon, icon
from views.guard import guarded
from views.theme import Style

_TOP = ft.CrossAxisAlignment.START


def note(
    s: Style,
    text: str,
    title: str = "",
    icon: Icon | None = ft.Icons.LIGHTBULB_OUTLINE_ROUNDED,
    tone: str = "lamp",
) -> ft.Control:
    """A tinted box with an icon and one or two sentences. Tones: lamp, harbour, red."""
    p = s.palette
    back, ink = {
        "lamp": (p.lamp_tint, p.lamp),
        "harbour": (p.harbour_tint, p.harbour),
        "red": (p.red_tint, p.red_text),
    }[tone]
    words = [t.strong(s, title)] if title else []
    column = ft.Column([*words, t.body(s, text)], spacing=4, tight=True, expand=True)
    lead = [_icon(s, icon, 28, ink)] if icon is not None and not s.big else []
    row = ft.Row([*lead, column], spacing=14, vertical_alignment=_TOP)
    return ft.Container(bgcolor=back, border_radius=18, padding=18, content=row)


def spoken_note(s: Style, said: str) -> list[ft.Control]:
    """What a tap did, below its button, read out when it comes; nothing where nothing was done yet."""
    if not said:
        return []
    shown = note(s, said, icon=ft.Icons.INFO_OUTLINE_ROUNDED, tone="harbour")
    return [ft.Semantics(live_region=True, content=shown)]


def provenance(s: Style, text: str) -> ft.Control:
    """Where the advice comes from, when it was updated and when its review is due."""
    return ft.Container(content=t.meta(s, text), padding=ft.Padding.symmetric(vertical=8, horizontal=4))


def _modest(s: Style) -> Style:
    """What stays in sight beside the page stops growing at 150%, to leave the page room."""
    return replace(s, scale=min(s.scale, 1.5))


def undo_strip(s: Style, text: str, on_undo: Click | None) -> ft.Control:
    """What one tap has just done, said once to a screen reader, and the way back."""
    s, p = _modest(s), s.palette
    said = ft.Semantics(live_region=True, content=t.meta(s, text, color=p.ink), expand=True)
    tick = [] if s.big else [icon(s, ft.Icons.CHECK_ROUNDED, 24, p.ink2)]
    undo = [] if on_undo is None else [link(s, "Undo", on_undo, ft.Icons.UNDO_ROUNDED)]
    row = ft.Row([*tick, said, *undo], spacing=10)
    padding = ft.Padding.only(left=16, right=6, top=2 if undo else 14, bottom=2 if undo else 14)
    return ft.Container(bgcolor=p.sunken, border_radius=14, padding=padding, content=row)


def error_text(s: Style, sentence: str) -> ft.Control:
    """One sentence that says what is wrong and what to do."""
    p = s.palette
    words = t.strong(s, sentence, color=p.red_text, expand=True)
    row = ft.Row(
        [icon(s, ft.Icons.ERROR_ROUNDED, 26, p.red_text), words], spacing=12, vertical_alignment=_TOP
    )
    return ft.Semantics(live_region=True, container=True, content=row)


def question(s: Style, *controls: ft.Control, error: str = "") -> ft.Control:
    """One question; with `error` a red rule at the left. The field inside says the sentence itself."""
    column = ft.Column(list(controls), spacing=14, horizontal_alignment=STRETCH, tight=True)
    held = ft.Container(content=column)  # always there, or the fields inside would be made anew
    if error:
        held.border = ft.Border(left=ft.BorderSide(6, s.palette.red_text))
        held.padding = ft.Padding.only(left=16)
    return held


def rule_note(s: Style, title: str, text: str) -> ft.Control:
    """When to do more than the card above says; a red rule at the left."""
    words = ft.Column([t.strong(s, title), t.body(s, text)], spacing=4, tight=True, expand=True)
    rule = ft.Container(width=6, border_radius=3, bgcolor=s.palette.red)
    row = ft.Row([rule, words], spacing=16, intrinsic_height=True, vertical_alignment=STRETCH)
    return ft.Container(content=row, padding=ft.Padding.symmetric(horizontal=6))


_BANNERS = {
    "example": (ft.Icons.INFO_ROUNDED, "Leave"),
    "stale": (ft.Icons.HISTORY_ROUNDED, ""),
    "problem": (ft.Icons.ERROR_ROUNDED, ""),
    "update": (ft.Icons.UPDATE_ROUNDED, ""),
}


def banner(
    s: Style, text: str, *, kind: str = "problem", action: str = "", on_action: Click | None = None
) -> ft.Control:
    """A strip over the whole width: example (not you), stale (old advice), update, or problem."""
    s, p = _modest(s), s.palette
    symbol, word = _BANNERS[kind]
    back, ink = (p.red_tint, p.red_text) if kind == "problem" else (p.lamp_tint, p.lamp)
    lead = [] if s.big else [icon(s, symbol, 24, ink)]
    words = t.strong(s, text, expand=True)
    parts: list[ft.Control] = [*lead, words]
    if on_action is not None:
        look = plate(s, p.card, p.ink, p.edge, 14, ft.Padding.symmetric(vertical=14, horizontal=16))
        face = t.label(s, action or word or "Open")
        parts.append(ft.FilledButton(content=face, style=look, on_click=guarded(on_action)))
    row = ft.Row(parts, spacing=12)
    if s.big and on_action is not None:
        row = ft.Row([ft.Column([words, parts[-1]], spacing=8, expand=True)])
        words.expand = None
    held = ft.Container(
        bgcolor=back,
        padding=ft.Padding.symmetric(vertical=8, horizontal=s.margin),
        border=ft.Border(bottom=ft.BorderSide(1, p.lamp_fill if kind != "problem" else p.red_text)),
        content=row,
    )
    return ft.Semantics(container=True, content=held)


_icon = icon
