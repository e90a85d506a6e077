"""Asks the hub, and tells what it answered in plain values. No answer is an answer too: nothing is raised."""

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Protocol

from models.share_keys import ReaderKeys
from models.share_seal import MOST_SEALED
from models.share_state import Trouble

SECONDS = 20  # until a request counts as lost
LONGER = 10  # seconds that a reader gives the hub beyond the wait it asked for
AN_HOUR, DAYS_35 = 3_600, 35 * 86_400  # how long the hub keeps a box, in seconds
_VERSION = re.compile(r'"([0-9]{1,18})"', re.ASCII)
_SECONDS = re.compile(r"[0-9]{1,6}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `status` 0: nothing did. `version`: that of the box, 0 where it was not said.
    `retry_after`: seconds to wait, where the hub says so. `date`: now, by the hub's clock; `opened`: when a
    reader last was at the box. `refused`: this is a hub's own way to say no, and not that of a proxy."""

    status: int = 0
    version: int = 0
    retry_after: float = 0
    date: datetime | None = None
    opened: datetime | None = None
    refused: bool = False
    body: bytes = field(default=b"", repr=False)


NO_ANSWER = Answer()


class HubClient(Protocol):
    """One request at a time, to a path below the hub's address."""

    async def ask(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b"", seconds: float = SECONDS
    ) -> Answer: ...

    async def close(self) -> None: ...


async def put_box(
    client: HubClient, keys: ReaderKeys, write: str, blob: bytes, replaces: int, keep: int = DAYS_35
) -> Answer:
    """Put a blob in the place of the version `replaces`; 0 makes the box. `keep`: seconds it lives."""
    headers = {
        "Authorization": f"Bearer {write}",
        "Content-Type": "application/octet-stream",
        "Homeward-Keep": str(keep),
    }
    if replaces:
        headers["If-Match"] = f'"{replaces}"'
    else:
        headers |= {"If-None-Match": "*", "Homeward-Read": keys.read}
    return await client.ask("PUT", _path(keys.box), headers, blob)


async def get_box(client: HubClient, keys: ReaderKeys, known: int = 0, wait: int = 0) -> Answer:
    """The blob (200), or 304 where the version is still `known` after `wait` seconds."""
    headers = {"Authorization": f"Bearer {keys.read}"}
    if known:
        headers["If-None-Match"] = f'"{known}"'
    if wait:
        headers["Prefer"] = f"wait={wait}"
    return await client.ask("GET", _path(keys.box), headers, seconds=wait + (LONGER if wait else SECONDS))


async def delete_box(client: HubClient, keys: ReaderKeys, write: str) -> Answer:
    """End the sharing: who looks is told so until the box's time is over."""
    return await client.ask("DELETE", _path(keys.box), {"Authorization": f"Bearer {write}"})


async def is_hub(client: HubClient) -> bool | None:
    """Whether a hub answers there; None: nobody does."""
    answer = await client.ask("GET", "healthz", {})
    if not answer.status:
        return None
    try:
        said = json.loads(answer.body)
    except ValueError:
        return False
    return (
        answer.status == 200 and isinstance(said, dict) and said.get("status") == "ok" and "version" in said
    )


def trouble_of(answer: Answer) -> Trouble:
    """What is wrong, where an answer is none of those that were hoped for."""
    if not answer.status:
        return Trouble.NO_ANSWER
    return Trouble.BUSY if answer.status == 429 else Trouble.SERVER


def _path(box: str) -> str:
    return f"v1/box/{box}"


def read_answer(status: int, headers: Mapping[str, str], body: bytes) -> Answer:
    """An answer out of what HTTP gives; header names in lower case."""
    tag = _VERSION.fullmatch(headers.get("etag", "").removeprefix("W/"))
    later = headers.get("retry-after", "")
    return Answer(
        status,
        int(tag[1]) if tag else 0,
        float(later) if _SECONDS.fullmatch(later) else 0,
        _moment(headers.get("date", "")),
        _moment(headers.get("homeward-opened", "")),
        headers.get("content-type", "").startswith("application/problem+json"),
        body,
    )


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else None


class HttpxClient:
    """Without a browser: with the library `httpx`, which is loaded at the first request, in a thread."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/") + "/"
        self._opening: asyncio.Task[Any] | None = None

    async def ask(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b"", seconds: float = SECONDS
    ) -> Answer:
        """One request. A hub that sends more than a box holds, or somewhere else, is no answer."""
        if self._opening is None:
            self._opening = asyncio.create_task(asyncio.to_thread(_open_client))
        client = await asyncio.shield(self._opening)
        import httpx  # loaded by now

        try:
            async with (
                asyncio.timeout(seconds),
                client.stream(
                    method,
                    self._address + path,
                    headers=dict(headers),
                    content=body or None,
                    timeout=httpx.Timeout(seconds),
                ) as answer,
            ):
                content = bytearray()
                async for part in answer.aiter_bytes():
                    content += part
                    if len(content) > MOST_SEALED:
                        return NO_ANSWER
                return read_answer(answer.status_code, answer.headers, bytes(content))
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError):
            return NO_ANSWER

    async def close(self) -> None:
        """Let go of the connections."""
        if self._opening:
            await (await self._opening).aclose()


def _open_client() -> Any:
    import httpx

    return httpx.AsyncClient(follow_redirects=False)


class FetchClient:
    """In a browser: with its own `fetch`. `page`: the `hub` of web/hub.js; `address`: where the app is."""

    def __init__(self, page: Any, address: str) -> None:
        self._page, self._address = page, address.rstrip("/") + "/"

    async def ask(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b"", seconds: float = SECONDS
    ) -> Answer:
        """One request, to the app's own origin only."""
        call = self._page.ask(
            method, self._address + path, json.dumps(dict(headers)), body or None, seconds, MOST_SEALED
        )
        try:
            answer = await call.answer
        except asyncio.CancelledError:
            call.stop()
            raise
        if not answer.status:
            return NO_ANSWER
        return read_answer(int(answer.status), json.loads(answer.headers), bytes(answer.body.to_bytes()))

    async def close(self) -> None:
        """The browser keeps its own."""
