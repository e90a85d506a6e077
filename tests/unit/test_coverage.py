"""Proves that each statement of the sources reaches a person, or is on a short list with the reason."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from models.pack_loader import load_centre
from tools.coverage import BY_CODE, NOT_SHIPPED, PAGE, carried, known, not_reached, page, summary

ROOT = Path(__file__).parents[2]
PACK = load_centre("uclh")
CARRIED = carried(PACK)


def test_every_id_that_is_carried_is_known() -> None:
    assert set(CARRIED) <= set(known())
    assert len(known()) == len(set(known())) == 210


def test_every_statement_reaches_the_person() -> None:
    assert not_reached(PACK) == ()
    assert set(NOT_SHIPPED) == {"K15", "Q20"}
    assert summary(PACK) == (
        "Of 190 statements of the sources 189 reach the person, 1 is left out on purpose (K15), none missing."
    )


def test_a_statement_that_loses_its_place_is_told() -> None:
    without_hair = replace(PACK, guide=tuple(card for card in PACK.guide if card.id != "body_hair"))
    without_hair = replace(
        without_hair, interlocks=tuple(one for one in PACK.interlocks if "I08" not in one.covers)
    )
    assert not_reached(without_hair) == ("I08",)
    assert "188 reach the person" in summary(without_hair)
    assert ", 1 missing." in summary(without_hair)


def test_what_is_left_out_is_left_out() -> None:
    assert not set(NOT_SHIPPED) & set(CARRIED)


def test_a_reader_of_the_guide_alone_misses_no_information() -> None:
    """Whatever a screen says of a statement, a card says it too and is found by the search."""
    told = {code for card in PACK.guide for code in card.covers}
    statements = {code for code in known() if not code.startswith("Q")} - set(NOT_SHIPPED)
    assert statements - told == set()


def test_each_carrier_names_its_screen() -> None:
    for code, things in CARRIED.items():
        for what, screen in things:
            assert screen.strip(), (code, what)
            assert not screen.endswith(" on "), (code, what)


@pytest.mark.parametrize(("code", "test"), BY_CODE.items(), ids=BY_CODE)
def test_a_reading_kept_by_code_has_a_test_that_shows_it(code: str, test: str) -> None:
    name, _, function = test.partition("::")
    assert re.search(rf"^def {function}\(", (ROOT / name).read_text("utf-8"), re.MULTILINE)


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page(PACK), "run python -m tools.coverage"
