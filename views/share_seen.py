"""Shows the person the page that a carer has of them, with exactly what is shared and nothing else."""

import flet as ft

from models import share_words as words
from models.carer import CarerState, build_carer
from models.diary import Diary
from models.share import Following, Share, build_shared
from models.share_state import HubContact
from services.state import AppState
from views import guard
from views.carer import carer_parts
from views.components import kit
from views.context import use_app
from views.inner import inner_header
from views.share import SHARE, closed
from views.share_page import share_here
from views.theme import use_style


@guard.pane
def SeenScreen() -> ft.Control:
    """Nothing on it leads to the carer's other pages."""
    state, s = use_app(), use_style()
    share = share_here(state)
    shown = ft.use_memo(
        lambda: seen_by(state, share) if share else None, [state.plan, state.diary, share, state.now]
    )
    if share is None or shown is None or share.ending:
        header = inner_header(s, words.TITLE, words.TITLE, SHARE)
        return kit.page_body(s, header, [kit.body(s, closed(state) or words.GONE)])
    header = inner_header(s, f"What {share.carer} sees", share.carer, f"{SHARE}/{share.uid}")
    left, right = carer_parts(s, shown, None)
    note = kit.note(s, words.SEEN, icon=ft.Icons.VISIBILITY_OUTLINED, tone="harbour")
    return kit.page_body(s, header, [note, *left], [*right, kit.provenance(s, shown.source)])


def seen_by(state: AppState, share: Share) -> CarerState:
    """Their page as it is when all that was written has just arrived."""
    shared = build_shared(state.pack, state.plan, state.diary, share, state.now)
    one = Following(share.uid, share.owner, state.now)
    contact = HubContact(state.now)
    diary = Diary(shared.entries)
    return build_carer(state.pack, shared, shared.plan, diary, one, contact, (state.now, 0.0), state.now)
