"""What a store of boxes has to do, so that the hub is the same over SQLite and over PostgreSQL.

A box holds one sealed blob that the hub cannot read. Who may write and who may read it is known by the
SHA-256 of two tokens. Every rule about a write stands in `decide`; both stores ask it in their transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from hmac import compare_digest
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Box:
    """What the hub keeps of a box. Times are seconds since 1970 (UTC).

    A box that is `gone` is a tombstone: its blob is empty, and until `expires` it says that sharing ended.
    `opened` is the minute in which a reader's token was last used, None where it never was.
    """

    version: int
    blob: bytes = field(repr=False)
    read: bytes = field(repr=False)  # SHA-256 of the reader's token
    write: bytes = field(repr=False)  # SHA-256 of the writer's token
    changed: float
    expires: float
    gone: bool = False
    opened: float | None = None


class Outcome(Enum):
    """What became of a write."""

    CREATED = auto()
    REPLACED = auto()
    REPEATED = auto()  # the same bytes are there already at the wanted version: the answer got lost
    REMOVED = auto()  # a tombstone is there now, or was before
    STALE = auto()  # the box has another version than was expected
    EXISTS = auto()  # the box was to be created
    ABSENT = auto()
    FORBIDDEN = auto()  # not this box's write token
    GONE = auto()
    SOON = auto()  # less than `pace` seconds after the last write
    FULL = auto()  # nothing was stored; the store is full, or there was no room for a new box


Written = tuple[Outcome, Box | None]  # and the box as it is then: None where it is absent, or FULL
STORED = frozenset({Outcome.CREATED, Outcome.REPLACED, Outcome.REMOVED})


@dataclass(frozen=True, slots=True)
class Change:
    """One PUT. `expected` is the version that it replaces, 0 to create; `read` is given to create only."""

    box: str = field(repr=False)  # 32 hexadecimal digits
    write: bytes = field(repr=False)
    read: bytes | None = field(repr=False)
    blob: bytes = field(repr=False)
    expected: int
    expires: float
    now: float
    pace: float = 0  # seconds that have to lie between two writes
    room: bool = True  # whether one more box may be there


class BoxesUnavailable(Exception):
    """The store cannot answer now, and nothing was stored; the text is a sentence for who asked."""


class CannotOpen(Exception):
    """The store cannot open; the text is a sentence or two for who runs the hub."""


class Boxes(Protocol):
    """A store. `put`, `get` and `remove` raise BoxesUnavailable; `open` raises CannotOpen.

    What `put` and `remove` report as STORED is on the disk by then: it outlives a loss of power.
    An expired box is absent to every call, whether `tidy` has come by or not.
    `count` is how many boxes there are, with tombstones: exact after `open` and `tidy`, in between with those
    that this process made.
    """

    count: int

    async def open(self) -> None: ...

    async def close(self) -> None: ...

    async def put(self, change: Change) -> tuple[Outcome, Box | None]:
        """The outcome as `decide` says, and the box as it is after it (None: absent, or FULL)."""
        ...

    async def get(self, box: str, now: float) -> Box | None:
        """The box or its tombstone; None where it is absent."""
        ...

    async def remove(self, box: str, write: bytes, now: float) -> tuple[Outcome, Box | None]:
        """REMOVED with the tombstone (also where there was one), ABSENT or FORBIDDEN."""
        ...

    async def opened(self, box: str, now: float) -> None:
        """A reader's token was used; the minute is kept. May be written later: a crash may lose it."""
        ...

    async def tidy(self, now: float) -> int:
        """Delete what has expired, and say how many boxes that were."""
        ...

    def on_change(self, heard: Callable[[str | None], None]) -> None:
        """Call `heard` in the event loop with each box that changed, in this or any other hub process.

        None means that any box may have. Said once, before `open`.
        """
        ...


def minute(now: float) -> float:
    """The minute that `now` is in: nobody's reading is kept more exactly."""
    return now // 60 * 60


def decide(found: Box | None, change: Change) -> Outcome:
    """What a PUT may do to the box that was `found` for it; only CREATED and REPLACED are to be stored."""
    if is_absent(found, change.now):
        if change.expected:
            return Outcome.ABSENT
        return Outcome.CREATED if change.room else Outcome.FULL
    assert found is not None
    if not compare_digest(found.write, change.write):
        return Outcome.FORBIDDEN
    if found.gone:
        return Outcome.GONE
    if found.version == change.expected + 1 and found.blob == change.blob:
        return Outcome.REPEATED
    if found.version != change.expected:
        return Outcome.STALE if change.expected else Outcome.EXISTS
    # A clock that was put back must not shut a writer out.
    return Outcome.SOON if 0 <= change.now - found.changed < change.pace else Outcome.REPLACED


def decide_removal(found: Box | None, write: bytes, now: float) -> Outcome:
    """What a DELETE may do; REMOVED where a tombstone may be left, or is there."""
    if is_absent(found, now):
        return Outcome.ABSENT
    assert found is not None
    return Outcome.REMOVED if compare_digest(found.write, write) else Outcome.FORBIDDEN


def is_absent(found: Box | None, now: float) -> bool:
    """Whether there is no box, or one that has expired."""
    return found is None or found.expires <= now


def written(found: Box | None, change: Change) -> Box:
    """The box that a change to be stored leaves. A box in the place of an expired one starts afresh."""
    created = not change.expected
    read = change.read if created or found is None else found.read
    assert read is not None
    opened = None if created or found is None else found.opened
    return Box(
        change.expected + 1, change.blob, read, change.write, change.now, change.expires, opened=opened
    )


def tombstone(found: Box, now: float) -> Box:
    """What a removed box leaves: hashes and times only."""
    return Box(found.version, b"", found.read, found.write, now, found.expires, True, found.opened)


Write = Callable[[Box | None], Written]  # from the box that is found


def put_into(found: Box | None, change: Change) -> Written:
    """What a PUT makes of the box that was found: to be stored where STORED has the outcome."""
    outcome = decide(found, change)
    if outcome in STORED:
        return outcome, written(found, change)
    return outcome, None if outcome in (Outcome.ABSENT, Outcome.FULL) else found


def remove_from(found: Box | None, write: bytes, now: float) -> Written:
    """The same for a DELETE; a tombstone that is there already stays, and is not to be stored again."""
    outcome = decide_removal(found, write, now)
    if outcome is Outcome.REMOVED and found and not found.gone:
        return outcome, tombstone(found, now)
    return outcome, None if outcome is Outcome.ABSENT else found
