"""Shows the kit with invented data, to look at it beside the reference pictures.

    python -m tests.components.gallery          then open  http://localhost:8770/today-dark-200

The address is a page of PAGES, then "dark" and a text size (100, 125, 150, 200) if wanted.
"""

from __future__ import annotations

import os
from pathlib import Path

import flet as ft

from tests.components.gallery_pages import PAGES
from views import guard
from views.emergency import CallNumber, emergency_view
from views.theme import DARK, FONTS, LIGHT, StyleContext, style_for, theme

NUMBERS = (
    CallNumber("Haematology helpline", "020 3447 7359", "+442034477359"),
    CallNumber("Out of hours", "07852 220 900", "+447852220900"),
)


@guard.screen
def Gallery():
    page = ft.context.page
    size, set_size = ft.use_state((page.width, page.height))
    dead, again = guard.use_watchdog()
    ft.use_effect(lambda: setattr(page, "on_resize", lambda e: set_size((e.width, e.height))), [])
    if dead:
        return [emergency_view(NUMBERS, guard.guarded(again))]
    name, *wishes = page.route.strip("/").split("-")
    scale = next((int(wish) / 100 for wish in wishes if wish.isdigit()), 1.0)
    style = style_for(*size, dark="dark" in wishes, scale=scale)
    drawn = PAGES.get(name, PAGES["today"])
    return [StyleContext(style, lambda: drawn())]


def main(page: ft.Page) -> None:
    page.fonts = FONTS
    page.theme, page.dark_theme = theme(LIGHT), theme(DARK)
    page.theme_mode = ft.ThemeMode.DARK if "dark" in page.route else ft.ThemeMode.LIGHT
    guard.set_numbers(page, NUMBERS)
    guard.start(page, Gallery)


if __name__ == "__main__":
    assets = str(Path(__file__).parents[2] / "assets")
    ft.run(main, view=None, port=int(os.environ.get("PORT", "8770")), no_cdn=True, assets_dir=assets)
