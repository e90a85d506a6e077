"""The record's two kinds of file over a modelled disk, so that one crash test holds both to one promise."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from types import SimpleNamespace
from typing import Any, ClassVar, Protocol
from unittest import mock

from services import posix_file
from services.opfs_file import HEAD, OpfsFile, Place
from services.posix_file import PosixFile
from services.store import Store, open_store
from tests.disk import FCNTL, FOLDER, Change, Disk, Files, PowerCut, changed

TODAY = date(2026, 11, 20)
SLOTS = 8


class Body(Protocol):
    """How a kind of file lies on the modelled disk."""

    power_cut: type[PowerCut]
    harmless: set[Any]  # syncs whose loss no power cut can show

    def opened(self, disk: Disk) -> Any: ...

    def files(self, kept: Files) -> Files:
        """What a disk holds that keeps the record and copies, by label."""

    def kept(self, files: Files) -> Files:
        """The other way round."""


class PosixBody:
    """A file beside its copies in one folder."""

    power_cut = PowerCut
    harmless: ClassVar[set[Any]] = set()

    @contextmanager
    def opened(self, disk: Disk) -> Iterator[Store]:
        # Little room ahead, so that some lines grow the file and some write over its zeros.
        with mock.patch.multiple(posix_file, os=disk, fcntl=FCNTL, _ROOM=bytes(90)):
            store = open_store(PosixFile(f"{FOLDER}/record"), TODAY)
            yield store
            store.close()

    def files(self, kept: Files) -> Files:
        return {label if label == "record" else f"record.{label}": data for label, data in kept.items()}

    def kept(self, files: Files) -> Files:
        return {
            name.removeprefix("record."): data for name, data in files.items() if not name.endswith(".new")
        }


class FakeSlot:
    """What `web/opfs.js` hands over, over one file of a modelled disk."""

    def __init__(self, disk: Disk, name: str) -> None:
        self.disk, self.file = disk, disk.open(f"{FOLDER}/{name}", 0)

    def size(self) -> int:
        return len(self.disk.inodes[self.disk.open_files[self.file][0]])

    def read(self, at: int, size: int) -> Any:
        self.disk.lseek(self.file, at, 0)
        data = self.disk.read(self.file, size)
        return SimpleNamespace(to_bytes=lambda: data)

    def write(self, at: int, data: bytes) -> int:
        try:
            self.disk.lseek(self.file, at, 0)
            return self.disk.write(self.file, memoryview(data))
        except OSError as problem:
            return -int(problem.errno or 5)

    def truncate(self, size: int) -> int:
        self.disk.ftruncate(self.file, size)
        return 0

    def flush(self) -> int:
        try:
            self.disk.fsync(self.file)
        except OSError as problem:
            return -int(problem.errno or 5)
        return 0

    def close(self) -> None:
        self.disk.close(self.file)


class Killed(BaseException):
    """The browser's process is gone."""


class DyingSlot(FakeSlot):
    """Dies at the call that `left` reaches; all slots of one life share it."""

    left = 10**9

    def flush(self) -> int:
        self._count()
        return super().flush()

    def write(self, at: int, data: bytes) -> int:
        self._count()
        return super().write(at, data)

    def truncate(self, size: int) -> int:
        self._count()
        return super().truncate(size)

    @classmethod
    def _count(cls) -> None:
        cls.left -= 1
        if cls.left < 0:
            raise Killed


class UnorderedCut(PowerCut):
    """A stricter power cut: what was written to one file without a flush between arrives in any selection.

    One file at a time is torn, at some bytes only, because many slots have unflushed changes at once.
    """

    def states(self) -> Iterator[tuple[Files, bool]]:
        names = {path.removeprefix(FOLDER + "/"): node for path, node in self.names.items()}
        whole = {node: self._whole(node) for node in names.values()}
        for torn_node, pending in [(-1, []), *self.pending.items()]:
            found = {**whole, torn_node: self._contents(torn_node)[::-2]} if pending else whole
            for contents in itertools.product(*(found[node] for node in names.values())):
                files = {name: data for name, (data, _) in zip(names, contents, strict=True)}
                yield files, any(hole for _, hole in contents)

    def _whole(self, node: int) -> list[tuple[bytes, bool]]:
        contents = {}
        pending: list[Change] = self.pending.get(node, [])
        for chosen in itertools.product((True, False), repeat=len(pending)):
            data = self.safe.get(node, b"")
            for change in itertools.compress(pending, chosen):
                data = changed(data, change)
            contents[data, False] = None
        return list(contents)


class OpfsBody:
    """A pool of slots, all of which were made before the record was first opened."""

    power_cut = UnorderedCut
    # After a full device part of a line is cut off; should it come back it is cut again. A flush that failed
    # leads to another slot, so a whole line never comes back.
    harmless: ClassVar[set[Any]] = {(("flush", "sync", "_recover"), False)}

    @contextmanager
    def opened(self, disk: Disk) -> Iterator[Store]:
        store = open_store(OpfsFile([FakeSlot(disk, f"slot-{number}") for number in range(SLOTS)]), TODAY)
        yield store
        store.close()

    def files(self, kept: Files) -> Files:
        disk = Disk({f"slot-{number}": b"" for number in range(SLOTS)})
        for number, (label, data) in enumerate(kept.items()):
            place = Place(FakeSlot(disk, f"slot-{number}"))
            place.fill(data)
            place.name(label, number + 1)
        return disk.files()

    def kept(self, files: Files) -> Files:
        disk, kept = Disk(files), {}
        for name in files:
            place = Place(FakeSlot(disk, name))
            place.look()
            if place.label:
                kept[place.label] = files[name][HEAD:]
        return kept


posix_body, opfs_body = PosixBody(), OpfsBody()
BODIES: list[Body] = [posix_body, opfs_body]
