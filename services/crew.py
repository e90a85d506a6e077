"""Keeps one task at work for each share or person in the record, and none for what is there no more."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeVar

from services.record import Record

AFTER_A_FAULT = 60.0  # seconds

_log = logging.getLogger("homeward.sharing")


class Worker(Protocol):
    """`run` ends by itself when its work is over."""

    async def run(self) -> None: ...


def at_each_change(record: Record, look: Callable[[], None]) -> Callable[[], None]:
    """Look now, and in the running loop after every change of the record; the answer lets go of it."""
    loop = asyncio.get_running_loop()
    look()

    def changed() -> None:  # perhaps in another thread, and a tap must not wait for any of this
        loop.call_soon_threadsafe(look)

    return record.subscribe(changed)


One = TypeVar("One")
Hand = TypeVar("Hand", bound=Worker)


class Crew(Generic[One, Hand]):
    """The workers by uid; `make` gives the one for a new share or person."""

    def __init__(self, make: Callable[[One], Hand]) -> None:
        self._make = make
        self.workers: dict[str, Hand] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def set_to_work(self, wanted: Iterable[tuple[str, One]]) -> None:
        """Start a worker for each uid that has none."""
        for uid, one in wanted:
            if uid not in self.workers:
                self.workers[uid] = self._make(one)
                task = asyncio.get_running_loop().create_task(self._work(uid, one))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def _work(self, uid: str, one: One) -> None:
        while True:
            try:
                await self.workers[uid].run()
                break
            except Exception as fault:  # one share must not end the others, nor itself for good
                _log.error("Sharing stopped for a minute: %s", type(fault).__name__)
                await asyncio.sleep(AFTER_A_FAULT)
                self.workers[uid] = self._make(one)
        del self.workers[uid]

    async def end(self) -> None:
        """Stop all work now."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
