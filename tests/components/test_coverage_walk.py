"""Opens every screen and proves that each statement of the sources can be read there, as the pack says it."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from models.dates import say_date
from models.diary import Diary
from models.fluids import build_fluids
from models.guide import read_text
from models.pack import CarePack
from models.pack_loader import load_centre
from models.pack_parts import FILES, GUIDE
from models.setup import QUESTIONS
from tests.components.share_stage import ANNA
from tests.components.walk import Walk, people, walk_as
from tests.people import NOW, SAM
from tools.coverage import BY_CODE, NOT_SHIPPED, known, summary

PACK = load_centre("uclh")
# For each part of the pack, the words of an item that a person has to be able to read.
WORDS: dict[str, Callable[[Any], tuple[str, ...]]] = {
    "contacts": lambda one: (one.name, one.number or "", one.hours_words, one.note, one.website),
    "groups": lambda one: (one.title if one.id != "temperature" else "Your temperature", one.reason),
    "signs": lambda one: (one.label, one.detail, one.why),
    "combinations": lambda one: (one.why,),
    "cards": lambda one: (one.title, one.lead),
    "tasks": lambda one: (one.title, one.detail),
    "milestones": lambda one: (one.title, one.words),
    "fluids": lambda one: ("2 to 3 litres",),
    "drinks": lambda one: (one.name,),
    "pee": lambda one: (one.label, one.advice),
    "meal_checks": lambda one: (one.label, one.advice),
    "movement": lambda one: (one.nudge,),
    "interlocks": lambda one: (one.question, one.answer, *one.reasons),
    "tips": lambda one: (one.title, one.text, one.link),
    "facts": lambda one: (one.title, one.text),
    "medicine_kinds": lambda one: (one.name, one.what_for, one.rule),
    "steroids": lambda one: (one.order, *one.reasons, one.allowed_words),
    "topics": lambda one: (one.title, one.words),
    "guide": lambda one: (
        one.title,
        *(line.text for line in read_text(one.text)),
        one.source,
        one.link,
        one.go_words,
    ),
    "moods": lambda one: (one.label,),
    "prompts": lambda one: (one.title, one.ask, one.look),
    "ward_checks": lambda one: (one.title, one.detail),
    "teach_back": lambda one: (one.title, one.ask, one.listen),
}


# The screens where a person meets the items of a part; a tip and a card name their own.
SCREENS: dict[str, tuple[str, ...]] = {
    "contacts": ("/contacts",),
    "groups": ("/unwell",),
    "signs": ("/unwell", "/action", "/guide"),  # a fever is typed: a search points to it by its name
    "combinations": ("/action",),
    "cards": ("/action",),
    "tasks": ("/",),
    "milestones": ("/path",),
    "fluids": ("/food",),
    "drinks": ("/food",),
    "pee": ("/food",),
    "meal_checks": ("/food",),
    "movement": ("/activity",),
    "interlocks": ("/can-i",),
    "facts": ("/card",),
    "medicine_kinds": ("/medicines", "/medicines/"),
    "steroids": ("/medicines",),
    "topics": ("/guide",),
    "moods": ("/record",),
    "prompts": ("/brain",),
    "ward_checks": ("/ward/checks",),
    "teach_back": ("/ward/teach",),
}
# These ask, or show only what the person wrote: no advice, so no source of it.
ASKING = ("/record/charts", *(f"/setup/{question.id}" for question in QUESTIONS), "/setup/you", "/settings")
ASKING += ("/ward", "/cleared", "/join", "/join/nothing")
ASKING += ("/share", "/share/new", f"/share/{ANNA.uid}", f"/share/{ANNA.uid}/link", "/carer")
Read = dict[str, str]


@pytest.fixture(scope="module")
def walks() -> tuple[Walk, ...]:
    async def run() -> tuple[Walk, ...]:
        return tuple([await walk_as(person) for person in people(PACK)])

    return asyncio.run(run())


@pytest.fixture(scope="module")
def read(walks: tuple[Walk, ...]) -> Read:
    """For each address every word that could be read there."""
    pages: Read = {}
    for walk in walks:
        for address, texts in walk.seen.items():
            pages[address] = "\n".join((pages.get(address, ""), *texts))
    return pages


def plain(text: str) -> str:
    return " ".join(text.split())


def items(pack: CarePack, section: str) -> tuple[Any, ...]:
    value = getattr(pack, section)
    return value if isinstance(value, tuple) else (value,)


def where(item: Any, section: str) -> tuple[str, ...]:
    """The screens that have to say it. "/setup/" stands for all its pages."""
    if section == "tips":
        return ({"today": "/", "setup": "/setup/"}.get(item.place, f"/{item.place}"),)
    return (f"/guide/{item.topic}",) if section == "guide" else SCREENS[section]


def unread(item: Any, section: str, read: Read) -> list[str]:
    """The words of an item that were not on its screens."""
    of = where(item, section)
    pages = [
        text
        for address, text in read.items()
        if any(address == one or (one.count("/") > 1 and address.startswith(one)) for one in of)
    ]
    words = (plain(text) for text in WORDS[section](item) if text)
    return [text for text in words if not any(text in page for page in pages)]


def sections() -> Iterator[str]:
    yield from (section for names in FILES.values() for section in names)
    yield GUIDE


def test_every_part_of_the_pack_is_looked_for() -> None:
    assert set(sections()) == set(WORDS)


@pytest.mark.parametrize("section", WORDS)
def test_every_item_of_the_pack_can_be_read_on_a_screen(section: str, read: Read) -> None:
    missing = {getattr(item, "id", section): unread(item, section, read) for item in items(PACK, section)}
    assert {item_id: words for item_id, words in missing.items() if words} == {}


def test_every_statement_of_the_sources_is_reached(read: Read) -> None:
    reached = {
        code
        for section in sections()
        for item in items(PACK, section)
        if not unread(item, section, read)
        for code in getattr(item, "covers", ())
    }
    reached |= set(PACK.covers) - set(unsaid(read))
    assert [code for code in known() if code not in reached | set(BY_CODE) | set(NOT_SHIPPED)] == []


def test_the_readme_says_what_the_walk_proved() -> None:
    words = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    assert summary(PACK) in " ".join(words.split())


def unsaid(read: Read) -> list[str]:
    """What of the head of the pack cannot be read where it belongs: on every clinical page (K13, K14)."""
    dates = f"last updated {say_date(PACK.last_updated)}, review due {say_date(PACK.review_due)}."
    clinical = [address for address in read if address not in ASKING]
    said = {
        "K13": PACK.support_disclaimer in read["/contacts"],
        "K14": all(dates in read[one] for one in clinical),
        "Q1": f"{PACK.fever_c:g}C" in read["/unwell"],
        "Q7": PACK.disclaimer in read["/contacts"],
    }
    assert set(said) == set(PACK.covers)
    return [code for code, is_said in said.items() if not is_said]


def test_the_walk_can_tell_what_is_missing(read: Read) -> None:
    """Without this, a walk that reads too much would prove nothing."""
    answer = PACK.interlocks[0]
    page = read["/can-i"]
    assert unread(answer, "interlocks", {**read, "/can-i": page.replace(answer.answer, "")}) == [
        answer.answer
    ]
    card = PACK.guide[-1]
    assert unread(card, "guide", {**read, f"/guide/{card.topic}": ""})
    assert unsaid({**read, "/guide/sleep": ""}) == ["K14"]
    assert unsaid({**read, "/contacts": ""}) == ["K13", "K14", "Q7"]
    assert build_fluids(PACK, SAM, Diary(), NOW.date()).aim in read["/food"]


def test_both_pathways_and_every_route_were_walked(walks: tuple[Walk, ...]) -> None:
    assert [walk.state.plan.trial for walk in walks] == [False, True]
    for walk in walks:
        assert {"/", "/unwell", "/action", "/card", "/guide/sleep", "/can-i", "/path"} <= set(walk.seen)
