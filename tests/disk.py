"""A disk that remembers every call, and every state it may be found in after a power cut.

`Disk` stands in for `os` inside `services.posix_file`. The model is stricter than any real file system: until
a file is synced any beginning of what was written may be there, torn inside or filled with zeros; until the
folder is synced each name in it may be the old or the new one, independently.
"""

import errno
import itertools
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

FOLDER = "/disk"
FCNTL = SimpleNamespace(LOCK_EX=0, LOCK_NB=0, flock=lambda file, how: None)
Files = dict[str, bytes]
Change = tuple[Any, ...]  # ("write", inode, position, bytes) or ("cut", inode, size)
SERVICES = str(Path(__file__).parents[1] / "services")
OUTER = ("/store.py", "/journal_tables.py")  # whichever call it was, the sync is asked for below


class Disk:
    """Files in memory behind the calls of `os` that the store makes, each call logged.

    `room`: bytes that still fit, None for enough; `syncs_fail`: whether each of the next fsyncs fails.
    """

    def __init__(self, files: Files | None = None) -> None:
        self.at_first = dict(files or {})
        self.inodes = [bytearray(data) for data in (files or {}).values()]
        self.names = {f"{FOLDER}/{name}": number for number, name in enumerate(files or {})}
        self.open_files: dict[int, list[int]] = {}  # by number: inode (or -1 for the folder) and position
        self.log: list[tuple[Any, ...]] = []
        self.room: int | None = None
        self.syncs_fail: list[bool] = []

    def __getattr__(self, name: str) -> Any:
        assert name in ("path", "name", "PathLike", "SEEK_SET") or name.startswith("O_"), (
            f"os.{name} is not modelled"
        )
        return getattr(os, name)

    def files(self) -> Files:
        """What is in the folder now."""
        return {
            path.removeprefix(FOLDER + "/"): bytes(self.inodes[node]) for path, node in self.names.items()
        }

    def makedirs(self, path: str, exist_ok: bool) -> None:
        assert path == FOLDER

    def listdir(self, path: str) -> list[str]:
        return [name.removeprefix(FOLDER + "/") for name in self.names]

    def open(self, path: str, flags: int, mode: int = 0) -> int:
        number = 1000 + len(self.log)
        self.log.append(("open",))
        if path == FOLDER:
            self.open_files[number] = [-1, 0]
            return number
        if path not in self.names:
            if not flags & os.O_CREAT:
                raise FileNotFoundError(path)
            self.names[path] = len(self.inodes)
            self.inodes.append(bytearray())
            self.log.append(("name", path, self.names[path]))
        node = self.names[path]
        if flags & os.O_TRUNC:
            self._cut(node, 0)
        self.open_files[number] = [node, 0]
        return number

    def close(self, file: int) -> None:
        del self.open_files[file]

    def read(self, file: int, size: int) -> bytes:
        node, position = self.open_files[file]
        data = bytes(self.inodes[node][position : position + size])
        self.open_files[file][1] += len(data)
        return data

    def lseek(self, file: int, position: int, how: int) -> None:
        assert how == os.SEEK_SET
        self.open_files[file][1] = position

    def write(self, file: int, data: memoryview) -> int:
        node, position = self.open_files[file]
        size = len(self.inodes[node])
        if self.room is not None:
            data = data[: max(size - position, 0) + self.room]
            if not data:
                raise OSError(errno.ENOSPC, "No space left on device")
            self.room -= max(position + len(data) - size, 0)
        self.inodes[node][:] = changed(bytes(self.inodes[node]), ("write", node, position, bytes(data)))
        self.open_files[file][1] += len(data)
        self.log.append(("write", node, position, bytes(data)))
        return len(data)

    def ftruncate(self, file: int, size: int) -> None:
        self._cut(self.open_files[file][0], size)

    def _cut(self, node: int, size: int) -> None:
        assert size <= len(self.inodes[node])
        del self.inodes[node][size:]
        self.log.append(("cut", node, size))

    def fsync(self, file: int) -> None:
        if self.syncs_fail and self.syncs_fail.pop(0):
            raise OSError(errno.EIO, "Input/output error")
        self.log.append(("sync", self.open_files[file][0], _site()))

    def replace(self, source: str, target: str) -> None:
        self.names[target] = self.names.pop(source)
        self.log.append(("rename", source, target, self.names[target]))

    def unlink(self, path: str) -> None:
        del self.names[path]
        self.log.append(("unlink", path))


def _site() -> tuple[str, ...]:
    """Which line of thought asked for this sync: the functions of the store's own files, innermost first."""
    frame, names = sys._getframe(2), []
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith(SERVICES) and not code.co_filename.endswith(OUTER):
            names.append(code.co_name)
            if code.co_name == "_recover":  # one place, whoever needs it
                break
        frame = frame.f_back  # type: ignore[assignment]
    return tuple(names)


def sync_sites(log: list[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    """Every place that asked for a sync, with whether it was of the folder."""
    return {(call[2], call[1] == -1) for call in log if call[0] == "sync"}


def without_syncs(log: list[tuple[Any, ...]], site: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """The log of a store that forgets this one sync."""
    return [call for call in log if not (call[0] == "sync" and (call[2], call[1] == -1) == site)]


class PowerCut:
    """Walks a log call by call and gives every state the disk may be found in."""

    def __init__(self, files: Files) -> None:
        self.safe = dict(enumerate(files.values()))  # inode: what is surely there
        self.names = {f"{FOLDER}/{name}": number for number, name in enumerate(files)}
        self.pending: dict[int, list[tuple[Any, ...]]] = {}
        self.pending_names: list[tuple[Any, ...]] = []

    def step(self, call: tuple[Any, ...]) -> None:
        """Take one call in."""
        match call:
            case ("sync", -1, _):
                for change in self.pending_names:
                    _rename(self.names, change)
                self.pending_names = []
            case ("sync", node, _):
                for change in self.pending.pop(node, []):
                    self.safe[node] = changed(self.safe.get(node, b""), change)
            case ("write" | "cut", node, *_):
                self.pending.setdefault(node, []).append(call)
            case ("name" | "rename" | "unlink", *_):
                self.pending_names.append(call)

    def states(self) -> Iterator[tuple[Files, bool]]:
        """Each possible content of the folder, and whether a hole was left inside what was written."""
        for chosen in itertools.product((True, False), repeat=len(self.pending_names)):
            names = dict(self.names)
            for change in itertools.compress(self.pending_names, chosen):
                _rename(names, change)
            nodes = sorted(set(names.values()))
            for contents in itertools.product(*map(self._contents, nodes)):
                found = dict(zip(nodes, contents, strict=True))
                files = {path.removeprefix(FOLDER + "/"): found[node][0] for path, node in names.items()}
                yield files, any(hole for _, hole in contents)

    def _contents(self, node: int) -> list[tuple[bytes, bool]]:
        data = self.safe.get(node, b"")
        contents = [(data, False)]
        for change in self.pending.get(node, []):
            if change[0] == "write":
                contents += _torn(data, change)
            data = changed(data, change)
            contents.append((data, False))
        return contents


def _torn(data: bytes, change: tuple[Any, ...]) -> list[tuple[bytes, bool]]:
    _, node, position, more = change
    length, half = len(more.rstrip(b"\0")), len(more) // 2
    beginnings = [more[:size] for size in range(1, len(more)) if size <= length]
    zeros = [more[:size].ljust(len(more), b"\0") for size in (0, half)]
    torn = [(changed(data, ("write", node, position, part)), False) for part in (*beginnings, *zeros)]
    return [*torn, (changed(data, ("write", node, position, bytes(half) + more[half:])), True)]


def changed(data: bytes, change: Change) -> bytes:
    """The content of a file after one change."""
    if change[0] == "cut":
        return data[: change[2]]
    _, _, position, more = change
    return data[:position].ljust(position, b"\0") + more + data[position + len(more) :]


def _rename(names: dict[str, int], change: tuple[Any, ...]) -> None:
    match change:
        case ("name", path, node):
            names[path] = node
        case ("rename", source, target, node):
            names.pop(source, None)
            names[target] = node
        case ("unlink", path):
            names.pop(path, None)
