"""Every button of the app: one recipe, a visible focus ring, and a guarded callback."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from views.components.icons import Icon, icon
from views.emergency import dial
from views.guard import guarded
from views.theme import FONT, Style

Click = Callable[[], Any]
_CLEAR = ft.Colors.TRANSPARENT
LINK_SIDE = 8  # px left and right of the words of a link
_RING = 4  # px
UNWELL = "I feel unwell or worried"
BODY, LARGE = 18, 21  # px of the words on usual and on large buttons


def look_of(s: Style, kind: str) -> tuple[str, str, str]:
    """(background, text, border or "") of a kind of button."""
    p = s.palette
    return {
        "primary": (p.harbour, p.on_harbour, ""),
        "tonal": (p.harbour_tint, p.harbour, ""),
        "edge": (p.card, p.ink, p.edge),
        "red": (p.red, p.white, ""),
        "danger": (p.card, p.red_text, p.red_text),
        "blue": (p.blue, p.white, ""),
        "night": (p.night, p.white, p.white),
        "white": (p.white, p.night, ""),
        "hero": (p.hero_button, p.on_hero_button, ""),
        "outline": (_CLEAR, p.on_hero, p.hero_edge),
        "ghost": (_CLEAR, p.harbour, ""),
    }[kind]


def plate(
    s: Style,
    back: str,
    ink: str,
    edge: str = "",
    radius: float = 16,
    padding: Any = 16,
    width: float = 2,
) -> ft.ButtonStyle:
    """The style under every button and row that can be tapped; an inner ring shows the focus.

    The ring lies 2 px inside the edge, so that it has the button's own colour on both sides. A row (`radius`
    0) gets round corners with it, or those of its card would cut the ring.
    """
    rest = ft.BorderSide(width, edge) if edge else ft.BorderSide(0, _CLEAR)
    held = ft.BorderSide(_RING, ink, stroke_align=-1 - 2 * 2 / _RING)
    return ft.ButtonStyle(
        bgcolor={ft.ControlState.DISABLED: s.palette.sunken, ft.ControlState.DEFAULT: back},
        color={ft.ControlState.DISABLED: s.palette.ink2, ft.ControlState.DEFAULT: ink},
        padding=padding,
        shape={
            ft.ControlState.FOCUSED: ft.RoundedRectangleBorder(radius=radius or 19),
            ft.ControlState.DEFAULT: ft.RoundedRectangleBorder(radius=radius),
        },
        side={ft.ControlState.FOCUSED: held, ft.ControlState.DEFAULT: rest},
        overlay_color={
            ft.ControlState.FOCUSED: _CLEAR,
            ft.ControlState.PRESSED: "#33000000",
            ft.ControlState.DEFAULT: _CLEAR,
        },
        elevation={ft.ControlState.DEFAULT: 0},
        shadow_color=_CLEAR,
        visual_density=ft.VisualDensity.STANDARD,
        animation_duration=0,  # nothing of ours moves, so nobody has to ask for stillness
    )


def button(
    s: Style,
    text: str,
    on_click: Click | None = None,
    *,
    kind: str = "primary",
    icon: Icon | None = None,
    trailing: Icon | None = None,
    wide: bool = True,
    disabled: bool = False,
    action: Any = None,
    name: str = "",
    px: float = BODY,
    padding: Any = None,
    radius: float = 16,
) -> ft.Control:
    """A button that grows with its words. `wide` fills the width; `name` is spoken instead of the text."""
    back, ink, edge = look_of(s, kind)
    face = _face(s, text, s.palette.ink2 if disabled else ink, icon, trailing, wide, px, name)
    tall = 19 if kind == "red" else 15  # with help first, the largest target
    room = padding or ft.Padding.symmetric(vertical=tall, horizontal=12 if s.big else 18)
    style = plate(s, back, ink, edge, radius, room)
    return ft.FilledButton(
        content=face, style=style, disabled=disabled, on_click=guarded(on_click), action=action
    )


def red_button(s: Style, on_click: Click, text: str = UNWELL) -> ft.Control:
    """The way to help, in the same place on every screen."""
    return button(
        s,
        text,
        on_click,
        kind="red",
        icon=ft.Icons.EMERGENCY_ROUNDED,
        px=LARGE,
        radius=20,
    )


def call_button(
    s: Style,
    number: str,
    *,
    dialled: str,
    who: str = "",
    kind: str = "white",
    text: str = "",
    wide: bool = True,
    on_click: Click | None = None,
) -> ft.Control:
    """Opens the phone with `dialled`. Shows the number as it is written, or `text` ("Call") and speaks `who`.

    `on_click` runs beside the call, to ask afterwards how it went.
    """
    spoken = f"Call {who or number}" if text else f"Call {who}, {number}" if who else f"Call {number}"
    return button(
        s,
        text or number.replace(" ", "\u00a0"),
        on_click,
        kind=kind,
        icon=ft.Icons.CALL_ROUNDED,
        action=dial(dialled or number),  # never a call to nobody
        name=spoken,
        px=BODY if text else 23 * min(s.scale, 1.5) / s.scale,  # a number stays on one line
        wide=wide,
    )


def pill(s: Style, text: str, on_click: Click, icon: Icon | None = None, name: str = "") -> ft.Control:
    """A small rounded button beside a title: More, Close, Add."""
    p = s.palette
    face = _face(s, text, p.harbour, icon, None, False, 17, name)
    style = plate(s, p.card, p.harbour, p.line, 26, ft.Padding.symmetric(vertical=14, horizontal=18), 1)
    return ft.FilledButton(content=face, style=style, on_click=guarded(on_click))


def link(s: Style, text: str, on_click: Click, icon: Icon | None = None, name: str = "") -> ft.Control:
    """A quiet button without a plate: Back, Change my answers. `name` is spoken instead of the text."""
    padding = ft.Padding.symmetric(vertical=14, horizontal=LINK_SIDE)
    look: dict[str, Any] = {"kind": "ghost", "px": 17, "padding": padding, "radius": 12, "wide": False}
    return button(s, text, on_click, icon=icon, name=name, **look)


def icon_button(s: Style, icon: Icon, name: str, on_click: Click) -> ft.Control:
    """A button with an icon only; `name` is spoken."""
    p = s.palette
    style = plate(s, _CLEAR, p.harbour, "", 14, 12)
    face = _icon(s, icon, 24, p.harbour, name)
    return ft.FilledButton(content=face, style=style, on_click=guarded(on_click))


_icon = icon


def _face(
    s: Style,
    text: str,
    ink: str,
    icon: Icon | None,
    trailing: Icon | None,
    wide: bool,
    px: float,
    name: str,
) -> ft.Control:
    weight = ft.FontWeight.W_700 if px > 20 else ft.FontWeight.W_600
    size = max(px, s.px(BODY)) if px == LARGE else s.px(px)  # large ones wait until body text is as large
    style = ft.TextStyle(size=size, height=1.25, weight=weight, color=ink, font_family=FONT)
    align = ft.TextAlign.CENTER if icon is None else ft.TextAlign.START
    words = ft.Text(text, style=style, text_align=align, semantics_label=name or None)
    if icon is None and trailing is None and not wide:
        return words
    words.expand, words.expand_loose = True, True
    room = (px + 3) * min(s.scale, 1.5) / s.scale
    parts: list[ft.Control] = [_icon(s, icon, room, ink)] if icon is not None else []
    parts.append(words)
    if trailing is not None:
        parts.append(_icon(s, trailing, room, ink))
    return ft.Row(parts, spacing=10, tight=not wide, alignment=ft.MainAxisAlignment.CENTER)
