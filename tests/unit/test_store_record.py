"""The record by uid, as `services.record` uses the store, and the TinyDB tables under it."""

from datetime import date
from typing import Any

import pytest
from tinydb import where

from services.store import Store, open_store
from tests.memory_file import MemoryFile

TODAY = date(2026, 11, 20)


@pytest.fixture
def file() -> MemoryFile:
    return MemoryFile()


@pytest.fixture
def store(file: MemoryFile) -> Store:
    return open_store(file, TODAY)


def test_written_by_uid_and_read_back(store: Store, file: MemoryFile) -> None:
    store.write([("entries", "a", {"n": 1, "tags": ["x"]}), ("plan", "plan", {"home": None})])
    store.write([("entries", "b", {"n": 2}), ("entries", "a", {"n": 3}), ("entries", "never", None)])
    expected = {"entries": {"a": {"n": 3}, "b": {"n": 2}}, "plan": {"plan": {"home": None}}}
    assert store.read() == expected
    store.close()
    assert open_store(file, TODAY).read() == expected


def test_one_write_is_one_line(store: Store, file: MemoryFile) -> None:
    lines = file.data.count(b"\n")
    store.write([("entries", "a", {}), ("plan", "plan", {}), ("entries", "b", {})])
    assert file.data.count(b"\n") == lines + 1
    store.write([("entries", "never", None)])
    assert file.data.count(b"\n") == lines + 1


def test_uid_twice_in_one_write(store: Store) -> None:
    store.write([("entries", "a", {"n": 1}), ("entries", "a", {"n": 2})])
    assert store.read() == {"entries": {"a": {"n": 2}}}
    store.write(
        [("entries", "a", None), ("entries", "a", {"n": 3}), ("entries", "b", {}), ("entries", "b", None)]
    )
    assert store.read() == {"entries": {"a": {"n": 3}}}
    store.write([("entries", "b", {"n": 4})])
    assert store.read()["entries"]["b"] == {"n": 4}


def test_removed_and_written_again(store: Store) -> None:
    store.write([("entries", "a", {"n": 1})])
    store.write([("entries", "a", None)])
    assert store.read() == {}
    store.write([("entries", "a", {"n": 2})])
    assert store.read() == {"entries": {"a": {"n": 2}}}


def test_refused_write_changes_nothing(store: Store) -> None:
    store.write([("entries", "a", {"n": 1})])
    with pytest.raises(TypeError):
        store.write([("entries", "b", {}), ("entries", "a", {"day": TODAY})])
    assert store.read() == {"entries": {"a": {"n": 1}}}


def test_tinydb_and_uids_see_the_same_documents(store: Store) -> None:
    store.write([("entries", "a", {"n": 1}), ("entries", "b", {"n": 2})])
    table = store.table("entries")
    assert [found["uid"] for found in table.search(where("n") == 2)] == ["b"]
    table.remove(where("uid") == "a")
    table.insert({"uid": "c", "n": 3})
    table.insert({"n": "no uid"})
    store.write([("entries", "c", {"n": 4}), ("entries", "a", {"n": 5})])
    assert store.read()["entries"] == {"b": {"n": 2}, "c": {"n": 4}, "4": {"n": "no uid"}, "a": {"n": 5}}
    store.drop_table("entries")
    store.write([("entries", "a", {"n": 6})])
    assert store.read() == {"entries": {"a": {"n": 6}}}


def test_replace_is_whole_and_goes_on(store: Store, file: MemoryFile) -> None:
    store.write([("entries", uid, {"n": 1}) for uid in "abc"])
    tables: dict[str, Any] = {"entries": {"z": {"n": 26, "tags": ["t"]}, "a": {"n": 9}}, "plan": {"plan": {}}}
    store.replace(tables)
    tables["entries"]["z"]["tags"] = []
    store.write([("entries", "a", {"n": 10}), ("entries", "y", {"n": 25})])
    expected = {
        "entries": {"z": {"n": 26, "tags": ["t"]}, "a": {"n": 10}, "y": {"n": 25}},
        "plan": {"plan": {}},
    }
    assert store.read() == expected
    store.close()
    assert open_store(file, TODAY).read() == expected


def test_refused_replace_changes_nothing(store: Store) -> None:
    store.write([("entries", "a", {"n": 1})])
    bad: Any
    for bad in ({"entries": {"b": {"day": TODAY}}}, {3: {"b": {}}}):
        with pytest.raises((TypeError, ValueError)):
            store.replace(bad)
    assert store.read() == {"entries": {"a": {"n": 1}}}


def test_what_is_read_is_not_live(store: Store) -> None:
    store.write([("entries", "a", {"tags": ["x"]})])
    store.read()["entries"]["a"]["tags"].append("y")
    assert store.read() == {"entries": {"a": {"tags": ["x"]}}}


def test_copies_on_demand(store: Store, file: MemoryFile) -> None:
    store.write([("entries", "a", {"n": 1})])
    assert store.keep_copy("before-schema-2") == "before-schema-2"
    assert store.keep_daily_copy(TODAY)
    assert file.labels() == ["before-schema-2", "copy-2026-11-20"]
    assert open_store(MemoryFile(file.copies["before-schema-2"]), TODAY).read() == store.read()
