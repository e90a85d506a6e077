"""What Homeward remembers: the plan a person goes home with, and the entries of their diary."""

from dataclasses import dataclass
from datetime import date, datetime

from models.medicine import Medicine


@dataclass(frozen=True, slots=True)
class Person:
    """A name and a number to call: the nurse, the local hospital, the emergency contact."""

    name: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What set-up asked. Unknown is None (never guessed); `infusion` is the day of the CAR T-cells (T0),
    `home` the day of leaving hospital (D0). `numbers_confirmed`: the person checked the centre's numbers.
    `fluids_ml`: a daily amount from the team in place of the source's band. `step_goal`: steps a day in
    place of the goal that grows. `team_dates`: (milestone id, date) pairs where the team gave a date.
    `prescribed`: the medicines with their times; `medicines`: others, in the person's own words.
    `irradiated_card`: whether the person has got their irradiated blood card (R38).
    """

    centre: str = "uclh"
    infusion: date | None = None
    home: date | None = None
    trial: bool | None = None
    picc: bool | None = None
    gcsf: bool | None = None
    numbers_confirmed: bool = False
    name: str = ""
    born: date | None = None
    allergies: str = ""
    medicines: str = ""
    nurse: Person = Person()
    local_hospital: Person = Person()
    emergency_contact: Person = Person()
    fluids_ml: int | None = None
    step_goal: int | None = None
    team_dates: tuple[tuple[str, date], ...] = ()
    prescribed: tuple[Medicine, ...] = ()
    irradiated_card: bool | None = None

    @property
    def ready(self) -> bool:
        """Whether set-up can be left: only the infusion date cannot be skipped."""
        return self.infusion is not None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the diary. What `value`, `text` and `tags` mean depends on `kind`, see `kinds.py`.

    `uid` identifies it for ever; `at` is the time it is about, `written` the time it was written down,
    both with the offset of the clock that wrote them, so that `at.date()` is the person's own day.
    """

    uid: str
    kind: str
    at: datetime
    written: datetime
    value: float | None = None
    text: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """How this device shows the app. `theme`: system, light or dark; `text_percent`: 100 to 200;
    `share_offered`: the person has answered whether they want to share with a carer."""

    theme: str = "system"
    text_percent: int = 100
    simple: bool = False
    last_backup: datetime | None = None
    share_offered: bool = False
