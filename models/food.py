"""Food and drink for a recovering immune system: meal checks, pee colour, meals and appetite."""

from dataclasses import dataclass
from datetime import date

from models.dates import say_time
from models.diary import Diary
from models.pack import CarePack
from models.pack_day import MealCheck, PeeColour
from models.records import Entry


@dataclass(frozen=True, slots=True)
class PeeState:
    """The answer given today, if any, and what to do."""

    chosen: str
    advice: str
    said: str


@dataclass(frozen=True, slots=True)
class FoodState:
    """What the Food screen shows beside the fluids."""

    pee: PeeState
    meals: tuple[str, ...]
    appetite: str


def build_food(pack: CarePack, diary: Diary, today: date) -> FoodState:
    """Today's pee colour, meals and appetite, in words."""
    meals = tuple(f"{meal.text or 'Meal or snack'}, {say_time(meal.at)}" for meal in diary.on(today, "meal"))
    notes = diary.on(today, "appetite")
    appetite = f"At {say_time(notes[-1].at)} you wrote: {notes[-1].text}" if notes else ""
    return FoodState(_pee(pack, diary.on(today, "pee")), meals, appetite)


def _pee(pack: CarePack, answers: tuple[Entry, ...]) -> PeeState:
    colour = find_pee(pack, answers[-1].text) if answers else None
    if colour is None:
        return PeeState("", "Darker pee can mean that you need to drink more.", "")
    return PeeState(colour.id, colour.advice, f"Written down at {say_time(answers[-1].at)}")


def find_pee(pack: CarePack, colour_id: str) -> PeeColour | None:
    """The colour with this id, or None where a newer pack no longer has it."""
    return next((colour for colour in pack.pee if colour.id == colour_id), None)


def unticked(checks: tuple[MealCheck, ...], ticked: frozenset[str]) -> tuple[MealCheck, ...]:
    """The food-safety checks that were not ticked; each has its own advice (N04 to N09)."""
    return tuple(check for check in checks if check.id not in ticked)
