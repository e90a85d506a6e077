"""A power cut at any moment: what was acknowledged is there, and each forgotten sync is noticed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from tinydb import where
from tinydb.table import Document

from services.journal import StoreError, compacted, line
from services.store import Store
from tests.bodies import BODIES, TODAY, Body, posix_body
from tests.disk import Disk, Files, sync_sites, without_syncs

COPY = f"copy-{TODAY}"
State = dict[str, Any]


@dataclass
class Run:
    """What a scenario did to its disk, and between which states of the record each call was made."""

    body: Body
    before: State
    kept: Files = field(default_factory=dict)  # the record and its copies, by label
    copy_due: bool = False  # whether today's copy was promised from the first mark on
    disk: Disk = field(init=False)
    evidence: bytes = b""  # damaged bytes that must not disappear

    def __post_init__(self) -> None:
        self.disk = Disk(self.body.files(self.kept))

    def mark(self, store: Store, tried: State | None = None) -> None:
        """The call returned: from here on this is what must be found. `tried`: what a refused call wanted."""
        self.disk.log.append(("mark", store.storage.read(), tried))


@contextmanager
def refused(run: Run, store: Store, tried: State, room: int | None, syncs_fail: list[bool]) -> Iterator[None]:
    """What is done inside fails in the way given, and has changed nothing."""
    before = store.storage.read()
    run.disk.room, run.disk.syncs_fail = room, [*syncs_fail]
    with pytest.raises(StoreError):
        yield
    run.disk.room = None
    assert store.storage.read() == before
    run.mark(store, tried)


def everyday(body: Body) -> Run:
    """A new record, each kind of change, a full disk and a failing one, a restore, and changes after it."""
    run = Run(body, {})
    with run.body.opened(run.disk) as store:
        run.mark(store)
        table = store.table("entries")
        table.insert({"n": 1})
        run.mark(store)
        table.insert_multiple([{"n": 2}, {"n": 3, "tags": ["a", {"b": None}]}])
        run.mark(store)
        table.update({"n": 20}, where("n") == 2)
        run.mark(store)
        more = {**(store.storage.read() or {})["entries"], "666": {"text": "x" * 99}}
        for room, syncs_fail in ((20, []), (None, [True])):
            with refused(run, store, {"entries": more}, room, syncs_fail):
                table.insert(Document({"text": "x" * 99}, 666))
        for room, syncs_fail in ((50, []), (None, [True]), (None, [False, True])):
            with refused(run, store, {"entries": {"1": {"uid": "x"}}}, room, syncs_fail):
                store.replace({"entries": {"x": {}}})
        store.write([("plan", "p", {"home": None}), ("entries", "e", {"n": 4})])
        run.mark(store)
        table.remove(doc_ids=[1])
        run.mark(store)
        store.replace({"entries": {"e": {"n": 7}, "f": {"n": 8}}})
        run.mark(store)
        table.upsert({"n": 9}, where("n") == 9)
        run.mark(store)
    return run


def tidied(body: Body) -> Run:
    """A record that is mostly dead lines is compacted, and changed after."""
    lines = [line([("entries", 1, {"n": number})]) for number in range(5)]
    # Today's copy is there already: no other sync hides this one.
    files = {"record": compacted({}) + b"".join(lines), COPY: b"\n"}
    run = Run(body, {"entries": {"1": {"n": 4}}}, files, copy_due=True)
    with run.body.opened(run.disk) as store:
        run.mark(store)
        store.table("entries").insert({"n": 5})
        run.mark(store)
    return run


def torn(body: Body) -> Run:
    """A record whose last line was never finished is opened, and changed after."""
    state = {"entries": {"1": {"n": 1}, "2": {"n": 2}}}
    run = Run(
        body, state, {"record": compacted(state) + line([("entries", 3, {"n": 3})])[:-5]}, copy_due=True
    )
    with run.body.opened(run.disk) as store:
        run.mark(store)
        store.table("entries").insert({"n": 5})
        run.mark(store)
    return run


def damaged(body: Body) -> Run:
    """A record with a damaged line in the middle is salvaged, and changed after."""
    state = {"entries": {"1": {"n": 1}, "2": {"n": 2}}}
    data = compacted(state).replace(b'{"n":1}', b'{"n":7}')
    run = Run(body, {"entries": {"2": {"n": 2}}}, {"record": data}, copy_due=True, evidence=data)
    with run.body.opened(run.disk) as store:
        run.mark(store)
        store.table("entries").insert({"n": 5})
        run.mark(store)
    return run


def restored(body: Body) -> Run:
    """A record of which nothing can be read is put back from yesterday's copy, and changed after."""
    state = {"entries": {"1": {"n": 1}}}
    copy = f"copy-{TODAY - timedelta(days=1)}"
    run = Run(body, state, {"record": b"\0" * 50, copy: compacted(state)}, copy_due=True, evidence=b"\0" * 50)
    with run.body.opened(run.disk) as store:
        run.mark(store)
        store.table("entries").insert({"n": 5})
        run.mark(store)
    return run


SCENARIOS: list[Callable[[Body], Run]] = [everyday, tidied, torn, damaged, restored]


def check_all(run: Run, log: list[tuple[Any, ...]]) -> int:
    """Open every state the disk may be in after every call. How many there were."""
    seen: set[Any] = set()
    cut = run.body.power_cut(run.disk.at_first)
    marks = [call for call in log if call[0] == "mark"]
    state, done = run.before, 0
    for call in [("start",), *log]:
        cut.step(call)
        if call[0] == "mark":
            state, done = call[1], done + 1
        allowed = [state]
        if done < len(marks):
            allowed += [marks[done][1], *([marks[done][2]] if marks[done][2] else [])]
        for files, hole in cut.states():
            key = (*sorted(files.items()), done)
            if key not in seen:
                seen.add(key)
                check_one(run, files, allowed, hole, done)
    return len(seen)


def check_one(run: Run, files: Files, allowed: list[State], hole: bool, done: int) -> None:
    kept = run.body.kept(files)
    assert run.evidence in kept.values() or not run.evidence
    assert COPY in kept or not run.copy_due or not done
    for name, data in kept.items():
        if "copy-" in name and not hole:
            assert data.endswith(b"\n")
        if name.startswith("damaged-") and not hole:
            assert data == run.evidence
    disk = Disk(files)
    with run.body.opened(disk) as store:
        found = store.storage.read()
        assert found in allowed
        assert hole or run.evidence or not store.opened.damaged_copy
        store.table("after").insert({"n": 1})
    with run.body.opened(disk) as store:
        assert store.storage.read() == {**found, "after": {"1": {"n": 1}}}
        assert not store.opened.sentences


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_power_cut_loses_nothing_acknowledged(scenario: Callable[[Body], Run], body: Body) -> None:
    run = scenario(body)
    assert check_all(run, run.disk.log) > 40


@pytest.mark.parametrize("body", BODIES)
def test_every_forgotten_sync_is_noticed(body: Body) -> None:
    """The crash test can fail: with each sync removed in turn it does."""
    runs = [scenario(body) for scenario in SCENARIOS]
    sites = set().union(*(sync_sites(run.disk.log) for run in runs))
    assert {site[0][-1] for site in sites} >= {"commit", "replace_all", "open_journal"}
    assert any("_recover" in site[0] for site in sites)
    unnoticed = set()
    for site in sites:
        try:
            for run in runs:
                if site in sync_sites(run.disk.log):
                    check_all(run, without_syncs(run.disk.log, site))
        except AssertionError:
            continue
        unnoticed.add(site)
    assert unnoticed == run.body.harmless


def test_file_is_opened_anew_after_a_failed_sync() -> None:
    disk = Disk()
    with posix_body.opened(disk) as store:
        store.table("entries").insert({"n": 1})
        before = set(disk.open_files)
        disk.syncs_fail = [True]
        with pytest.raises(StoreError):
            store.table("entries").insert({"n": 2})
        assert len(set(disk.open_files) - before) == 1
        store.table("entries").insert({"n": 3})
    assert not disk.open_files.keys() - before
    assert b'{"n":2}' not in disk.files()["record"]
