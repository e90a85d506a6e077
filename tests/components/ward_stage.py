"""A tablet on a ward where a hand-over was begun, for the tests of its screens."""

from dataclasses import replace
from datetime import date

from models.records import Plan
from models.ward import WardDraft
from models.ward_steps import WardStep, build_ward
from services.state import AppState
from tests.components.harness import App
from tests.components.stage import make_state
from tests.people import NOW
from tests.ward import PACK

UPRIGHT = {"width": 820, "height": 1180}
INFUSION, HOME = "CAR\u00a0T\u2011cell infusion", "Going home"


def begun(draft: WardDraft | None = None) -> AppState:
    """The state of a tablet with a hand-over, open in this window."""
    state = make_state(Plan())
    assert state.begin_ward("AM", "2580")
    if draft is not None and state.ward is not None:
        state.save_ward(replace(draft, pin=state.ward.pin, started=state.ward.started))
    return state


def step(state: AppState, name: str) -> WardStep:
    """A step as the list has it now."""
    assert state.ward is not None
    return build_ward(PACK, state.ward, NOW.date()).step(name)


async def type_date(app: App, name: str, day: date) -> None:
    """Type a date into its three fields."""
    for part, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        await app.type(f"{name}, {part}", str(number))
