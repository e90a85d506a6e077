"""The doses of the due list: exactly those of models/doses.py, with when to remind of each."""

from collections.abc import Iterator
from datetime import datetime

from models.dates import say_day
from models.dose_words import say_dose, say_state
from models.doses import DUE as OPEN
from models.doses import LATER, SKIPPED, TAKEN, UNRECORDED, Dose, doses_of_day, doses_since
from models.doses import UPCOMING as TO_COME
from models.due_item import DONE, DUE, MISSED, UPCOMING, DueItem, Looking, repeats

STATES = {OPEN: DUE, TO_COME: UPCOMING, LATER: UPCOMING, UNRECORDED: MISSED, TAKEN: DONE, SKIPPED: DONE}

DOSES = "/medicines"  # where every dose is answered, among the others of its day


def dose_items(look: Looking) -> Iterator[DueItem]:
    """Each dose once. Taken is offered only where nothing is to be asked first: too soon after another one,
    a dose opens its medicine instead."""
    if look.page:
        doses = doses_of_day(look.plan.prescribed, look.diary, look.now)
    else:
        doses = doses_since(look.plan.prescribed, look.diary, look.since.date(), look.now)
    for dose in doses:
        item = _item(look, dose)
        if look.page or item.until is None or not look.over(item.until):
            yield item


def _item(look: Looking, dose: Dose) -> DueItem:
    until, put_off = look.at(dose.closes), _put_off(dose)
    first = look.at(put_off or dose.due)
    waits = dose.state in (OPEN, TO_COME, LATER)
    second, note = _words(look, dose) if waits or look.page else ("", "")
    return DueItem(
        id=f"medicine|{dose.id}",
        kind="medicine",
        title=dose.medicine.title,
        second=second,
        at=first,
        state=STATES[dose.state],
        route=DOSES,
        actions=((LATER,) if note else (TAKEN, LATER)) if dose.state == OPEN else (),
        remind=repeats("medicine", first, until) if waits else (),
        until=until,
        ref=dose.id,
        series=put_off.isoformat() if put_off else "",
        asks=waits and bool(note),
    )


def _words(look: Looking, dose: Dose) -> tuple[str, str]:
    """What is said of it, and what to know before it is taken, of those that wait now: looking for what was
    taken lately takes its time."""
    if dose.state not in (OPEN, UNRECORDED):
        return say_state(dose, look.now), ""
    line = say_dose(dose, look.diary, look.now)
    return f"{line.second} {line.note}".strip(), line.note


def _put_off(dose: Dose) -> datetime | None:
    return dose.record.until if dose.record is not None and dose.record.outcome == LATER else None


def say_span(first: datetime, last: datetime, now: datetime) -> str:
    """ "Wednesday 18 November", "Wednesday 18 November to yesterday"."""
    begun, ended = (say_day(one.date(), now.date()) for one in (first, last))
    return begun if begun == ended else f"{begun} to {ended}"
