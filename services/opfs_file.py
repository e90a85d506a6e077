"""The record's file in a browser, where files must be opened before they are needed and cannot be renamed.

Only an OPFS "sync access handle" writes durably before a call returns, and only asynchronous code may open
one. So `web/opfs.js` opens a pool of nameless slots beside Python's own start, and which slot holds what
stands in the slots themselves: 256 bytes `crc32 SPACE json ZEROS` with a label and a generation, then the
content. Putting a file in another's place is: write the content into a free slot, flush, write the head with
a higher generation, flush. A torn head does not count, and of two slots with one label the higher generation
wins, so after a power cut the old or the new file is there, never a part. `docs/decisions/0010` says why.
"""

import errno
import json
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol
from zlib import crc32

from models.storage_words import NEWER
from services.journal import StoreError, StoreTooNew

HEAD = 256
RECORD = "record"
FORMAT = 1


class Slot(Protocol):
    """One open file of `web/opfs.js`. Instead of raising, a call answers with a negative errno."""

    def size(self) -> int: ...

    def read(self, at: int, size: int) -> Any:
        """Bytes as something with `to_bytes()`, as a JavaScript array has here; or a negative errno."""

    def write(self, at: int, data: bytes) -> int:
        """How many bytes were taken: a nearly full device takes a part."""

    def truncate(self, size: int) -> int: ...

    def flush(self) -> int: ...

    def close(self) -> None: ...


@dataclass(eq=False)
class Place:
    """A slot and what its head says. No label: free, or never finished."""

    slot: Slot
    label: str | None = None
    generation: int = 0

    def content(self) -> bytes:
        """What follows the head."""
        return self._read(HEAD, max(_checked(self.slot.size()) - HEAD, 0))

    @property
    def head(self) -> bytes:
        """The first bytes; zeros or nothing where the content was never finished."""
        return self._read(0, min(_checked(self.slot.size()), HEAD))

    def look(self) -> None:
        """Read the head. Raises StoreTooNew where a newer Homeward wrote it."""
        head = self.head
        body = head[9:].rstrip(b"\0")
        if len(head) == HEAD and head[:9] == b"%08x " % crc32(body):
            said = json.loads(body)
            if said["slot"] > FORMAT:
                raise StoreTooNew(NEWER)
            self.label, self.generation = said["label"], said["generation"]

    def fill(self, data: bytes) -> None:
        """Make `data` the durable content of a slot that has no name yet."""
        self.label = None
        self.cut(0)
        self.flush()  # an old head must not come back over new content
        self.write(HEAD, data)
        self.flush()

    def name(self, label: str, generation: int) -> None:
        """Write the head: from here on the content counts, and when this returns it does for ever."""
        self.label, self.generation = label, generation
        body = json.dumps({"slot": FORMAT, "label": label, "generation": generation}).encode()
        self.write(0, (b"%08x %b" % (crc32(body), body)).ljust(HEAD, b"\0"))
        self.flush()

    def write(self, at: int, data: bytes) -> None:
        """Write all of `data`."""
        while data:
            taken = _checked(self.slot.write(at, data))
            if not taken:
                raise OSError(errno.ENOSPC, "No space left on device")
            at, data = at + taken, data[taken:]

    def empty(self) -> None:
        """Overwrite what is there, then cut it off: after this the slot is free."""
        self.label = None
        if size := _checked(self.slot.size()):
            self.write(0, bytes(size))
            self.flush()
            self.cut(0)
            self.flush()

    def cut(self, size: int) -> None:
        """Cut the file, head and all, to `size` bytes."""
        _checked(self.slot.truncate(size))

    def flush(self) -> None:
        """Make everything written so far survive a power cut."""
        _checked(self.slot.flush())

    def _read(self, at: int, size: int) -> bytes:
        found = self.slot.read(at, size) if size else 0
        if isinstance(found, int):
            _checked(found)
            return b""
        return bytes(found.to_bytes())


class OpfsFile:
    """A `RecordFile` over this browser's slots. Making one raises StoreError where they cannot be read."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self._places = [Place(slot) for slot in slots]
        self._doubtful = False  # whether a flush failed: then the slot is not trusted again
        self._record: Place | None = None
        self._sure: Place | None = None  # the last one that surely is on the device
        try:
            for place in self._places:
                place.look()
            self._choose()
        except OSError as problem:
            self.close()
            raise StoreError(
                "Homeward could not open your record in this browser. "
                "Close the browser, then open Homeward again."
            ) from problem
        except StoreError:
            self.close()
            raise

    def _choose(self) -> None:
        """Find the slot that holds the record; older ones with its label are given free."""
        self._record = self._sure = newest = _newest(self._places, RECORD)
        if newest is None:
            self._salvage()
        elif sum(place.label == RECORD for place in self._places) > 1:
            newest.flush()  # its head may not be durable yet: the older one is needed until it is
            self._release(RECORD, newest)

    def _salvage(self) -> None:
        """Where no head names the record, a damaged one may: the journal checks the lines behind it."""
        nameless = [place for place in self._places if place.label is None and place.head.strip(b"\0")]
        if nameless:
            self._record = self._sure = longest = max(nameless, key=lambda place: len(place.content()))
            longest.label = RECORD
            self.replace(longest.content())

    def read_all(self) -> bytes:
        """All bytes of the record; none where there is no record yet."""
        return self._record.content() if self._record else b""

    def append(self, data: bytes) -> None:
        """Write all of `data` at the end."""
        record = self._made()
        record.write(max(_checked(record.slot.size()), HEAD), data)

    def truncate(self, size: int) -> None:
        """Cut the record to its first `size` bytes."""
        if self._doubtful:
            self.replace(self.read_all()[:size])
        else:
            self._made().cut(HEAD + size)

    def sync(self) -> None:
        """Make the record survive a power cut. After a failure its slot is soon left for another."""
        try:
            self._made().flush()
        except OSError:
            self._doubtful = True
            raise

    def replace(self, data: bytes) -> None:
        """Put `data` in the record's place, all or nothing."""
        place = self._free()
        place.fill(data)
        self._record, self._doubtful = place, True  # with its head half there, nobody knows which one counts
        place.name(RECORD, self._next_generation())
        self._sure, self._doubtful = place, False
        self._release(RECORD, place)

    def close(self) -> None:
        """Let go of the slots, so that another tab may open them."""
        for place in self._places:
            place.slot.close()

    def keep(self, label: str, data: bytes) -> str:
        """Keep `data` under `label`, never over another copy. Returns where, in words."""
        name, number = label, 1
        while name in self.labels() and self.read_copy(name) != data:
            number += 1
            name = f"{label}-{number}"
        place = self._free()
        try:
            place.fill(data)
            place.name(name, self._next_generation())
        except OSError:
            place.label = None
            raise
        self._release(name, place)
        return f"in this browser, under the name {name}"

    def labels(self) -> list[str]:
        """The labels of the copies that are kept, in alphabetical order."""
        return sorted({place.label for place in self._places if place.label} - {RECORD})

    def read_copy(self, label: str) -> bytes:
        """The bytes of a copy."""
        place = _newest(self._places, label)
        if place is None:
            raise FileNotFoundError(errno.ENOENT, f"There is no copy {label}")
        return place.content()

    def drop(self, label: str) -> None:
        """Delete a copy."""
        self._release(label, None)

    def leave_only(self, labels: Collection[str]) -> None:
        """Empty every slot but the record's and these copies', those without a name as well."""
        stay = [self._record, self._sure, *(_newest(self._places, label) for label in labels)]
        for place in self._places:
            if place not in stay:
                place.empty()

    def _made(self) -> Place:
        if self._record is None:
            self.replace(b"")
        assert self._record is not None
        return self._record

    def _free(self) -> Place:
        """A slot that nothing needs."""
        for place in self._places:
            if place.label is None or (place.label == RECORD and place not in (self._record, self._sure)):
                return place
        raise OSError(errno.ENOSPC, "No free slot: more are made when Homeward is opened again")

    def _next_generation(self) -> int:
        return max(place.generation for place in self._places) + 1

    def _release(self, label: str, besides: Place | None) -> None:
        """Give free every other slot of this label. Where that fails the higher generation still wins."""
        for place in self._places:
            if place.label == label and place is not besides:
                with suppress(OSError):
                    place.cut(0)
                place.label = None


def read_record(slots: Sequence[Slot]) -> bytes:
    """The record's bytes for one who may only read. Raises StoreTooNew, OSError."""
    places = [Place(slot) for slot in slots]
    for place in places:
        place.look()
    record = _newest(places, RECORD)
    return record.content() if record else b""


def _newest(places: Sequence[Place], label: str) -> Place | None:
    named = [place for place in places if place.label == label]
    return max(named, key=lambda place: place.generation, default=None)


def _checked(answer: int) -> int:
    """What a slot's call answered. Raises OSError where that is a negative errno."""
    if answer < 0:
        raise OSError(-answer, errno.errorcode.get(-answer, "The browser's storage failed"))
    return answer
