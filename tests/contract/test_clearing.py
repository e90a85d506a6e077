"""Clearing a shared device leaves no byte of a person: looked for in every file and slot, whatever failed."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from models.records import Plan
from models.restore import MIGRATIONS, SCHEMA
from models.share import Following, Share
from models.share_keys import letters
from models.ward import new_draft
from services.browser_record import ReadOnlyFile, SnapshotFile
from services.journal import StoreError
from services.memory_file import MemoryFile
from services.opened import load_record
from services.opfs_file import OpfsFile
from services.posix_file import PosixFile
from services.record import Record
from tests.bodies import TODAY, DyingSlot, FakeSlot, Killed
from tests.disk import Disk
from tests.people import NOW, SAM, entry

OWNER, LINK = letters(b"owner " * 5 + b"ab"), letters(b"links " * 5 + b"cd")
WORDS = (
    *(b"Zebedee", b"Quillfeather", b"rosemary", b"07700 900199", b"1968-05-04"),
    *(b"Philomena", OWNER.encode(), LINK.encode(), b"cGFja2VkIHJlY29yZA", b"thyme"),
)
PATIENT = replace(SAM, name="Zebedee Quillfeather", allergies="rosemary")
SHARE = Share("s" * 32, "Philomena", OWNER, NOW)
FOLLOWED = Following("f" * 32, LINK, NOW, packed="cGFja2VkIHJlY29yZA==")
DRAFT = replace(new_draft("AM", NOW), plan=replace(PATIENT, medicines="07700 900199"), signer="Ada Mensah")


def fill(record: Record, store, file) -> None:
    """A person's plan and diary, changed and changed again, a hand-over, and every kind of copy."""
    record.save_plan(PATIENT)
    record.put(entry("note", text="rosemary for Zebedee"))
    record.save_ward(DRAFT)
    record.save_share(SHARE)
    record.save_following(FOLLOWED)
    record.write_notes(FOLLOWED.uid, [("n", {"kind": "note", "text": "thyme"})])
    for label in ("version-1", "damaged-2026-11-19", "replaced", "copy-2026-11-18"):
        store.keep_copy(label)
    file.keep("damaged-2026-11-18", b"not a journal, Zebedee Quillfeather")
    record.remove(record.diary.entries[0].uid)
    record.replace(record_of(record))
    record.save_share(replace(SHARE, version=2))
    record.save_ward(DRAFT)


def record_of(record: Record):
    from models.restore import Restored

    return Restored(record.plan, record.settings, record.diary.entries)


def slots(disk: Disk, kind: type[FakeSlot] = FakeSlot) -> list[FakeSlot]:
    return [kind(disk, f"slot-{number}") for number in range(14)]


def empty_disk() -> Disk:
    return Disk({f"slot-{number}": b"" for number in range(14)})


def words_in(*contents: bytes) -> list[bytes]:
    return [word for word in WORDS if any(word in content for content in contents)]


def test_the_words_are_there_before(tmp_path: Path) -> None:
    """The search itself finds what it has to."""
    file = PosixFile(tmp_path / "record.journal")
    store, record = load_record(file, TODAY, MIGRATIONS, SCHEMA)
    fill(record, store, file)
    assert words_in(*(path.read_bytes() for path in tmp_path.iterdir())) == list(WORDS)
    assert record.other_copies >= 4
    record.clear()
    store.close()


def test_clearing_leaves_no_byte_in_the_data_folder(tmp_path: Path) -> None:
    file = PosixFile(tmp_path / "record.journal")
    store, record = load_record(file, TODAY, MIGRATIONS, SCHEMA)
    fill(record, store, file)
    (tmp_path / "record.journal.copy-2026-11-20.new").write_bytes(b"half written, Zebedee")
    record.clear()
    assert words_in(*(path.read_bytes() for path in tmp_path.iterdir())) == []
    assert (record.plan, record.diary.entries, record.ward, record.other_copies) == (Plan(), (), None, 0)
    assert (record.shares, record.following, record.notes_about(FOLLOWED.uid)) == ((), (), {})
    record.put(entry("note", text="The next one."))  # it can be used at once
    store.close()
    again, opened = load_record(PosixFile(tmp_path / "record.journal"), TODAY, MIGRATIONS, SCHEMA)
    assert again.opened.sentences == ()
    assert [one.text for one in opened.diary.entries] == ["The next one."]
    assert words_in(*(path.read_bytes() for path in tmp_path.iterdir())) == []
    again.close()


def test_clearing_leaves_no_byte_in_any_slot() -> None:
    disk = empty_disk()
    file = OpfsFile(slots(disk))
    store, record = load_record(file, TODAY, MIGRATIONS, SCHEMA)
    fill(record, store, file)
    file._places[-1].fill(b"never finished, Zebedee")
    record.clear()
    assert words_in(*map(bytes, disk.inodes)) == []
    filled = [node for node in disk.inodes if node]
    assert len(filled) == 1
    record.put(entry("note", text="The next one."))
    store.close()
    again, opened = load_record(OpfsFile(slots(disk)), TODAY, MIGRATIONS, SCHEMA)
    assert [one.text for one in opened.diary.entries] == ["The next one."]
    again.close()


def test_what_a_slot_held_is_overwritten_before_it_is_cut_off() -> None:
    disk = empty_disk()
    file = OpfsFile(slots(disk))
    place = file._places[3]
    place.fill(b"Zebedee")
    disk.log.clear()
    place.empty()
    assert [call[0] for call in disk.log] == ["write", "sync", "cut", "sync"]


@pytest.fixture
def mortal() -> Iterator[type[DyingSlot]]:
    DyingSlot.left = 10**9
    yield DyingSlot
    DyingSlot.left = 10**9


@pytest.mark.parametrize("calls", range(40))
def test_killed_while_clearing_it_is_all_there_or_can_be_cleared_again(mortal, calls: int) -> None:
    disk = empty_disk()
    file = OpfsFile(slots(disk, mortal))
    store, record = load_record(file, TODAY, MIGRATIONS, SCHEMA)
    fill(record, store, file)
    mortal.left = calls
    with suppress(Killed):
        record.clear()
    mortal.left = 10**9
    again, opened = load_record(OpfsFile(slots(disk)), TODAY, MIGRATIONS, SCHEMA)
    assert opened.plan in (PATIENT, Plan())  # never a part, never an older copy
    opened.clear()
    assert words_in(*map(bytes, disk.inodes)) == []
    again.close()


def test_what_cannot_be_taken_away_is_said() -> None:
    disk = empty_disk()
    file = OpfsFile(slots(disk))
    store, record = load_record(file, TODAY, MIGRATIONS, SCHEMA)
    fill(record, store, file)
    disk.syncs_fail = [True]
    with pytest.raises(StoreError, match="still on this device"):
        record.clear()
    assert record.plan == PATIENT  # what is there is shown
    record.clear()
    assert words_in(*map(bytes, disk.inodes)) == []
    store.close()


def test_the_copy_in_the_browsers_database_is_the_empty_record() -> None:
    saved: list[bytes] = []
    file = SnapshotFile(b"", saved.append)
    store, record = load_record(file, TODAY, MIGRATIONS, SCHEMA)
    fill(record, store, file)
    assert words_in(saved[-1])
    record.clear()
    assert words_in(saved[-1], file.data, *file.copies.values()) == []


def test_a_tab_that_may_only_read_clears_nothing() -> None:
    file = ReadOnlyFile()
    store, record = load_record(file, TODAY, MIGRATIONS, SCHEMA)
    fill(record, store, file)
    file.freeze()
    with pytest.raises(StoreError, match="another tab"):
        record.clear()
    assert record.plan == PATIENT


@pytest.mark.parametrize("kind", ["files", "slots", "memory"])
def test_a_hand_over_that_ends_leaves_no_byte_and_the_diary_stays(tmp_path: Path, kind: str) -> None:
    disk = empty_disk()
    made = {"files": lambda: PosixFile(tmp_path / "r"), "slots": lambda: OpfsFile(slots(disk))}
    file = made.get(kind, MemoryFile)()
    store, record = load_record(file, TODAY, MIGRATIONS, SCHEMA)
    own = entry("note", text="My own diary.")
    record.put(own)
    store.keep_copy("copy-2026-11-18")
    record.save_ward(DRAFT)
    store.keep_copy("replaced")
    file.keep("damaged-2026-11-18", b'00000000 [["ward",1,{"Zebedee":1')
    record.forget_ward()
    assert record.ward is None
    kept = [path.read_bytes() for path in tmp_path.iterdir()] + list(map(bytes, disk.inodes))
    kept += [file.data, *file.copies.values()] if isinstance(file, MemoryFile) else []
    assert words_in(*kept) == []
    assert not any(b"Ada Mensah" in content for content in kept)
    assert {"copy-2026-11-18", "replaced"} <= set(file.labels())
    assert all(b"My own diary." in file.read_copy(label) for label in ("copy-2026-11-18", "replaced"))
    assert record.diary.entries == (own,)
    store.close()


@pytest.mark.parametrize("kind", ["files", "slots", "memory"])
def test_a_person_taken_off_a_carers_device_leaves_no_byte_and_the_others_stay(
    tmp_path: Path, kind: str
) -> None:
    disk = empty_disk()
    made = {"files": lambda: PosixFile(tmp_path / "r"), "slots": lambda: OpfsFile(slots(disk))}
    file = made.get(kind, MemoryFile)()
    store, record = load_record(file, TODAY, MIGRATIONS, SCHEMA)
    own, other = entry("note", text="My own diary."), replace(FOLLOWED, uid="o" * 32, packed="b3RoZXI=")
    record.put(own)
    record.save_following(replace(other, secret=OWNER))
    record.write_notes(other.uid, [("n", {"kind": "note", "text": "About the other."})])
    record.save_following(FOLLOWED)
    record.write_notes(FOLLOWED.uid, [("n", {"kind": "note", "text": "thyme"})])
    store.keep_copy("copy-2026-11-18")
    record.save_following(replace(FOLLOWED, packed="cGFja2VkIHJlY29yZC4=", version=2))
    store.keep_copy("replaced")
    record.drop_following(FOLLOWED.uid)
    kept = [path.read_bytes() for path in tmp_path.iterdir()] + list(map(bytes, disk.inodes))
    kept += [file.data, *file.copies.values()] if isinstance(file, MemoryFile) else []
    assert [word for word in words_in(*kept) if word != OWNER.encode()] == []
    assert all(b"About the other." in file.read_copy(label) for label in ("copy-2026-11-18", "replaced"))
    again = Record(store)
    assert [one.packed for one in again.following] == [other.packed]
    assert again.notes_about(other.uid)
    assert not again.notes_about(FOLLOWED.uid)
    assert again.diary.entries == (own,)
    store.close()
