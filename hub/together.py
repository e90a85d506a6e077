"""Lets all who ask while a round runs share the next one, so that a database is asked once for them."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

FEW = 16  # are not worth two rounds

Ask = TypeVar("Ask")
Answer = TypeVar("Answer")


class Together(Generic[Ask, Answer]):
    """One round at a time. A round answers what it was asked, and leaves the rest for the next one."""

    def __init__(
        self,
        run: Callable[[dict[str, Ask]], Awaitable[dict[str, Answer]]],
        most: int,
        closed: Callable[[], Exception],
    ) -> None:
        """`run` gets at most `most` asks by key, and may leave out what has to be asked again."""
        self._run, self._most, self._closed = run, most, closed
        self._waiting: list[tuple[str, Ask, asyncio.Future[Answer]]] = []
        self._task: asyncio.Task[None] | None = None
        self._open = True

    async def ask(self, key: str, ask: Ask) -> Answer:
        """The answer of the round that this is in. Raises what the round raised."""
        if not self._open:
            raise self._closed()
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.append((key, ask, answer))
        if self._task is None:
            self._task = asyncio.create_task(self._rounds())
        return await answer

    async def close(self) -> None:
        """Answer those who wait, and nobody after them."""
        self._open = False
        if self._task:
            await self._task

    async def _rounds(self) -> None:
        try:
            while self._waiting:
                await self._round()
        finally:
            self._task = None

    async def _round(self) -> None:
        taken = self._take()
        if not taken:
            return
        try:
            answers = await self._run({key: ask for key, (ask, _) in taken.items()})
        except BaseException as problem:
            told = problem if isinstance(problem, Exception) else self._closed()
            # Those who wait would only wait as long again to hear the same.
            refused = [answer for _, answer in taken.values()] + [answer for _, _, answer in self._waiting]
            self._waiting = []
            for answer in refused:
                if not answer.done():
                    answer.set_exception(told)
            if told is not problem:
                raise
            return
        for key, (ask, answer) in taken.items():
            if key not in answers:
                self._waiting.append((key, ask, answer))
            elif not answer.done():
                answer.set_result(answers[key])

    def _take(self) -> dict[str, tuple[Ask, asyncio.Future[Answer]]]:
        """Two asks of one key are never in one round: the second has to see what became of the first."""
        taken: dict[str, tuple[Ask, asyncio.Future[Answer]]] = {}
        later = []
        # Half of those who wait, so that the server has the other half to answer while the database works.
        most = min(self._most, max(FEW, len(self._waiting) // 2))
        for key, ask, answer in self._waiting:
            if answer.done():  # who asked has gone
                continue
            if key in taken or len(taken) == most:
                later.append((key, ask, answer))
            else:
                taken[key] = (ask, answer)
        self._waiting = later
        return taken
