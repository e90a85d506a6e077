"""Clients that cost little, so that the bench measures the hub: HTTP by hand on open connections."""

import asyncio
import os
from collections.abc import Callable, Iterator, Sequence

from hub.server import THIS_COMPUTER

SIZE = 4096  # bytes of a sealed record
HEAD = 1 + 8  # its format and version
READ_TOKEN, WRITE_TOKEN = "r" * 43, "w" * 43
NOISE = os.urandom(SIZE - HEAD)
END = b"\r\n\r\n"


def blob(version: int) -> bytes:
    """As large as a sealed record, and as hard to shrink."""
    return b"\x01" + version.to_bytes(8) + NOISE


def put(box: str, version: int) -> bytes:
    """A PUT of a version; the first one creates the box."""
    created = f"If-None-Match: *\r\nHomeward-Read: {READ_TOKEN}"
    condition = created if version == 1 else f'If-Match: "{version - 1}"'
    return (
        f"PUT /v1/box/{box} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {WRITE_TOKEN}\r\n{condition}\r\n"
        f"Content-Type: application/octet-stream\r\nContent-Length: {SIZE}\r\n\r\n"
    ).encode() + blob(version)


def get(box: str, version: int, wait: int) -> bytes:
    """A reader who has this version and waits for another one."""
    return (
        f"GET /v1/box/{box} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {READ_TOKEN}\r\n"
        f'If-None-Match: "{version}"\r\nPrefer: wait={wait}\r\n\r\n'
    ).encode()


class Connection(asyncio.Protocol):
    """One open connection: each answer is given to `answered`, as status and body."""

    def __init__(self, answered: "Answered") -> None:
        self._answered = answered
        self._came = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def send(self, request: bytes) -> None:
        assert self._transport
        self._transport.write(request)

    def close(self) -> None:
        if self._transport:
            self._transport.close()

    def data_received(self, data: bytes) -> None:
        self._came += data
        head, end, body = self._came.partition(END)
        if not end:
            return
        _, named, length = head.lower().partition(b"content-length:")
        if len(body) >= (int(length.split(b"\r\n")[0]) if named else 0):
            self._came = b""
            self._answered(self, int(head[9:12]), body)

    def connection_lost(self, _: Exception | None) -> None:
        self._transport = None


Answered = Callable[[Connection, int, bytes], None]


async def connect_all(port: int, answered: Sequence[Answered]) -> list[Connection]:
    """A connection for each; a few at a time, so that none is refused."""
    loop = asyncio.get_running_loop()
    gate = asyncio.Semaphore(100)

    async def one(each: Answered) -> Connection:
        async with gate:
            _, made = await loop.create_connection(lambda: Connection(each), THIS_COMPUTER, port)
            return made

    return await asyncio.gather(*(one(each) for each in answered))


async def send_all(port: int, requests: Iterator[bytes], connections: int) -> int:
    """Send each request, the next one where an answer came. How many there were; RuntimeError if refused."""
    over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    done, at_work = 0, connections

    def go_on(line: Connection) -> None:
        nonlocal at_work
        request = next(requests, None)
        if request is not None:
            line.send(request)
            return
        at_work -= 1
        if not at_work and not over.done():
            over.set_result(None)

    def answered(line: Connection, status: int, _: bytes) -> None:
        nonlocal done
        done += 1
        if status in (200, 201, 204):
            go_on(line)
        elif not over.done():
            over.set_exception(RuntimeError(f"A PUT was answered with {status}."))

    lines = await connect_all(port, [answered] * connections)
    for line in lines:
        go_on(line)
    await over
    for line in lines:
        line.close()
    return done
