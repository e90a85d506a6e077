"""The guide: short cards by topic, as far as they concern this person, ready to be read aloud."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from models.contacts import ContactLine, contact_line
from models.pack import CarePack
from models.pack_care import GuideCard, Topic
from models.records import Plan
from models.search import Index, build_index
from models.tips import is_for

LINES = ("team", "out_of_hours")  # whom to call depends on the hour and the pathway: the call plan says


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a card, or one of its points."""

    text: str
    point: bool = False


@dataclass(frozen=True, slots=True)
class CardState:
    """One card. `call` is a service with its own number; `ask_team`: whoever answers for the team now."""

    title: str
    lines: tuple[Line, ...]
    source: str
    link: str = ""
    go: str = ""
    go_words: str = ""
    call: ContactLine | None = None
    ask_team: bool = False


@dataclass(frozen=True, slots=True)
class TopicState:
    """A topic with its cards, all of which concern this person."""

    id: str
    title: str
    words: str
    icon: str
    cards: tuple[GuideCard, ...]


def cards_for(pack: CarePack, plan: Plan, shared: bool) -> tuple[GuideCard, ...]:
    """The cards for this person. `shared`: the device shows an invented person, so nothing private."""
    return tuple(card for card in pack.guide if is_for(card, plan) and not (shared and card.private))


def build_guide(pack: CarePack, plan: Plan, shared: bool) -> tuple[TopicState, ...]:
    """The topics in the pack's order. One without a card for this person is left out."""
    mine = cards_for(pack, plan, shared)
    topics = (
        TopicState(
            topic.id, topic.title, topic.words, topic.icon, tuple(c for c in mine if c.topic == topic.id)
        )
        for topic in pack.topics
    )
    return tuple(topic for topic in topics if topic.cards)


def build_card(pack: CarePack, card: GuideCard, now: datetime) -> CardState:
    """A card in full: its text in lines, and whom to call."""
    contact = pack.contact(card.contact) if card.contact else None
    ask_team = contact is not None and contact.role in LINES
    return CardState(
        card.title,
        read_text(card.text),
        card.source,
        card.link,
        card.go,
        card.go_words,
        None if contact is None or ask_team else contact_line(pack, contact, now),
        ask_team,
    )


def read_text(text: str) -> tuple[Line, ...]:
    """The paragraphs and points of a text; a line that goes on belongs to the one before."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    words: list[str] = []
    point = False
    for line in (*map(str.strip, text.split("\n")), ""):
        if words and (not line or line.startswith("- ")):
            yield Line(" ".join(words), point)
            words = []
        if line and not words:
            point = line.startswith("- ")
        if line:
            words.append(line.removeprefix("- "))


def index_of(pack: CarePack, plan: Plan, shared: bool) -> Index:
    """The search over the guide of this person, all answers and all contacts."""
    return build_index(pack, shared, cards_for(pack, plan, shared), pack.contacts)


def topic_about(pack: CarePack, place: str) -> Topic | None:
    """The topic that a screen links to: a place name of the pack, such as "food". None where it has none."""
    return next((topic for topic in pack.topics if place in topic.places), None)
