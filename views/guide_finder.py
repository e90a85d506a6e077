"""The search of the guide and its topics: results open where they stand, help comes first."""

from collections.abc import Callable
from functools import partial

import flet as ft

from models.call_plan import CallStep
from models.dates import say_count
from models.guide import TopicState, build_card, build_guide, index_of
from models.pack import Contact, Interlock
from models.pack_care import GuideCard
from models.search import Item
from services.state import AppState
from views import guard
from views.can_i import call_team, question, whom_to_ask
from views.components import kit
from views.context import use_app
from views.guide_card import card_parts
from views.icons import pack_icon
from views.theme import Style, use_style
from views.unwell_pointer import see_unwell

STRETCH = ft.CrossAxisAlignment.STRETCH
NOTHING = "There is nothing about that here. Ask your team."
LETTERS = 2  # from which on it is searched


@guard.component
def GuideFinder(chosen: str) -> ft.Control:
    """A field, and below it what was found, or the topics while nothing is asked. `chosen` is open."""
    state, s = use_app(), use_style()
    asked, ask = ft.use_state("")
    opened, open_one = ft.use_state("")
    example = state.example
    index = ft.use_memo(lambda: index_of(state.pack, state.plan, example), [state.pack, state.plan, example])
    topics = build_guide(state.pack, state.plan, example)
    field = kit.text_field(s, "Search the guide", asked, ask, hint="For example tired, fever or holiday")
    if len(asked.strip()) < LETTERS:
        below: list[ft.Control] = [_topics(s, topics, chosen)]
    else:
        found = index.find(asked)
        below = see_unwell(s, found.signs)
        ask_first = whom_to_ask(state)
        turn = partial(_turn, opened, open_one)
        rows = [row for item in found.items for row in _result(s, state, item, opened, turn, ask_first)]
        if rows:
            count = kit.meta(s, f"{say_count(len(found.items), 'answer')} found")
            below += [ft.Semantics(live_region=True, content=count), kit.rows_card(s, *rows)]
        elif not found.signs:
            below.append(kit.card(s, kit.body(s, NOTHING), *call_team(s, ask_first), spacing=12))
    return ft.Column([field, *below], spacing=12, tight=True, horizontal_alignment=STRETCH)


def _turn(opened: str, open_one: Callable[[str], None], item_id: str) -> None:
    open_one("" if opened == item_id else item_id)


def _topics(s: Style, topics: tuple[TopicState, ...], chosen: str) -> ft.Control:
    go = ft.context.page.navigate
    rows = []
    for topic in topics:
        tone = "lamp" if topic.id == chosen else "harbour"
        way = partial(go, f"/guide/{topic.id}")
        row = kit.nav_row(s, topic.title, way, topic.words, pack_icon(topic.icon), tone)
        rows.append(row)
    return kit.rows_card(s, *rows)


def _result(
    s: Style,
    state: AppState,
    item: Item,
    opened: str,
    turn: Callable[[str], None],
    ask_first: CallStep,
) -> list[ft.Control]:
    """One thing that was found, and below it what it says where it is open."""
    on_turn = partial(turn, item.id)
    match item:
        case Interlock():
            return question(s, item, item.id == opened, on_turn, ask_first)
        case Contact():
            to = partial(ft.context.page.navigate, "/contacts")
            return [kit.nav_row(s, item.name, to, "Contacts", ft.Icons.CALL_OUTLINED)]
        case GuideCard():
            return _card(s, state, item, item.id == opened, on_turn, ask_first)


def _card(
    s: Style,
    state: AppState,
    card: GuideCard,
    is_open: bool,
    on_turn: Callable[[], None],
    ask_first: CallStep,
) -> list[ft.Control]:
    topic = next(topic for topic in state.pack.topics if topic.id == card.topic)
    sign = ft.Icons.EXPAND_LESS_ROUNDED if is_open else pack_icon(topic.icon)
    row = kit.nav_row(s, card.title, on_turn, topic.title, sign)
    if not is_open:
        return [row]
    parts = card_parts(s, build_card(state.pack, card, state.now), ask_first)
    words = ft.Column(parts, spacing=12, tight=True, horizontal_alignment=STRETCH)
    return [row, ft.Container(ft.Semantics(live_region=True, container=True, content=words), padding=16)]
