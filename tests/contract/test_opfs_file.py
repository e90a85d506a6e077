"""The record's slots in a browser: killed in the middle, a damaged head, no room, and who may only read."""

import errno
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from zlib import crc32

import pytest

from services.journal import StoreError, StoreTooNew, compacted
from services.opfs_file import HEAD, OpfsFile, Place, read_record
from tests.bodies import SLOTS, DyingSlot, FakeSlot, Killed, opfs_body
from tests.disk import Disk

OLD = {"entries": {"1": {"uid": "a", "n": 1}}}
NEW = {"entries": {"1": {"uid": "a", "n": 2}}}


def slots(disk: Disk, kind: type[FakeSlot] = FakeSlot) -> list[FakeSlot]:
    return [kind(disk, f"slot-{number}") for number in range(SLOTS)]


def disk_with(**kept: bytes) -> Disk:
    return Disk(opfs_body.files(kept))


def after_power_cuts(disk: Disk) -> Iterator[Disk]:
    """The disk as it may be found after each call of its log."""
    cut = opfs_body.power_cut(disk.at_first)
    for call in disk.log:
        cut.step(call)
        for files, hole in cut.states():
            if not hole:
                yield Disk(files)


@pytest.mark.parametrize("calls", range(8))
def test_killed_while_replacing_then_a_power_cut(calls: int) -> None:
    """After a kill the browser reads what is not on the device yet; a power cut then must not lose both."""
    disk = disk_with(record=compacted(OLD))
    file = OpfsFile(slots(disk, DyingSlot))
    DyingSlot.left = calls
    with suppress(Killed):
        file.replace(compacted(NEW))
    OpfsFile(slots(disk))  # opened again by the same browser, and then the power goes
    for found in after_power_cuts(disk):
        assert read_record(slots(found)) in (compacted(OLD), compacted(NEW))


def test_a_dropped_copy_never_comes_back_with_the_bytes_of_another() -> None:
    disk = disk_with(record=compacted(OLD), one=b"1" * 20)
    file = OpfsFile(slots(disk))
    file.drop("one")
    file.keep("two", b"2" * 20)
    for found in after_power_cuts(disk):
        kept = opfs_body.kept(found.files())
        assert kept.pop("record") == compacted(OLD)
        assert kept.items() <= {"one": b"1" * 20, "two": b"2" * 20}.items()


@pytest.mark.parametrize("state", [OLD, NEW])
def test_replacing_fails_at_the_last_flush(state: dict[str, Any]) -> None:
    """Nobody knows then which slot counts: the old one is kept until a third one surely does."""
    disk = disk_with(record=compacted(OLD))
    with opfs_body.opened(disk) as store:
        disk.syncs_fail = [False, False, True]
        with pytest.raises(StoreError):
            store.storage.write(state)
        assert store.storage.read() == OLD
        assert b'"generation": 4' in disk.inodes[3]
    for found in after_power_cuts(disk):
        assert read_record(slots(found)) in (compacted(OLD), compacted(state))


def test_a_slot_is_left_after_a_failed_flush() -> None:
    disk = disk_with(record=compacted(OLD))
    with opfs_body.opened(disk) as store:
        disk.syncs_fail = [True]
        with pytest.raises(StoreError):
            store.write([("entries", "b", {})])
        assert not disk.inodes[0]
        store.write([("entries", "c", {})])
    with opfs_body.opened(disk) as store:
        assert list(store.read()["entries"]) == ["a", "c"]


def test_a_damaged_head_hides_no_record() -> None:
    disk = disk_with(record=compacted(OLD))
    disk.inodes[0][3] ^= 1
    disk = Disk(disk.files())
    with opfs_body.opened(disk) as store:
        assert store.read() == {"entries": {"a": {"n": 1}}}
        store.write([("entries", "b", {"n": 2})])
    for found in after_power_cuts(disk):
        assert OpfsFile(slots(found)).read_all().startswith(compacted(OLD))
    assert opfs_body.kept(disk.files())["record"].startswith(compacted(OLD))
    with opfs_body.opened(disk) as store:
        assert list(store.read()["entries"]) == ["a", "b"]


def test_a_newer_slot_is_left_alone() -> None:
    disk = disk_with(record=compacted(OLD))
    place = Place(FakeSlot(disk, "slot-0"))
    place.name("record", 1)
    newer = bytes(disk.inodes[0]).replace(b'"slot": 1', b'"slot": 2')
    body = newer[9:HEAD].rstrip(b"\0")
    disk.inodes[0][:] = b"%08x " % crc32(body) + newer[9:]
    before = disk.files()
    with pytest.raises(StoreTooNew, match="newer Homeward"):
        OpfsFile(slots(disk))
    assert disk.files() == before
    assert not disk.open_files.keys() - {place.slot.file}  # type: ignore[attr-defined]


def test_copies_are_kept_beside_each_other_and_dropped() -> None:
    file = OpfsFile(slots(disk_with(record=compacted(OLD))))
    assert file.keep("damaged-2026-11-20", b"one") == "in this browser, under the name damaged-2026-11-20"
    assert file.keep("damaged-2026-11-20", b"one").endswith("20")
    assert file.keep("damaged-2026-11-20", b"two").endswith("20-2")
    assert file.labels() == ["damaged-2026-11-20", "damaged-2026-11-20-2"]
    assert file.read_copy("damaged-2026-11-20-2") == b"two"
    file.drop("damaged-2026-11-20")
    assert file.labels() == ["damaged-2026-11-20-2"]
    with pytest.raises(FileNotFoundError):
        file.read_copy("damaged-2026-11-20")
    assert file.read_all() == compacted(OLD)


def test_no_free_slot_loses_nothing() -> None:
    disk = disk_with(record=compacted(OLD))
    file = OpfsFile(slots(disk))
    for number in range(SLOTS - 1):
        file.keep(f"copy-{number}", b"x")
    for refused in (lambda: file.keep("one more", b"x"), lambda: file.replace(b"x")):
        with pytest.raises(OSError) as problem:
            refused()
        assert problem.value.errno == errno.ENOSPC
    file.append(b"more")
    file.sync()
    assert read_record(slots(disk)) == compacted(OLD) + b"more"


def test_storage_that_fails_is_refused_in_words() -> None:
    class Broken(FakeSlot):
        def read(self, at: int, size: int) -> Any:
            return -errno.EIO

    with pytest.raises(StoreError, match="could not open your record in this browser"):
        OpfsFile(slots(disk_with(record=b"x"), Broken))


def test_who_may_only_read_changes_nothing() -> None:
    disk = disk_with(record=compacted(OLD))
    before, done = disk.files(), len([call for call in disk.log if call[0] != "open"])
    assert read_record(slots(disk)) == compacted(OLD)
    assert read_record(slots(Disk({f"slot-{number}": b"" for number in range(SLOTS)}))) == b""
    assert disk.files() == before
    assert len([call for call in disk.log if call[0] != "open"]) == done
