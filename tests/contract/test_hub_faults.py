"""Faults of the hub's own, a store that fails or is full, and a reader at the wrong moment."""

import asyncio
import logging
import re
import socket
import threading
import time
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
import uvicorn

from hub import box_api, line
from hub.app import build_app
from hub.box_api import BoxApi
from hub.boxes import Box, BoxesUnavailable, Change, Outcome
from hub.quiet import Quiet
from hub.sqlite_boxes import SqliteBoxes
from tests.contract.hub_process import sealed, token

LARGE = 40_000_000
NAME, READ = "0123456789abcdef" * 2, token()


class Broken(SqliteBoxes):
    """A store with a fault that names what it was asked."""

    async def get(self, box: str, now: float) -> Box | None:
        raise KeyError(f"{box} {now}")


class Away(SqliteBoxes):
    async def get(self, box: str, now: float) -> Box | None:
        raise BoxesUnavailable("The hub cannot reach what it keeps.")


def ask(boxes: SqliteBoxes, folder: Path, method: str, size: int = 1024) -> httpx.Response:
    async def run() -> httpx.Response:
        api = BoxApi(boxes)
        await api.start()
        inside = httpx.ASGITransport(build_app(folder, api), raise_app_exceptions=False)
        headers = {
            "authorization": f"Bearer {READ}",
            "content-type": "application/octet-stream",
            "homeward-read": READ,
        }
        if method == "PUT":
            headers["if-none-match"] = "*"
        async with httpx.AsyncClient(transport=inside, base_url="http://hub") as client:
            answer = await client.request(method, f"/v1/box/{NAME}", headers=headers, content=sealed(1, size))
        await api.stop()
        return answer

    return asyncio.run(run())


def test_a_fault_is_told_in_words_and_logged_without_values(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    answer = ask(Broken(tmp_path / "boxes.sqlite3"), tmp_path, "GET")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert answer.headers["x-content-type-options"] == "nosniff"
    (record,) = caplog.records
    said = Quiet().format(record)
    assert "builtins.KeyError" in said
    assert "test_hub_faults.py" in said
    assert NAME not in said + answer.text


def test_a_store_that_is_away(tmp_path: Path) -> None:
    answer = ask(Away(tmp_path / "boxes.sqlite3"), tmp_path, "GET")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.json()["detail"] == "The hub cannot reach what it keeps."


class Busy(SqliteBoxes):
    """A store in which the box changes while a reader's first look is on its way back."""

    changed = False

    async def get(self, box: str, now: float) -> Box | None:
        found = await super().get(box, now)
        if found and not self.changed:
            self.changed = True
            update = Change(box, found.write, None, sealed(2), 1, found.expires, now)
            assert (await self.put(update))[0] is Outcome.REPLACED
        return found


def test_an_update_between_the_look_and_the_wait_is_not_missed(tmp_path: Path) -> None:
    async def run() -> httpx.Response:
        boxes = Busy(tmp_path / "boxes.sqlite3")
        api = BoxApi(boxes)
        await api.start()
        read = sha256(urlsafe_b64decode(READ + "=")).digest()
        now = time.time()
        await boxes.put(Change(NAME, b"w", read, sealed(1), 0, now + 3600, now))
        inside = httpx.ASGITransport(build_app(tmp_path, api))
        headers = {"authorization": f"Bearer {READ}", "if-none-match": '"1"', "prefer": "wait=5"}
        async with httpx.AsyncClient(transport=inside, base_url="http://hub") as client:
            answer = await client.get(f"/v1/box/{NAME}", headers=headers)
        await api.stop()
        return answer

    answer = asyncio.run(run())
    assert (answer.status_code, answer.headers["etag"]) == (200, '"2"')


def test_a_fault_in_tidying_does_not_end_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(box_api, "SECONDS_TO_TIDY", 0.01)
    looked: list[float] = []

    class Untidy(SqliteBoxes):
        async def tidy(self, now: float) -> int:
            looked.append(now)
            raise KeyError(NAME)

    async def run() -> None:
        api = BoxApi(Untidy(tmp_path / "boxes.sqlite3"))
        await api.start()
        async with asyncio.timeout(5):
            while len(looked) < 3:
                await asyncio.sleep(0.01)
        await api.stop()

    asyncio.run(run())


@pytest.mark.parametrize("name", ["uvicorn.error", "asyncio", "hub", "anything.else"])
def test_no_log_line_holds_a_value(name: str) -> None:
    record = logging.makeLogRecord(
        {"name": name, "levelname": "ERROR", "msg": "Cannot do %s", "args": (NAME,), "exc_info": None}
    )
    assert NAME not in Quiet().format(record)
    assert ("Cannot do" in Quiet().format(record)) == (name in ("uvicorn.error", "hub"))


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, int]]:
    """The files of a folder, and boxes that are not open, served in this process; where that is."""
    api = BoxApi(SqliteBoxes(folder / "boxes.sqlite3"))
    config = uvicorn.Config(
        build_app(folder, api), port=0, http=line.Line, log_config=None, lifespan="off", timeout_keep_alive=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()
    finally:
        server.should_exit = True
        thread.join()


def test_nobody_holds_a_line_without_asking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "SECONDS_TO_ASK", 0.3)
    whole = b"GET /healthz HTTP/1.1\r\nHost: hub\r\n\r\n"
    with serving(tmp_path) as address:
        for sent, answered in ((b"", 0), (whole[:9], 0), (whole + whole[:9], 1), (whole + whole, 2)):
            with socket.create_connection(address, timeout=10) as connection:
                connection.sendall(sent)
                came = b""
                while part := connection.recv(65536):  # until it hangs up
                    came += part
            assert len(re.findall(b"HTTP/1.1 200 OK", came)) == answered


def test_a_body_that_does_not_come_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "SECONDS_TO_ASK", 0.5)
    head = (
        f"PUT /v1/box/{NAME} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {READ}\r\n"
        f"Homeward-Read: {READ}\r\nIf-None-Match: *\r\nContent-Length: 1024\r\n"
        "Content-Type: application/octet-stream\r\n\r\n"
    ).encode()
    refused_at_once = head.replace(b"Homeward-Read", b"X")
    with serving(tmp_path) as address:
        for sent, statuses in ((head, [b"408"]), (head + b"abc", [b"408"]), (refused_at_once, [b"400"])):
            with socket.create_connection(address, timeout=10) as connection:
                connection.sendall(sent)
                came = b""
                while part := connection.recv(65536):  # until it hangs up
                    came += part
            assert re.findall(rb"HTTP/1.1 (\d+) ", came) == statuses
            assert b"content-security-policy: " in came


def test_the_rest_of_a_body_that_was_answered_does_not_hold_the_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "SECONDS_TO_ASK", 1)
    head = f"PUT /v1/box/{NAME} HTTP/1.1\r\nHost: hub\r\nContent-Length: 3\r\n\r\n".encode()
    with serving(tmp_path) as address:
        connection = socket.create_connection(address, timeout=10)
        with connection, suppress(ConnectionError):
            connection.sendall(head)
            assert connection.recv(65536).startswith(b"HTTP/1.1 401 ")
            connection.sendall(b"abc")
            while connection.recv(65536):  # until it hangs up
                pass


def test_nobody_fills_the_memory_by_asking_ahead(tmp_path: Path) -> None:
    asked, came = 1000, b""
    with serving(tmp_path) as address:
        connection = socket.create_connection(address, timeout=10)
        with connection, suppress(ConnectionError):
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: hub\r\n\r\n" * asked)
            while part := connection.recv(65536):  # until it hangs up
                came += part
    assert came.count(b"HTTP/1.1 200 OK") < asked


def test_nobody_keeps_an_answer_in_memory_by_not_taking_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "SECONDS_TO_TAKE", 0.5)
    (tmp_path / "large.bin").write_bytes(bytes(LARGE))
    ask = b"GET /large.bin HTTP/1.1\r\nHost: hub\r\n\r\n"
    with serving(tmp_path) as address:
        for pause, whole in ((2, False), (0.01, True)):
            with socket.create_connection(address, timeout=10) as reader, suppress(ConnectionResetError):
                reader.sendall(ask)
                came = 0
                while came < LARGE and (part := reader.recv(2**20)):
                    came += len(part)
                    time.sleep(pause if came == len(part) or whole else 0)
            assert (came >= LARGE) == whole
