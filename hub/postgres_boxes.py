"""Boxes in PostgreSQL, for a hospital that runs the hub on two machines or more."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

import psycopg
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from hub import postgres_sql as sql
from hub.boxes import (
    STORED,
    Box,
    BoxesUnavailable,
    CannotOpen,
    Change,
    Outcome,
    Write,
    Written,
    is_absent,
    minute,
    put_into,
    remove_from,
)
from hub.postgres_line import Line, Listener, connect, log, parameters, prepare
from hub.together import Together

MOST_WRITES = 200  # 200 ids are 6,600 bytes of a notice's 8,000
MOST_READS = 50  # of 256 KiB each
CONNECTIONS = 4
PATIENCE = 5.0  # seconds to wait for PostgreSQL before somebody is told to come again
MARKS_EVERY, SECONDS_TO_CLOSE = 2.0, 1.0

T = TypeVar("T")


class PostgresBoxes:
    """The store behind two hub processes or more; each hears what the others change."""

    def __init__(self, url: str) -> None:
        """`url` as in HUB_DATABASE. Raises CannotOpen where it is none."""
        self._address = parameters(url)
        self._pool = AsyncConnectionPool(
            self._address, min_size=1, max_size=CONNECTIONS, open=False, configure=prepare,
            kwargs={"autocommit": True}, timeout=PATIENCE, reconnect_timeout=3,
        )  # fmt: skip
        self._writes = Together(self._write, MOST_WRITES, _unavailable)
        self._reads = Together(self._read, MOST_READS, _unavailable)
        self._marks: dict[str, float] = {}
        self.count = 0
        self._marker: asyncio.Task[None] | None = None
        self._listener = Listener(self._address, self._pool.check)

    def on_change(self, heard: Callable[[str | None], None]) -> None:
        """See Boxes."""
        self._listener.heard = heard

    async def open(self) -> None:
        """Make the table where there is none, and listen. Raises CannotOpen."""
        # The pool's own words name hosts; ours are in the listener.
        logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)
        try:
            async with await connect(self._address) as line:
                await _make(line)
                self.count = await _count(line)
            await self._listener.open()
        except psycopg.Error:
            raise CannotOpen(
                "PostgreSQL does not answer at the address in HUB_DATABASE, or does not let the hub in, or "
                "does not let it make its table: try the same address with psql."
            ) from None
        await self._pool.open()
        self._marker = asyncio.create_task(self._mark_for_ever())

    async def close(self) -> None:
        """Write what waits, and let go."""
        if self._marker:
            self._marker.cancel()
            with suppress(asyncio.CancelledError):
                await self._marker
            with suppress(BoxesUnavailable, TimeoutError):
                async with asyncio.timeout(SECONDS_TO_CLOSE):
                    await self._mark()
        await self._writes.close()
        await self._reads.close()
        await self._listener.close()
        await self._pool.close()

    async def put(self, change: Change) -> Written:
        """See Boxes."""
        outcome, found = await self._writes.ask(change.box, lambda found: put_into(found, change))
        self.count += outcome is Outcome.CREATED
        return outcome, found

    async def remove(self, box: str, write: bytes, now: float) -> Written:
        """See Boxes."""
        return await self._writes.ask(box, lambda found: remove_from(found, write, now))

    async def get(self, box: str, now: float) -> Box | None:
        """See Boxes."""
        found = await self._reads.ask(box, None)
        return None if is_absent(found, now) else found

    async def opened(self, box: str, now: float) -> None:
        """See Boxes. Written within seconds, many at a time."""
        self._marks[box] = max(minute(now), self._marks.get(box, 0))

    async def tidy(self, now: float) -> int:
        """See Boxes."""

        async def tidy(line: Line) -> int:
            deleted = (await line.execute(sql.TIDY, [now])).rowcount
            self.count = await _count(line)
            return deleted

        return await self._with_line(tidy)

    async def _read(self, asks: Mapping[str, None]) -> dict[str, Box | None]:
        async def read(line: Line) -> dict[str, Box | None]:
            kept, _ = await self._kept(line, asks)
            return {box: kept.get(box) for box in asks}

        return await self._with_line(read)

    async def _write(self, asks: Mapping[str, Write]) -> dict[str, Written]:
        async def write_all(line: Line) -> dict[str, Written]:
            kept, turns = await self._kept(line, asks)
            results = {box: write(kept.get(box)) for box, write in asks.items()}
            boxes = {
                box: new
                for box, (outcome, new) in results.items()
                if outcome in STORED and new and new is not kept.get(box)
            }
            if boxes:
                try:
                    done = await (await line.execute(sql.WRITE, _columns(boxes, turns))).fetchall()
                except psycopg.errors.DiskFull:
                    return dict.fromkeys(asks, (Outcome.FULL, None))
                for box in boxes.keys() - {box for (box,) in done}:
                    del results[box]  # another hub was quicker: it is read again
            return results

        return await self._with_line(write_all)

    async def _kept(self, line: Line, boxes: Iterable[str]) -> tuple[dict[str, Box], dict[str, int]]:
        """The boxes there are, and their turns."""
        rows = await (await line.execute(sql.READ, [list(boxes)], binary=True)).fetchall()
        kept = {row[0]: self._marked(row[0], Box(*row[2:])) for row in rows}
        return kept, {row[0]: row[1] for row in rows}

    def _marked(self, name: str, box: Box) -> Box:
        """The box with a mark that is not written yet."""
        mark = self._marks.get(name)
        return box if mark is None or (box.opened or 0) >= mark else replace(box, opened=mark)

    async def _mark_for_ever(self) -> None:
        while True:
            await asyncio.sleep(MARKS_EVERY)
            with suppress(BoxesUnavailable):
                await self._mark()

    async def _mark(self) -> None:
        marks = dict(self._marks)
        if not marks:
            return

        async def mark(line: Line) -> None:
            await line.execute(sql.OPENED, [list(marks), list(marks.values())])

        await self._with_line(mark)
        self._marks = {box: at for box, at in self._marks.items() if at != marks.get(box)}

    async def _with_line(self, work: Callable[[Line], Awaitable[T]]) -> T:
        """Do `work`, twice if need be: a line may have died unnoticed, and each work may be done again.

        Raises BoxesUnavailable, and nothing else: what tidies and marks must outlive every trouble.
        """
        again = True
        while True:
            try:
                async with self._pool.connection() as line:
                    return await work(line)
            except psycopg.Error as problem:
                if not again or isinstance(problem, PoolTimeout):
                    if not isinstance(problem, psycopg.OperationalError):  # the listener tells of a lost line
                        log.warning("PostgreSQL refused what the hub asked.", exc_info=True)
                    raise _unavailable() from None
                again = False
                await self._pool.check()


def _columns(boxes: Mapping[str, Box], turns: Mapping[str, int]) -> list[Sequence[object]]:
    """What WRITE takes, for boxes that were found at these turns; in the order of their names."""
    names = sorted(boxes)
    # A first turn by chance: a box that was tidied away and made again is not taken for the old one.
    after = [turns.get(name, secrets.randbits(48)) + 1 for name in names]
    return [names, after, *([getattr(boxes[name], field) for name in names] for field in sql.FIELDS)]


def _unavailable() -> BoxesUnavailable:
    return BoxesUnavailable(
        "The hub cannot reach its database. Nothing was stored: try again in a few seconds."
    )


async def _count(line: Line) -> int:
    found = await (await line.execute(sql.COUNT)).fetchone()
    return int(found[0]) if found else 0


async def _make(line: Line) -> None:
    safe = await (await line.execute("show fsync")).fetchone()
    if safe == ("off",):
        raise CannotOpen(
            "This PostgreSQL runs with fsync off: a loss of power would lose what was confirmed."
        )
    async with line.transaction():
        await line.execute(sql.ALONE)
        made = await (await line.execute(sql.IS_MADE)).fetchone()
        if made == (False,):
            await line.execute(sql.MAKE)
