"""Writes down what is ticked on the Unwell screen: an instruction that was shown is always remembered."""

from models.dates import say_time
from models.readings import parse_temperature
from services.state import AppState


def keep_report(state: AppState) -> bool:
    """Store the ticks as one report that one undo takes back, and empty the draft.

    A temperature alone is stored as a reading. One that cannot be true is not stored, the ticks are.
    Returns False where nothing could be stored: the draft stays, and the instruction with it.
    """
    draft = state.draft
    celsius = parse_temperature(draft.temperature).value if draft.temperature.strip() else None
    clock = say_time(state.now)
    if draft.signs:
        where = "on this device" if state.watching else "in your record"
        said = f"Saved {where} at {clock}"
        kept = state.write_report(tuple(sorted(draft.signs)), celsius, draft.text.strip(), said)
    elif celsius is not None:
        kept = state.record_temperature(celsius, f"Added {celsius:.1f}C at {clock}")
    else:
        return True
    if kept:
        state.set_draft(signs=frozenset(), temperature="", text="")
    return kept
