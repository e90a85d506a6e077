"""Synthetic people and moments for every test. Nothing here is real and nothing depends on today."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from models.records import Entry, Person, Plan
from tests.year import make_year

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
    """The newest entries of a seeded year up to `until`, none at a fever's threshold (tests/year.py)."""
    return make_year(count, until, seed)
