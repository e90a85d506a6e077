"""The lines to PostgreSQL: how one is opened, and the one that listens and comes back by itself."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from random import uniform

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.rows import TupleRow

from hub import postgres_sql as sql
from hub.boxes import CannotOpen

Line = psycopg.AsyncConnection[TupleRow]
# A line that died without a word (a cable, a firewall) is noticed within half a minute.
USUAL = {
    "application_name": "homeward-hub",
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "20000",
    "target_session_attrs": "read-write",  # of several hosts the one that takes writes
}
# What was confirmed has to be on the disk, whatever else the server is used for.
PREPARE = ("set synchronous_commit = on", "set statement_timeout = 10000")
FIRST_WAIT, LONGEST_WAIT = 0.2, 2.0  # seconds
log = logging.getLogger("hub.postgres")


def parameters(url: str) -> str:
    """The address with our usual settings, unless it has its own. Raises CannotOpen where it is none."""
    try:
        given = {name: str(value) for name, value in conninfo_to_dict(url).items() if value is not None}
    except psycopg.Error:  # the message may quote a password
        raise CannotOpen(
            "HUB_DATABASE is no address of PostgreSQL: it looks like postgresql://name:password@host/database."
        ) from None
    return make_conninfo("", **{**USUAL, **given})


async def prepare(line: Line) -> None:
    """What holds for every line."""
    for each in PREPARE:
        await line.execute(each)


async def connect(address: str) -> Line:
    """A new line in which each statement is a transaction. Raises psycopg.Error."""
    line = await Line.connect(address, autocommit=True)
    await prepare(line)
    return line


class Listener:
    """Tells what changed in any hub process. Back from a lost line, it says that anything may have."""

    def __init__(self, address: str, back: Callable[[], Awaitable[None]]) -> None:
        """`back` is awaited each time PostgreSQL is there again, before anybody is woken."""
        self.heard: Callable[[str | None], None] = lambda _: None
        self._address, self._back = address, back
        self._task: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Listen from now on. Raises psycopg.Error."""
        line = await self._listen()
        self._task = asyncio.create_task(self._follow(line))

    async def close(self) -> None:
        """Listen no more."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _listen(self) -> Line:
        line = await connect(self._address)
        await line.execute(f"listen {sql.CHANNEL}")
        return line

    async def _follow(self, line: Line) -> None:
        while True:
            try:
                async with line:
                    async for notice in line.notifies():
                        for box in notice.payload.split(","):
                            self.heard(box)
            except psycopg.Error:
                log.warning("PostgreSQL was lost. The hub tries again until it is back.")
            line = await self._again()
            log.warning("PostgreSQL is back.")
            await self._back()
            self.heard(None)  # nobody knows what was missed

    async def _again(self) -> Line:
        wait = FIRST_WAIT
        while True:
            await asyncio.sleep(uniform(wait / 2, wait))  # not every hub at once
            with suppress(psycopg.Error):
                return await self._listen()
            wait = min(2 * wait, LONGEST_WAIT)
