"""What a care pack is: a centre's own instructions as data, so that a clinician can read or replace them.

A pack is a folder of TOML files and Markdown guide cards (see `care_packs/uclh`). `pack_loader.load` checks
it whole and builds these values and those of `pack_care` and `pack_day`. Every item names the coverage IDs it
carries (`covers`), see docs/coverage.md.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum

from models.pack_care import BrainPrompt, GuideCard, MedicineKind, Mood, Steroids, TeachBack, Topic, WardCheck
from models.pack_day import Drink, Fluids, MealCheck, Movement, PeeColour


class Level(IntEnum):
    """How urgent an instruction is. A higher number is more urgent. There is no "all clear" level."""

    NONE = 0
    GP = 1
    CONTACT = 2
    URGENT = 3
    EMERGENCY = 4


@dataclass(frozen=True, slots=True)
class Opening:
    """Hours on some weekdays (0 = Monday), in the centre's time zone. `closes` itself is closed."""

    days: tuple[int, ...]
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Contact:
    """A service that can be called. `number` is None where the source gives none (A&E, GP, DVLA).

    `role`: team, out_of_hours, urgent_service (999, A&E), centre, support, other.
    `pathway`: all, trial or not_trial. `hours` is empty where the source states none.
    `hours_words` says the hours as a person would: "9am to 5pm, Monday to Friday".
    """

    id: str
    name: str
    role: str
    covers: tuple[str, ...]
    number: str | None = None
    pathway: str = "all"
    hours: tuple[Opening, ...] = ()
    hours_words: str = ""
    note: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class SignGroup:
    """A heading on the Unwell screen and the signs below it are found by `Sign.group`."""

    id: str
    title: str
    reason: str = ""
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """Something a person can tick. `say` is first person ("I feel shivery"), `say_of` is about someone
    else ("is shivery"). `why` is one sentence for the card. `call_999` marks our labelled additions.
    `needs`: "" (shown to all), "picc" or "gcsf": then it is shown unless the plan says no.
    """

    id: str
    group: str
    label: str
    level: Level
    why: str
    say: str
    say_of: str
    covers: tuple[str, ...]
    detail: str = ""
    call_999: bool = False
    needs: str = ""
    added: bool = False


@dataclass(frozen=True, slots=True)
class Combination:
    """Signs that together are more urgent than each alone: all of `every` and at least one of `any_of`."""

    id: str
    every: tuple[str, ...]
    any_of: tuple[str, ...]
    level: Level
    why: str
    covers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelCard:
    """The words of the card for one level. `title` orders; `title_trial` replaces it on a trial."""

    level: Level
    title: str
    lead: str
    title_trial: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A line of the home checklist. `part`: morning, day or evening. `icon`: a name of `views/icons.py`.

    `kind`: tick, temperature, fluids, steps, move. `weekly` tasks are due once in seven days.
    """

    id: str
    title: str
    detail: str
    part: str
    icon: str
    covers: tuple[str, ...]
    kind: str = "tick"
    needs: str = ""
    weekly: bool = False


@dataclass(frozen=True, slots=True)
class Milestone:
    """A point on the recovery path, counted from `anchor` ("infusion" or "home").

    `kind`: visit (a date to expect), minimum (never before; never clears itself), about (a rough guide)
    or open (no number in the source: the team decides). Offsets in months and days; `open` has none.
    `pathway`: all, trial, not_trial. `stage`: where an open one stands on the road, hospital (after the
    infusion), now or later (at its end); "" is beside the road. `source`: where it comes from, in words.
    """

    id: str
    title: str
    words: str
    anchor: str
    kind: str
    icon: str
    covers: tuple[str, ...]
    months: int = 0
    days: int = 0
    pathway: str = "all"
    needs: str = ""
    stage: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Interlock:
    """A "Can I...?" answer. `answer` orders, `reasons` follow. `ask_team` adds the call button.

    `private`: shown only to a person who asks for it, never in a list that others may see.
    """

    id: str
    place: str
    question: str
    answer: str
    reasons: tuple[str, ...]
    covers: tuple[str, ...]
    words: tuple[str, ...] = ()
    ask_team: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class Tip:
    """A short statement shown on one screen. `place`: today, unwell, food, activity, record, contacts,
    path, setup, card, medicines. `link` is an outside address shown as text, never opened by itself."""

    id: str
    place: str
    title: str
    text: str
    covers: tuple[str, ...]
    link: str = ""
    needs: str = ""
    pathway: str = "all"


@dataclass(frozen=True, slots=True)
class CardFact:
    """A line of the A&E hand-over card, written for clinicians. `needs` as in `Sign`."""

    id: str
    title: str
    text: str
    icon: str
    covers: tuple[str, ...]
    needs: str = ""


@dataclass(frozen=True, slots=True)
class CarePack:
    """One centre's whole pack. `fever_c` is the emergency threshold in degrees Celsius (Q1).

    `dial_code`: the country's, as in "+44": what takes the place of a number's first 0 when it is dialled.
    `hub`: the address of the centre's hub, for apps that no hub serves; "" where there is none.
    """

    id: str
    centre: str
    title: str
    version: str
    source: str
    last_updated: date
    review_due: date
    time_zone: str
    dial_code: str
    bank_holidays: tuple[date, ...]
    bank_holidays_until: date
    fever_c: float
    disclaimer: str
    support_disclaimer: str
    covers: tuple[str, ...]
    fluids: Fluids
    movement: Movement
    contacts: tuple[Contact, ...]
    groups: tuple[SignGroup, ...]
    signs: tuple[Sign, ...]
    combinations: tuple[Combination, ...]
    cards: tuple[LevelCard, ...]
    tasks: tuple[Task, ...]
    milestones: tuple[Milestone, ...]
    drinks: tuple[Drink, ...]
    pee: tuple[PeeColour, ...]
    meal_checks: tuple[MealCheck, ...]
    interlocks: tuple[Interlock, ...]
    tips: tuple[Tip, ...]
    facts: tuple[CardFact, ...]
    medicine_kinds: tuple[MedicineKind, ...]
    steroids: Steroids
    topics: tuple[Topic, ...]
    guide: tuple[GuideCard, ...]
    moods: tuple[Mood, ...]
    prompts: tuple[BrainPrompt, ...]
    ward_checks: tuple[WardCheck, ...]
    teach_back: tuple[TeachBack, ...]
    hub: str = ""

    def contact(self, contact_id: str) -> Contact:
        """The contact with this id. Raises KeyError where there is none."""
        for contact in self.contacts:
            if contact.id == contact_id:
                return contact
        raise KeyError(contact_id)

    def dialled(self, contact: Contact) -> str:
        """What a phone in any country dials for this contact; 999 and the like stay. "" without a number."""
        number = (contact.number or "").replace(" ", "")
        return self.dial_code + number[1:] if number.startswith("0") else number
