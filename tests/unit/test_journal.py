"""The journal's format: what is read is exactly what was written, or it is said to be damaged."""

import errno
import json

import pytest

from services.journal import Journal, StoreError, StoreTooNew, Tables, compacted, line, replay
from services.memory_file import MemoryFile

TABLES: Tables = {
    "entries": {"1": {"at": "8:05am", "c": 36.5}, "2": {"text": "38C {} \n"}},
    "plan": {"1": {"home": None}},
}


class FailingFile(MemoryFile):
    """A device that fails at chosen calls, after doing `part` of the first."""

    failing: frozenset[str] = frozenset()
    problem = errno.ENOSPC

    def append(self, data: bytes) -> None:
        if "append" in self.failing:
            super().append(data[:10])
            raise OSError(self.problem, "planted")
        super().append(data)

    def sync(self) -> None:
        if "sync" in self.failing:
            raise OSError(self.problem, "planted")

    def truncate(self, size: int) -> None:
        if "truncate" in self.failing:
            raise OSError(self.problem, "planted")
        super().truncate(size)


def journal_over(file: MemoryFile) -> Journal:
    file.data = compacted(TABLES)
    return Journal(file, replay(file.data).tables, len(file.data))


def test_file_is_plain_text_that_says_what_it_holds() -> None:
    first, second, *_ = compacted(TABLES).decode("ascii").split("\n")
    assert first.split(" ", 1)[1] == '{"homeward":1}'
    assert json.loads(second.split(" ", 1)[1]) == [["entries", 1, {"at": "8:05am", "c": 36.5}]]


def test_replay_gives_what_was_written() -> None:
    found = replay(compacted(TABLES))
    assert (found.tables, found.lost, found.torn, found.entries) == (TABLES, 0, False, 3)


def test_no_file_is_an_empty_record() -> None:
    assert (replay(b"").tables, replay(b"").lost, replay(b"").torn) == ({}, 0, False)


def test_later_lines_win_and_null_removes() -> None:
    data = compacted(TABLES) + line([("entries", 1, {"c": 37.0}), ("entries", 2, None), ("never", 9, None)])
    assert replay(data).tables == {"entries": {"1": {"c": 37.0}}, "plan": TABLES["plan"]}


@pytest.mark.parametrize("cut", range(1, 40))
def test_unfinished_last_line_is_left_out(cut: int) -> None:
    last = line([("entries", 3, {"text": "a line of its own"})])
    found = replay(compacted(TABLES) + last[: -min(cut, len(last) - 1)])
    assert (found.tables, found.torn, found.lost) == (TABLES, True, 0)
    assert found.good == len(compacted(TABLES))


def test_no_flipped_bit_is_parsed_silently() -> None:
    """Stock TinyDB reads 36.5 as 37.5 after one flip. Here every flip is noticed."""
    data = compacted(TABLES)
    for position in range(len(data)):
        for bit in range(8):
            flipped = bytearray(data)
            flipped[position] ^= 1 << bit
            found = replay(bytes(flipped))
            assert found.lost or found.torn, (position, bit)
            for name, documents in found.tables.items():
                for key, document in documents.items():
                    assert document == TABLES[name][key]


@pytest.mark.parametrize(
    "value",
    [
        *([], {}, 5, ["abc"], [["entries", 1]], [["entries", "1", {}]], [["entries", True, {}]]),
        *([[1, 1, {}]], [["entries", 1, []]], [["entries", 9, {}], ["entries", 9, 5]]),
    ],
)
def test_line_of_another_shape_is_lost_whole(value: object) -> None:
    found = replay(compacted(TABLES) + line(value) + line([("entries", 3, {})]))
    assert found.lost == 1
    assert found.tables == {**TABLES, "entries": {**TABLES["entries"], "3": {}}}


def test_missing_header_is_damage() -> None:
    assert replay(line([("entries", 1, {})])).lost == 1
    assert replay(b"\0" * 20).lost == 1


def test_newer_format_is_refused_in_words() -> None:
    with pytest.raises(StoreTooNew, match="newer Homeward"):
        replay(line({"homeward": 2}) + b"whatever that is")


@pytest.mark.parametrize(
    "bad", [[], [("entries", "1", {})], [("entries", 1, [])], [("entries", 1, {"n": float("inf")})]]
)
def test_what_could_not_be_read_back_is_not_written(bad: list[tuple[str, int, dict[str, object]]]) -> None:
    file = MemoryFile()
    journal = journal_over(file)
    with pytest.raises(ValueError):
        journal.commit(bad)
    assert file.data == compacted(TABLES)
    assert journal.tables == TABLES


@pytest.mark.parametrize(
    ("failing", "problem", "words"),
    [
        ({"append"}, errno.ENOSPC, "device is full"),
        ({"sync"}, errno.EIO, "could not write"),
        ({"append", "truncate"}, errno.ENOSPC, "device is full"),
        ({"append", "sync"}, errno.ENOSPC, "device is full"),
    ],
)
def test_refused_change_is_gone_and_the_next_one_is_kept(failing: set[str], problem: int, words: str) -> None:
    file = FailingFile()
    journal = journal_over(file)
    file.failing, file.problem = frozenset(failing), problem
    for _ in range(2):
        with pytest.raises(StoreError, match=words):
            journal.commit([("entries", 3, {"n": 3})])
        assert journal.tables == TABLES
    file.failing = frozenset()
    journal.commit([("entries", 4, {"n": 4})])
    assert file.data == compacted(TABLES) + line([("entries", 4, {"n": 4})])
    assert replay(file.data).tables == journal.tables


def test_file_that_lost_what_was_acknowledged_is_written_anew() -> None:
    file = FailingFile()
    journal = journal_over(file)
    file.failing = frozenset({"append"})
    file.data = file.data[:60]
    with pytest.raises(StoreError):
        journal.commit([("entries", 3, {})])
    assert replay(file.data).tables == TABLES


def test_a_long_document_written_again_and_again_makes_the_file_worth_compacting() -> None:
    """Beside many short ones that never change: counted alone, those would hide it."""
    short = [line([("entries", number, {"value": number})]) for number in range(1, 2001)]
    long = {"packed": "x" * 20_000}
    once = line({"homeward": 1}) + b"".join(short) + line([("following", 1, long)])
    assert not replay(once).mostly_dead
    again = once + 20 * line([("following", 1, long)])
    assert replay(again).mostly_dead
    gone = once + 3 * line([("following", 1, long)]) + line([("following", 1, None)])
    assert replay(gone).dead > 4 * 20_000
