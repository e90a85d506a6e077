"""What to do now: the order, whom to call at this hour, what to say, and what to take along."""

from collections.abc import Callable

import flet as ft

from models.carer_action import ALSO, to_carer
from models.dates import say_time
from models.readings import parse_temperature
from models.unwell import ActionState, build_action
from services.state import AppState
from views import guard
from views.action_parts import before_you_leave, care, foot
from views.banners import notice_strip
from views.carer_shell import who_of
from views.components import kit
from views.context import use_app
from views.full_page_parts import example_strip, sources, unchecked
from views.share import not_told
from views.theme import Style, use_style


@guard.pane
def ActionScreen() -> ft.Control:
    """The whole page. It also opens cold, with the instruction that stands or the general one."""
    state, s = use_app(), use_style()
    page, draft = ft.context.page, state.draft
    step, set_step = ft.use_state(0)  # the first step of the plan that was not tried in vain
    asked, set_asked = ft.use_state("")  # the contact that was called last, not answered for yet
    packed, set_packed = ft.use_state(frozenset[str]())
    celsius = parse_temperature(draft.temperature).value if draft.temperature.strip() else None
    other = draft.for_someone or bool(state.watching)
    shown = build_action(
        state.pack, state.plan, state.diary, state.now, draft.signs, celsius, other, draft.text
    )
    shown = to_carer(who_of(state), state.plan, shown) if state.watching else shown

    def answered(index: int, contact: str, who: str, through: bool) -> None:
        said = f"{who}: {'got through' if through else 'no answer'} at {say_time(state.now)}"
        if state.record("call", said, text="through" if through else "no_answer", tags=(contact,)):
            set_asked("")
            set_step(index if through else index + 1)

    card = care(s, shown, step, asked, set_asked, answered)
    right = [kit.say_this(s, shown.say)] if shown.say else []
    if shown.before_you_leave:
        right.append(before_you_leave(s, shown.before_you_leave, packed, set_packed))
    return kit.sub_page(
        s,
        [*_notice(s, state), card, *unchecked(s, state), *_also(s, state, shown)],
        [*right, *_help(s, state, shown, lambda: page.navigate("/")), *sources(s, state)],
        top=example_strip(s, state),
        back="Add or change",
        on_back=lambda: page.navigate("/unwell"),
        footer=foot(s, shown, step, set_asked, lambda: page.navigate("/card")),
    )


def _notice(s: Style, state: AppState) -> list[ft.Control]:
    notice = notice_strip(s, state)
    return [] if notice is None else [notice]


def _also(s: Style, state: AppState, shown: ActionState) -> list[ft.Control]:
    title = ALSO.format(them=who_of(state).them) if state.watching else "Go to A&E if you also have"
    return [kit.rule_note(s, title, shown.also)] if shown.also else []


def _help(s: Style, state: AppState, shown: ActionState, home: Callable[[], None]) -> list[ft.Control]:
    """How the instruction is closed: only by saying that help was found. Undo, on Today, brings it back."""
    leave = kit.button(s, "Back" if state.watching else "Back to Today", home, kind="edge")
    if not shown.closes:
        return [leave]

    def got_help() -> None:
        got = f"{who_of(state).one} got help" if state.watching else "you got help"
        said = f"Written down at {say_time(state.now)}: {got}."
        if state.record("seen", said, tags=shown.closes):
            state.set_draft(signs=frozenset(), temperature="", text="", for_someone=False)
            home()

    text = f"Reported {shown.since}. This stays until you say that you have got help."
    button = "I have got help"
    if state.watching:
        who = who_of(state)
        text = f"Reported {shown.since}. It stands here until help was found. {who.stays}"
        button = f"{who.One} has got help"
    card = kit.card(
        s,
        kit.body(s, text),
        kit.button(s, button, got_help, kind="tonal", icon=ft.Icons.LOCAL_HOSPITAL_OUTLINED),
    )
    return [*not_told(s, state), card, leave]
