"""Measures the record's store beside stock TinyDB, SQLite and a bare append, interleaved in one run."""

import json
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from tinydb import TinyDB

from services.journal import compacted
from services.posix_file import PosixFile
from services.store import Store, open_store

MANY, YEAR, FEW = 50_000, 10_000, 100
ROUNDS, CALLS = 9, 15
TODAY = date(2026, 11, 20)
Insert = Callable[[int], object]


def entry(number: int) -> dict[str, Any]:
    """A diary entry as it is stored."""
    at = f"2026-{1 + number % 11:02}-{1 + number % 28:02}T{number % 24:02}:05:00+00:00"
    return {"kind": "drink", "at": at, "written": at, "value": 200, "text": "Mug", "uid": f"{number:032x}"}


def store_of(folder: Path, count: int) -> Store:
    """An open store with `count` entries; its first write, which looks for the highest id, is done."""
    path = folder / f"record-{count}"
    path.write_bytes(compacted({"entries": {str(n): entry(n) for n in range(1, count + 1)}}))
    store = open_store(PosixFile(path), TODAY)
    store.table("entries").insert(entry(0))
    return store


def stock_of(folder: Path) -> TinyDB:
    """Stock TinyDB's JSON file with many entries."""
    path = folder / "stock.json"
    path.write_text(json.dumps({"entries": {str(n): entry(n) for n in range(1, MANY + 1)}}))
    return TinyDB(path)


def sqlite_of(folder: Path) -> sqlite3.Connection:
    """SQLite with many entries, WAL, every commit synced, opened anew as by an app that starts."""
    connection = sqlite3.connect(folder / "sqlite", isolation_level=None)
    connection.execute("pragma journal_mode=wal")
    connection.execute("create table entries (id integer primary key, document text)")
    rows = ((n, json.dumps(entry(n))) for n in range(1, MANY + 1))
    connection.execute("begin")
    connection.executemany("insert into entries values (?, ?)", rows)
    connection.execute("commit")
    connection.close()
    connection = sqlite3.connect(folder / "sqlite", isolation_level=None)
    connection.execute("pragma synchronous=full")
    return connection


def timed(insert: Insert, calls: int, number: int) -> list[float]:
    """Milliseconds for each of `calls` inserts."""
    spent = []
    for n in range(number, number + calls):
        start = perf_counter()
        insert(n)
        spent.append((perf_counter() - start) * 1000)
    return spent


def insert_times(folder: Path) -> dict[str, float]:
    """Median milliseconds of one insert for each way, taken in turns so that all see the same machine."""
    many, few, stock, lite = (
        store_of(folder, MANY),
        store_of(folder, FEW),
        stock_of(folder),
        sqlite_of(folder),
    )
    bare = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def append(n: int) -> None:
        os.write(bare, json.dumps(entry(n)).encode())
        os.fsync(bare)

    ways: dict[str, tuple[Insert, int]] = {
        "many": (lambda n: many.table("entries").insert(entry(n)), CALLS),
        "few": (lambda n: few.table("entries").insert(entry(n)), 2),
        "sqlite": (
            lambda n: lite.execute("insert into entries(document) values (?)", (json.dumps(entry(n)),)),
            CALLS,
        ),
        "bare": (append, CALLS),
        "stock": (lambda n: stock.table("entries").insert(entry(n)), 1),
    }
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(ROUNDS):
        for name, (insert, calls) in ways.items():
            spent[name] += timed(insert, calls, MANY + turn * CALLS)
    for opened in (many, few, stock, lite):
        opened.close()
    os.close(bare)
    return {name: median(times) for name, times in spent.items()}


def open_times(folder: Path) -> tuple[float, float]:
    """Median milliseconds to open a year of record, and to parse as much JSON with no check at all."""
    store_of(folder, YEAR).close()
    path, plain = folder / f"record-{YEAR}", folder / "plain.json"
    plain.write_text(json.dumps([entry(n) for n in range(YEAR)]))
    opening, parsing = [], []
    for _ in range(ROUNDS):
        start = perf_counter()
        store = open_store(PosixFile(path), TODAY)
        opening.append((perf_counter() - start) * 1000)
        store.close()
        del store
        start = perf_counter()
        json.loads(plain.read_bytes())
        parsing.append((perf_counter() - start) * 1000)
    return median(opening), median(parsing)


def figure(name: str, value: float, floor: float, ratio: float, target: str, holds: bool) -> dict[str, Any]:
    """One line of the bench. Times in milliseconds; `floor` is what `value` is compared with."""
    rounded = {"value": round(value, 4), "floor": round(floor, 4), "ratio": round(ratio, 2)}
    return {"figure": name, **rounded, "target": target, "holds": holds}


def figures() -> Iterator[dict[str, Any]]:
    """The store's figures of DESIGN.md 7."""
    with tempfile.TemporaryDirectory() as name:
        ms = insert_times(Path(name))
        opening, parsing = open_times(Path(name))
    many = ms["many"]
    faster, against, grows = ms["stock"] / many, many / ms["sqlite"], many / ms["few"]
    yield figure(
        "one entry stored at 50,000 entries, ms, times faster than the stock TinyDB file",
        many, ms["stock"], faster, ">= 100", faster >= 100,
    )  # fmt: skip
    yield figure(
        "one entry stored at 50,000 entries, ms, against SQLite WAL FULL",
        many, ms["sqlite"], against, "<= 1.0", against <= 1,
    )  # fmt: skip
    yield figure(
        "one entry stored at 50,000 entries, ms, against the same at 100",
        many, ms["few"], grows, "<= 4", grows <= 4,
    )  # fmt: skip
    yield figure(
        "one entry stored at 50,000 entries, ms, against a bare append and fsync",
        many, ms["bare"], many / ms["bare"], "<= 2.5", many / ms["bare"] <= 2.5,
    )  # fmt: skip
    yield figure(
        "10,000 entries replayed at opening, ms, before they are restored",
        opening, parsing, opening / parsing, "<= 30 ms", opening <= 30,
    )  # fmt: skip


if __name__ == "__main__":
    for each in figures():
        sys.stdout.write(json.dumps(each) + "\n")
