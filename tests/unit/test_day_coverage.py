"""Every statement about food, drink and activity is carried by something on Today, Food or Activity."""

import pytest

from models.pack_loader import load_centre
from models.tips import tips_at
from tests.people import SAM

PACK = load_centre("uclh")
SHOWN = (
    *PACK.tasks,
    *PACK.pee,
    *PACK.meal_checks,
    *PACK.interlocks,
    *(tip for place in ("today", "food", "activity") for tip in tips_at(PACK, SAM, place)),
    PACK.fluids,
    PACK.movement,
)
REACHED = {covered for item in SHOWN for covered in item.covers}


@pytest.mark.parametrize(
    "statement",
    [
        *(f"N{number:02}" for number in range(1, 16)),
        *(f"X{number:02}" for number in range(1, 10)),
        *("I04", "I05", "I06", "I14", "F08", "F09", "FA12", "R48", "Q8", "Q17"),
    ],
)
def test_a_statement_can_be_reached(statement):
    assert statement in REACHED
