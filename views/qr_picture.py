"""Shows a QR code as a camera needs it: black on white in every theme, with the white border around it."""

import flet as ft

from views.theme import Style

SIDE, QUIET = 318, 24  # px of the code, and of the white around it


def qr_picture(s: Style, drawn: str, label: str) -> ft.Control:
    """`drawn`: the code as SVG; `label` is spoken in its place."""
    side = min(SIDE, s.width - 2 * s.margin - 2 * QUIET)
    image = ft.Image(src=drawn, width=side, height=side, exclude_from_semantics=True)
    edge = ft.Border.all(1, s.palette.line)
    white = ft.Container(image, bgcolor="#FFFFFF", padding=QUIET, border_radius=20, border=edge)
    spoken = ft.Semantics(label=label, image=True, exclude_semantics=True, content=white)
    return ft.Row([spoken], alignment=ft.MainAxisAlignment.CENTER)
