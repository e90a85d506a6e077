"""Feeling unwell: tick what is wrong; the most urgent instruction and its number show at once."""

from dataclasses import replace
from functools import partial

import flet as ft

from models.carer_action import to_carer
from models.dates import say_moment
from models.readings import Answer, is_unfinished
from models.red_flags import standing
from models.unwell import UnwellState, build_unwell
from services.state import AppState
from views import guard
from views.banners import notice_strip
from views.carer_shell import who_of
from views.components import kit
from views.context import use_app
from views.full_page_parts import example_strip, sources
from views.read_about import read_about
from views.report import keep_report
from views.theme import Style, use_style
from views.unwell_parts import Block, foot

START, STEP = 37.0, 0.1  # degrees Celsius: where + and - begin, and how far one tap goes
LOW_SCREEN = 620  # px: below this height nothing but the foot stays in place
OWN_WORDS, BRAIN = {"worried", "new_symptom"}, "brain"


@guard.pane
def UnwellScreen() -> ft.Control:
    """The whole page. Leaving it, by whatever way, writes down what was ticked."""
    state, s = use_app(), use_style()
    page, draft = ft.context.page, state.draft
    ft.use_effect(lambda: _arrive(state), [], cleanup=lambda: _leave_quietly(state))
    tick = ft.use_memo(lambda: partial(_tick, state), [state])
    shown = build_unwell(
        state.pack,
        state.plan,
        state.diary,
        state.now,
        draft.signs,
        draft.temperature,
        draft.for_someone or bool(state.watching),
        draft.text,
    )
    other = who_of(state).them if state.watching else shown.someone
    if state.watching:
        shown = replace(shown, action=to_carer(who_of(state), state.plan, shown.action))

    def leave(route: str) -> None:
        keep_report(state)
        page.navigate(route)

    strip = [*example_strip(s, state), kit.emergency_strip(s, inside=not _fits(s))]
    first = [*([] if _fits(s) else strip), _intro(s, state), _temperature(s, state, shown)]
    blocks: list[ft.Control] = [
        Block(s, block, tick, block.id == BRAIN and not shown.given, key=block.id) for block in shown.blocks
    ]
    half = 3 if s.two_panes else len(blocks)
    left, right = [*first, *blocks[:half]], blocks[half:]
    right += [_own_words(s, state)] if draft.signs & OWN_WORDS else []
    right += [kit.note(s, tip.text, tip.title) for tip in shown.tips]
    right += [] if shown.given else read_about(s, state, "unwell", leave)
    right += sources(s, state)
    return kit.sub_page(
        s,
        left,
        right,
        title=f"What is wrong with {other}?" if draft.for_someone or state.watching else "What is wrong?",
        close=True,
        on_back=lambda: leave("/"),
        top=strip if _fits(s) else (),
        footer=foot(s, shown, lambda: leave("/action"), lambda: keep_report(state)),
    )


def _fits(s: Style) -> bool:
    return s.height >= LOW_SCREEN and not s.big


def _arrive(state: AppState) -> None:
    """A new report is about the person whose device this is, until a carer says otherwise."""
    draft = state.draft
    if draft.for_someone and not draft.signs and standing(state.pack, state.diary, state.now) is None:
        state.set_draft(for_someone=False)


def _leave_quietly(state: AppState) -> None:
    """Back, or another address: the report is written all the same."""
    try:
        keep_report(state)
    except Exception as error:  # an effect that raises would end the drawing task
        guard.report("leaving Unwell", error)


def _tick(state: AppState, sign: str, on: bool) -> None:
    signs = state.draft.signs | {sign} if on else state.draft.signs - {sign}
    state.set_draft(signs=signs)


def _intro(s: Style, state: AppState) -> ft.Control:
    """What to do here, and the way for a carer to answer for someone who is confused."""
    other = state.draft.for_someone
    if state.watching:  # it is about somebody else, whatever is ticked
        return _stack(
            [kit.meta(s, f"Tick anything that is true now. {who_of(state).stays}"), *_said(s, state)]
        )
    narrow = s.big or (s.phone and s.scale > 1)
    words = kit.meta(s, "Tick anything that is true now.", expand=None if narrow else True)
    swap = kit.link(
        s,
        "For myself" if other else "For someone else",
        lambda: state.set_draft(for_someone=not other),
        ft.Icons.PERSON_OUTLINE_ROUNDED if other else ft.Icons.PEOPLE_OUTLINE_ROUNDED,
    )
    line = ft.Column([words, swap]) if narrow else ft.Row([words, swap], spacing=8)
    return _stack([line, *_said(s, state)])


def _said(s: Style, state: AppState) -> list[ft.Control]:
    notice = notice_strip(s, state)
    return [] if notice is None else [notice]


def _stack(parts: list[ft.Control]) -> ft.Control:
    return ft.Column(parts, spacing=8, horizontal_alignment=ft.CrossAxisAlignment.STRETCH, tight=True)


def _temperature(s: Style, state: AppState, shown: UnwellState) -> ft.Control:
    reading, typing = shown.reading, is_unfinished(state.draft.temperature)

    def step(by: float) -> None:
        now = reading.value if reading.value is not None else START - by
        state.set_draft(temperature=f"{min(max(now + by, 30), 45):.1f}")

    field = kit.stepper(
        s,
        "Their temperature now" if state.draft.for_someone or state.watching else "Your temperature now",
        state.draft.temperature,
        "C",
        lambda: step(-STEP),
        lambda: step(STEP),
        on_change=lambda typed: state.set_draft(temperature=typed),
        less_name="Lower by 0.1",
        more_name="Higher by 0.1",
        error="" if typing else reading.refusal,
    )
    card = kit.card(s, field, *_below(s, state, reading, typing), kit.meta(s, shown.fever_reason))
    card.key = "temperature"  # the same field where the strip above moves, as when a keyboard opens
    return card


def _below(s: Style, state: AppState, reading: Answer[float], typing: bool) -> list[ft.Control]:
    """What was perhaps meant, how to type it, or the last reading."""
    if reading.suggestion is not None:
        meant = f"{reading.suggestion:.1f}"
        return [kit.button(s, f"Yes, {meant}C", lambda: state.set_draft(temperature=meant), kind="tonal")]
    if typing:
        return [kit.meta(s, "Type it like 37.4.")]
    last = state.diary.latest("temperature", state.now)
    if last is None or last.value is None or state.draft.temperature:
        return []
    return [kit.meta(s, f"Last written down: {last.value:.1f}C, {say_moment(last.at, state.now)}.")]


def _own_words(s: Style, state: AppState) -> ft.Control:
    def write(text: str) -> None:
        state.set_draft(text=text)

    label = "What is it? In your own words, if you want"
    return kit.card(s, kit.text_field(s, label, state.draft.text, write, lines=2, max_length=500))
