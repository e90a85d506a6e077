"""Proves that each statement of the sources reaches a person, or is on a short list with the reason."""

import re
from pathlib import Path

import pytest

from models.pack_loader import load_centre
from tools.coverage import BY_CODE, IN_SCOPE, NOT_SHIPPED, PAGE, carried, known, page, topic

ROOT = Path(__file__).parents[2]
PACK = load_centre("uclh")
CARRIED = carried(PACK)


def test_every_id_that_is_carried_is_known() -> None:
    assert set(CARRIED) <= set(known())
    assert len(known()) == len(set(known())) == 210


@pytest.mark.parametrize("letters", IN_SCOPE)
def test_a_topic_in_scope_is_carried_whole(letters: str) -> None:
    missing = [code for code in known() if topic(code) == letters and code not in CARRIED]
    assert [code for code in missing if code not in NOT_SHIPPED] == []


def test_what_is_left_out_is_left_out() -> None:
    assert not set(NOT_SHIPPED) & set(CARRIED)


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
