"""What the hub's client makes of answers, good and bad: plain values, and never an error."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.share_keys import reader_keys
from models.share_seal import MOST_SEALED
from services.hub_client import NO_ANSWER, Answer, HttpxClient, get_box, is_hub, read_answer

KEYS = reader_keys(bytes(32))


class Strange(BaseHTTPRequestHandler):
    """A server that answers in the way its path asks for."""

    def do_GET(self) -> None:
        way = self.path.split("/")[1]
        self.send_response(302 if way == "elsewhere" else 200)
        self.send_header("Location", "http://127.0.0.1:9/other")
        self.end_headers()
        match way:
            case "huge":
                self.wfile.write(bytes(MOST_SEALED + 1))
            case "full":
                self.wfile.write(bytes(MOST_SEALED))
            case "portal":
                self.wfile.write(b"<html>Welcome to our network</html>")
            case "hub":
                self.wfile.write(b'{"status": "ok", "version": "0.1.0"}')
            case "list":
                self.wfile.write(b"[1]")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Strange) as running:
        Thread(target=running.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def got(address: str) -> Answer:
    return asyncio.run(get_box(HttpxClient(address), KEYS))


def test_a_body_as_large_as_a_box_comes_and_a_larger_one_is_no_answer(server: str) -> None:
    assert len(got(f"{server}/full").body) == MOST_SEALED
    assert got(f"{server}/huge") == NO_ANSWER


def test_nobody_is_followed_to_another_address(server: str) -> None:
    assert got(f"{server}/elsewhere").status == 302


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "http://[", "http://nowhere.invalid", "ftp://x"])
def test_nobody_there_is_no_answer(address: str) -> None:
    assert got(address) == NO_ANSWER


@pytest.mark.parametrize(
    ("way", "found"),
    [("hub", True), ("portal", False), ("list", False), ("elsewhere", False), ("huge", None)],
)
def test_a_hub_is_told_from_other_servers(server: str, way: str, found: bool | None) -> None:
    assert asyncio.run(is_hub(HttpxClient(f"{server}/{way}"))) is found


def test_what_an_answer_says() -> None:
    headers = {
        "etag": '"12"',
        "retry-after": "7",
        "date": "Fri, 20 Nov 2026 10:40:00 GMT",
        "homeward-opened": "Fri, 20 Nov 2026 08:05:00 GMT",
        "content-type": "application/problem+json",
    }
    assert read_answer(429, headers, b"x") == Answer(
        429,
        12,
        7,
        datetime(2026, 11, 20, 10, 40, tzinfo=UTC),
        datetime(2026, 11, 20, 8, 5, tzinfo=UTC),
        True,
        b"x",
    )


NAMES = ("etag", "retry-after", "date", "homeward-opened", "content-type")


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=40)))
def test_no_header_is_too_strange(headers: dict[str, str]) -> None:
    answer = read_answer(200, headers, b"")
    assert answer.version >= 0
    assert answer.retry_after >= 0
