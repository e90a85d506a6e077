"""The SQLite file under the boxes: how it is opened, whose it is, and what is wrong with it in words."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from hub.boxes import CannotOpen

SCHEMA = 1
# No index on `expires`: each write would move an entry of it, and to look at all takes a tenth of a second.
MAKE = """
CREATE TABLE IF NOT EXISTS boxes (
    box TEXT PRIMARY KEY, version INTEGER NOT NULL, read BLOB NOT NULL, write BLOB NOT NULL,
    changed REAL NOT NULL, expires REAL NOT NULL, gone INTEGER NOT NULL, opened REAL, blob BLOB NOT NULL
) STRICT;
"""
PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = ON",  # an Apple disk keeps its cache at a plain fsync
    "checkpoint_fullfsync = ON",
    "secure_delete = ON",  # what has expired is overwritten, not only let go of
    "journal_size_limit = 67108864",
    "wal_autocheckpoint = 16000",
)


class SqliteFile:
    """Two connections to one file, one to write and one to read, and the lock that keeps others out."""

    def __init__(self, path: Path, most_bytes: int) -> None:
        """Open or make it. Raises CannotOpen."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._lock = _lock(path.with_name(path.name + ".lock"))
            path.touch(mode=0o600)
            path.chmod(0o600)  # what SQLite puts beside it gets the same
            self.write = _connect(path)
            self.read = _connect(path)
            self._prepare(most_bytes)
        except (OSError, sqlite3.Error) as problem:
            self.close()
            raise CannotOpen(_explain(problem, path)) from problem

    def _prepare(self, most_bytes: int) -> None:
        for pragma in PRAGMAS:
            self.write.execute(f"PRAGMA {pragma}")
        (version,) = self.write.execute("PRAGMA user_version").fetchone()
        if version > SCHEMA:
            self.close()
            raise CannotOpen("The hub's store was made by a newer Homeward: run that one.")
        (size,) = self.write.execute("PRAGMA page_size").fetchone()
        self.write.execute(f"PRAGMA max_page_count = {most_bytes // size}")
        self.write.executescript(MAKE)
        self.write.execute(f"PRAGMA user_version = {SCHEMA}")
        self.at_opening = self.count()  # here, as not every fault shows before
        self.read.execute("PRAGMA query_only = ON")

    def count(self) -> int:
        """How many boxes there are."""
        (count,) = self.read.execute("SELECT count(*) FROM boxes").fetchone()
        return int(count)

    def empty_log(self) -> None:
        """Move everything out of the write-ahead log: until then what was deleted lasts."""
        with suppress(sqlite3.Error):  # a reader was at work: the next time will do
            self.write.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        for name in ("read", "write", "_lock"):
            if connection := getattr(self, name, None):
                with suppress(sqlite3.Error):
                    connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)


def _lock(path: Path) -> sqlite3.Connection:
    """SQLite's own lock on an empty file: it works on every system, and ends with the process."""
    path.touch(mode=0o600)
    connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as problem:
        connection.close()
        if problem.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise CannotOpen(
                f"Another hub already uses {path.parent}. Stop that one, or give this one its own HUB_DATA."
            ) from problem
        raise
    return connection


def _explain(problem: OSError | sqlite3.Error, path: Path) -> str:
    if isinstance(problem, OSError):
        return f"The hub cannot keep its store in {path.parent}: {problem.strerror or problem}."
    return (
        f"The hub cannot open its store {path}: {problem}. Put a copy of it back, or name another HUB_DATA."
    )
