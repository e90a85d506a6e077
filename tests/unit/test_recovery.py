"""Opening a record: nothing is lost in silence, and what happened is said in plain words."""

from datetime import date, timedelta

import pytest

from services.journal import StoreError, StoreTooNew, compacted, line, replay
from services.memory_file import MemoryFile
from services.recovery import OpenReport, keep_daily_copy, open_journal
from services.store import open_store

TODAY = date(2026, 11, 20)
YESTERDAY = TODAY - timedelta(days=1)
GOOD = {"entries": {"1": {"n": 1}, "2": {"n": 2}, "3": {"n": 3}}}
DAMAGED = compacted(GOOD).replace(b'{"n":2}', b'{"n":5}')


class FullFile(MemoryFile):
    """A device on which nothing more fits."""

    def keep(self, label: str, data: bytes) -> str:
        raise OSError(28, "planted")

    def replace(self, data: bytes) -> None:
        raise OSError(28, "planted")


def opened(file: MemoryFile) -> tuple[dict[str, dict[str, dict[str, object]]], OpenReport]:
    journal, report = open_journal(file, TODAY)
    assert replay(file.data).tables == journal.tables
    assert replay(file.data).lost == 0
    journal.commit([("probe", 1, {})])
    assert replay(file.data).tables == journal.tables
    return {name: rows for name, rows in journal.tables.items() if name != "probe"}, report


def test_new_record_is_empty_and_says_nothing() -> None:
    assert opened(MemoryFile()) == ({}, OpenReport())
    assert OpenReport().sentences == ()


def test_unfinished_line_is_cut_and_told() -> None:
    file = MemoryFile(compacted(GOOD) + b'1234abcd [["entr')
    tables, report = opened(file)
    assert (tables, report.torn_tail, report.damaged_copy) == (GOOD, True, None)
    assert "in the middle of saving" in report.sentences[0]


def test_damaged_line_is_salvaged_around_kept_and_told() -> None:
    file = MemoryFile(DAMAGED)
    tables, report = opened(file)
    assert tables == {"entries": {"1": {"n": 1}, "3": {"n": 3}}}
    assert (report.lost_lines, report.damaged_copy) == (1, "damaged-2026-11-20")
    assert file.copies["damaged-2026-11-20"] == DAMAGED
    assert "At least 1 change could not be read" in report.sentences[0]
    assert "damaged-2026-11-20" in report.sentences[1]
    assert opened(file)[1].sentences == ()


@pytest.mark.parametrize("data", [b"", b"\0" * 4096, b"not a record at all", DAMAGED[:20]])
def test_unreadable_record_is_put_back_from_the_newest_good_copy(data: bytes) -> None:
    older = {"entries": {"1": {"n": 1}}}
    copies = {
        "copy-2026-11-17": compacted(older),
        "copy-2026-11-18": compacted(GOOD),
        "copy-2026-11-19": DAMAGED,
    }
    tables, report = opened(MemoryFile(data, copies))
    assert (tables, report.restored_from) == (GOOD, date(2026, 11, 18))
    assert "the copy of 18 November 2026" in report.sentences[0]


def test_unreadable_record_without_a_copy_is_never_silently_empty() -> None:
    file = MemoryFile(b"\0" * 4096)
    tables, report = opened(file)
    assert (tables, report.lost_lines) == ({}, 1)
    assert report.sentences
    assert file.copies["damaged-2026-11-20"] == b"\0" * 4096


def test_emptied_record_stays_empty() -> None:
    """A person who removed everything does not get it back from a copy."""
    file = MemoryFile(compacted({}), {"copy-2026-11-19": compacted(GOOD)})
    assert opened(file) == ({}, OpenReport())


def test_newer_format_is_left_untouched() -> None:
    data = line({"homeward": 2}) + b"\0 something else"
    file = MemoryFile(data, {"copy-2026-11-19": compacted(GOOD)})
    with pytest.raises(StoreTooNew):
        open_store(file, TODAY)
    assert file.data == data
    assert list(file.copies) == ["copy-2026-11-19"]


@pytest.mark.parametrize(("dead", "tidied"), [(3, False), (4, True)])
def test_compacted_only_when_more_than_half_is_dead(dead: int, tidied: bool) -> None:
    data = compacted(GOOD) + b"".join(line([("entries", 3, {"n": 3})]) for _ in range(dead))
    file = MemoryFile(data)
    open_journal(file, TODAY)
    assert file.data == (compacted(GOOD) if tidied else data)


def test_writing_never_compacts() -> None:
    file = MemoryFile()
    store = open_store(file, TODAY)
    for n in range(50):
        before = file.data
        store.write([("entries", "e", {"n": n})])
        assert file.data.startswith(before)
    store.close()
    assert open_store(file, TODAY).read() == {"entries": {"e": {"n": 49}}}
    assert file.data.count(b"\n") == 2


def test_one_copy_a_day_for_a_week() -> None:
    file = MemoryFile(compacted(GOOD))
    for days in range(10):
        assert keep_daily_copy(file, TODAY + timedelta(days=days))
    assert file.labels() == [f"copy-2026-11-{day}" for day in range(23, 30)]
    kept = dict(file.copies)
    file.data = compacted({})
    assert keep_daily_copy(file, TODAY + timedelta(days=9))
    assert file.copies == kept


def test_other_copies_are_not_rotated_away() -> None:
    file = MemoryFile(DAMAGED, {"before-schema-2": b"x", "damaged-2026-01-01": b"y"})
    for days in range(10):
        open_journal(file, TODAY + timedelta(days=days))
    assert {"before-schema-2", "damaged-2026-01-01", "damaged-2026-11-20"} < set(file.labels())


def test_empty_record_is_not_copied() -> None:
    file = MemoryFile()
    open_journal(file, TODAY)
    assert file.labels() == []


def test_full_device_still_opens_a_good_record_and_says_so() -> None:
    data = compacted(GOOD) + b"".join(line([("entries", 3, {"n": 3})]) for _ in range(9))
    file = FullFile(data)
    tables, report = opened(file)
    assert (tables, report.copy_failed) == (GOOD, True)
    assert "make some room" in report.sentences[0]


def test_full_device_does_not_touch_a_damaged_record() -> None:
    file = FullFile(DAMAGED)
    with pytest.raises(StoreError, match="Make some room"):
        open_store(file, TODAY)
    assert file.data == DAMAGED


def test_a_copy_that_cannot_be_read_gives_way_to_an_older_one() -> None:
    class BadCopy(MemoryFile):
        def read_copy(self, label: str) -> bytes:
            if label == f"copy-{YESTERDAY}":
                raise OSError(5, "planted")
            return super().read_copy(label)

    older = YESTERDAY - timedelta(days=1)
    file = BadCopy(b"", {f"copy-{YESTERDAY}": compacted(GOOD), f"copy-{older}": compacted(GOOD)})
    tables, report = opened(file)
    assert (tables, report.restored_from) == (GOOD, older)
    assert "put back the copy of 18 November 2026" in report.sentences[0]
