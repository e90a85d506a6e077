"""Brain check: a carer asks and looks, today beside the first time. Unscored, and any change means a call."""

from collections.abc import Callable
from functools import partial

import flet as ft

from models.brain import Check, signs_of
from models.brain_shown import BrainState, build_brain
from models.call_plan import who_to_call_now
from models.carer_action import to_carer
from models.review import provenance
from models.unwell import ActionState, build_action
from services.state import AppState
from views import guard
from views.banners import banners, notice_strip
from views.brain_doing import Checking
from views.brain_parts import BesideCard, History, PromptCard
from views.carer_shell import red_words, who_of
from views.components import kit
from views.context import use_app
from views.entry_dialog import EntryDialog
from views.theme import Style, use_style

WORRIED = "Confused, shaking, weak, or short of words now? Do not do the check first. Use the red button."
FIRST = "Do the first one on the ward before going home, or soon after. Later ones are shown beside it."
HOW = "No answer, or cannot do it? Choose {changed}. Any change, or not being sure, needs a call."
NOT_ALL = "This check shows nothing about other signs. If you are worried, or if anything is new, call now."
NEEDS_CALL = "A change, or not being sure, needs a call without delay, even if it has gone again."
NOTE_HINT = "Something that worries you? Use the red button instead."


@guard.pane
def BrainScreen() -> ft.Control:
    """The whole page. Leaving it, by whatever way, writes down what needs a call."""
    state, s = use_app(), use_style()
    check, draw = ft.use_state(None)  # the one that is being filled in
    opened, open_entry = ft.use_state("")  # an earlier one, to change
    refusal, refuse = ft.use_state("")
    checking = ft.use_memo(lambda: Checking(state, draw), [state])
    ft.use_effect(lambda: None, [], cleanup=checking.leave)
    brain = build_brain(state.pack, state.diary, state.now)
    page, action = ft.context.page, _order(state, check)
    notice = notice_strip(s, state)
    left: list[ft.Control] = [] if notice is None else [notice]
    if check is None:
        left += [*_intro(s, state, brain, checking), *_latest(s, state, brain)]
        right = [History(s, brain.checks, None if state.watching else open_entry, key="history")]
    else:
        left += _asking(s, brain, check, checking)
        right = _end(s, check, checking, refusal, refuse) if action is None else [_note(s, check, checking)]
    if opened:
        left.append(EntryDialog(opened, lambda: open_entry(""), key=opened))
    return kit.sub_page(
        s,
        left,
        [*right, kit.provenance(s, provenance(state.pack))],
        title="Brain check",
        back="Back" if state.watching else "More",
        on_back=lambda: page.navigate("/" if state.watching else "/more"),
        **red_words(state),
        top=banners(s, state, "/brain"),
        footer=[] if action is None else _foot(s, action, checking),
        on_unwell=(lambda: page.navigate("/unwell")) if action is None else None,
    )


def _intro(s: Style, state: AppState, brain: BrainState, checking: Checking) -> list[ft.Control]:
    name = state.plan.name.split()[0][:40] if state.plan.name.split() else "someone after CAR\u00a0T"
    words = (
        f"For the person who looks after {name}. Ask, look, and write down what you find. It has no score."
    )
    start = "Start a check" if brain.before_when else "Start the first check"
    return [
        kit.note(s, WORRIED, icon=ft.Icons.EMERGENCY_ROUNDED, tone="red"),
        kit.body(s, words),
        *([] if brain.before_when else [kit.body(s, FIRST)]),
        *([kit.body(s, who_of(state).stays)] if state.watching else []),
        kit.button(s, start, checking.start, icon=ft.Icons.PLAYLIST_ADD_CHECK_ROUNDED),
    ]


def _latest(s: Style, state: AppState, brain: BrainState) -> list[ft.Control]:
    """Whom to call, whatever the newest check was, and the check: never a word that all is well."""
    if not brain.checks:
        return _call(s, state, NOT_ALL)
    newest = brain.checks[0]
    card = BesideCard(s, newest, brain.before_when, key=newest.uid)
    if not newest.worrying:
        return [*_call(s, state, NOT_ALL), card]
    see = partial(ft.context.page.navigate, "/action")
    return [
        kit.note(s, NEEDS_CALL, icon=ft.Icons.WARNING_ROUNDED, tone="red"),
        kit.button(s, "See what to do now", see, kind="red", px=21),
        *_call(s, state, NOT_ALL),
        card,
    ]


def _call(s: Style, state: AppState, words: str) -> list[ft.Control]:
    first = who_to_call_now(state.pack, state.plan, state.now).first_call
    if first is None:
        return [kit.body(s, f"{words} No line is open: go to A&E.")]
    call = kit.call_button(s, first.number, dialled=first.dialled, who=first.who, kind="edge")
    return [kit.body(s, words), call]


def _order(state: AppState, check: Check | None) -> ActionState | None:
    """What the check asks for so far, together with an instruction that stands; None without any change."""
    if check is None or not check.worrying:
        return None
    signs = frozenset(signs_of(state.pack, check))
    shown = build_action(state.pack, state.plan, state.diary, state.now, signs, for_someone=True)
    return to_carer(who_of(state), state.plan, shown) if state.watching else shown


def _asking(s: Style, brain: BrainState, check: Check, checking: Checking) -> list[ft.Control]:
    changed = "Changed" if brain.before_when else "Different"
    cards = [
        PromptCard(s, row, check.of(row.id), bool(brain.before_when), checking, key=row.id)
        for row in brain.rows
    ]
    first = f"The first check was {brain.before_when}. " if brain.before_when else ""
    return [kit.body(s, first + HOW.format(changed=changed)), *cards]


def _note(s: Style, check: Check, checking: Checking) -> ft.Control:
    label = "Anything else you noticed"
    field = kit.text_field(s, label, check.note, checking.note, hint=NOTE_HINT, lines=2, max_length=2000)
    note = kit.card(s, field)
    note.key = "note"
    return note


def _end(
    s: Style, check: Check, checking: Checking, refusal: str, refuse: Callable[[str], None]
) -> list[ft.Control]:
    """The note, then writing it down or not."""

    def close() -> None:
        refuse("")
        checking.close()

    return [
        _note(s, check, checking),
        *([kit.error_text(s, refusal)] if refusal else []),
        kit.button(s, "Write this check down", lambda: refuse(checking.keep())),
        kit.button(s, "Close without writing it down", close, kind="edge"),
    ]


def _foot(s: Style, action: ActionState, checking: Checking) -> list[ft.Control]:
    """In the place of the red button, in sight wherever the page is: the order, and the way to act on it."""
    order = kit.num(s, action.title, 23, color=s.palette.red_text)
    arrow = None if s.big else ft.Icons.ARROW_FORWARD_ROUNDED
    return [
        ft.Semantics(live_region=True, container=True, content=order),
        kit.button(s, "See what to do now", checking.see, kind="red", trailing=arrow, px=21),
    ]
