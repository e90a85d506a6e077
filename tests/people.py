"""Synthetic people and moments for every test. Nothing here is real and nothing depends on today."""

import random
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from models.records import Entry, Person, Plan

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 20, 10, 40, tzinfo=LONDON)  # a Friday, in hours
NIGHT = datetime(2026, 11, 20, 3, 0, tzinfo=LONDON)
SAM = Plan(
    infusion=date(2026, 10, 28),
    home=date(2026, 11, 11),
    trial=False,
    picc=True,
    gcsf=True,
    numbers_confirmed=True,
    name="Sam Taylor",
    born=date(1968, 5, 4),
    allergies="penicillin (rash)",
    nurse=Person("Ada Mensah", "020 7946 0123"),
    local_hospital=Person("Northfield General", "020 7946 0456"),
    emergency_contact=Person("Jo Taylor", "07700 900142"),
)


def entry(
    kind: str, at: datetime = NOW, value: float | None = None, text: str = "", tags: tuple[str, ...] = ()
) -> Entry:
    """An entry with a uid made of what it says, so that equal calls give equal entries."""
    uid = f"{kind}-{at.isoformat()}-{value}-{text}-{'-'.join(tags)}"
    return Entry(uid, kind, at, at, value, text, tags)


def year_of_entries(count: int = 10_000, until: datetime = NOW, seed: int = 7) -> tuple[Entry, ...]:
    """A seeded year of diary, evenly spread up to `until`, none at a fever's threshold."""
    rng = random.Random(seed)
    step = timedelta(days=365) / count
    kinds = ("drink", "drink", "drink", "steps", "moved", "task", "temperature", "meal", "pee", "note")
    made = []
    for index in range(count):
        at = (until - step * (count - index)).replace(microsecond=0)
        kind = rng.choice(kinds)
        value = {
            "drink": rng.choice((150, 200, 250, 500)),
            "steps": rng.randint(100, 900),
            "temperature": round(rng.uniform(36.1, 37.4), 1),
        }.get(kind)
        text = {"task": "mouth_morning", "pee": "pale", "note": "A quiet day.", "drink": "Mug"}.get(kind, "")
        made.append(Entry(f"{index:032x}", kind, at, at, value, text))
    return tuple(made)
