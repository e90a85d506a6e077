"""Holds every text of the UCLH pack to the house style: plain, and never saying that all is well."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from models.pack import CarePack, Interlock
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
            searched = field.name == "words" and isinstance(value, Interlock)
            if field.name not in ("id", "covers") and not searched:
                yield from _texts(getattr(value, field.name), name)


@pytest.mark.parametrize("said", ["This is OK.", "A normal reading", "You may now drive", "All clear"])
def test_the_wording_test_can_fail(said: str) -> None:
    assert NEVER_SAID.search(said)


def test_nothing_says_that_all_is_well_or_gives_leave() -> None:
    assert [text for text in words_shown() if NEVER_SAID.search(text[1])] == []


def test_texts_follow_the_content_style() -> None:
    shown = dict(words_shown())
    assert len(shown) > 300
    for where, text in shown.items():
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


def test_nothing_tells_anyone_to_stop_a_steroid() -> None:
    """Q16: a steroid that was started is not stopped without the team."""
    for text in (text for _, text in words_shown() if "steroid" in text.lower()):
        assert not re.search(r"(?<!do not )(?<!never )\bstop\b", text, re.I)
