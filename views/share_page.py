"""One carer: what they see, how far it has come, other choices, and the end of sharing."""

from functools import partial

import flet as ft

from models import share_words as words
from models.share import Share
from models.share_state import Sending
from models.share_words import Chosen
from services.state import AppState
from views import guard
from views.components import kit
from views.context import use_app
from views.inner import inner_header
from views.setup_parts import notices
from views.share import SHARE, away, closed
from views.share_form import ShareForm
from views.theme import Style, use_style


@guard.pane
def OneShareScreen() -> ft.Control:
    """The page of one carer, or the form to change it in its place."""
    state, s = use_app(), use_style()
    changing, change = ft.use_state(False)
    share = share_here(state)
    header = inner_header(s, share.carer if share else words.TITLE, words.TITLE, SHARE)
    if share is None:
        return kit.page_body(s, header, [kit.body(s, closed(state) or words.GONE)])
    if share.ending:
        return kit.page_body(s, header, [kit.body(s, _sent(state, share)), kit.meta(s, words.AFTER_STOP)])
    if changing:
        return kit.page_body(
            s, header, [ChangeForm(share, partial(change, False), key=f"change {share.uid}")]
        )
    parts = [
        _facts(s, state, share),
        kit.button(s, "Change this", partial(change, True), kind="tonal", icon=ft.Icons.EDIT_OUTLINED),
    ]
    go, here = ft.context.page.navigate, f"{SHARE}/{share.uid}"
    see, link = partial(go, f"{here}/see"), partial(go, f"{here}/link")
    eye = ft.Icons.VISIBILITY_OUTLINED
    parts.append(kit.button(s, f"See what {share.carer} sees", see, kind="tonal", icon=eye))
    show = kit.button(s, "Show the link again", link, kind="edge", icon=ft.Icons.QR_CODE_2_ROUNDED)
    right = [
        show if state.can_share else away(s),
        StopSharing(share, key=f"stop {share.uid}"),
        *notices(s, state),
    ]
    return kit.page_body(s, header, parts, right)


def share_here(state: AppState) -> Share | None:
    """The one that the address names; none in the example, which shares with nobody."""
    uid = ft.use_route_params().get("uid", "")
    return None if state.example else next((one for one in state.shares if one.uid == uid), None)


def _sent(state: AppState, share: Share) -> str:
    return words.say_sent(share, state.sendings.get(share.uid, Sending()), state.now)


def _facts(s: Style, state: AppState, share: Share) -> ft.Control:
    lines = (
        ("Sending", _sent(state, share)),
        ("The link", f"{words.say_opened(share, state.now)}. {words.OPENED}"),
        ("They see", words.say_sections(share)),
        ("Your number for them", words.say_number(share)),
        ("Told that you have written nothing", words.say_quiet(share)),
    )
    rows = [
        ft.Container(
            ft.Column([kit.meta(s, title), kit.body(s, said)], spacing=2, tight=True),
            padding=ft.Padding.symmetric(vertical=10, horizontal=16),
        )
        for title, said in lines
    ]
    return kit.rows_card(s, *rows)


@guard.component
def ChangeForm(share: Share, on_close: partial[None]) -> ft.Control:
    """Other choices for a carer. The link stays the same."""
    state, s = use_app(), use_style()
    others = tuple(one for one in state.shares if one.uid != share.uid)

    def save(chosen: Chosen) -> None:
        if state.change_share(words.changed(share, chosen)):
            on_close()

    form = ShareForm(words.choices_of(share), others, "Save", save, key="form")
    back = kit.button(s, "Cancel", on_close, kind="edge")
    return ft.Column([form, back], spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


@guard.component
def StopSharing(share: Share) -> ft.Control:
    """Asked first: it cannot be taken back, only shared anew with another link."""
    state, s = use_app(), use_style()
    asked, ask = ft.use_state(False)
    page = ft.context.page

    def stop() -> None:
        if state.stop_sharing(share):
            page.navigate(SHARE)

    if not asked:
        return kit.button(s, words.STOP, partial(ask, True), kind="danger")
    return kit.card(
        s,
        kit.h2(s, words.SURE.format(who=share.carer)),
        kit.body(s, words.AFTER_STOP),
        kit.button(s, "Yes, stop sharing", stop, kind="danger"),
        kit.button(s, "No, go on sharing", partial(ask, False), kind="edge"),
        spacing=12,
    )
