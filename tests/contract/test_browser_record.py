"""Opening the record of a browser: each kind of storage, an older record, a damaged one, a newer one."""

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from models.restore import SCHEMA, NewerSchema
from models.storage_words import MEMORY, READ_ONLY, SNAPSHOT, StorageFacts
from services.browser_record import BrowserStorage, open_browser_record
from services.journal import StoreError, compacted, line
from services.opened import OpenedRecord, load_record
from services.posix_file import PosixFile
from tests.bodies import SLOTS, TODAY, FakeSlot, opfs_body
from tests.disk import Disk
from tests.people import NOW, entry

FIXTURE = json.loads((Path(__file__).parents[1] / "fixtures" / "record_v1.json").read_text("utf-8"))
MONDAY = date(2026, 11, 23)


@dataclass
class Files:
    """What `openRecord` of web/opfs.js answers with."""

    kind: str
    slots: list[Any] = field(default_factory=list)
    bytes: Any = None
    persisted: bool = False
    saved: list[bytes] = field(default_factory=list)

    def save(self, data: bytes) -> None:
        self.saved.append(data)


def slots(disk: Disk) -> list[FakeSlot]:
    return [FakeSlot(disk, f"slot-{number}") for number in range(SLOTS)]


def durable(disk: Disk) -> OpenedRecord:
    return open_browser_record(Files("durable", slots(disk)), TODAY)


def journal_of(tables: dict[str, dict[str, dict[str, Any]]]) -> bytes:
    """A record as the journal keeps it: every document under a number, with its uid inside."""
    numbered = {
        name: {
            number: {**document, "uid": uid} for number, (uid, document) in enumerate(documents.items(), 1)
        }
        for name, documents in tables.items()
    }
    return compacted(numbered)


def empty() -> Disk:
    return Disk({f"slot-{number}": b"" for number in range(SLOTS)})


def test_files_keep_the_record_and_tell_what_they_are() -> None:
    disk = empty()
    opened = durable(disk)
    assert (opened.found, opened.storage().kind) == ((), "browser")
    before = opened.storage().size
    opened.record.put(entry("note", text="A quiet day."))
    assert opened.storage().size > before
    opened.close()
    assert [each.text for each in durable(disk).record.diary.entries] == ["A quiet day."]


def test_what_the_page_finds_out_is_told() -> None:
    storage = durable(empty()).storage
    assert isinstance(storage, BrowserStorage)
    storage.learn(lasting=True, system="android")
    storage.learn(installed=True)
    told = storage()
    assert (told.lasting, told.system, told.installed) == (True, "android", True)


def test_a_record_of_version_1_is_upgraded_and_kept_as_it_was(tmp_path: Path) -> None:
    """The same on a computer and in a browser."""
    was = journal_of(FIXTURE)
    disk = Disk(opfs_body.files({"record": was}))

    def renamed(tables: Any) -> Any:
        plan = tables["plan"]["plan"]
        return {**tables, "plan": {"plan": {**plan, "name": plan["name"].upper()}}}

    steps = {1: renamed, SCHEMA: dict}
    files = Files("durable", slots(disk))
    opened = open_browser_record(files, TODAY, migrations=steps, schema=SCHEMA + 1)
    assert opened.record.plan.name == FIXTURE["plan"]["plan"]["name"].upper()
    assert len(opened.record.diary.entries) == len(FIXTURE["entries"])
    opened.close()
    assert opfs_body.kept(disk.files())["version-1"] == was
    with pytest.raises(NewerSchema):
        durable(disk)

    (tmp_path / "record.journal").write_bytes(was)
    store, record = load_record(PosixFile(tmp_path / "record.journal"), TODAY, steps, SCHEMA + 1)
    assert (record.plan, record.diary.entries) == (opened.record.plan, opened.record.diary.entries)
    store.close()
    assert (tmp_path / "record.journal.version-1").read_bytes() == was


def test_a_damaged_record_is_salvaged_and_said() -> None:
    data = journal_of(FIXTURE)
    lost = next(text for text in data.split(b"\n") if b'"entries"' in text)
    disk = Disk(opfs_body.files({"record": data.replace(lost, lost[:-1] + b"!")}))
    opened = durable(disk)
    assert len(opened.record.diary.entries) == len(FIXTURE["entries"]) - 1
    assert "At least 1 change could not be read" in opened.found[0]
    assert "in this browser, under the name damaged-2026-11-20" in opened.found[1]
    assert opfs_body.kept(disk.files())["damaged-2026-11-20"] == data.replace(lost, lost[:-1] + b"!")


def test_a_record_open_elsewhere_can_be_read_and_not_written() -> None:
    # Its last line is half written, and its daily copy is due: reading changes nothing of it.
    disk = Disk(opfs_body.files({"record": journal_of(FIXTURE) + line(["x"])[:-3]}))
    before = disk.files()
    opened = open_browser_record(Files("read-only", slots(disk)), MONDAY)
    assert len(opened.record.diary.entries) == len(FIXTURE["entries"])
    assert opened.found[-1] == READ_ONLY
    for change in (
        lambda: opened.record.put(entry("note", text="Lost?")),
        lambda: opened.record.put(entry("note", text="Lost again?")),
    ):
        with pytest.raises(StoreError, match="you cannot write in it"):
            change()
    assert len(opened.record.diary.entries) == len(FIXTURE["entries"])
    assert disk.files() == before


def test_without_files_each_change_is_handed_on_whole() -> None:
    files = Files("snapshot", bytes=SimpleNamespace(to_bytes=lambda: journal_of(FIXTURE)))
    opened = open_browser_record(files, TODAY)
    assert opened.found[-1] == SNAPSHOT
    opened.record.put(entry("note", NOW, text="Handed on."))
    again = Files("snapshot", bytes=SimpleNamespace(to_bytes=lambda: files.saved[-1]))
    assert len(open_browser_record(again, TODAY).record.diary.entries) == len(FIXTURE["entries"]) + 1


@pytest.mark.parametrize("kind", ["memory", "something new"])
def test_without_any_storage_that_is_said(kind: str) -> None:
    opened = open_browser_record(Files(kind), TODAY)
    opened.record.put(entry("note", text="For now."))
    assert opened.found == (MEMORY,)
    assert opened.storage() == StorageFacts("memory", opened.storage().size)


def test_a_newer_record_is_left_alone() -> None:
    disk = Disk(opfs_body.files({"record": line({"homeward": 99}) + b"what it knows\n"}))
    before = disk.files()
    with pytest.raises(StoreError, match="newer Homeward"):
        durable(disk)
    assert disk.files() == before
    assert not disk.open_files
