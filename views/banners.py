"""What stands above every place: the example, the instruction that still holds, old content, damage found."""

from functools import partial

import flet as ft

from models.carer_people import ALERT
from models.red_flags import standing
from models.review import review_banner
from models.share_keys import LINK_PROBLEMS
from services.state import AppState
from views.carer_shell import alarm_words, followed_banners
from views.components import kit
from views.theme import Style

EXAMPLE = "Example, not you. Nothing you do here is kept."
UPDATE = "An update of Homeward is ready. It takes a few seconds."


def banners(s: Style, state: AppState, route: str) -> list[ft.Control]:
    """The banners that hold now. Today shows the standing instruction itself, larger.

    An update is not offered while an instruction stands or a sign is ticked, nor on the pages of a check.
    """
    page, shown = ft.context.page, followed_banners(s, state)
    if state.example:
        leave, words = state.come_home, "Leave the example"
        shown.append(kit.banner(s, EXAMPLE, kind="example", action=words, on_action=leave))
    instruction = standing(state.pack, state.diary, state.now)
    if instruction is not None and route != "/":
        see = partial(page.navigate, "/action")
        words = standing_words(s, state) if state.watching else instruction.words
        shown += [kit.banner(s, words, action="See what to do", on_action=see)] if words else []
    elif instruction is None and state.update_ready and not state.draft.signs and not state.draft.temperature:
        update = state.bridge.apply_update
        shown.append(kit.banner(s, UPDATE, kind="update", action="Update now", on_action=update))
    for problem in state.problems:
        closes = state.forget_bad_link if problem in LINK_PROBLEMS else None
        shown.append(kit.banner(s, problem, action="Close", on_action=closes))
    old = review_banner(state.pack, state.now.date())
    if old:
        shown.append(kit.banner(s, old, kind="stale"))
    return shown


def standing_words(s: Style, state: AppState) -> str:
    """What stands for the person who is followed, once it was looked at: before that it is an alarm."""
    rows = (one for one in state.news() if one.uid == state.watching and one.rank == ALERT)
    return next((alarm_words(s, one.told, one.order) for one in rows if one.key in state.opened), "")


def notice_strip(s: Style, state: AppState) -> ft.Control | None:
    """What the last tap did, with Undo; or why it could not be done."""
    notice = state.notice
    if notice is None:
        return None
    if notice.problem:
        return kit.note(s, notice.text, tone="red")
    return kit.undo_strip(s, notice.text, state.undo if notice.undo else None)
