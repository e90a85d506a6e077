"""A form over whatever screen is open, wide enough for a date on a phone."""

from collections.abc import Callable

import flet as ft

from views import guard
from views.theme import Style


def form_dialog(s: Style, controls: list[ft.Control], on_close: Callable[[], None]) -> ft.AlertDialog:
    """For `ft.use_dialog`; it scrolls where the screen is small, and closes with Escape too."""
    column = ft.Column(
        controls, spacing=14, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH, width=440
    )
    return ft.AlertDialog(
        content=column,
        scrollable=True,
        bgcolor=s.palette.card,
        content_padding=20,
        inset_padding=ft.Padding.symmetric(vertical=20, horizontal=16),
        on_dismiss=guard.guarded(on_close),
    )
