"""Food and drink for a recovering immune system: meal checks, pee colour and the "Can I...?" answers."""

import re
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from models.dates import say_time
from models.diary import Diary
from models.pack import CarePack, Interlock, MealCheck, PeeColour
from models.records import Entry

ALIKE = 0.75  # how much two words must share to count as one misspelt
NEAR = 0.6  # answers that fit less than this part of the best one are left out
NAMELESS = re.compile(
    r"(a|am|an|and|any|are|at|be|been|can|could|do|does|for|from|get|go|going|had|have|having|i|if|in|is|it|may|me|"
    r"my|of|ok|on|or|should|some|take|taking|than|that|the|there|this|to|up|use|using|want|was|what|when|with|you|your)"
)  # words that ask, but not about anything
VERBS = re.compile(r"(drink|eat)(ing)?")  # asked about only where nothing else was


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


def find_answers(pack: CarePack, asked: str) -> tuple[Interlock, ...]:
    """The "Can I...?" answers for what was asked, the best first. Misspellings are tolerated.

    Nothing asked gives all of them; an empty result means the pack has no answer, never that it is safe.
    """
    if not asked.strip():
        return pack.interlocks
    words = [word for word in _words(asked) if not NAMELESS.fullmatch(word)]
    words = [word for word in words if not VERBS.fullmatch(word)] or words
    scores = [(_score(words, interlock), -index) for index, interlock in enumerate(pack.interlocks)]
    best = sorted((pair for pair in scores if pair[0] > 0), reverse=True)
    return tuple(pack.interlocks[-index] for score, index in best if score >= best[0][0] * NEAR)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower().replace("'", ""))


def _score(asked: list[str], interlock: Interlock) -> float:
    """How well the asked words fit: the sum of each one's best likeness, words of the list count most."""
    known = {word: 1.0 for phrase in interlock.words for word in _words(phrase)}
    for word in _words(interlock.question):
        known.setdefault(word, 0.9)
    return sum(
        max(
            (
                weight * _alike(word, other)
                for other, weight in known.items()
                if not NAMELESS.fullmatch(other)
            ),
            default=0.0,
        )
        for word in asked
    )


def _alike(asked: str, known: str) -> float:
    """1 for the same word or its plural, the likeness of a misspelling, else 0."""
    if asked.rstrip("s") == known.rstrip("s"):
        return 1.0
    if len(asked) >= 4 and len(known) >= 4:
        if known.startswith(asked) or asked.startswith(known):
            return 0.95
        likeness = SequenceMatcher(None, asked, known).ratio()
        return likeness if likeness >= ALIKE else 0.0
    return 0.0
