"""What a visit summary is made of: sentences, small tables and the figures that are drawn."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Section:
    """Something a person can leave out. `on`: it is in unless they do; what is private starts off."""

    id: str
    title: str
    on: bool = True


SECTIONS = (
    Section("report", "Symptoms, and what was advised"),
    Section("medicines", "Medicines"),
    Section("question", "Questions to ask"),
    Section("temperature", "Temperature"),
    Section("steps", "Steps"),
    Section("drink", "Fluids"),
    Section("energy", "Energy"),
    Section("sleep", "Sleep"),
    Section("pain", "Pain"),
    Section("weight", "Weight"),
    Section("appetite", "Appetite"),
    Section("brain", "Brain check"),
    Section("note", "Notes"),
    Section("mood", "Mood (private)", on=False),
)
USUAL_SECTIONS = frozenset(section.id for section in SECTIONS if section.on)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their headings. The first cell of a row names it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One temperature to draw, in degrees Celsius."""

    at: datetime
    celsius: float


@dataclass(frozen=True, slots=True)
class Bar:
    """The steps of a day, or the average of a week. None: nothing was written down, which is not zero."""

    day: date
    steps: float | None


@dataclass(frozen=True, slots=True)
class Part:
    """One section. `lines` are sentences; what is drawn is in the sentences too.

    `empty`: nothing was written down, which is all that `lines` say. `listed`: each line is one of a list.
    """

    id: str
    title: str
    lines: tuple[str, ...] = ()
    table: Table | None = None
    readings: tuple[Reading, ...] = ()
    bars: tuple[Bar, ...] = ()
    empty: bool = False
    listed: bool = False
