"""The steps of a ward hand-over in order: what was answered, what stops it, and whether it can go home."""

from dataclasses import dataclass
from datetime import date

from models.pack import CarePack
from models.ward import WardDraft, answer_to
from models.ward_rules import LATER, MISSING, Ward
from models.ward_words import WORDS

STEPS = (
    ("dates", "Dates"),
    ("pathway", "Pathway"),
    ("line", "PICC"),
    ("visits", "Tests and visits"),
    ("medicines", "Medicines"),
    ("contacts", "Contacts"),
    ("day", "Day at home"),
    ("checks", "Going-home checks"),
    ("teach", "Teach-back"),
    ("take", "Move to phone"),
)
IDS = tuple(step for step, _ in STEPS)
SEEN = "seen_"  # with the id of a step, in `confirmed`: somebody looked at it and went on
NOTHING_YET = "No dates yet"


@dataclass(frozen=True, slots=True)
class WardStep:
    """One step. `words`: the answer in words. `missing` stops the hand-over, one sentence each; `later` does
    not: it is what the team still has to give. `done` is a tick in the list."""

    id: str
    number: int
    title: str
    words: str
    missing: tuple[str, ...]
    later: tuple[str, ...]
    done: bool


@dataclass(frozen=True, slots=True)
class WardState:
    """The whole hand-over. `missing` and `later` are those of all steps, each with its step."""

    steps: tuple[WardStep, ...]

    @property
    def missing(self) -> tuple[tuple[WardStep, str], ...]:
        """What stops the hand-over."""
        return tuple((step, words) for step in self.steps for words in step.missing)

    @property
    def later(self) -> tuple[tuple[WardStep, str], ...]:
        """What the team still has to give, and is said at home."""
        return tuple((step, words) for step in self.steps for words in step.later)

    @property
    def ready(self) -> bool:
        """Whether the plan may go home."""
        return not self.missing

    def step(self, step_id: str) -> WardStep:
        """The step of this id; the first one that is not done where there is none."""
        found = next((step for step in self.steps if step.id == step_id), None)
        return found or next((step for step in self.steps if not step.done), self.steps[-1])


def build_ward(pack: CarePack, draft: WardDraft, today: date) -> WardState:
    """The steps of this hand-over on the day of the ward."""
    ward = Ward(pack, draft, today)
    return WardState(tuple(_step(ward, number, *pair) for number, pair in enumerate(STEPS, start=1)))


def _step(ward: Ward, number: int, step: str, title: str) -> WardStep:
    missing = tuple(MISSING[step](ward)) if step in MISSING else ()
    later = tuple(LATER[step](ward)) if step in LATER else ()
    words = WORDS[step](ward)
    seen = answer_to(ward.draft.confirmed, f"{SEEN}{step}") is not None
    if step == "visits" and seen:
        words = words or NOTHING_YET
    return WardStep(step, number, title, words, missing, later, not missing and bool(words))


def after(step: str) -> str:
    """The id of the next step; the last stays."""
    return IDS[min(IDS.index(step) + 1, len(IDS) - 1)]


def before(step: str) -> str:
    """The id of the step before; "" before the first."""
    index = IDS.index(step)
    return IDS[index - 1] if index else ""
