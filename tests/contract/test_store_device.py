"""The store on a real disk: killed processes, two processes, many threads, and the files it leaves."""

import random
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from services.journal import StoreError
from services.posix_file import PosixFile, StoreLocked
from services.store import Store, open_store

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 20)
# Entries are changed, shortened and removed, which is what left stock TinyDB's file unreadable.
CHILD = """
import sys
from datetime import date
from services.posix_file import PosixFile
from services.store import open_store
store = open_store(PosixFile(sys.argv[1]), date(2026, 11, 20))
number = int(sys.argv[2])
while True:
    number += 1
    store.write([("entries", str(number % 9), {"n": number, "text": "x" * (number * 37 % 400)})])
    print("kept", number, flush=True)
    store.write([("entries", str((number + 4) % 9), None)])
    print("gone", number, flush=True)
"""


def at(path: Path) -> Store:
    return open_store(PosixFile(path), TODAY)


def child(path: Path, number: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", CHILD, str(path), str(number)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def step(state: dict[str, int], number: int, verb: str) -> dict[str, int]:
    if verb == "kept":
        return {**state, str(number % 9): number}
    return {uid: kept for uid, kept in state.items() if uid != str((number + 4) % 9)}


@pytest.mark.slow
def test_killed_process_loses_nothing_acknowledged(tmp_path: Path) -> None:
    path, rng = tmp_path / "record", random.Random(9)
    state: dict[str, int] = {}
    number, acknowledged = 0, 0
    for _ in range(20):
        with child(path, number) as process:
            assert process.stdout
            assert process.stderr
            lines = [process.stdout.readline()]
            time.sleep(rng.uniform(0, 0.04))
            process.kill()
            lines += process.stdout.readlines()  # `communicate` would drop what was buffered
            assert not process.stderr.read()
        for said in lines:
            if said.endswith("\n"):
                verb, number = said.split()[0], int(said.split()[1])
                state = step(state, number, verb)
                acknowledged += 1
        follows = (number, "gone") if verb == "kept" else (number + 1, "kept")
        with at(path) as store:
            found = {uid: int(document["n"]) for uid, document in store.read().get("entries", {}).items()}
            assert not store.opened.damaged_copy
        assert found in (state, step(state, *follows))
        state, number = found, number + 1
    assert acknowledged > 100


def test_second_process_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "record"
    with at(path) as store:
        with pytest.raises(StoreLocked, match="already open"):
            at(path)
        process = child(path, 0)
        _, errors = process.communicate(timeout=20)
        assert process.returncode
        assert "already open" in errors
        store.write([("entries", "a", {"n": 1})])
    with at(path) as store:
        assert store.read() == {"entries": {"a": {"n": 1}}}


def test_many_threads_lose_nothing(tmp_path: Path) -> None:
    store = at(tmp_path / "record")
    problems: list[BaseException] = []

    def write(thread: int) -> None:
        try:
            for n in range(200):
                store.table("entries").insert({"thread": thread, "n": n})
                if n % 50 == 0:
                    store.write([("plan", f"{thread}", {"n": n})])
                    store.table("entries").all()
        except BaseException as problem:
            problems.append(problem)

    threads = [threading.Thread(target=write, args=(thread,)) for thread in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not problems
    expected = {(thread, n) for thread in range(8) for n in range(200)}
    for _ in range(2):
        found = store.table("entries").all()
        assert {(each["thread"], each["n"]) for each in found} == expected
        assert len({each.doc_id for each in found}) == len(found) == 1600
        assert len(store.read()["plan"]) == 8
        store.close()
        store = at(tmp_path / "record")
    store.close()


def test_files_beside_the_record(tmp_path: Path) -> None:
    path = tmp_path / "a folder" / "record"
    with at(path) as store:
        store.write([("entries", "a", {"n": 1}), ("entries", "b", {"n": 2})])
        store.write([("entries", "c", {"n": 3})])
    path.write_bytes(path.read_bytes().replace(b'"n":1', b'"n":7'))
    for _ in range(2):  # the second damage of the day is kept beside the first
        path.write_bytes(path.read_bytes().replace(b"[", b"{", 1) + b"x")
        with at(path) as store:
            assert store.opened.damaged_copy
            assert Path(store.opened.damaged_copy).exists()
            store.write([("entries", "d", {}), ("entries", "e", {})])
            store.write([("entries", "f", {})])
    names = {other.name for other in path.parent.iterdir()}
    expected = {"", ".lock", ".copy-2026-11-20", ".damaged-2026-11-20", ".damaged-2026-11-20-2"}
    assert names == {f"record{end}" for end in expected}
    assert all(other.stat().st_mode & 0o077 == 0 for other in path.parent.iterdir())


def test_place_that_cannot_be_written_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="Check that this place"):
        at(tmp_path / "file" / "record")
    (tmp_path / "record").mkdir()
    with pytest.raises(StoreError, match="Check that this place"):
        at(tmp_path / "record")


def test_room_ahead_is_never_part_of_the_record(tmp_path: Path) -> None:
    path = tmp_path / "record"
    store = at(path)
    store.write([("entries", "a", {"n": 1})])
    assert path.read_bytes().endswith(bytes(1000))
    assert b"\0" not in Path(store.keep_copy("before-schema-2")).read_bytes()
    store.write([("entries", "b", {"text": "x" * 20_000})])
    store.write([("entries", "c", {})])
    crashed = tmp_path / "crashed"
    crashed.write_bytes(path.read_bytes())
    store.close()
    assert b"\0" not in path.read_bytes()
    with at(crashed) as found:
        assert list(found.read()["entries"]) == ["a", "b", "c"]
        assert not found.opened.sentences
        found.write([("entries", "d", {})])
    assert crashed.read_bytes().startswith(path.read_bytes())
