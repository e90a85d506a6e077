"""Meal checks, pee colours, meals and appetite of the day."""

from models.diary import Diary
from models.food import build_food, unticked
from models.pack_loader import load_centre
from tests.people import NOW, entry

PACK = load_centre("uclh")
TODAY = NOW.date()


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
