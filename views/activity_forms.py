"""What can be typed on Activity: steps since the last time, or the day's total of a step counter."""

from models.dates import say_time
from services.state import AppState
from views.amount_form import Amount, Save

STEPS = Amount("How many steps?", "steps", 1, 100_000)


def steps_saves(state: AppState, so_far: int) -> tuple[Save, ...]:
    """Add to the day, or take the total that a step counter shows."""

    def add(steps: int) -> str:
        return _store(state, state.record("steps", f"Added {steps:,} steps at {say_time(state.now)}", steps))

    def total(steps: int) -> str:
        if steps <= so_far:
            return f"You have {so_far:,} steps today already. To change an entry, open Record."
        said = f"Steps today are now {steps:,}"
        return _store(state, state.record("steps", said, steps - so_far))

    return Save("Add to today", add), Save("This is my total for today", total, "tonal")


def _store(state: AppState, stored: bool) -> str:
    if stored:
        return ""
    return state.notice.text if state.notice else "That was not stored. Try again."
