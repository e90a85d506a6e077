"""Icons: Material ones by constant, our own drawings by name."""

from __future__ import annotations

import flet as ft

from views.theme import Style

Icon = ft.IconData | str  # a Material icon, or the name of a drawing in assets/art


def icon(s: Style, what: Icon, px: float = 24, color: str | None = None, name: str = "") -> ft.Control:
    """One icon, `px` at 100% text size. Without `name` it is decoration and not spoken."""
    color, size = color or s.palette.ink, s.px(px)
    if isinstance(what, str):
        drawing = ft.Image(src=f"art/{what}.svg", width=size, height=size, color=color)
        drawing.exclude_from_semantics = not name
        drawing.semantics_label = name or None
        return drawing
    return ft.Icon(what, size=size, color=color, semantics_label=name or None)
