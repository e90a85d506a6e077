"""The text roles of STYLE.md 2; headings are headings for a screen reader too."""

from __future__ import annotations

from typing import Any

import flet as ft

from views.theme import FONT, Style


def display(s: Style, text: str, **look: Any) -> ft.Control:
    """The day number, level 1."""
    return _heading(s, text, "display", 1, look)


def h1(s: Style, text: str, **look: Any) -> ft.Control:
    """The title of a page."""
    return _heading(s, text, "h1", 1, look)


def h2(s: Style, text: str, **look: Any) -> ft.Control:
    """The title of a section."""
    return _heading(s, text, "h2", 2, look)


def h3(s: Style, text: str, **look: Any) -> ft.Control:
    """The title inside a card."""
    return _heading(s, text, "h3", 3, look)


def title(s: Style, text: str, **look: Any) -> ft.Control:
    """The first line of a row."""
    return _plain(s, text, "title", s.palette.ink, look)


def lead(s: Style, text: str, **look: Any) -> ft.Control:
    """A reason or a quotation, a little larger than body."""
    return _plain(s, text, "lead", s.palette.ink, look)


def body(s: Style, text: str, **look: Any) -> ft.Control:
    """Running text."""
    return _plain(s, text, "body", s.palette.ink, look)


def strong(s: Style, text: str, **look: Any) -> ft.Control:
    """Running text that must not be missed."""
    return _plain(s, text, "strong", s.palette.ink, look)


def meta(s: Style, text: str, **look: Any) -> ft.Control:
    """The second line of a row."""
    return _plain(s, text, "meta", s.palette.ink2, look)


def label(s: Style, text: str, **look: Any) -> ft.Control:
    """What stands above a field."""
    return _plain(s, text, "label", s.palette.ink, look)


def num(s: Style, text: str, px: float = 22, **look: Any) -> ft.Control:
    """A figure or a phone number, bold; `px` at 100% text size."""
    color = look.pop("color", None) or s.palette.ink
    style = ft.TextStyle(size=s.px(px), height=1.2, weight=ft.FontWeight.W_700, color=color, font_family=FONT)
    return _text(text, style, look)


def crossed(s: Style, words: ft.Text) -> ft.Text:
    """A value that does not stand any more: greyed, struck through, and said to be old."""
    assert isinstance(words.style, ft.TextStyle)
    words.style.color = words.style.decoration_color = s.palette.ink2
    words.style.decoration, words.style.decoration_thickness = ft.TextDecoration.LINE_THROUGH, 2
    words.semantics_label = f"Old: {words.value}"
    return words


def _heading(s: Style, text: str, role: str, level: int, look: dict[str, Any]) -> ft.Control:
    grow = look.pop("expand", None)
    drawn = _plain(s, text, role, s.palette.ink, look)
    return ft.Semantics(header=True, heading_level=level, content=drawn, expand=grow)


def _plain(s: Style, text: str, role: str, color: str, look: dict[str, Any]) -> ft.Control:
    return _text(text, s.text(role, look.pop("color", None) or color), look)


def _text(text: str, style: ft.TextStyle, look: dict[str, Any]) -> ft.Control:
    align = look.pop("align", None) or ft.TextAlign.START
    return ft.Text(text, style=style, text_align=align, expand=look.pop("expand", None), **look)
