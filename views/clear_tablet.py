"""Clears a shared tablet after a clear question, and shows afterwards what it found there."""

from collections.abc import Callable
from functools import partial

import flet as ft

from models.ward_clear import (
    ASK_PIN,
    CLEARED,
    ELSEWHERE,
    LOOKED,
    NO_UNDO,
    NOT_CLEARED,
    SURE,
    TITLE,
    WHY,
    Left,
    browser_left,
    what_goes,
    what_is_left,
)
from views import guard
from views.components import kit
from views.context import use_app
from views.pin_field import pin_field
from views.setup_parts import notices
from views.theme import Style, use_style

BIN = ft.Icons.DELETE_OUTLINE_ROUNDED
STRETCH = ft.CrossAxisAlignment.STRETCH


@guard.component
def ClearCard() -> ft.Control:
    """The first step says what it does; the question follows in its place."""
    state, s = use_app(), use_style()
    asked, ask = ft.use_state(False)
    if asked:
        return ClearQuestion(lambda: ask(False), key="question")
    return kit.card(
        s,
        kit.h2(s, TITLE),
        kit.body(s, f"{WHY} {NO_UNDO}"),
        *notices(s, state),
        kit.button(s, TITLE, lambda: ask(True), kind="danger", icon=BIN),
        spacing=12,
    )


@guard.component
def ClearQuestion(on_keep: Callable[[], None]) -> ft.Control:
    """What goes, and the PIN where the hand-over is open here; else a second, clear yes."""
    state, s = use_app(), use_style()
    typed, type_it = ft.use_state("")
    wrong, refuse = ft.use_state("")
    page = ft.context.page
    by_pin = state.ward is not None and bool(state.ward.pin) and not state.locked

    async def clear() -> None:
        problem = state.unlock(typed) if by_pin else ""
        refuse(problem)
        if not problem and await state.clear_device():
            page.navigate("/cleared")

    goes = what_goes(state.plan, len(state.diary), state.ward, len(state.shares), len(state.following))
    lines = [kit.body(s, f"• {line}") for line in goes]
    field = pin_field(s, ASK_PIN, typed, type_it, wrong, width=220)
    parts = [
        kit.h2(s, "Clear this tablet now?"),
        ft.Column([kit.body(s, "This goes:"), *lines], spacing=4, tight=True, horizontal_alignment=STRETCH),
        kit.strong(s, NO_UNDO, color=s.palette.red_text),
        kit.meta(s, ELSEWHERE),
        kit.strong(s, SURE),
        *([field] if by_pin else []),
        *notices(s, state),
        kit.button(s, "Yes, clear it now", clear, kind="danger", icon=BIN),
        kit.button(s, "No, keep it", on_keep, kind="edge"),
    ]
    return kit.card(s, *parts, spacing=12)


@guard.pane
def ClearedScreen() -> ft.Control:
    """What is on this device now. It promises nothing that it has not looked at."""
    state, s = use_app(), use_style()
    counted, count = ft.use_state("")
    page = ft.context.page

    def look() -> None:
        async def show(text: str) -> None:
            count(text)

        state.bridge.listen("left", lambda text: page.run_task(show, text))
        state.bridge.look()

    ft.use_effect(look, [])
    shares, copies = len(state.shares) + len(state.following), state.other_copies
    own = what_is_left(
        state.plan, state.settings, state.reminders, len(state.diary), state.ward, copies, shares
    )
    places = (*own, *browser_left(counted, state.storage().kind == "snapshot"))
    clean = all(one.empty for one in places)
    start = partial(page.navigate, "/ward")
    left = [
        kit.body(s, LOOKED),
        kit.rows_card(s, *[_row(s, one) for one in places]),
        kit.meta(s, ELSEWHERE),
        *([] if clean else [ClearCard()]),
    ]
    return kit.sub_page(
        s,
        left,
        title=CLEARED if clean else NOT_CLEARED,
        on_unwell=lambda: page.navigate("/unwell"),
        footer=[kit.button(s, "Start a new hand-over", start)] if clean else [],
    )


def _row(s: Style, one: Left) -> ft.Control:
    return kit.fact_row(s, one.place, one.found)
