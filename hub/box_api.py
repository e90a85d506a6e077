"""Boxes over HTTP: takes, keeps and hands out sealed records that the hub cannot read."""

import asyncio
import logging
import time
from collections.abc import Callable
from email.utils import formatdate
from hmac import compare_digest
from typing import NoReturn

from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from hub.asking import OPENED, Asked
from hub.boxes import Box, Boxes, BoxesUnavailable, Change, Outcome, minute
from hub.limits import Limits, address_of
from hub.problems import Refused, answer, too_often
from hub.waiting import Bell, Waiting

PATH = "/v1/box/"
SECONDS_TO_TIDY = 600
NOBODY = bytes(32)  # no token has this hash
METHODS = "GET, HEAD, PUT, DELETE"
REFUSALS = {
    Outcome.STALE: (412, "The box has another version now."),
    Outcome.EXISTS: (412, "There is a box already."),
    Outcome.ABSENT: (404, ""),
    Outcome.GONE: (410, "Sharing has ended."),
    Outcome.FULL: (507, "The hub is full. Nothing was stored."),
}

log = logging.getLogger("hub")


class BoxApi:
    """Answers what is asked below PATH. Start it before the first request; stop it when the hub stops."""

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

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI, without a router around it: what patients' phones send all day goes the shortest way."""
        response = await self._respond(scope, receive)
        await response(scope, receive, send)

    async def _respond(self, scope: Scope, receive: Receive) -> Response:
        """Whatever comes, the answer is a status of the table and never a surprise."""
        try:
            return await self._answer(scope, Asked(scope, receive))
        except Refused as problem:
            return answer(problem)
        except BoxesUnavailable as problem:
            return answer(Refused(503, str(problem), {"retry-after": "5"}))
        except ClientDisconnect:
            return answer(Refused(400))
        except Exception:
            log.exception("A request failed")
            return answer(Refused(500))

    async def _answer(self, scope: Scope, asked: Asked) -> Response:
        started = asyncio.get_running_loop().time()
        peer = scope["client"][0] if scope.get("client") else ""
        forwarded = asked.every(b"x-forwarded-for") if self._trust_proxy else []
        who = self._limits.who(address_of(peer, forwarded))
        self._may(self._limits.request(who), "There are too many requests from this network.")
        try:
            match asked.method:
                case "PUT":
                    return await self._put(asked, who)
                case "DELETE":
                    return await self._delete(asked)
                case "GET" | "HEAD":
                    return await self._get(asked)
            raise Refused(405, headers={"allow": METHODS})
        except _WrongToken as wrong:
            await self._deny(wrong.status, who, started)

    async def _put(self, asked: Asked, who: bytes) -> Response:
        write = asked.token()
        expected = asked.expected()
        read = None if expected else asked.reader()
        keep = asked.keep()
        self._may(self._limits.body(who), "Too much is being sent from this network at once.")
        try:
            blob = await asked.blob(expected + 1)
        finally:
            self._limits.body_ended(who)
        if not expected:
            self._may(self._limits.new_box(who), "There are too many new boxes from this network.")
        now, pace = self._clock(), self._limits.rates.seconds_between_writes
        room = self._boxes.count < self._limits.rates.boxes
        change = Change(asked.box, write, read, blob, expected, now + keep, now, pace, room)
        outcome, found = await self._boxes.put(change)
        if outcome is Outcome.SOON and found:
            self._may(found.changed + pace - now, f"A box is written to every {pace:g} seconds at most.")
        return _written(outcome, found)

    async def _delete(self, asked: Asked) -> Response:
        return _written(*await self._boxes.remove(asked.box, asked.token(), self._clock()))

    async def _get(self, asked: Asked) -> Response:
        box, read, known = asked.box, asked.token(), asked.known()
        with self._waiting.at(box) as bell:  # before the look, so that no change falls between
            found = await self._look(box, read)
            self._may(self._limits.read(box), "This box is read too often.")
            now = self._clock()
            if found.opened is None or found.opened < minute(now):
                await self._boxes.opened(box, now)
            if _tag(found) in known and not found.gone:
                found = await self._newer(asked, read, found, bell)
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

    async def _newer(self, asked: Asked, read: bytes, found: Box, bell: Bell) -> Box:
        """The box when it has changed, or as it was when the reader has waited long enough."""
        loop = asyncio.get_running_loop()
        until = loop.time() + asked.wait()
        watcher = loop.create_task(bell.watch(asked.receive))
        try:
            while not self._waiting.over and (left := until - loop.time()) > 0 and await bell.heard(left):
                newer = await self._look(asked.box, read)
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
            try:
                await self._boxes.tidy(self._clock())
            except BoxesUnavailable:
                pass
            except Exception:  # else nothing that has expired would ever go again
                log.exception("What has expired could not be deleted. The hub tries again.")
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
        headers[OPENED] = _date(found.opened)
    return Response(status_code=201 if outcome is Outcome.CREATED else 204, headers=headers)


def _tag(box: Box) -> str:
    return f'"{box.version}"'


def _date(seconds: float) -> str:
    return formatdate(seconds, usegmt=True)
