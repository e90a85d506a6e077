"""One test body over TinyDB's own storages and over the store: whoever knows TinyDB knows the store."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.operations import add, delete, increment
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from services.opfs_file import OpfsFile
from services.posix_file import PosixFile
from services.store import open_store
from tests.bodies import SLOTS, FakeSlot
from tests.disk import Disk

DISKS: dict[Path, Disk] = {}


def memory(folder: Path) -> TinyDB:
    return TinyDB(storage=MemoryStorage)


def json_file(folder: Path) -> TinyDB:
    return TinyDB(folder / "record.json")


def journal(folder: Path) -> TinyDB:
    return open_store(PosixFile(folder / "record"), date(2026, 11, 20))


def in_browser(folder: Path) -> TinyDB:
    disk = DISKS.setdefault(folder, Disk({f"slot-{number}": b"" for number in range(SLOTS)}))
    return open_store(OpfsFile([FakeSlot(disk, name) for name in disk.files()]), date(2026, 11, 20))


@pytest.fixture(params=[memory, json_file, journal, in_browser])
def make(request: pytest.FixtureRequest) -> Callable[[Path], TinyDB]:
    maker: Callable[[Path], TinyDB] = request.param
    return maker


@pytest.fixture
def db(make: Callable[[Path], TinyDB], tmp_path: Path) -> Iterator[TinyDB]:
    db = make(tmp_path)
    yield db
    db.close()


@pytest.fixture
def drinks(db: TinyDB) -> Any:
    table = db.table("entries")
    table.insert_multiple([{"kind": "drink", "ml": ml} for ml in (100, 200, 300)])
    return table


def content(table: Any) -> list[tuple[int, dict[str, Any]]]:
    return [(document.doc_id, dict(document)) for document in table.all()]


def test_insert_gives_ids_in_order(drinks: Any) -> None:
    assert drinks.insert({"kind": "steps"}) == 4
    assert drinks.insert_multiple([{}, {"a": [1, {"b": None}]}]) == [5, 6]
    assert len(drinks) == 6
    assert content(drinks)[-1] == (6, {"a": [1, {"b": None}]})


def test_get_and_contains(drinks: Any) -> None:
    assert drinks.get(where("ml") == 200) == {"kind": "drink", "ml": 200}
    assert drinks.get(where("ml") == 200).doc_id == 2
    assert drinks.get(doc_id=3) == {"kind": "drink", "ml": 300}
    assert [found.doc_id for found in drinks.get(doc_ids=[3, 1, 9])] == [1, 3]
    assert drinks.get(where("ml") == 5) is None
    assert drinks.get(doc_id=9) is None
    assert drinks.contains(where("ml") > 200)
    assert not drinks.contains(doc_id=9)


def test_search_and_count(drinks: Any) -> None:
    assert [found["ml"] for found in drinks.search(where("ml") >= 200)] == [200, 300]
    assert drinks.search(where("ml") == 5) == []
    assert drinks.count(where("kind") == "drink") == 3


@pytest.mark.parametrize(
    ("fields", "after"), [({"ml": 7}, 7), (add("ml", 5), 205), (increment("ml"), 201), (delete("ml"), None)]
)
def test_update(drinks: Any, fields: Any, after: int | None) -> None:
    assert drinks.update(fields, where("ml") == 200) == [2]
    assert drinks.get(doc_id=2).get("ml") == after
    assert [number for number, _ in content(drinks)] == [1, 2, 3]


def test_update_by_ids_and_of_all(drinks: Any) -> None:
    assert drinks.update({"seen": True}, doc_ids=[3, 9]) == [3]
    assert drinks.update({"ml": 1}) == [1, 2, 3]
    assert drinks.update({"ml": 2}, where("ml") == 9) == []
    assert [document for _, document in content(drinks)] == [
        {"kind": "drink", "ml": 1},
        {"kind": "drink", "ml": 1},
        {"kind": "drink", "ml": 1, "seen": True},
    ]


def test_update_multiple(drinks: Any) -> None:
    changes = [({"ml": 200}, where("ml") == 100), ({"two": True}, where("ml") == 200)]
    assert drinks.update_multiple(changes) == [1, 1, 2]
    assert [document.get("two") for _, document in content(drinks)] == [True, True, None]


def test_upsert(drinks: Any) -> None:
    assert drinks.upsert({"ml": 5}, where("ml") == 100) == [1]
    assert drinks.upsert({"ml": 6}, where("ml") == 100) == [4]
    assert drinks.upsert(Document({"ml": 7}, doc_id=2)) == [2]
    assert drinks.upsert(Document({"ml": 8}, doc_id=20)) == [20]
    assert drinks.insert({}) == 21
    with pytest.raises(ValueError):
        drinks.upsert({"ml": 1})


def test_remove_and_truncate(drinks: Any) -> None:
    assert drinks.remove(where("ml") == 200) == [2]
    assert drinks.remove(doc_ids=[3, 9]) == [3]
    assert content(drinks) == [(1, {"kind": "drink", "ml": 100})]
    assert drinks.insert({}) == 4
    with pytest.raises(RuntimeError):
        drinks.remove()
    drinks.truncate()
    assert content(drinks) == []
    assert drinks.insert({}) == 1


def test_taken_id_and_what_is_no_document_are_refused(drinks: Any) -> None:
    before = content(drinks)
    with pytest.raises(ValueError):
        drinks.insert(Document({}, doc_id=2))
    with pytest.raises(ValueError):
        drinks.insert(["no mapping"])
    assert content(drinks) == before


def test_tables_are_apart_and_can_be_dropped(db: TinyDB, drinks: Any) -> None:
    db.insert({"in": "the default table"})
    db.table("plan").insert({"infusion": "2026-10-28"})
    assert db.tables() == {"_default", "entries", "plan"}
    db.drop_table("entries")
    db.drop_table("never there")
    assert db.tables() == {"_default", "plan"}
    assert db.table("entries").insert({}) == 1
    db.drop_tables()
    assert db.tables() == set()


@pytest.mark.parametrize("make", [json_file, journal, in_browser])
def test_reopening_shows_the_same(make: Callable[[Path], TinyDB], tmp_path: Path) -> None:
    with make(tmp_path) as db:
        table = db.table("entries")
        table.insert_multiple(
            {"n": n, "text": "38C \N{THERMOMETER}\n\0", "part": [1.5, None]} for n in range(5)
        )
        table.remove(where("n") == 4)
        table.update({"n": 10}, where("n") == 0)
        before = content(table)
    with make(tmp_path) as db:
        assert content(db.table("entries")) == before
        assert db.table("entries").insert({}) == 5


# What the store promises beyond TinyDB


@pytest.fixture(params=[journal, in_browser])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TinyDB]:
    with request.param(tmp_path) as store:
        yield store


def test_results_are_not_live(store: TinyDB) -> None:
    table: Any = store.table("entries")
    given = {"tags": ["a"]}
    table.insert(given)
    given["tags"].append("b")
    found = table.search(where("tags").exists())
    for result in (table.all()[0], table.get(doc_id=1), table.get(doc_ids=[1])[0], *found):
        result["tags"].append("c")
        result["more"] = 1
    assert content(table) == [(1, {"tags": ["a"]})]


@pytest.mark.parametrize(
    "call",
    [
        lambda table: table.update(increment("n")),
        lambda table: table.update_multiple([(increment("n"), ~where("m").exists())]),
        lambda table: table.insert_multiple([{"n": 3}, "no mapping"]),
        lambda table: table.insert_multiple([{"n": 3}, {"n": date(2026, 11, 20)}]),
    ],
)
def test_an_error_half_way_changes_nothing(store: TinyDB, call: Callable[[Any], None]) -> None:
    table = store.table("entries")
    table.insert_multiple([{"n": 1}, {"n": 2}, {}])
    before = content(table)
    with pytest.raises((KeyError, ValueError, TypeError)):
        call(table)
    assert content(table) == before


def test_memory_holds_what_the_file_holds(store: TinyDB) -> None:
    table: Any = store.table("entries")
    table.insert({"pair": (1, 2), 3: "three"})
    assert table.get(doc_id=1) == {"pair": [1, 2], "3": "three"}
    with pytest.raises(ValueError):
        table.insert({"n": float("nan")})
    table.update({"pair": True})
    table.update({"pair": 1})
    assert table.get(doc_id=1)["pair"] is not True
