"""Whatever is sent to the hub, it never answers with a fault of its own, and never logs what was sent."""

import re
import socket
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.contract.hub_process import EVERY, BoxClient, HubProcess, sealed, token

NAMES = [f"{number:032x}" for number in range(20)]  # several: one is ended where hypothesis so chooses
WRITE, READ = token(), token()
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
BOXES = [f"/v1/box/{name}" for name in NAMES]
GOOD = st.sampled_from(
    [
        ("GET", {"Authorization": f"Bearer {READ}"}),
        ("GET", {"Authorization": f"Bearer {READ}", "If-None-Match": '"1", "2"', "Prefer": "wait=0"}),
        ("PUT", {**UPDATE, "If-Match": '"1"'}),
        ("PUT", {**UPDATE, "If-None-Match": "*", "Homeward-Read": READ, "Homeward-Keep": "3600"}),
        ("DELETE", {"Authorization": f"Bearer {READ}"}),
    ]
) | st.tuples(st.sampled_from(["HEAD", "POST", "OPTIONS", "CONNECT", "TRACE", "put", "É"]), st.just({}))
PATHS = st.sampled_from(BOXES) | st.sampled_from(
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
    for name in NAMES:
        assert BoxClient(hub, name, WRITE, READ).put(1).status_code == 201
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
@example(("PUT", {"Authorization": f"Bearer {WRITE}", "If-Match": '"²"'}), [], set(), BOXES[0], b"", True)
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
    for start in (b"GET /v1/box/0 HTTP/1.1\r\nX: ", b"GET /", b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 9000):
        line = socket.create_connection(("127.0.0.1", hub.port), timeout=10)
        with line, suppress(ConnectionError):
            line.sendall(start)
            for _ in range(1000):  # it hangs up long before
                line.sendall(b"a" * 64 * 1024)
            pytest.fail("It takes in a head of 64 MB.")


def test_a_head_that_is_too_large_is_refused_in_words(hub: HubProcess) -> None:
    answer = send(hub, b"GET / HTTP/1.1\r\nX: " + b"a" * 66_000)
    assert statuses(answer) == [431]
    assert b"application/problem+json" in answer
    assert b"content-security-policy: default-src 'none'" in answer


def test_noise_is_answered_with_the_headers_of_every_answer(hub: HubProcess) -> None:
    answer = send(hub, b"no request at all\r\n\r\n")
    assert statuses(answer) == [400]
    assert b"content-security-policy: default-src 'none'" in answer
    assert b"application/problem+json" in answer


def test_a_long_head_and_a_body_in_small_parts_are_taken(hub: HubProcess) -> None:
    box = hub.box()
    blob = sealed(1, 256 * 1024)
    headers = {
        "authorization": f"Bearer {box.write}",
        "content-type": "application/octet-stream",
        "if-none-match": "*",
        "homeward-read": box.read,
        "x-long": "a" * 50_000,
    }
    parts = (blob[start : start + 512] for start in range(0, len(blob), 512))
    assert box.client.put(box.path, content=parts, headers=headers).status_code == 201
    assert box.get().content == blob


def test_requests_in_one_line_after_the_other(hub: HubProcess) -> None:
    box = hub.box()
    box.put(1)
    ask = f"GET {box.path} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {box.read}\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", hub.port), timeout=10) as line:
        line.sendall(ask * 5 + ask.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    assert statuses(answer) == [200] * 6
