"""Opening the record of a device: its schema, an upgrade that keeps what was, a copy for every new day."""

from datetime import timedelta
from pathlib import Path

import pytest

from models.records import Entry
from models.restore import SCHEMA, NewerSchema, Restored
from services.clock import system_clock
from services.opened import bring_up_to_date
from services.opening import FILE_NAME, open_record
from services.posix_file import PosixFile, StoreLocked
from services.recovery import COPY_FAILED
from services.store import Store, StoreError, open_store
from tests.people import NOW, SAM, entry

DAY = timedelta(days=1)
TODAY = NOW.date()


def copies(folder: Path) -> set[str]:
    return {path.name.removeprefix(f"{FILE_NAME}.") for path in folder.iterdir()} - {FILE_NAME, "lock"}


def stored(folder: Path) -> Restored:
    opened = open_record(folder)
    opened.close()
    return Restored(
        opened.record.plan, opened.record.settings, opened.record.diary.entries, opened.record.problems
    )


def file_with(folder: Path, each: Entry) -> Path:
    opened = open_record(folder)
    opened.record.put(each)
    opened.close()
    return folder / FILE_NAME


def test_what_was_written_is_there_the_next_time(tmp_path: Path):
    opened = open_record(tmp_path / "new" / "folder")
    opened.record.save_plan(SAM)
    opened.record.put(entry("note", text="Home"))
    assert (opened.found, opened.storage().kind) == ((), "file")
    opened.close()
    assert stored(tmp_path / "new" / "folder") == Restored(SAM, entries=(entry("note", text="Home"),))


def test_an_older_record_is_upgraded_and_kept_as_it_was(tmp_path: Path):
    file = file_with(tmp_path, entry("note", text="old words"))
    before = file.read_bytes()

    def migrate(tables):
        for document in tables["entries"].values():
            document["text"] = "new words"
        return tables

    store = open_store(PosixFile(file), TODAY)
    bring_up_to_date(store, {SCHEMA: migrate}, SCHEMA + 1)
    assert [each["text"] for each in store.read()["entries"].values()] == ["new words"]
    store.close()
    assert (tmp_path / f"{FILE_NAME}.version-{SCHEMA}").read_bytes().rstrip(b"\0") == before
    for _ in range(2):  # the refused one let go of the file
        with pytest.raises(NewerSchema):
            open_record(tmp_path)


def test_an_upgrade_that_fails_leaves_the_record_as_it_was(tmp_path: Path):
    file = file_with(tmp_path, entry("note", text="old words"))

    def migrate(tables):
        tables["entries"].clear()
        raise ZeroDivisionError

    store = open_store(PosixFile(file), TODAY)
    with pytest.raises(ZeroDivisionError):
        bring_up_to_date(store, {SCHEMA: migrate}, SCHEMA + 1)
    store.close()
    assert [each.text for each in stored(tmp_path).entries] == ["old words"]


def test_only_one_homeward_has_the_record(tmp_path: Path):
    opened = open_record(tmp_path)
    with pytest.raises(StoreLocked, match="already open"):
        open_record(tmp_path)
    opened.close()
    open_record(tmp_path).close()


def test_every_new_day_gets_its_copy_while_homeward_stays_open(tmp_path: Path):
    opened = open_record(tmp_path)
    today = system_clock().date()
    opened.record.put(entry("note", text="today"))
    assert (opened.keep_copy(today), copies(tmp_path)) == ("", set())  # opening has looked at today
    opened.record.put(entry("note", text="later"))
    assert opened.keep_copy(today + DAY) == ""
    assert copies(tmp_path) == {f"copy-{today + DAY}"}
    assert b"later" in (tmp_path / f"{FILE_NAME}.copy-{today + DAY}").read_bytes()
    opened.close()


def test_a_copy_that_could_not_be_kept_is_said_once_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Store, "keep_daily_copy", lambda self, today: False)
    opened = open_record(tmp_path)
    tomorrow = system_clock().date() + DAY
    assert [opened.keep_copy(tomorrow), opened.keep_copy(tomorrow)] == [COPY_FAILED, ""]
    assert opened.keep_copy(tomorrow + DAY) == COPY_FAILED
    opened.close()


def test_a_restored_backup_leaves_a_copy_of_what_it_replaced(tmp_path: Path):
    opened = open_record(tmp_path)
    opened.record.put(entry("note", text="written today"))
    opened.record.replace(Restored(SAM))
    opened.close()
    assert stored(tmp_path) == Restored(SAM)
    assert b"written today" in (tmp_path / f"{FILE_NAME}.replaced").read_bytes()


def test_nothing_is_replaced_where_no_copy_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(self: PosixFile, label: str, data: bytes) -> str:
        raise OSError(28, "planted")

    opened = open_record(tmp_path)
    opened.record.put(entry("note", text="written today"))
    monkeypatch.setattr(PosixFile, "keep", full)
    with pytest.raises(StoreError, match="Make some room"):
        opened.record.replace(Restored(SAM))
    opened.close()
    assert [each.text for each in stored(tmp_path).entries] == ["written today"]
