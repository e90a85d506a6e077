"""Shows a plan as QR codes for a phone's camera: one, several, one through the hub; or as a file."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import flet as ft

from models.dates import say_count, say_time
from models.join import address_of
from models.join_box import LASTS
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
ONE = "One code, through the server"
ONE_HELP = (
    "The plan is locked on this tablet and waits on the server for one hour. The server cannot read it. "
    "Anyone who scans the code in that hour can take the plan."
)
SEVERAL = "{codes}, without the server"
SEVERAL_HELP = "Scan one after the other. Nothing leaves this tablet but by the camera."
FAILED = "The server did not take the plan. Try again, or use the codes below."
FAILED_LONG = "The server did not take the plan. Try again, or save it as a file."


@dataclass(frozen=True)
class Box:
    """The one code that leads through the hub, and how long. `failed`: the hub did not take it."""

    code: str = ""
    until: datetime | None = None
    making: bool = False
    failed: bool = False


@guard.component
def CodesCard(codes: tuple[str, ...]) -> ft.Control:
    """`codes` as `seal` made them."""
    state, s = use_app(), use_style()
    at, show = ft.use_state(0)
    said, say = ft.use_state("")
    box, put = ft.use_state(Box())
    ft.use_effect(lambda: put(Box()), [codes])  # another plan: what waits at the hub is not it

    async def save() -> None:
        name = plan_file_name(state.now)
        await state.device.save_file(name, plan_file(codes))
        say(f"{name} was given to this device. Check that the file is there.")

    async def leave() -> None:
        put(Box(making=True))
        code = await state.leave_plan(codes)
        put(Box(code, state.now + LASTS) if code else Box(failed=True))

    by_hub = box.until is not None and state.now < box.until
    parts = _through_hub(s, state, box, put) if by_hub else _by_camera(s, state, codes, at, show)
    if len(codes) > 1 and state.can_share and not by_hub:
        parts = [*_offer(s, box, len(codes) > MOST_CODES, leave), *parts]
    parts.append(kit.button(s, "Save as a file", save, kind="tonal", icon=ft.Icons.DESCRIPTION_OUTLINED))
    parts += kit.spoken_note(s, said)
    return ft.Column(parts, spacing=14, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _offer(s: Style, box: Box, long: bool, leave: Callable[[], object]) -> list[ft.Control]:
    """Which way is which."""
    failed = [kit.error_text(s, FAILED_LONG if long else FAILED)] if box.failed else []
    words = "Wait a moment" if box.making else "Show one code"
    make = kit.button(s, words, leave, icon=ft.Icons.QR_CODE_2_ROUNDED, disabled=box.making)
    return [kit.h2(s, ONE), kit.body(s, ONE_HELP), *failed, make]


def _through_hub(s: Style, state: AppState, box: Box, put: Callable[[Box], None]) -> list[ft.Control]:
    drawn = state.draw_code(address_of(state.sharing.address, box.code))
    until = f" It works until {say_time(box.until)}." if box.until else ""
    return [
        kit.h2(s, ONE),
        qr_picture(s, drawn, _label("")),
        kit.meta(s, f"{HELP}{until} The phone needs a connection."),
        kit.button(s, "Show the codes without the server", lambda: put(Box()), kind="edge"),
    ]


def _by_camera(
    s: Style, state: AppState, codes: tuple[str, ...], at: int, show: Callable[[int], None]
) -> list[ft.Control]:
    """The plan itself in the codes: nothing else is needed."""
    if len(codes) > MOST_CODES:
        return [kit.strong(s, LONG)]
    number = min(at, len(codes) - 1)
    which = f", {number + 1} of {len(codes)}" if len(codes) > 1 else ""
    drawn = state.draw_code(address_of(base_of(state), codes[number]))
    parts = [qr_picture(s, drawn, _label(which)), kit.meta(s, HELP)]
    if len(codes) == 1:
        return parts
    title = kit.h2(s, SEVERAL.format(codes=say_count(len(codes), "code")))
    head = [title, kit.body(s, SEVERAL_HELP)] if state.can_share else []
    return [*head, *parts, _turn(s, number, len(codes), show)]


def _label(which: str) -> str:
    return f"QR code with the plan{which}. A phone\u2019s camera can read it from this screen."


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
