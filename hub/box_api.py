"""Boxes over HTTP: takes, keeps and hands out sealed records that the hub cannot read."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from email.utils import formatdate
from hmac import compare_digest
from typing import NoReturn

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from hub import asking
from hub.boxes import Box, Boxes, BoxesUnavailable, Change, Outcome, minute
from hub.limits import Limits, address_of
from hub.problems import Refused, answer, too_often
from hub.waiting import Bell, Waiting

SECONDS_TO_TIDY = 600
NOBODY = bytes(32)  # no token has this hash
METHODS = ("GET", "PUT", "DELETE")
REFUSALS = {
    Outcome.STALE: (412, "The box has another version now."),
    Outcome.EXISTS: (412, "There is a box already."),
    Outcome.ABSENT: (404, ""),
    Outcome.GONE: (410, "Sharing has ended."),
    Outcome.FULL: (507, "The hub is full. Nothing was stored."),
}

log = logging.getLogger("hub")


class BoxApi:
    """Answers for `/v1/box/{box}`. Start it before the first request; stop it when the hub stops."""

    def __init__(
        self,
        boxes: Boxes,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.time,
        trust_proxy: bool = False,
    ) -> None:
        self._boxes, self._limits, self._clock = boxes, limits or Limits(), clock
        self._trust_proxy = trust_proxy
        self._waiting = Waiting()
        self._tidying: asyncio.Task[None] | None = None
        boxes.on_change(self._waiting.heard)

    async def start(self) -> None:
        """Raises CannotOpen."""
        await self._boxes.open()
        self._tidying = asyncio.create_task(self._tidy())

    def end_waiting(self) -> None:
        """Answer every waiting reader now."""
        self._waiting.end()

    async def stop(self) -> None:
        if self._tidying:
            self._tidying.cancel()
        await self._boxes.close()

    async def answer(self, request: Request) -> Response:
        """Whatever comes, the answer is a status of the table and never a surprise."""
        try:
            return await self._answer(request)
        except Refused as problem:
            return answer(problem)
        except BoxesUnavailable as problem:
            return answer(Refused(503, str(problem), {"retry-after": "5"}))
        except ClientDisconnect:
            return answer(Refused(400))
        except Exception:
            log.exception("A request failed")
            return answer(Refused(500))

    async def _answer(self, request: Request) -> Response:
        started = asyncio.get_running_loop().time()
        box = request.path_params["box"]
        if not asking.BOX.fullmatch(box):
            raise Refused(404)
        peer = request.client.host if request.client else ""
        forwarded = request.headers.getlist("x-forwarded-for")
        who = self._limits.who(address_of(peer, forwarded, self._trust_proxy))
        self._may(self._limits.request(who), "There are too many requests from this network.")
        try:
            if request.method == "PUT":
                return await self._put(request, box, who)
            if request.method == "DELETE":
                return await self._delete(request, box)
            return await self._get(request, box)
        except _WrongToken as wrong:
            await self._deny(wrong.status, who, started)

    async def _put(self, request: Request, box: str, who: bytes) -> Response:
        headers = request.headers
        write = asking.token(headers)
        expected = asking.expected(headers)
        read = None if expected else asking.reader(headers)
        keep = asking.keep(headers)
        blob = await asking.blob(request, expected + 1)
        if not expected:
            self._may(self._limits.new_box(who), "There are too many new boxes from this network.")
        now, pace = self._clock(), self._limits.rates.seconds_between_writes
        change = Change(box, write, read, blob, expected, now + keep, now, pace)
        outcome, found = await self._boxes.put(change)
        if outcome is Outcome.SOON and found:
            self._may(found.changed + pace - now, f"A box is written to every {pace:g} seconds at most.")
        return _written(outcome, found)

    async def _delete(self, request: Request, box: str) -> Response:
        return _written(*await self._boxes.remove(box, asking.token(request.headers), self._clock()))

    async def _get(self, request: Request, box: str) -> Response:
        read = asking.token(request.headers)
        known = asking.known(request.headers)
        with self._waiting.at(box) as bell:  # before the look, so that no change falls between
            found = await self._look(box, read)
            self._may(self._limits.read(box), "This box is read too often.")
            now = self._clock()
            if found.opened is None or found.opened < minute(now):
                await self._boxes.opened(box, now)
            if _tag(found) in known and not found.gone:
                found = await self._newer(request, box, read, found, bell)
        if found.gone:
            raise Refused(410, "Sharing has ended.", {"last-modified": _date(found.changed)})
        headers = {
            "etag": _tag(found),
            "last-modified": _date(found.changed),
            "cache-control": "no-store",
        }
        if known & {_tag(found), "*"}:
            return Response(status_code=304, headers=headers)
        return Response(found.blob, media_type="application/octet-stream", headers=headers)

    async def _newer(self, request: Request, box: str, read: bytes, found: Box, bell: Bell) -> Box:
        """The box when it has changed, or as it was when the reader has waited long enough."""
        loop = asyncio.get_running_loop()
        until = loop.time() + asking.wait(request.headers)
        watcher = loop.create_task(bell.watch(request.receive))
        try:
            while not self._waiting.over and (left := until - loop.time()) > 0 and await bell.heard(left):
                newer = await self._look(box, read)
                if newer.gone or newer.version != found.version:
                    return newer
        finally:
            watcher.cancel()
        return found

    async def _look(self, box: str, read: bytes) -> Box:
        """The box for its reader. Whether it is absent or the token is wrong, nobody can tell."""
        found = await self._boxes.get(box, self._clock())
        if compare_digest(found.read if found else NOBODY, read) and found:
            return found
        raise _WrongToken(404)

    async def _deny(self, status: int, who: bytes, started: float) -> NoReturn:
        """Refuse a wrong token at a fixed time after it came, and only so often an hour."""
        loop = asyncio.get_running_loop()
        left = started + self._limits.rates.seconds_for_a_wrong_token - loop.time()
        await asyncio.sleep(max(0, left))
        self._may(self._limits.wrong_token(who), "There are too many wrong tokens from this network.")
        raise Refused(status, "This is not the token that writes to this box." if status == 403 else "")

    async def _tidy(self) -> None:
        while True:
            with suppress(BoxesUnavailable):
                await self._boxes.tidy(self._clock())
            await asyncio.sleep(SECONDS_TO_TIDY)

    @staticmethod
    def _may(seconds: float, detail: str) -> None:
        if seconds > 0:
            raise too_often(seconds, f"{detail} Try again later.")


class _WrongToken(Exception):
    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def _written(outcome: Outcome, found: Box | None) -> Response:
    """The answer to a PUT or DELETE."""
    if outcome is Outcome.FORBIDDEN:
        raise _WrongToken(403)
    headers = {"cache-control": "no-store"}
    if found and outcome is not Outcome.GONE:
        headers["etag"] = _tag(found)
    if outcome in REFUSALS:
        raise Refused(*REFUSALS[outcome], headers)
    if found and found.opened is not None:
        headers[asking.OPENED] = _date(found.opened)
    return Response(status_code=201 if outcome is Outcome.CREATED else 204, headers=headers)


def _tag(box: Box) -> str:
    return f'"{box.version}"'


def _date(seconds: float) -> str:
    return formatdate(seconds, usegmt=True)
