"""The parts of a care pack while it is being loaded: which file holds what, and what could be read so far."""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

HEAD = "pack.toml"
FILES: dict[str, tuple[str, ...]] = {
    "contacts.toml": ("contacts",),
    "red_flags.toml": ("groups", "signs", "combinations", "cards"),
    "checklist.toml": ("tasks",),
    "path.toml": ("milestones",),
    "food.toml": ("fluids", "drinks", "pee", "meal_checks"),
    "activity.toml": ("movement",),
    "can_i.toml": ("interlocks",),
    "card.toml": ("facts",),
    "tips.toml": ("tips",),
    "medicines.toml": ("medicine_kinds", "steroids"),
    "guide.toml": ("topics",),
    "feelings.toml": ("moods",),
    "brain.toml": ("prompts",),
    "ward.toml": ("ward_checks", "teach_back"),
}
GUIDE = "guide"  # the one part that has a folder of files
FILE_OF = {section: name for name, sections in FILES.items() for section in sections} | {GUIDE: "guide"}


@dataclass(slots=True)
class Parts:
    """What could be decoded: `values` by field of CarePack, `ids` by part in the file's order.

    `ids` also has the ids of items that could not be decoded, so that one fault is told once.
    """

    values: dict[str, Any] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)

    def items(self, section: str) -> tuple[Any, ...]:
        """The items of a part; none where it is missing."""
        items: tuple[Any, ...] = self.values.get(section, ())
        return items


def at(section: str, item_id: str = "") -> str:
    """Where an item stands: "tips.toml, steroids"."""
    return f"{FILE_OF.get(section, HEAD)}, {item_id or section}"


@cache
def centres() -> frozenset[str]:
    """The ids of the care packs that ship."""
    packs = files("models.care_packs").iterdir()
    return frozenset(folder.name for folder in packs if folder.joinpath(HEAD).is_file())


@cache
def known_ids() -> frozenset[str]:
    """Every coverage ID of the source texts (tools/coverage.py keeps the list)."""
    text = (files("models.care_packs") / "coverage_ids.txt").read_text("utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))
