"""Fluids are told against the band or the team's own amount, and nothing above it alarms."""

from dataclasses import replace

import pytest

from models.diary import Diary
from models.fluids import build_fluids, say_amount, say_litres
from models.pack_loader import load_centre
from tests.people import NOW, SAM, entry

PACK = load_centre("uclh")


def fluids(*amounts, plan=SAM):
    entries = [entry("drink", NOW.replace(minute=index), ml) for index, ml in enumerate(amounts)]
    return build_fluids(PACK, plan, Diary(entries), NOW.date())


@pytest.mark.parametrize(
    ("ml", "words"),
    [
        (0, "0 litres"),
        (150, "0.15 litres"),
        (1000, "1 litre"),
        (1200, "1.2 litres"),
        (1999, "1.99 litres"),
        (2000, "2 litres"),
        (12000, "12 litres"),
    ],
)
def test_litres_are_never_rounded_up(ml, words):
    assert say_litres(ml) == words


def test_the_day_adds_up():
    state = fluids(250, 250, 500, 200)
    assert (state.ml, state.words, state.goal) == (1200, "1.2 litres", "of 2 to 3 litres")
    assert state.spoken == "1.2 litres of 2 to 3 litres"


@pytest.mark.parametrize(("ml", "asks"), [(2999, False), (3000, False), (3001, True), (5000, True)])
def test_above_three_litres_asks_to_check_with_the_team(ml, asks):
    state = fluids(ml)
    assert ("Check with your team" in state.over) is asks
    assert not any(word in state.over for word in ("danger", "A&E", "now", "too much"))


def test_the_teams_own_amount_takes_the_place_of_the_band():
    state = fluids(1600, plan=replace(SAM, fluids_ml=1500))
    assert (state.low_ml, state.high_ml, state.goal) == (1500, 1500, "of 1.5 litres")
    assert state.aim == "Your team's amount for you: 1.5 litres a day."
    assert state.over == "This is more than the 1.5 litres your team gave you. Check with your team."


def test_the_band_says_more_in_hot_weather():
    assert "hot weather" in fluids().aim


@pytest.mark.parametrize(
    ("ml", "words"),
    [
        (995, "995\u00a0ml"),
        (1999, "1,999\u00a0ml"),
        (5, "5\u00a0ml"),
        (750, "0.75 litres"),
        (1000, "1 litre"),
    ],
)
def test_an_amount_is_exact_in_words_and_995_ml_is_never_0_99_litres(ml, words):
    assert say_amount(ml) == words
    assert fluids(ml).words == words


def test_the_teams_own_amount_is_exact_too():
    assert fluids(plan=replace(SAM, fluids_ml=1995)).aim == "Your team's amount for you: 1,995\u00a0ml a day."
