"""Readers who wait for a box to change, so that a carer sees an entry at once and the hub is asked seldom."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import contextmanager, suppress
from typing import Any

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]


class Bell:
    """Rings for one reader."""

    __slots__ = ("_gone", "_ringing")

    def __init__(self) -> None:
        self._ringing = asyncio.Event()
        self._gone = False

    def ring(self) -> None:
        self._ringing.set()

    async def heard(self, seconds: float) -> bool:
        """Wait until it rings, at most so long; False where it did not, or where the reader has gone."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._ringing.wait()
                self._ringing.clear()
                return not self._gone
        return False

    async def watch(self, receive: Receive) -> None:
        """Ring also when the reader's connection closes, so that nobody waits for nobody."""
        while (await receive())["type"] != "http.disconnect":
            pass
        self._gone = True
        self.ring()


class Waiting:
    """Every bell by the box it belongs to."""

    def __init__(self) -> None:
        self._bells: dict[str, set[Bell]] = {}
        self.over = False

    def heard(self, box: str | None) -> None:
        """A box changed; None: any of them may have."""
        boxes = list(self._bells) if box is None else [box]
        for each in boxes:
            for bell in self._bells.get(each, ()):
                bell.ring()

    def end(self) -> None:
        """The hub stops: nobody waits from now on."""
        self.over = True
        self.heard(None)

    @contextmanager
    def at(self, box: str) -> Iterator[Bell]:
        """A bell that rings for every change from now on. Look at the box after this, not before."""
        bell = Bell()
        self._bells.setdefault(box, set()).add(bell)
        try:
            yield bell
        finally:
            bells = self._bells[box]
            bells.discard(bell)
            if not bells:
                del self._bells[box]
