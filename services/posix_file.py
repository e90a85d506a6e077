"""The record's file on a computer, phone or tablet with a file system, and the copies kept beside it."""
# The crash test records these very calls of `os`, which `pathlib` would hide:
# ruff: noqa: PTH100, PTH103, PTH105, PTH108, PTH118, PTH120, PTH208

import os
import sys
from collections.abc import Collection
from contextlib import suppress
from typing import Any

from services.journal import StoreError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_BINARY = getattr(os, "O_BINARY", 0)
_CHANGE = os.O_RDWR | os.O_CREAT | _BINARY
_ROOM = bytes(16384)
_PRIVATE = 0o600  # health data: nobody else on this device


class StoreLocked(StoreError):
    """Another process has the record open."""


class PosixFile:
    """A `RecordFile`. While it is open zeros follow its end: writing over them costs less than growing.

    Making one raises StoreLocked where another process has it, StoreError where it cannot be written.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = os.path.abspath(path)
        self._lock = self._file = -1
        self._end = self._size = 0  # without and with the zeros; known once the file was read
        try:
            os.makedirs(os.path.dirname(self._path), exist_ok=True)
            self._lock = _lock(self._path + ".lock")
            self._file = os.open(self._path, _CHANGE, _PRIVATE)
        except OSError as problem:
            self.close()
            raise StoreError(
                f"Homeward could not open your record here: {self._path}. "
                "Check that this place can be written to."
            ) from problem

    def read_all(self) -> bytes:
        """All bytes of the file, without the zeros after its end."""
        data = _read(self._path)
        self._size = len(data)
        data = data.rstrip(b"\0") or data
        self._end = len(data)
        return data

    def append(self, data: bytes) -> None:
        """Write all of `data` at the end, which `read_all` found."""
        end = self._end + len(data)
        if end > self._size:
            data += _ROOM
        os.lseek(self._file, self._end, os.SEEK_SET)
        _write(self._file, data)
        self._end, self._size = end, max(self._size, self._end + len(data))

    def truncate(self, size: int) -> None:
        """Cut the file to its first `size` bytes."""
        os.ftruncate(self._file, size)
        self._end = self._size = size

    def sync(self) -> None:
        """Make the file survive a power cut. After a failure the open file is not trusted again."""
        try:
            _sync(self._file)
        except OSError:
            self._close_file()
            self._file = os.open(self._path, _CHANGE, _PRIVATE)
            raise

    def replace(self, data: bytes) -> None:
        """Put `data` in the file's place, all or nothing."""
        self._close_file()  # Windows does not rename over an open file
        try:
            _publish(self._path, data)
        finally:
            self._file = os.open(self._path, _CHANGE, _PRIVATE)
        self._end = self._size = len(data)

    def close(self) -> None:
        """Close the file and let another process open it."""
        with suppress(OSError):  # the zeros do no harm
            if self._size > self._end:
                os.ftruncate(self._file, self._end)
        self._close_file()
        lock, self._lock = self._lock, -1
        if lock >= 0:
            os.close(lock)

    def _close_file(self) -> None:
        file, self._file = self._file, -1  # the number may soon be another file's: forget it first
        if file >= 0:
            os.close(file)

    def keep(self, label: str, data: bytes) -> str:
        """Keep `data` beside the file under `label`, never over another copy. Returns where it is."""
        name, number = label, 1
        while name in self.labels() and self.read_copy(name) != data:
            number += 1
            name = f"{label}-{number}"
        _publish(f"{self._path}.{name}", data)
        return f"{self._path}.{name}"

    def labels(self) -> list[str]:
        """The labels of the copies that are kept, in alphabetical order."""
        folder, name = os.path.split(self._path)
        beside = [other[len(name) :] for other in os.listdir(folder) if other.startswith(name + ".")]
        return sorted(end[1:] for end in beside if end != ".lock" and not end.endswith(".new"))

    def read_copy(self, label: str) -> bytes:
        """The bytes of a copy."""
        return _read(f"{self._path}.{label}")

    def drop(self, label: str) -> None:
        """Delete a copy."""
        os.unlink(f"{self._path}.{label}")

    def leave_only(self, labels: Collection[str]) -> None:
        """Delete everything beside the file but the lock and these copies."""
        folder, name = os.path.split(self._path)
        stay = {name, *(f"{name}.{label}" for label in ("lock", *labels))}
        for other in os.listdir(folder):
            if other.startswith(f"{name}.") and other not in stay:
                os.unlink(os.path.join(folder, other))


def _lock(path: str) -> int:
    """Hold the lock file until it is closed, by us or by the end of this process."""
    lock = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, _PRIVATE)
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        os.close(lock)
        raise StoreLocked(
            "Homeward is already open on this device. Use the one that is open, or close it and try again."
        ) from problem
    return lock


def _read(path: str) -> bytes:
    file = os.open(path, os.O_RDONLY | _BINARY)
    try:
        parts = []
        while part := os.read(file, 1 << 24):
            parts.append(part)
        return b"".join(parts)
    finally:
        os.close(file)


def _write(file: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:  # a nearly full disk takes a part before it refuses
        rest = rest[os.write(file, rest) :]


def _sync(file: int) -> None:
    full: Any = None if sys.platform == "win32" else getattr(fcntl, "F_FULLFSYNC", None)
    if full is not None:
        try:
            fcntl.fcntl(file, full)  # Apple's fsync leaves the bytes in the drive's own cache
            return
        except OSError:
            pass  # some network disks do not have it
    os.fsync(file)


def _publish(path: str, data: bytes) -> None:
    """Write a whole file so that after a power cut the old or the new one is there, never a part."""
    fresh = path + ".new"
    file = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, _PRIVATE)
    try:
        try:
            _write(file, data)
            _sync(file)
        finally:
            os.close(file)
        os.replace(fresh, path)
    except OSError:
        os.unlink(fresh)
        raise
    if os.name != "nt":
        folder = os.open(os.path.dirname(path), os.O_RDONLY)
        try:
            _sync(folder)
        finally:
            os.close(folder)
