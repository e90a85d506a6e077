"""Meal checks, pee colours and the search of "Can I...?", which forgives spelling and invents no yes."""

import pytest

from models.diary import Diary
from models.food import build_food, find_answers, unticked
from models.pack_loader import load_centre
from tests.people import NOW, entry

PACK = load_centre("uclh")
TODAY = NOW.date()


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("alcohol", "alcohol"),
        ("Can I have a glass of wine?", "alcohol"),
        ("alchohol", "alcohol"),
        ("BEER", "alcohol"),
        ("drink beer tonight", "alcohol"),
        ("reheat leftovers", "reheat"),
        ("re heating rice", "reheat"),
        ("take away", "eat_out"),
        ("resturant", "eat_out"),
        ("restaurants", "eat_out"),
        ("sushi", "pink_meat"),
        ("chiken", "pink_meat"),
        ("can i drive my car", "driving"),
        ("steriods", "steroids"),
        ("predisolone", "steroids"),
        ("flu jab", "vaccines"),
        ("vacination", "vaccines"),
        ("dentst", "dentist"),
        ("salad", "salad"),
        ("mor than 3 litres", "more_fluids"),
    ],
)
def test_what_people_type_finds_the_answer(asked, first):
    assert [answer.id for answer in find_answers(PACK, asked)][:1] == [first]


@pytest.mark.parametrize("asked", ["zzzz", "???", "can i", "12345", "the", "quark xylophone"])
def test_what_the_pack_does_not_know_has_no_answer(asked):
    assert find_answers(PACK, asked) == ()


@pytest.mark.parametrize("asked", ["", "   "])
def test_asking_nothing_lists_everything(asked):
    assert find_answers(PACK, asked) == PACK.interlocks


def test_every_answer_is_found_by_each_of_its_own_words():
    missed = [
        (interlock.id, phrase)
        for interlock in PACK.interlocks
        for phrase in interlock.words
        if interlock not in find_answers(PACK, phrase)
    ]
    assert missed == []


def test_a_very_long_question_is_answered_quickly():
    from time import perf_counter

    start = perf_counter()
    find_answers(PACK, "can i " + "reheat something nice " * 20)
    assert perf_counter() - start < 0.5


def test_unticked_checks_bring_their_advice():
    ticked = frozenset(check.id for check in PACK.meal_checks) - {"not_reheated", "cooked"}
    assert [check.id for check in unticked(PACK.meal_checks, ticked)] == ["cooked", "not_reheated"]
    assert unticked(PACK.meal_checks, frozenset(check.id for check in PACK.meal_checks)) == ()
    cooked = next(check for check in PACK.meal_checks if check.id == "cooked")
    assert all(word in cooked.advice.lower() for word in ("meat", "fish", "shellfish", "poultry", "eggs"))


def test_the_last_pee_colour_of_today_counts():
    diary = Diary(
        [
            entry("pee", NOW.replace(hour=7), text="brown"),
            entry("pee", NOW.replace(hour=9, minute=0), text="dark"),
        ]
    )
    pee = build_food(PACK, diary, TODAY).pee
    assert pee.chosen == "dark"
    assert "drink more" in pee.advice
    assert pee.said == "Written down at 9am"


def test_no_pee_colour_and_one_from_another_pack():
    assert build_food(PACK, Diary(), TODAY).pee.chosen == ""
    assert build_food(PACK, Diary([entry("pee", text="green")]), TODAY).pee.chosen == ""


def test_meals_and_appetite_of_the_day_in_words():
    diary = Diary(
        [
            entry("meal", NOW.replace(hour=8, minute=0), text="Porridge"),
            entry("meal", NOW.replace(hour=10)),
            entry("appetite", NOW, text="Not much"),
        ]
    )
    state = build_food(PACK, diary, TODAY)
    assert state.meals == ("Porridge, 8am", "Meal or snack, 10:40am")
    assert state.appetite == "At 10:40am you wrote: Not much"
