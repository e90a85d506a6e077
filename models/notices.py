"""What a window keeps for a moment beside the record: the last notice, and what is ticked on Unwell."""

from dataclasses import dataclass
from datetime import timedelta

UNDO_FOR = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Notice:
    """What the last tap did, in words. It stays until the next one, or for `UNDO_FOR`: undo is for slips.

    `problem`: it could not be done.
    """

    text: str
    undo: bool = False
    problem: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What is ticked on the Unwell screen and not yet written down. `temperature` is as it was typed."""

    signs: frozenset[str] = frozenset()
    temperature: str = ""
    text: str = ""
    for_someone: bool = False
