"""What only the store in PostgreSQL has to do: lost lines, two processes, a full disk, bad settings."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256

import psycopg
import pytest

from hub import postgres_boxes
from hub.boxes import STORED, BoxesUnavailable, CannotOpen, Change, Outcome
from hub.postgres_boxes import PostgresBoxes

NOW = 1_795_000_020.0
WRITE, READ = sha256(b"write").digest(), sha256(b"read").digest()
CREATE = Change("a" * 32, WRITE, READ, b"first", 0, NOW + 86400, NOW)
Heard = list[str | None]
Work = Callable[[PostgresBoxes, PostgresBoxes, Heard], Awaitable[None]]


def with_two(address: str, work: Work) -> None:
    """Do `work` with the stores of two processes; the second one's changes are heard."""

    async def run() -> None:
        first, second = PostgresBoxes(address), PostgresBoxes(address)
        heard: Heard = []
        second.on_change(heard.append)
        await asyncio.gather(first.open(), second.open())
        try:
            await work(first, second, heard)
        finally:
            await asyncio.gather(first.close(), second.close())

    asyncio.run(run())


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.01)


@contextmanager
def setting(address: str, name: str, value: str) -> Iterator[None]:
    with psycopg.connect(address, autocommit=True) as line:
        line.execute(f"alter system set {name} = {value}".encode())
        line.execute("select pg_reload_conf()")
        time.sleep(0.2)
        try:
            yield
        finally:
            line.execute(f"alter system reset {name}".encode())
            line.execute("select pg_reload_conf()")


def cut(address: str, what: str) -> int:
    """Cut the hub's lines whose last statement begins so."""
    with psycopg.connect(address) as line:
        count = line.execute(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity "
            "where application_name = 'homeward-hub' and datname = current_database() and query like %s",
            [what + "%"],
        ).fetchone()  # fmt: skip
    assert count
    return int(count[0])


def test_what_a_deaf_process_missed_is_said_when_it_hears_again(address: str) -> None:
    async def work(first: PostgresBoxes, _: PostgresBoxes, heard: Heard) -> None:
        assert cut(address, "listen") == 2
        await first.put(CREATE)
        await until(lambda: None in heard)
        await first.put(replace(CREATE, expected=1, blob=b"second"))
        await until(lambda: CREATE.box in heard)

    with_two(address, work)


def test_a_line_that_died_unnoticed_costs_nobody_an_answer(address: str) -> None:
    async def work(first: PostgresBoxes, _: PostgresBoxes, __: Heard) -> None:
        await first.put(CREATE)
        assert cut(address, "") >= 3
        found = await first.get(CREATE.box, NOW)
        assert found
        assert found.blob == b"first"

    with_two(address, work)


def test_of_writers_in_two_processes_exactly_one_wins(address: str) -> None:
    async def work(first: PostgresBoxes, second: PostgresBoxes, _: Heard) -> None:
        for version in range(1, 21):
            racing = [
                (store, replace(CREATE, expected=version - 1, blob=b"%d %d" % (version, number)))
                for number, store in enumerate((first, second) * 10)
            ]
            ends = await asyncio.gather(*(store.put(change) for store, change in racing))
            won = [number for number, (kind, _) in enumerate(ends) if kind in STORED]
            assert len(won) == 1
            found = await first.get(CREATE.box, NOW)
            assert found
            assert found.blob == racing[won[0]][1].blob

    with_two(address, work)


def test_writes_of_two_processes_to_the_same_boxes_never_stop_each_other(address: str) -> None:
    async def work(first: PostgresBoxes, second: PostgresBoxes, _: Heard) -> None:
        names = [f"{number:032x}" for number in range(150)]
        await asyncio.gather(*(first.put(replace(CREATE, box=name)) for name in names))
        for version in range(2, 12):
            changes = [
                replace(CREATE, box=name, expected=version - 1, blob=b"%d" % version) for name in names
            ]
            for name in names:
                await second.opened(name, NOW + 60 * version)
            ends = await asyncio.gather(
                *(first.put(each) for each in changes), *(second.put(each) for each in reversed(changes)),
                second.tidy(NOW), return_exceptions=True,
            )  # fmt: skip
            assert not [end for end in ends if isinstance(end, BaseException)]

    with_two(address, work)


def test_a_full_disk_is_said_and_stores_nothing(address: str) -> None:
    async def work(first: PostgresBoxes, _: PostgresBoxes, __: Heard) -> None:
        await first.put(CREATE)
        with psycopg.connect(address) as line:
            line.execute(
                "create function full_disk() returns trigger language plpgsql as "
                "$$ begin raise exception 'full' using errcode = 'disk_full'; end $$"
            )
            line.execute(
                "create trigger full_disk before insert on homeward_boxes "
                "for each row execute function full_disk()"
            )
        later = replace(CREATE, expected=1, blob=b"second")
        assert await first.put(later) == (Outcome.FULL, None)
        with psycopg.connect(address) as line:
            line.execute("drop trigger full_disk on homeward_boxes")
        assert (await first.put(later))[0] is Outcome.REPLACED

    with_two(address, work)


def test_a_full_disk_ends_neither_the_marks_nor_the_tidying(address: str, monkeypatch) -> None:
    """Else what has expired would stay for ever, and the disk full."""
    monkeypatch.setattr(postgres_boxes, "MARKS_EVERY", 0.05)

    async def work(first: PostgresBoxes, _: PostgresBoxes, __: Heard) -> None:
        await first.put(CREATE)
        await first.put(replace(CREATE, box="b" * 32, expires=NOW + 1))
        with psycopg.connect(address) as line:
            line.execute(
                "create function full_disk() returns trigger language plpgsql as "
                "$$ begin raise exception 'full' using errcode = 'disk_full'; end $$"
            )
            line.execute(
                "create trigger full_disk before update or delete on homeward_boxes "
                "for each row execute function full_disk()"
            )
        await first.opened(CREATE.box, NOW + 60)
        with pytest.raises(BoxesUnavailable):
            await first.tidy(NOW + 2)
        await asyncio.sleep(0.3)
        with psycopg.connect(address) as line:
            line.execute("drop trigger full_disk on homeward_boxes")
        assert await first.tidy(NOW + 2) == 1
        async with asyncio.timeout(5):
            while not _marked(address):
                await asyncio.sleep(0.02)

    with_two(address, work)


def _marked(address: str) -> bool:
    with psycopg.connect(address) as line:
        return bool(line.execute("select 1 from homeward_boxes where opened is not null").fetchone())


def test_whatever_postgresql_refuses_is_unavailable(address: str) -> None:
    async def work(first: PostgresBoxes, _: PostgresBoxes, __: Heard) -> None:
        with psycopg.connect(address) as line:
            line.execute("drop table homeward_boxes")
        for asked in (first.put(CREATE), first.get(CREATE.box, NOW), first.tidy(NOW)):
            with pytest.raises(BoxesUnavailable, match="Nothing was stored"):
                await asked

    with_two(address, work)


def test_a_hub_without_the_right_to_make_its_table_says_so(address: str) -> None:
    with psycopg.connect(address) as line:
        line.execute("create role guest login")
    try:
        with pytest.raises(CannotOpen, match="does not let it make its table"):
            asyncio.run(PostgresBoxes(address.replace("postgres@", "guest@")).open())
        # Where somebody else made the table, it needs no such right.
        with_two(address, _nothing)
        with psycopg.connect(address) as line:
            line.execute("grant select, insert, update, delete on homeward_boxes to guest")
        with_two(address.replace("postgres@", "guest@"), _stores)
    finally:
        with psycopg.connect(address) as line:
            line.execute("drop owned by guest")
            line.execute("drop role guest")


async def _nothing(*_: object) -> None:
    pass


async def _stores(first: PostgresBoxes, _: PostgresBoxes, __: Heard) -> None:
    assert (await first.put(CREATE))[0] is Outcome.CREATED


def test_a_postgresql_that_would_lose_what_it_confirmed_is_refused(address: str) -> None:
    with setting(address, "fsync", "off"), pytest.raises(CannotOpen, match="fsync off"):
        asyncio.run(PostgresBoxes(address).open())


def test_a_server_set_to_confirm_early_is_told_not_to(address: str) -> None:
    with setting(address, "synchronous_commit", "off"):

        async def work(first: PostgresBoxes, _: PostgresBoxes, __: Heard) -> None:
            async with first._pool.connection() as line:
                said = await (await line.execute("show synchronous_commit")).fetchone()
            assert said == ("on",)

        with_two(address, work)
