"""Shows a plan as QR codes for a phone's camera, one after the other where it is long, or as a file."""

import re
from collections.abc import Callable

import flet as ft

from models.join import address_of
from models.join_file import plan_file, plan_file_name
from services.state import AppState
from views import guard
from views.components import kit
from views.context import use_app
from views.qr_picture import qr_picture
from views.theme import Style, use_style

MOST_CODES = 6  # more than a person should have to scan: then it is a file
HELP = "Hold the phone\u2019s camera over the square, then tap the link that it shows."
LONG = "This plan is too long for a code. Save it as a file."


@guard.component
def CodesCard(codes: tuple[str, ...]) -> ft.Control:
    """`codes` as `seal` made them."""
    state, s = use_app(), use_style()
    at, show = ft.use_state(0)
    said, say = ft.use_state("")
    number = min(at, len(codes) - 1)

    async def save() -> None:
        name = plan_file_name(state.now)
        await state.device.save_file(name, plan_file(codes))
        say(f"{name} was given to this device. Check that the file is there.")

    parts: list[ft.Control] = []
    if len(codes) > MOST_CODES:
        parts.append(kit.strong(s, LONG))
    else:
        parts += [_picture(s, state, codes[number], number + 1, len(codes)), kit.meta(s, HELP)]
    if 1 < len(codes) <= MOST_CODES:
        parts.append(_turn(s, number, len(codes), show))
    parts.append(kit.button(s, "Save as a file", save, kind="tonal", icon=ft.Icons.DESCRIPTION_OUTLINED))
    parts += kit.spoken_note(s, said)
    return ft.Column(parts, spacing=14, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _picture(s: Style, state: AppState, code: str, number: int, count: int) -> ft.Control:
    drawn = state.draw_code(address_of(base_of(state), code))
    which = f", {number} of {count}" if count > 1 else ""
    label = f"QR code with the plan{which}. A phone\u2019s camera can read it from this screen."
    return qr_picture(s, drawn, label)


def _turn(s: Style, number: int, count: int, show: Callable[[int], None]) -> ft.Control:
    back = kit.button(
        s, "Code before", lambda: show(number - 1), kind="edge", wide=False, disabled=number == 0
    )
    on = kit.button(s, "Next code", lambda: show(number + 1), wide=False, disabled=number == count - 1)
    words = ft.Semantics(live_region=True, content=kit.strong(s, f"{number + 1} of {count}"))
    return ft.Row([back, words, on], alignment=ft.MainAxisAlignment.CENTER, spacing=16, wrap=True)


def base_of(state: AppState) -> str:
    """Where this app is served. A server of one's own tells Flet the address of its socket."""
    return state.bridge.address or re.sub(r"^ws", "http", ft.context.page.url or "")
