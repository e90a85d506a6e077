"""What the pages of the gallery share: an invented source and callbacks that do nothing."""

from __future__ import annotations

import flet as ft

from views.components import kit

SOURCE = (
    "Based on UCLH patient information last updated 22 January 2025, review due 1 December 2026. "
    "Homeward is not part of UCLH or the NHS."
)


def nothing(*_what: object) -> None:
    return None


def framed(s, place, body, **more):
    return kit.frame(s, place, body, on_place=nothing, on_unwell=nothing, on_more=nothing, **more)


def whole(s, body):
    safe = ft.SafeArea(content=body, expand=True)
    return ft.View(route="/page", padding=0, bgcolor=s.palette.paper, controls=[safe])
