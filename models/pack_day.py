"""The parts of a care pack that each day at home is counted by: drinking, eating safely and moving."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class Drink:
    """A quick-add drink and its volume in millilitres."""

    id: str
    name: str
    ml: int
    icon: str


@dataclass(frozen=True, slots=True)
class PeeColour:
    """One answer to "What colour is your pee?" with what to do. `swatch` is a CSS colour."""

    id: str
    label: str
    swatch: str
    advice: str
    covers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MealCheck:
    """A food-safety question about a meal; `advice` is shown when it is not ticked."""

    id: str
    label: str
    advice: str
    covers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fluids:
    """The fluid band in millilitres a day."""

    low_ml: int
    high_ml: int
    covers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Movement:
    """Activity figures: longest sitting time in minutes (by day only) and the step goal's own rule.

    The source gives no step number: `first_goal`, `growth_percent` and `most_growth` are ours.
    """

    sit_minutes: int
    day_starts: time
    day_ends: time
    first_goal: int
    growth_percent: int
    most_growth: int
    nudge: str
    covers: tuple[str, ...]
