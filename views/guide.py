"""The guide: topics to choose or search, and the cards of a topic to read."""

import flet as ft

from models.guide import TopicState, build_card, build_guide
from models.review import provenance
from services.state import AppState
from views import guard
from views.can_i import whom_to_ask
from views.components import kit
from views.context import use_app
from views.guide_card import card_parts
from views.guide_finder import GuideFinder
from views.inner import inner_header
from views.theme import Style, use_style

GONE = "This page of the guide is not here any more. Choose a topic, or search for it."


@guard.pane
def GuideScreen() -> ft.Control:
    """The guide at the topic that the address names. On two panes the topics stay beside the cards."""
    state, s = use_app(), use_style()
    asked = ft.use_route_params().get("topic", "")
    topics = build_guide(state.pack, state.plan, state.example)
    topic = next((one for one in topics if one.id == asked), None)
    source = kit.provenance(s, provenance(state.pack))
    gone = [kit.note(s, GONE)] if asked and topic is None else []
    if topic is not None and not s.two_panes:
        header = inner_header(s, topic.title, "Guide", "/guide")
        return kit.page_body(s, header, [*_cards(s, state, topic), source])
    left = [*gone, GuideFinder(topic.id if topic else "", key="finder")]
    header = inner_header(s, "Guide", "More", "/more")
    if topic is None:
        return kit.page_body(s, header, [*left, source])
    right = [kit.section(s, topic.title), *_cards(s, state, topic), source]
    return kit.page_body(s, header, left, right)


def _cards(s: Style, state: AppState, topic: TopicState) -> list[ft.Control]:
    """Every card of the topic in full: a heading, its words, and what to do."""
    title, ask_first = (kit.h3 if s.two_panes else kit.h2), whom_to_ask(state)
    return [
        kit.card(
            s,
            title(s, card.title),
            *card_parts(s, build_card(state.pack, card, state.now), ask_first),
            padding=18,
            spacing=12,
        )
        for card in topic.cards
    ]
