"""The record's format on the device: one checked line per change, so that a crash can only tear the last.

A line is `crc32 SPACE json NEWLINE`. The first holds the format's version, `{"homeward":1}`; every other one
holds one change, `[[table, id, document or null], ...]`, all of it or nothing. Opening replays them.
"""

import errno
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Protocol
from zlib import crc32

from models.storage_words import NEWER

FORMAT = 1
LONG = 2048  # bytes of a document
Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]  # by table, then by document id as text, as TinyDB reads them
Entry = tuple[str, int, Mapping[str, Any] | None]  # table, id, the document or None for "removed"
_loads = json.JSONDecoder().decode
_dumps = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode


class StoreError(Exception):
    """The record could not be read or written. The message is one plain sentence or two for the person."""


class StoreTooNew(StoreError):
    """The file was written by a newer Homeward. It was not touched."""


class JournalFile(Protocol):
    """What a journal needs of a device. Every call may raise OSError."""

    def read_all(self) -> bytes:
        """All bytes; none where there is no file yet."""

    def append(self, data: bytes) -> None:
        """Write all of `data` at the end. After an error any part of it may be there."""

    def truncate(self, size: int) -> None:
        """Cut the file to its first `size` bytes."""

    def sync(self) -> None:
        """Return only when everything appended or cut will survive a power cut."""

    def replace(self, data: bytes) -> None:
        """Put `data` in the place of the file, all or nothing, and make that survive a power cut."""

    def close(self) -> None:
        """Let go of the file, so that another process may open it."""


@dataclass
class Replay:
    """What the bytes of a journal say. `good`: bytes up to the last line's end; `entries`: documents written
    or removed; `lost`: lines that could not be read; `torn`: the last line was never finished; `dead`: bytes
    of long documents that say nothing any more."""

    tables: Tables = field(default_factory=dict)
    good: int = 0
    entries: int = 0
    lost: int = 0
    torn: bool = False
    dead: int = 0

    @property
    def mostly_dead(self) -> bool:
        """Whether more than half of what was written has been changed or removed since: of the documents, or
        of the bytes, as a few long ones may be written again and again."""
        return self.entries > 2 * sum(map(len, self.tables.values())) or 2 * self.dead > self.good


def line(value: object) -> bytes:
    """One line. Raises ValueError or TypeError where `value` is not JSON."""
    body = _dumps(value).encode()
    return b"%08x %b\n" % (crc32(body), body)


def compacted(tables: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> bytes:
    """A journal that says just this: one line for each document."""
    lines = [line({"homeward": FORMAT})]
    for name, documents in tables.items():
        lines += [line([(name, int(key), document)]) for key, document in documents.items()]
    return b"".join(lines)


def replay(data: bytes) -> Replay:
    """Read a journal, leaving out what is damaged. Raises StoreTooNew."""
    *lines, tail = data.split(b"\n")
    found = Replay(good=len(data) - len(tail), torn=bool(tail))
    header, *changes = _values(lines) or [None]
    if isinstance(header, dict) and isinstance(version := header.get("homeward"), int):
        if version > FORMAT:
            raise StoreTooNew(NEWER)
    elif data:
        found.lost += 1
    long: dict[tuple[str, int], int] = {}
    for text, value in zip(lines[1:], changes, strict=False):
        try:
            _check(value)
            found.entries += _apply(found.tables, value)
        except ValueError:
            found.lost += 1
            continue
        if long or len(text) > LONG * len(value):
            found.dead += _replaced(long, value, len(text))
    return found


def _replaced(long: dict[tuple[str, int], int], change: Any, size: int) -> int:
    """How many bytes of earlier long documents a change makes idle; its own are remembered if long."""
    dead, each = 0, size // len(change)
    for name, key, _ in change:
        dead += long.pop((name, key), 0)
        if each > LONG:
            long[name, key] = each
    return dead


def _values(lines: list[bytes]) -> list[Any]:
    """What each line holds, None where it is damaged. One parse for all of them is several times faster."""
    bodies = [body if text[:9] == b"%08x " % crc32(body := text[9:]) else None for text in lines]
    try:
        values = json.loads(b"[%b]" % b",".join(bodies))  # type: ignore[arg-type]
        if len(values) == len(bodies):
            return list(values)
    except (ValueError, TypeError):
        pass
    return [_value(body) for body in bodies]


def _value(body: bytes | None) -> Any:
    try:
        return None if body is None else json.loads(body)
    except ValueError:
        return None


def _check(change: object) -> None:
    """Raises ValueError where `change` is not what a line holds."""
    if type(change) is not list or not change:
        raise ValueError("not a change")
    for entry in change:
        if type(entry) is not list:
            raise ValueError("not an entry")
        name, key, document = entry
        if type(name) is not str or type(key) is not int or not (document is None or type(document) is dict):
            raise ValueError("not a table, a whole number and a document")


def _apply(tables: Tables, change: Any) -> int:
    """Make a checked change true in `tables`; the number of its entries."""
    for name, key, document in change:
        if document is None:
            tables.get(name, {}).pop(str(key), None)
        elif name in tables:
            tables[name][str(key)] = document
        else:
            tables[name] = {str(key): document}
    return len(change)


class Journal:
    """The record in memory and its file, which say the same after every call, whatever failed.

    Not thread-safe.
    """

    def __init__(self, file: JournalFile, tables: Tables, size: int) -> None:
        self._file = file
        self.tables = tables  # exactly what a replay would give; for reading only
        self.size = size  # bytes of the file
        self._doubtful = False  # whether the file may hold what was not acknowledged

    def commit(self, entries: Iterable[Entry]) -> None:
        """Store entries as one change, all or nothing; on return it survives a power cut.

        Raises StoreError where the device could not write, ValueError or TypeError for what is not JSON.
        """
        text = line(list(entries))
        change = _loads(text[9:].decode())  # memory holds what was written, not what the caller holds
        _check(change)
        self._settle()
        try:
            self._doubtful = True
            self._file.append(text)
            self._file.sync()
        except OSError as problem:
            raise self._refused(problem) from problem
        self.size += len(text)
        _apply(self.tables, change)
        self._doubtful = False

    def replace_all(self, tables: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> None:
        """Put `tables` (documents by whole-number id) in the place of everything. Raises as `commit` does."""
        data = compacted(tables)
        fresh = replay(data)
        if fresh.lost:
            raise ValueError("a table's name or a document has the wrong type")
        self._settle()
        try:
            self._doubtful = True
            self._file.replace(data)
        except OSError as problem:
            raise self._refused(problem) from problem
        self.tables, self.size, self._doubtful = fresh.tables, len(data), False

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _settle(self) -> None:
        """Refuse to write behind a line that may be half there: first make the file good again."""
        if self._doubtful:
            try:
                self._recover()
            except OSError as problem:
                raise StoreError(_sentence(problem)) from problem

    def _refused(self, problem: OSError) -> StoreError:
        with suppress(OSError):  # the next write tries again first
            self._recover()
        return StoreError(_sentence(problem))

    def _recover(self) -> None:
        """Cut what was not acknowledged; where the file lost what was, write it anew from memory."""
        if replay(self._file.read_all()[: self.size]).tables == self.tables:
            self._file.truncate(self.size)
            self._file.sync()
        else:
            data = compacted(self.tables)
            self._file.replace(data)
            self.size = len(data)
        self._doubtful = False


def _sentence(problem: OSError) -> str:
    if problem.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return "This was not saved, because this device is full. Make some room, then try again."
    return (
        "This was not saved, because this device could not write it. Close Homeward, open it and try again."
    )
