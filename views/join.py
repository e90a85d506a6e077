"""A plan from the ward on the person's phone: what it holds, what it changes, and nothing before a yes."""

from dataclasses import replace
from functools import partial

import flet as ft

from models.backup import Refusal
from models.join import Missing, Offer, open_codes, visits_to_take
from models.join_box import Fetching
from models.join_file import read_plan_file
from models.join_words import build_preview, merge
from services.state import AppState
from views import guard
from views.components import kit
from views.context import use_app
from views.join_parts import CAMERA, TITLE, Parts, preview_parts
from views.setup_parts import notices
from views.setup_way import go_unwell
from views.theme import Style, use_style

SAID = "The plan from your ward is on this phone"


@guard.pane
def JoinScreen() -> ft.Control:
    """The code in the address, where there is one, is taken out of it; then what it holds."""
    state = use_app()
    page = ft.context.page
    code = ft.use_route_params().get("code", "")

    def take() -> None:
        if code:
            page.run_task(state.receive, code)
            page.navigate("/join")

    ft.use_effect(take, [code])
    found = ft.use_memo(
        lambda: open_codes(state.codes, state.now) if state.codes else None, [state.codes, state.now]
    )
    if isinstance(found, Offer) and state.fetching is None:
        return OfferPage(found)
    return ScanPage(None if isinstance(found, Offer) else found)


def leave(state: AppState) -> None:
    """The person has answered: the codes are forgotten."""
    state.drop_codes()
    ft.context.page.navigate("/")


@guard.component
def OfferPage(offer: Offer) -> ft.Control:
    """The preview. `checked`: the person compared the numbers with the card."""
    state, s = use_app(), use_style()
    checked, check = ft.use_state(False)
    shown = ft.use_memo(
        lambda: build_preview(state.pack, state.plan, state.diary, offer, state.now),
        [state.plan, state.diary, offer, state.now],
    )

    def accept() -> None:
        plan = replace(merge(state.plan, offer.plan), numbers_confirmed=checked)
        if state.save_plan(plan, SAID, visits_to_take(offer, state.diary)):
            leave(state)

    parts: Parts = preview_parts(s, shown, checked, check, state.plan.ready)
    yes = kit.button(s, "Use this plan", accept)
    no = kit.button(s, "This is not mine", lambda: leave(state), kind="edge")
    right = [*parts.right, *notices(s, state), yes, no]  # below what they are about, to be read first
    return kit.sub_page(s, parts.left, right, title=TITLE, on_unwell=go_unwell)


@guard.component
def ScanPage(found: Missing | Refusal | None) -> ft.Control:
    """How a plan comes to this phone: the camera, or a file. `found` is what came so far."""
    state, s = use_app(), use_style()
    refused, refuse = ft.use_state("")

    async def choose() -> None:
        content = await state.device.pick_file()
        codes = read_plan_file(content) if content is not None else ()
        if isinstance(codes, Refusal):
            refuse(codes.text)
            return
        refuse("")
        if codes:
            state.drop_codes()
            state.take_codes(*codes)

    wrong = refused or (found.text if isinstance(found, Refusal) else "")
    left: list[ft.Control] = [kit.error_text(s, wrong)] if wrong else []
    if state.fetching:
        left += _fetching(s, state, state.fetching)
    if isinstance(found, Missing):
        left.append(_missing(s, found))
    left += [
        kit.body(s, CAMERA),
        kit.note(s, "Nothing on this phone changes before you say yes.", icon=ft.Icons.LOCK_OUTLINE_ROUNDED),
        kit.h2(s, "Did you get a file?"),
        kit.button(s, "Choose the plan file", choose, kind="edge", icon=ft.Icons.UPLOAD_FILE_ROUNDED),
    ]
    return kit.sub_page(s, left, title=TITLE, back="Close", on_back=lambda: leave(state), on_unwell=go_unwell)


def _fetching(s: Style, state: AppState, waits: Fetching) -> list[ft.Control]:
    """A plan that waits at the hub: it comes, or why it does not."""
    if waits.trouble is None:
        return kit.spoken_note(s, waits.words)
    again = kit.button(s, "Try again", partial(state.fetch_plan, waits.code))
    return [kit.error_text(s, waits.words), *([again] if waits.again else [])]


def _missing(s: Style, found: Missing) -> ft.Control:
    here = found.count - len(found.numbers)
    words = f"{here} of {found.count} codes {'is' if here == 1 else 'are'} here. {found.text}"
    return kit.note(s, words, icon=ft.Icons.QR_CODE_SCANNER_ROUNDED, tone="harbour")
