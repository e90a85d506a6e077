"""The boxes of a hub that runs alone, in one SQLite file that is on the disk before an answer leaves.

One thread writes. Every write that came while a commit ran shares the next one, and so its wait for the disk.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from hub.boxes import (
    STORED,
    Box,
    BoxesUnavailable,
    Change,
    Outcome,
    Write,
    Written,
    is_absent,
    minute,
    put_into,
    remove_from,
)
from hub.sqlite_file import SqliteFile
from hub.together import Together

MOST_BYTES = 10 * 2**30
MOST_IN_ONE_COMMIT = 500
COLUMNS = ("version", "blob", "read", "write", "changed", "expires", "gone", "opened")  # as Box has them
FIELDS = attrgetter(*COLUMNS)
FIND = f"SELECT box, {', '.join(COLUMNS)} FROM boxes WHERE box IN "
STORE = f"INSERT INTO boxes (box, {', '.join(COLUMNS)}) VALUES "
INSTEAD = " ON CONFLICT (box) DO UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in COLUMNS)
MARK = "UPDATE boxes SET opened = ? WHERE box = ? AND (opened IS NULL OR opened < ?)"
UNAVAILABLE = "The hub cannot reach what it keeps. Try again in a minute."

Done = TypeVar("Done")


class SqliteBoxes:
    """The store of one hub process; a second process on the same file cannot open it."""

    def __init__(self, path: Path, most_bytes: int = MOST_BYTES) -> None:
        self._path, self._most_bytes = path, most_bytes
        self.count = 0
        self._heard: Callable[[str | None], None] = lambda _: None
        self._marks: dict[str, float] = {}
        self._file: SqliteFile | None = None
        self._writer, self._reader = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
        self._together = Together[Write, Written](self._commit, MOST_IN_ONE_COMMIT, _unavailable)

    def on_change(self, heard: Callable[[str | None], None]) -> None:
        self._heard = heard

    async def open(self) -> None:
        self._file = await asyncio.to_thread(SqliteFile, self._path, self._most_bytes)
        self.count = self._file.at_opening

    async def close(self) -> None:
        """What was asked for before is finished first."""
        await self._together.close()
        with suppress(BoxesUnavailable):
            await self._commit({})
        for executor in (self._writer, self._reader):
            await asyncio.to_thread(executor.shutdown)
        if self._file:
            self._file.close()
            self._file = None

    async def put(self, change: Change) -> Written:
        return await self._write(change.box, lambda found: put_into(found, change))

    async def remove(self, box: str, write: bytes, now: float) -> Written:
        return await self._write(box, lambda found: remove_from(found, write, now))

    async def get(self, box: str, now: float) -> Box | None:
        found = (await self._in(self._reader, lambda file: _find(file.read, [box]))).get(box)
        return None if is_absent(found, now) else found

    async def opened(self, box: str, now: float) -> None:
        self._marks[box] = max(minute(now), self._marks.get(box, 0))

    async def tidy(self, now: float) -> int:
        await self._commit({})
        deleted = await self._in(self._writer, lambda file: _tidy(file, now))
        self.count = await self._in(self._reader, SqliteFile.count)
        return deleted

    async def _write(self, box: str, write: Write) -> Written:
        outcome, found = await self._together.ask(box, write)
        if outcome in STORED:
            self.count += outcome is Outcome.CREATED
            self._heard(box)
        return outcome, found

    async def _commit(self, writes: dict[str, Write]) -> dict[str, Written]:
        marks, self._marks = self._marks, {}
        return await self._in(self._writer, lambda file: _commit(file.write, writes, marks))

    async def _in(self, executor: ThreadPoolExecutor, work: Callable[[SqliteFile], Done]) -> Done:
        file = self._file
        if file is None:
            raise _unavailable()
        try:
            return await asyncio.get_running_loop().run_in_executor(executor, work, file)
        except sqlite3.Error as problem:
            raise _unavailable() from problem


class _Transaction:
    """Commits at its end; after any error nothing of it is left."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")


def _commit(
    connection: sqlite3.Connection, writes: dict[str, Write], marks: dict[str, float]
) -> dict[str, Written]:
    try:
        with _Transaction(connection):
            connection.executemany(MARK, [(when, box, when) for box, when in marks.items()])
            return _write(connection, writes)
    except sqlite3.OperationalError as problem:
        if problem.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise
    if len(writes) == 1:
        return dict.fromkeys(writes, (Outcome.FULL, None))
    # One that is too large keeps no other from being stored.
    return {box: _commit(connection, {box: write}, {})[box] for box, write in writes.items()}


def _tidy(file: SqliteFile, now: float) -> int:
    count = file.write.execute("DELETE FROM boxes WHERE expires <= ?", (now,)).rowcount
    file.empty_log()  # also of what was ended or replaced since
    return int(count)


def _unavailable() -> BoxesUnavailable:
    return BoxesUnavailable(UNAVAILABLE)


def _write(connection: sqlite3.Connection, writes: dict[str, Write]) -> dict[str, Written]:
    """One statement for all of them: each costs a turn of the interpreter's lock, which the server wants."""
    found = _find(connection, list(writes))
    done = {box: write(found.get(box)) for box, write in writes.items()}
    rows = [
        (box, *FIELDS(new))
        for box, (outcome, new) in done.items()
        if outcome in STORED and new is not found.get(box)
    ]
    if rows:
        connection.execute(_store(len(rows)), list(chain.from_iterable(rows)))
    return done


@lru_cache
def _store(rows: int) -> str:
    return STORE + ", ".join([_places(1 + len(COLUMNS))] * rows) + INSTEAD


def _find(connection: sqlite3.Connection, boxes: list[str]) -> dict[str, Box]:
    if not boxes:
        return {}
    rows = connection.execute(FIND + _places(len(boxes)), boxes).fetchall()
    return {row[0]: Box(*row[1:]) for row in rows}  # its 0 and 1 are as good as False and True


@lru_cache
def _places(count: int) -> str:
    return f"({', '.join('?' * count)})"
