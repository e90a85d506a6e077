"""How long a medicine still lasts, so that the GP is asked for more before it runs out (R37, M09).

Doses that nothing is written about count as taken: a warning may come early, never late.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import floor

from models.diary import Diary
from models.doses import LATE, RANK, SKIPPED, TAKEN, wall
from models.medicine import Medicine
from models.records import Entry

LOW_DAYS = 7
MARGIN = timedelta(days=2)  # an entry is about a time near to the one its dose was due


@dataclass(frozen=True, slots=True)
class Supply:
    """What is left, in units and in whole days; `days` is None for a medicine "when needed"."""

    left: float
    days: int | None
    low: bool


def supplies(medicines: Iterable[Medicine], diary: Diary, now: datetime) -> dict[str, Supply]:
    """What is left of each medicine that was counted, by its uid. Looks at entries since the first count."""
    counted = {one.uid: one for one in medicines if one.counted is not None and one.left is not None}
    if not counted:
        return {}
    first = min(one.counted for one in counted.values() if one.counted) - MARGIN
    entries: dict[str, list[Entry]] = {uid: [] for uid in counted}
    for entry in reversed(diary.of("dose")):
        if entry.at < first:
            break
        if len(entry.tags) >= 4 and entry.tags[0] in entries and entry.tags[2] in RANK:
            entries[entry.tags[0]].append(entry)
    return {uid: _supply(one, entries[uid], now) for uid, one in counted.items()}


def _supply(medicine: Medicine, entries: list[Entry], now: datetime) -> Supply:
    assert medicine.counted is not None
    assert medicine.left is not None
    since, until = wall(medicine.counted), wall(now) - LATE
    taken = [entry for entry in entries if entry.tags[2] == TAKEN and entry.at >= medicine.counted]
    used = len({entry.tags[1] for entry in taken if entry.tags[1]})  # one dose, however often written down
    used += sum(not entry.tags[1] for entry in taken)
    if not medicine.held:
        used += max(0, _asked(medicine, since, until) - len(_told(medicine, entries, since, until)))
    left = max(0.0, medicine.left - used * medicine.each)
    doses = left / medicine.each
    days = floor(doses / len(medicine.times)) if medicine.times else None
    return Supply(left, days, (floor(doses) if days is None else days) <= LOW_DAYS)


def _asked(medicine: Medicine, since: datetime, until: datetime) -> int:
    """How many doses were due between two wall times."""
    total = 0
    for clock in set(medicine.times):
        first = since.date().toordinal() + (clock < since.time())
        last = until.date().toordinal() - (clock > until.time())
        total += max(0, last - first + 1)
    return total


def _told(medicine: Medicine, entries: list[Entry], since: datetime, until: datetime) -> set[str]:
    """Those of them that something is written down about."""
    first, last = since.isoformat(timespec="minutes"), until.isoformat(timespec="minutes")
    clocks = {clock.isoformat("minutes") for clock in medicine.times}
    return {
        due
        for due, outcome in ((entry.tags[1], entry.tags[2]) for entry in entries)
        if outcome in (TAKEN, SKIPPED) and first <= due <= last and due[11:] in clocks
    }


def say_amount(amount: float) -> str:
    """ "12", "2.5"."""
    return f"{amount:,.1f}".removesuffix(".0")


def say_supply(supply: Supply) -> str:
    """ "About 6 days left", "12 left by your count"."""
    if supply.left <= 0:
        return "None left, by your count"
    if supply.days is None:
        return f"{say_amount(supply.left)} left, by your count"
    if supply.days < 1:
        return "Less than 1 day left"
    return f"About {supply.days:,} {'day' if supply.days == 1 else 'days'} left"
