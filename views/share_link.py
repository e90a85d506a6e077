"""The link of one carer: to scan, to send, to copy. It never stands on the screen as text."""

from functools import partial

import flet as ft

from models import share_words as words
from models.share_state import Sending
from views import guard
from views.components import kit
from views.context import use_app
from views.inner import inner_header
from views.qr_picture import qr_picture
from views.share import LOCK, SHARE, away, closed
from views.share_page import share_here
from views.theme import Style, use_style


@guard.pane
def LinkScreen() -> ft.Control:
    """Scanning comes first: nobody else carries the link then."""
    state, s = use_app(), use_style()
    copied, copy = ft.use_state("")
    share = share_here(state)
    if share is None or share.ending:
        header = inner_header(s, words.TITLE, words.TITLE, SHARE)
        return kit.page_body(s, header, [kit.body(s, closed(state) or words.GONE)])
    back = f"{SHARE}/{share.uid}"
    header = inner_header(s, f"Link for {share.carer}", share.carer, back)
    if not state.can_share:
        return kit.page_body(s, header, [away(s)])
    address = state.link_of(share)
    empty = words.is_empty(share, state.sendings.get(share.uid, Sending()))
    scan = [
        *([kit.note(s, words.NOT_THERE, icon=ft.Icons.CLOUD_OFF_ROUNDED)] if empty else []),
        kit.h2(s, words.SCAN),
        qr_picture(s, state.draw_code(address), words.CODE.format(who=share.carer)),
        kit.meta(s, words.HOW_TO_SCAN),
    ]
    ways = _ways(s, address, partial(copy, words.COPIED))
    done = kit.button(s, "Done", partial(ft.context.page.navigate, back))
    return kit.page_body(s, header, scan, [*ways, *kit.spoken_note(s, copied), done])


def _ways(s: Style, address: str, on_copy: partial[None]) -> list[ft.Control]:
    """For a carer who is somewhere else. Both happen within the tap: a browser allows nothing later."""
    share, copy = ft.ShareText(address), ft.CopyToClipboard(address)
    return [
        kit.h2(s, words.SEND),
        kit.note(s, words.SENDING, icon=LOCK),
        kit.button(s, "Send the link", kind="tonal", icon=ft.Icons.IOS_SHARE_ROUNDED, action=share),
        kit.button(s, "Copy the link", on_copy, kind="edge", icon=ft.Icons.CONTENT_COPY_ROUNDED, action=copy),
    ]
