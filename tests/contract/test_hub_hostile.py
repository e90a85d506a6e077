"""Whatever is sent to the hub, it never answers with a fault of its own, and never logs what was sent."""

import asyncio
import logging
import re
import socket
import time
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hub.app import build_app
from hub.box_api import BoxApi
from hub.boxes import Box, BoxesUnavailable, Change, Outcome
from hub.quiet import Quiet
from hub.sqlite_boxes import SqliteBoxes
from tests.contract.hub_process import EVERY, BoxClient, HubProcess, sealed, token

NAME, WRITE, READ = "0123456789abcdef" * 2, token(), token()
FEW = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=1500)
TEXT = st.text(st.characters(max_codepoint=255, exclude_characters="\r\n\0"), max_size=60)


def one_of(*usual: str) -> st.SearchStrategy[str]:
    return st.sampled_from(usual) | TEXT


HEADERS = {
    "Authorization": one_of(f"Bearer {WRITE}", f"Bearer {READ}", "Bearer", f"bearer  {READ}"),
    "If-Match": one_of('"1"', '"2"', '"999999999999999999"', '"9999999999999999999"', "*", 'W/"1"', '"²"'),
    "If-None-Match": one_of("*", '"1"', 'W/"1", "2"', '"'),
    "Homeward-Read": one_of(READ, "x"),
    "Homeward-Keep": one_of("3600", "-1", "0", "3024000", "1e5", "²", "9" * 5000),
    "Content-Type": one_of("application/octet-stream", "application/octet-stream; charset=x"),
    "Content-Length": one_of("0", "1", "1024", "-1", "99999999999999999999", "1024, 1024"),
    "Transfer-Encoding": one_of("chunked", "gzip, chunked", "identity"),
    "Prefer": one_of("wait=0", "wait=", "wait=-1", "respond-async, wait=0", "wait=²", "wait = 00"),
    "X-Forwarded-For": one_of("192.0.2.1", ",", "::1"),
    "Expect": one_of("100-continue"),
    "Range": one_of("bytes=0-1", "bytes=-"),
    "Connection": one_of("close", "Upgrade", "keep-alive"),
    "Upgrade": one_of("websocket", "h2c"),
    "Accept-Encoding": one_of("br", "gzip;q=x"),
}
UPDATE = {"Authorization": f"Bearer {WRITE}", "Content-Type": "application/octet-stream"}
LINES = st.lists(
    st.sampled_from(sorted(HEADERS)).flatmap(lambda name: HEADERS[name].map(lambda text: (name, text))),
    max_size=3,
)
PATH = f"/v1/box/{NAME}"
GOOD = st.sampled_from(
    [
        ("GET", {"Authorization": f"Bearer {READ}"}),
        ("GET", {"Authorization": f"Bearer {READ}", "If-None-Match": '"1", "2"', "Prefer": "wait=0"}),
        ("PUT", {**UPDATE, "If-Match": '"1"'}),
        ("PUT", {**UPDATE, "If-None-Match": "*", "Homeward-Read": READ, "Homeward-Keep": "3600"}),
        ("DELETE", {"Authorization": f"Bearer {READ}"}),
    ]
) | st.tuples(st.sampled_from(["HEAD", "POST", "OPTIONS", "CONNECT", "TRACE", "put", "É"]), st.just({}))
PATHS = st.just(PATH) | st.sampled_from(
    ["/v1/box/%ff", "/v1/box/", "/v1/", "*", "//", "http://a/v1/box/0", "a:1", "/healthz"]
)
LENGTHS = ("Content-Length", "Transfer-Encoding")
SEEN: set[int] = set()
BODIES = st.sampled_from([sealed(1), sealed(2), sealed(3), b"", b"400\r\n", b"0\r\n\r\n"]) | st.binary(
    max_size=99
)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    hub = HubProcess(tmp_path_factory.mktemp("hub"), loose=EVERY, TRUST_PROXY="1")
    assert BoxClient(hub, NAME, WRITE, READ).put(1).status_code == 201
    yield hub
    assert hub.client.get("/healthz").status_code == 200
    assert hub.stop() == 0
    assert hub.log.read_text("utf-8").splitlines() == [f"Homeward is at {hub.url}", "Homeward has stopped."]


def send(hub: HubProcess, data: bytes, patience: float = 10) -> bytes:
    """Everything the hub answers to it until it hangs up, or until we lose patience."""
    with socket.create_connection(("127.0.0.1", hub.port), timeout=patience) as line:
        answer = b""
        with suppress(TimeoutError, ConnectionResetError, BrokenPipeError):
            line.sendall(data)
            while part := line.recv(65536):
                answer += part
        return answer


def statuses(answer: bytes) -> list[int]:
    return [int(each) for each in re.findall(rb"HTTP/1\.1 (\d{3}) ", answer)]


@FEW
@given(
    GOOD,
    LINES,
    st.sets(st.sampled_from(sorted(HEADERS)), max_size=2),
    PATHS,
    BODIES,
    st.sampled_from([True, True, False]),
)
@example(("PUT", {"Authorization": f"Bearer {WRITE}", "If-Match": '"²"'}), [], set(), PATH, b"", True)
def test_no_request_is_answered_with_a_fault(
    hub: HubProcess,
    good: tuple[str, dict[str, str]],
    lines: list[tuple[str, str]],
    left_out: set[str],
    path: str,
    body: bytes,
    honest: bool,
) -> None:
    """A good request with other headers, some twice, some left out, and a length that may be untrue."""
    method, headers = good
    lines = [each for each in headers.items() if each[0] not in left_out] + lines
    if honest:
        lines = [each for each in lines if each[0] not in LENGTHS] + [("Content-Length", str(len(body)))]
    lines = [("Host", "hub"), *lines, ("Connection", "close")]
    head = "".join(f"{name}: {text}\r\n" for name, text in lines)
    data = f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode("latin-1") + body
    answer = send(hub, data, patience=10 if honest else 0.05)
    assert statuses(answer) or not honest, "no answer"
    assert not [status for status in statuses(answer) if status >= 500], answer
    SEEN.update(statuses(answer))


def test_the_fuzz_reached_the_hub() -> None:
    assert {200, 304, 400, 401, 403, 404, 405, 422} <= SEEN


@FEW
@given(st.binary(max_size=300))
def test_noise_is_answered_with_no_fault(hub: HubProcess, noise: bytes) -> None:
    answer = send(hub, noise + b"\r\n\r\n", patience=0.05)
    assert not [status for status in statuses(answer) if status >= 500]


def test_a_header_without_end(hub: HubProcess) -> None:
    answer = send(hub, b"GET /v1/box/0 HTTP/1.1\r\nX: " + b"a" * 8_000_000, patience=1)
    assert not [status for status in statuses(answer) if status >= 500]


def test_requests_in_one_line_after_the_other(hub: HubProcess) -> None:
    ask = f"GET /v1/box/{NAME} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {READ}\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", hub.port), timeout=10) as line:
        line.sendall(ask * 5 + ask.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    assert statuses(answer) == [200] * 6


# Faults of its own, and a store that fails


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
    assert "test_hub_hostile.py" in said
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


def test_a_full_store(tmp_path: Path) -> None:
    answer = ask(SqliteBoxes(tmp_path / "boxes.sqlite3", most_bytes=100_000), tmp_path, "PUT", 200_000)
    assert answer.status_code == 507
    assert answer.json()["detail"] == "The hub is full. Nothing was stored."


def test_one_update_that_is_too_large_does_not_stop_the_others(tmp_path: Path) -> None:
    async def run() -> list[str]:
        boxes = SqliteBoxes(tmp_path / "boxes.sqlite3", most_bytes=200_000)
        await boxes.open()
        sizes = (1000, 250_000, 1000, 1000)
        changes = [
            Change(f"{number:032x}", b"w", b"r", bytes(size), 0, 10, 0) for number, size in enumerate(sizes)
        ]
        outcomes = await asyncio.gather(*(boxes.put(change) for change in changes))
        await boxes.close()
        return [outcome.name for outcome, _ in outcomes]

    assert asyncio.run(run()) == ["CREATED", "FULL", "CREATED", "CREATED"]


@pytest.mark.parametrize("name", ["uvicorn.error", "asyncio", "hub", "anything.else"])
def test_no_log_line_holds_a_value(name: str) -> None:
    record = logging.makeLogRecord(
        {"name": name, "levelname": "ERROR", "msg": "Cannot do %s", "args": (NAME,), "exc_info": None}
    )
    assert NAME not in Quiet().format(record)
    assert ("Cannot do" in Quiet().format(record)) == (name in ("uvicorn.error", "hub"))
