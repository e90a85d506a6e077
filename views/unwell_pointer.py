"""Points from a search to the Unwell page: whoever looks for a sign may have it now."""

import flet as ft

from models.pack import Level, Sign
from views.components import kit
from views.theme import Style

MOST = 3  # signs that are named; all of them are on the page


def see_unwell(s: Style, signs: tuple[Sign, ...]) -> list[ft.Control]:
    """The signs that were meant and the way to tick them; nothing where there are none."""
    if not signs:
        return []
    page = ft.context.page
    tone = "red" if signs[0].level >= Level.URGENT else "lamp"
    names = ". ".join(sign.label for sign in signs[:MOST]) + "."
    words = kit.note(s, names, "Do you have this now?", ft.Icons.EMERGENCY_ROUNDED, tone)
    go = kit.button(s, "Yes, see what to do", lambda: page.navigate("/unwell"), kind="danger")
    said = ft.Semantics(live_region=True, container=True, content=words)
    stretch = ft.CrossAxisAlignment.STRETCH
    return [ft.Column([said, go], spacing=10, tight=True, horizontal_alignment=stretch, key="unwell")]
