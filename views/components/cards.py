"""Surfaces: cards, the "Next" card, section titles and empty states."""

from __future__ import annotations

import flet as ft

from views.components import text as t
from views.components.buttons import Click, button
from views.components.icons import Icon, icon
from views.theme import Style

STRETCH = ft.CrossAxisAlignment.STRETCH
SMALLEST_RING = 100  # px: a smaller one could not hold its number
NO_LINE = -1  # `data` of a row that wants no hairline above it


def shade(s: Style) -> ft.BoxShadow:
    """The one soft shadow that cards have."""
    return ft.BoxShadow(blur_radius=14, offset=ft.Offset(0, 3), color=s.palette.shadow)


def card(
    s: Style, *controls: ft.Control, padding: float = 16, spacing: float = 8, tone: str = "card"
) -> ft.Control:
    """A surface. Tones: card, lamp (attention), harbour (calm), stale (2 px amber border)."""
    p = s.palette
    back = {"card": p.card, "lamp": p.lamp_tint, "harbour": p.harbour_tint, "stale": p.lamp_tint}[tone]
    edge = {"card": ft.BorderSide(1, p.line), "stale": ft.BorderSide(2, p.lamp_fill)}.get(tone)
    return ft.Container(
        bgcolor=back,
        border_radius=20,
        padding=padding,
        border=ft.Border.all(side=edge) if edge else None,
        shadow=shade(s) if tone == "card" else None,
        content=ft.Column(list(controls), spacing=spacing, horizontal_alignment=STRETCH, tight=True),
    )


def rows_card(s: Style, *rows: ft.Control) -> ft.Control:
    """Rows in one card with hairlines between them, from the edge of their words."""
    parts: list[ft.Control] = []
    for row in rows:
        edge = row.data if isinstance(row.data, int) else 16  # rows of the kit say it; below 0 means no line
        if parts and edge >= 0:
            start = 0 if s.big else s.px(edge)
            hairline = ft.Container(height=1, bgcolor=s.palette.line, margin=ft.Margin.only(left=start))
            parts.append(hairline)
        parts.append(row)
    if rows and rows[0].data == NO_LINE:  # a timeline needs room above and below
        parts = [ft.Container(height=12), *parts, ft.Container(height=10)]
    return ft.Container(
        bgcolor=s.palette.card,
        border_radius=20,
        shadow=shade(s),
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
        foreground_decoration=ft.BoxDecoration(border=ft.Border.all(1, s.palette.line), border_radius=20),
        content=ft.Column(parts, spacing=0, horizontal_alignment=STRETCH, tight=True),
    )


def section(
    s: Style, title: str, icon: Icon | None = None, right: str = "", action: ft.Control | None = None
) -> ft.Control:
    """The title line above cards, with a quiet text or one small button at the right."""
    head: list[ft.Control] = [_icon(s, icon, 26, s.palette.lamp)] if icon is not None and not s.big else []
    if s.big:
        below = ([t.meta(s, right)] if right else []) + ([action] if action is not None else [])
        return ft.Column([t.h2(s, title), *below], spacing=2)
    head.append(t.h2(s, title, expand=True))
    head += [t.meta(s, right)] if right else []
    head += [action] if action is not None else []
    row = ft.Row(head, spacing=12, vertical_alignment=ft.CrossAxisAlignment.CENTER)
    return ft.Container(padding=ft.Padding.only(left=4, right=4, top=8), content=row)


def icon_tile(s: Style, what: Icon, tone: str = "harbour", px: float = 46) -> ft.Control:
    """The rounded square with an icon at the left of a row. Tones: harbour, lamp, hero, night."""
    p = s.palette
    back, ink = {
        "harbour": (p.harbour_tint, p.harbour),
        "lamp": (p.lamp_tint, p.lamp),
        "hero": (p.hero_tile, p.on_hero),
        "night": ("#000000", p.white),
    }[tone]
    return ft.Container(
        width=s.px(px),
        height=s.px(px),
        bgcolor=back,
        border_radius=14,
        alignment=ft.Alignment.CENTER,
        content=icon(s, what, px * 0.54, ink),
    )


def hero_surface(s: Style, *controls: ft.Control, spacing: float = 16) -> ft.Control:
    """The harbour surface of "Next" and "Right now"."""
    shadow = ft.BoxShadow(blur_radius=18, offset=ft.Offset(0, 5), color=s.palette.hero_shadow)
    return ft.Container(
        bgcolor=s.palette.hero,
        border_radius=24,
        padding=18,
        shadow=shadow,
        content=ft.Column(list(controls), spacing=spacing, horizontal_alignment=STRETCH, tight=True),
    )


def hero(
    s: Style,
    over: str,
    title: str,
    below: str = "",
    icon: Icon | None = None,
    main: tuple[str, Click] | None = None,
    other: tuple[str, Click] | None = None,
    main_icon: Icon | None = ft.Icons.CHECK_ROUNDED,
) -> ft.Control:
    """The "Next" card: what, when, and up to two things to do: (text, callback)."""
    p = s.palette
    lines = [t.label(s, over, color=p.on_hero2), t.h2(s, title, color=p.on_hero)]
    lines += [t.meta(s, below, color=p.on_hero2)] if below else []
    words = ft.Column(lines, spacing=4, expand=True, tight=True)
    show_icon = icon is not None and not s.big
    head = ft.Row(
        [icon_tile(s, icon, "hero", 54), words] if show_icon and icon is not None else [words], spacing=16
    )
    buttons: list[ft.Control] = []
    if main is not None:
        buttons.append(button(s, main[0], main[1], kind="hero", icon=main_icon))
    if other is not None:
        buttons.append(button(s, other[0], other[1], kind="outline", wide=s.big))
    return hero_surface(s, head, *([_in_line(s, buttons)] if buttons else []))


def _in_line(s: Style, buttons: list[ft.Control]) -> ft.Control:
    if s.big or len(buttons) == 1:
        return ft.Column(buttons, spacing=10, horizontal_alignment=STRETCH, tight=True)
    buttons[0].expand = True
    return ft.Row(buttons, spacing=10)


def pair(s: Style, left: ft.Control, right: ft.Control) -> ft.Control:
    """Two cards of equal width and height side by side; one under the other where room is short."""
    if s.big or s.simple or s.half_card < SMALLEST_RING:
        return ft.Column([left, right], spacing=12, horizontal_alignment=STRETCH, tight=True)
    left.expand = right.expand = True
    return ft.Row([left, right], spacing=12, intrinsic_height=True, vertical_alignment=STRETCH)


def gauge_card(s: Style, icon: Icon, title: str, gauge: ft.Control, foot: str) -> ft.Control:
    """A card with a small title, a ring (or a bar with large text) and its goal in words."""
    head = ft.Row([_icon(s, icon, 24, s.palette.harbour), t.h3(s, title, expand=True)], spacing=10)
    centre = gauge if s.big else ft.Row([gauge], alignment=ft.MainAxisAlignment.CENTER)
    align = ft.TextAlign.START if s.big else ft.TextAlign.CENTER
    return card(s, head, centre, t.meta(s, foot, align=align), spacing=10)


def empty_state(s: Style, title: str, text: str, button: ft.Control | None = None) -> ft.Control:
    """What will be here, and one button, under the house on the hill."""
    src = f"art/home-{'dark' if s.dark else 'light'}.svg"
    parts: list[ft.Control] = []
    if not s.big:
        art = ft.Image(src=src, fit=ft.BoxFit.COVER, exclude_from_semantics=True)
        clip = ft.ClipBehavior.ANTI_ALIAS
        parts.append(ft.Container(content=art, height=158, border_radius=14, clip_behavior=clip))
    align = ft.TextAlign.CENTER
    parts += [t.h3(s, title, align=align), t.meta(s, text, align=align)]
    parts += [button] if button is not None else []
    return card(s, *parts, padding=18, spacing=12)


_icon = icon
