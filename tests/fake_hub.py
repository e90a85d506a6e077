"""A hub in memory over a network that a test can break, and an event loop whose hours pass at once."""

import asyncio
import re
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import wraps
from hashlib import sha256
from typing import Any, TypeVar

from hub.boxes import Box, Change, Outcome, decide, decide_removal, tombstone, written
from models.pack_loader import load_centre
from models.records import Plan
from models.restore import Restored, record_to_tables
from services.hub_client import NO_ANSWER, Answer, read_answer
from services.hub_sharing import HubSharing
from services.journal import StoreError
from services.memory import MemoryTables
from services.record import Record
from services.sealing import NativeSealer
from tests.people import NOW, SAM

PACK = load_centre("uclh")
PROBLEM = {"content-type": "application/problem+json"}
STATUS = {
    Outcome.CREATED: 201, Outcome.REPLACED: 204, Outcome.REPEATED: 204, Outcome.REMOVED: 204,
    Outcome.STALE: 412, Outcome.EXISTS: 412, Outcome.ABSENT: 404, Outcome.FORBIDDEN: 403,
    Outcome.GONE: 410, Outcome.SOON: 429, Outcome.FULL: 507,
}  # fmt: skip
LATE = 15.0  # seconds
Done = TypeVar("Done")


class QuickLoop(asyncio.SelectorEventLoop):
    """Waits for nothing: where a real loop would sleep, its clock jumps."""

    def __init__(self) -> None:
        self._now = 0.0
        super().__init__()
        look = self._selector.select

        def jump(timeout: float | None = None) -> Any:
            assert timeout is not None, "everything waits for something that never comes"
            self._now += timeout
            return look(0)

        self._selector.select = jump

    def time(self) -> float:
        return self._now


def quickly(test: Coroutine[Any, Any, Done]) -> Done:
    """Run a test in such a loop."""
    with asyncio.Runner(loop_factory=QuickLoop) as runner:
        return runner.run(test)


def quick(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """The same for a whole test."""

    @wraps(test)
    def run(*given: Any, **named: Any) -> None:
        quickly(test(*given, **named))

    return run


def clock() -> datetime:
    """The time of a device, in step with the running loop."""
    return NOW + timedelta(seconds=asyncio.get_running_loop().time())


@dataclass
class FakeHub:
    """Boxes by the hub's own rules. `down`: nobody answers. `lose`: asked for each request, "request" or
    "answer" lose that, "late" brings the request after the phone has given it up. `asked` keeps method,
    headers and status of each."""

    boxes: dict[str, Box] = field(default_factory=dict)
    down: bool = False
    says: int = 0  # a status that is given in place of all others
    proxied: bool = False  # it is not the hub that says so
    replay: bytes = b""  # given in place of what is there
    lose: Callable[[str], str] = lambda _: ""
    asked: list[tuple[str, Mapping[str, str], int]] = field(default_factory=list)
    stored: list[tuple[str, int, bytes]] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    ahead: float = 0  # seconds
    waiting: set[Any] = field(default_factory=set)

    def now(self) -> float:
        return clock().timestamp() + self.ahead

    async def ask(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b"", seconds: float = 20
    ) -> Answer:
        await asyncio.sleep(0.02)
        lost = self.lose(method)
        if lost == "late":
            later = self._later(method, path.removeprefix("v1/box/"), headers, body)
            self.waiting.add(asyncio.ensure_future(later))
        if self.down or lost in ("request", "late"):
            self.asked.append((method, headers, 0))
            return NO_ANSWER
        answer = await self._answer(method, path.removeprefix("v1/box/"), headers, body)
        await asyncio.sleep(0.02)
        if self.down or lost == "answer":
            answer = NO_ANSWER
        self.asked.append((method, headers, answer.status))
        return answer

    async def close(self) -> None:
        pass

    async def _later(self, *request: Any) -> None:
        await asyncio.sleep(LATE)
        await self._answer(*request)

    async def _answer(self, method: str, box: str, headers: Mapping[str, str], body: bytes) -> Answer:
        if self.says:
            return self._say(self.says, {} if self.proxied else PROBLEM)
        if box == "healthz":
            return read_answer(200, {}, b'{"status": "ok", "version": "1"}')
        token = sha256(headers["Authorization"].removeprefix("Bearer ").encode()).digest()
        if method == "GET":
            return await self._get(box, token, headers)
        found = self.boxes.get(box)
        if method == "DELETE":
            outcome = decide_removal(found, token, self.now())
            if outcome is Outcome.REMOVED and found and not found.gone:
                self._put(box, tombstone(found, self.now()))
        else:
            change = self._change(box, token, headers, body)
            outcome = decide(found, change)
            if outcome in (Outcome.CREATED, Outcome.REPLACED):
                self._put(box, written(found, change))
                self.stored.append((box, change.expected + 1, body))
        status, here = STATUS[outcome], self.boxes.get(box)
        more = {"etag": f'"{here.version}"'} if here and status in (201, 204, 412) else {}
        if here and here.opened and status in (201, 204):
            more["homeward-opened"] = _date(here.opened)
        if outcome is Outcome.SOON:
            more["retry-after"] = "5"
        return self._say(status, more | (PROBLEM if status >= 400 else {}))

    def _change(self, box: str, token: bytes, headers: Mapping[str, str], body: bytes) -> Change:
        expected = 0 if headers.get("If-None-Match") == "*" else int(headers["If-Match"].strip('"'))
        assert int.from_bytes(body[1:9]) == expected + 1
        read = sha256(headers["Homeward-Read"].encode()).digest() if not expected else None
        expires = self.now() + int(headers["Homeward-Keep"])
        return Change(box, token, read, body, expected, expires, self.now(), pace=10)

    def _put(self, box: str, new: Box) -> None:
        self.boxes[box] = new
        self.changed.set()
        self.changed = asyncio.Event()

    async def _get(self, box: str, token: bytes, headers: Mapping[str, str]) -> Answer:
        wait = re.search(r"\d+", headers.get("Prefer", "wait=0"))
        until = self.now() + int(wait[0] if wait else 0)
        while True:
            found = self.boxes.get(box)
            if found is None or found.expires <= self.now() or found.read != token:
                return self._say(404, PROBLEM)
            if found.gone:
                return self._say(410, PROBLEM)
            self.boxes[box] = found = replace(found, opened=self.now() // 60 * 60)
            blob = self.replay or found.blob
            tag = f'"{int.from_bytes(blob[1:9])}"'
            if tag != headers.get("If-None-Match"):
                return self._say(200, {"etag": tag}, blob)
            if (left := until - self.now()) <= 0 or self.down:
                return self._say(304, {"etag": tag})
            with suppress(TimeoutError):
                await asyncio.wait_for(self.changed.wait(), left)

    def _say(self, status: int, headers: Mapping[str, str], body: bytes = b"") -> Answer:
        return read_answer(status, {"date": _date(self.now()), **headers}, body)

    def ring(self) -> None:
        """Let every waiting reader look again."""
        self.changed.set()
        self.changed = asyncio.Event()


def _date(seconds: float) -> str:
    return format_datetime(datetime.fromtimestamp(seconds, UTC), usegmt=True)


class FullTables(MemoryTables):
    """A device on which nothing can be stored while `full`."""

    full = False

    def write(self, changes: Any) -> None:
        if self.full:
            raise StoreError("This device is full.")
        super().write(changes)


class Phone:
    """A device with a record; it can be switched off and on again."""

    def __init__(self, hub: FakeHub, plan: Plan = SAM) -> None:
        self.hub, self.tables = hub, FullTables(record_to_tables(Restored(plan)))
        self.switch_on()

    def switch_on(self) -> None:
        self.record = Record(self.tables)
        self.sharing = HubSharing(self.record, PACK, clock, "https://hub.example/", self.hub, NativeSealer())
        self.tasks: list[Any] = []
        self.sharing.start(lambda work: self.tasks.append(asyncio.ensure_future(work())))

    async def switch_off(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.sleep(0)
        await self.sharing.end()
