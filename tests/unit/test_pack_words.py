"""Holds every text of the UCLH pack to the house style: plain, and never saying that all is well."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from models.guide import read_text
from models.pack import CarePack, Interlock
from models.pack_care import GuideCard
from models.pack_loader import load_centre

PACK = load_centre("uclh")
NEVER_SAID = re.compile(
    r"\b(ok|okay|all clear|normal|you may now|you can now|should be fine|nothing to worry|well done)\b", re.I
)


def words_shown(pack: CarePack = PACK) -> Iterator[tuple[str, str]]:
    """Every text of the pack that a person sees, with where it stands."""
    yield from _texts(pack, "")


def _texts(value: object, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part, where)
    elif is_dataclass(value):
        for field in fields(value):
            name = f"{where} {getattr(value, 'id', '')} {field.name}"
            searched = field.name == "words" and isinstance(value, (Interlock, GuideCard))
            if isinstance(value, GuideCard) and field.name == "text":
                yield from ((name, line.text) for line in read_text(value.text))
            elif field.name not in ("id", "covers") and not searched:
                yield from _texts(getattr(value, field.name), name)


@pytest.mark.parametrize("said", ["This is OK.", "A normal reading", "You may now drive", "All clear"])
def test_the_wording_test_can_fail(said: str) -> None:
    assert NEVER_SAID.search(said)


def test_nothing_says_that_all_is_well_or_gives_leave() -> None:
    assert [text for text in words_shown() if NEVER_SAID.search(text[1])] == []


def test_texts_follow_the_content_style() -> None:
    shown = list(words_shown())
    assert len(shown) > 1000
    for where, text in shown:
        assert not re.search(r"CAR T-cell|CAR-T|°|\d C\b|https?:|\bgeneral practitioner\b", text), where
        assert text == text.strip(), where
        for sentence in re.split(r"(?<=[.?!:])\s", text):
            assert len(sentence.split()) <= 22, (where, sentence)


def test_what_is_said_about_someone_else_reads_on_from_a_name() -> None:
    """ "Sam" + say_of, "I am..." alone: the call says both."""
    for sign in PACK.signs:
        assert sign.say.startswith(("I ", "My ", "The ")), sign.id
        assert sign.say_of.split()[0] in ("is", "has", "feels", "needs", "cannot"), sign.id
        assert not sign.say.endswith("."), sign.id
        assert not re.search(r"\b(I|my|your?)\b", sign.say_of), sign.id
        assert sign.why.endswith("."), sign.id
        assert sign.why.count(". ") == 0, sign.id


STOPS = re.compile(r"(?<!do not )(?<!never )\bstop\b", re.I)


def about_steroids(pack: CarePack) -> Iterator[str]:
    """Each thing of the pack that speaks of steroids, whole: what stands beside it is read with it."""
    for field in fields(pack):
        value = getattr(pack, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            said = " ".join(text for _, text in _texts(item, ""))
            if "steroid" in said.lower():
                yield said


def test_nothing_tells_anyone_to_stop_a_steroid() -> None:
    """Q16: a steroid that was started is not stopped without the team."""
    said = list(about_steroids(PACK))
    assert len(said) > 5
    assert [text for text in said if STOPS.search(text)] == []


def test_a_card_that_tells_to_stop_a_steroid_would_be_found() -> None:
    card = replace(PACK.guide[0], title="Steroids", text="Call first.\n\n- Stop the tablets.")
    assert [text for text in about_steroids(replace(PACK, guide=(card,))) if STOPS.search(text)]
