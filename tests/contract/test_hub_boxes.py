"""Boxes over real HTTP: every status of the table, and what each answer carries."""

import socket
import threading
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

import httpx
import pytest

from hub.headers import HEADERS
from tests.contract.hub_process import BoxClient, HubProcess, sealed, token

KIB = 1024


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    hub = HubProcess(tmp_path_factory.mktemp("hub"))
    yield hub
    assert hub.stop() == 0


@pytest.fixture
def box(hub: HubProcess) -> BoxClient:
    return hub.box()


def check_problem(answer: httpx.Response, status: int) -> str:
    """That it is refused in one sentence; gives the sentence."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    body = answer.json()
    assert set(body) == {"type", "title", "status", "detail"}
    assert (body["type"], body["status"]) == ("about:blank", status)
    assert body["detail"].endswith(".")
    return str(body["detail"])


def test_created_replaced_and_read(box: BoxClient) -> None:
    first, second = sealed(1), sealed(2)
    made = box.put(1, first)
    assert (made.status_code, made.headers["etag"], made.content) == (201, '"1"', b"")
    found = box.get()
    assert (found.status_code, found.headers["etag"], found.content) == (200, '"1"', first)
    assert found.headers["content-type"] == "application/octet-stream"
    assert found.headers["cache-control"] == "no-store"
    age = parsedate_to_datetime(found.headers["date"]) - parsedate_to_datetime(found.headers["last-modified"])
    assert abs(age.total_seconds()) <= 2
    newer = box.put(2, second)
    assert (newer.status_code, newer.headers["etag"]) == (204, '"2"')
    assert box.get().content == second


def test_the_same_bytes_again_are_no_second_update(box: BoxClient) -> None:
    first, second = sealed(1), sealed(2)
    assert [box.put(1, first).status_code for _ in range(2)] == [201, 204]
    assert [box.put(2, second).headers["etag"] for _ in range(3)] == ['"2"'] * 3
    assert box.get().content == second


def test_a_retry_after_a_lost_answer(hub: HubProcess, box: BoxClient) -> None:
    blob = sealed(1)
    head = (
        f"PUT {box.path} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {box.write}\r\nIf-None-Match: *\r\n"
        f"Homeward-Read: {box.read}\r\nContent-Type: application/octet-stream\r\n"
        f"Content-Length: {len(blob)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", hub.port)) as line:
        line.sendall(head.encode() + blob)  # and gone before the answer
    again = box.put(1, blob)
    assert again.status_code in (201, 204)
    assert (box.get().headers["etag"], box.get().content) == ('"1"', blob)


def test_a_reader_with_the_newest_gets_no_bytes(box: BoxClient) -> None:
    box.put(1)
    same = box.get(known=1)
    assert (same.status_code, same.headers["etag"], same.content) == (304, '"1"', b"")
    assert box.get(known=7).status_code == 200  # a hub that was put back does not hide it


def test_a_writer_learns_when_it_was_opened(box: BoxClient) -> None:
    assert "homeward-opened" not in box.put(1).headers
    box.get(token=token())
    assert "homeward-opened" not in box.put(2).headers
    seen = box.get()
    for answer in (box.put(3), box.delete()):
        opened = parsedate_to_datetime(answer.headers["homeward-opened"])
        late = (parsedate_to_datetime(seen.headers["date"]) - opened).total_seconds()
        assert opened.second == 0
        assert -2 <= late <= 62


def test_sharing_ends(box: BoxClient) -> None:
    box.put(1)
    assert [box.delete().status_code for _ in range(2)] == [204, 204]
    assert "ended" in check_problem(box.get(), 410)
    check_problem(box.put(2), 410)
    check_problem(box.put(1), 410)
    check_problem(box.get(token=token()), 404)
    assert "etag" not in box.get().headers


def test_absent_and_wrong_token_look_the_same(hub: HubProcess, box: BoxClient) -> None:
    box.put(1)
    wrong, absent = box.get(token=token()), hub.box().get()
    check_problem(wrong, 404)
    drop = {"date"}
    assert wrong.content == absent.content
    assert [each for each in wrong.headers.items() if each[0] not in drop] == [
        each for each in absent.headers.items() if each[0] not in drop
    ]
    assert box.get(token=box.write).content == wrong.content  # the writer's token reads nothing


def test_only_the_writer_writes(box: BoxClient) -> None:
    box.put(1)
    other = {"authorization": f"Bearer {box.read}"}
    check_problem(box.put(2, **other), 403)
    check_problem(box.put(1, **other), 403)
    check_problem(box.delete(box.read), 403)
    assert box.get().headers["etag"] == '"1"'


def test_what_is_not_there_cannot_be_replaced_or_removed(box: BoxClient) -> None:
    check_problem(box.put(2), 404)
    check_problem(box.delete(), 404)


@pytest.mark.parametrize("version", [1, 2, 5])
def test_another_version_is_there(box: BoxClient, version: int) -> None:
    box.put(1)
    box.put(2)
    box.put(3)
    answer = box.put(version)
    check_problem(answer, 412)
    assert answer.headers["etag"] == '"3"'


@pytest.mark.parametrize(
    "said", ["", "Bearer", "Bearer short", "Basic abc", "Bearer " + "é" * 43, "x" * 8000]
)
def test_no_token(box: BoxClient, said: str) -> None:
    headers = {"authorization": said.encode("latin-1")}
    for method in ("GET", "PUT", "DELETE"):
        answer = box.client.request(method, box.path, headers=headers)
        check_problem(answer, 401)
        assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"if_none_match": ""}, 428),
        ({"if_none_match": '"1"'}, 400),
        ({"if_match": '"1"'}, 400),
        ({"homeward_read": ""}, 400),
        ({"homeward_read": "short"}, 400),
        ({"content_type": ""}, 415),
        ({"content_type": "text/plain"}, 415),
        ({"content_encoding": "gzip"}, 415),
        ({"homeward_keep": "3599"}, 400),
        ({"homeward_keep": "3024001"}, 400),
        ({"homeward_keep": "-3600"}, 400),
        ({"homeward_keep": "1e9"}, 400),
        ({"homeward_keep": "9" * 400}, 400),
        ({"homeward_keep": "3600"}, 201),
        ({"homeward_keep": "3024000"}, 201),
    ],
)
def test_headers_of_a_new_box(box: BoxClient, headers: dict[str, str], status: int) -> None:
    answer = box.put(1, **headers)
    assert answer.status_code == status
    if status != 201:
        check_problem(answer, status)
        assert box.get().status_code == 404


@pytest.mark.parametrize(
    "said", ["1", "*", 'W/"1"', '"0"', '"-1"', '"1", "2"', '"' + "9" * 40 + '"', '"x"', "é"]
)
def test_a_precondition_that_cannot_be_read(box: BoxClient, said: str) -> None:
    box.put(1)
    headers = {"authorization": f"Bearer {box.write}", "content-type": "application/octet-stream"}
    answer = box.client.put(
        box.path, content=sealed(2), headers={**headers, "if-match": said.encode("latin-1")}
    )
    check_problem(answer, 400)


def test_a_header_twice(box: BoxClient) -> None:
    box.put(1)
    once = [("authorization", f"Bearer {box.write}"), ("if-match", '"1"')]
    kind = [("content-type", "application/octet-stream")]
    for twice in (once + kind + kind, once + once + kind):
        check_problem(box.client.put(box.path, content=sealed(2), headers=twice), 400)


@pytest.mark.parametrize(
    "blob",
    [b"", b"\x01", sealed(1)[:36], b"\x02" + sealed(1)[1:], sealed(2), sealed(0), b"\x01" + b"\xff" * 100],
)
def test_what_is_no_sealed_record(box: BoxClient, blob: bytes) -> None:
    check_problem(box.put(1, blob), 422)


def test_the_size(box: BoxClient) -> None:
    largest = sealed(1, 256 * KIB)
    assert box.put(1, largest).status_code == 201
    assert box.get().content == largest
    assert "256 KiB" in check_problem(box.put(2, sealed(2, 256 * KIB + 1)), 413)


@pytest.mark.parametrize("size", [256 * KIB + 1, 20 * KIB * KIB])
def test_a_chunked_body_is_counted_as_it_comes(hub: HubProcess, box: BoxClient, size: int) -> None:
    head = (
        f"PUT {box.path} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {box.write}\r\nIf-None-Match: *\r\n"
        f"Homeward-Read: {box.read}\r\nContent-Type: application/octet-stream\r\n"
        "Transfer-Encoding: chunked\r\n\r\n"
    )
    blob = sealed(1, size)
    with socket.create_connection(("127.0.0.1", hub.port), timeout=10) as line:
        line.sendall(head.encode())
        answer: list[bytes] = []
        listener = threading.Thread(target=lambda: answer.append(line.recv(KIB)))
        listener.start()
        try:
            for start in range(0, size, 64 * KIB):
                part = blob[start : start + 64 * KIB]
                line.sendall(b"%x\r\n%s\r\n" % (len(part), part))
            line.sendall(b"0\r\n\r\n")
        except OSError:
            assert size > KIB * KIB  # the hub need not listen to all of it
        listener.join()
    assert answer[0].startswith(b"HTTP/1.1 413 ")
    assert box.get().status_code == 404


def test_a_chunked_body_within_the_limit(box: BoxClient) -> None:
    blob = sealed(1)
    headers = {
        "authorization": f"Bearer {box.write}",
        "content-type": "application/octet-stream",
        "if-none-match": "*",
        "homeward-read": box.read,
    }
    assert box.client.put(box.path, content=iter([blob[:9], blob[9:]]), headers=headers).status_code == 201
    assert box.get().content == blob


def test_no_length(hub: HubProcess, box: BoxClient) -> None:
    head = (
        f"PUT {box.path} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {box.write}\r\nIf-None-Match: *\r\n"
        f"Homeward-Read: {box.read}\r\nContent-Type: application/octet-stream\r\nConnection: close\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", hub.port), timeout=10) as line:
        line.sendall(head.encode())
        assert line.recv(KIB).startswith(b"HTTP/1.1 411 ")


def test_other_methods_and_names(box: BoxClient) -> None:
    for method in ("POST", "PATCH", "OPTIONS"):
        answer = box.client.request(method, box.path)
        check_problem(answer, 405)
        assert {"GET", "PUT", "DELETE"} <= set(answer.headers["allow"].split(", "))
    for path in ("/v1/box/", "/v1/box/00", f"/v1/box/{box.name.upper()}x", f"{box.path}/more", "/v1/box/%00"):
        check_problem(box.client.get(path), 404)
    assert box.client.head(box.path).status_code == 401


def test_of_racing_writers_exactly_one_wins(box: BoxClient) -> None:
    box.put(1)
    for version in range(2, 12):
        start = threading.Barrier(4)
        answers: list[httpx.Response] = []

        def write(version: int, start: threading.Barrier, answers: list[httpx.Response]) -> None:
            start.wait()
            answers.append(box.put(version))

        racers = [threading.Thread(target=write, args=(version, start, answers)) for _ in range(4)]
        for racer in racers:
            racer.start()
        for racer in racers:
            racer.join()
        assert sorted(answer.status_code for answer in answers) == [204, 412, 412, 412]
        assert box.get().headers["etag"] == f'"{version}"'


def test_strict_headers_on_every_answer(box: BoxClient) -> None:
    for answer in (box.put(1), box.get(), box.get(known=1), box.get(token=token()), box.put(9), box.delete()):
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        assert answer.headers["cache-control"] == "no-store"
        assert "server" not in answer.headers
        assert not [name for name in answer.headers if name.startswith("access-control")]


def test_a_box_expires(hub: HubProcess) -> None:
    box = hub.box()
    box.put(1, homeward_keep="3600")
    other = hub.box()
    other.put(1)
    try:
        hub.ahead(3590)
        assert box.get().status_code == 200
        box.put(2, homeward_keep="7200")  # each update renews
        hub.ahead(3590 + 7190)
        assert box.get().status_code == 200
        hub.ahead(3590 + 7210)
        check_problem(box.get(), 404)
        check_problem(box.put(3), 404)
        hub.ahead(35 * 86400 - 60)
        assert other.get().status_code == 200
        other.delete()
        assert other.get().status_code == 410
        hub.ahead(35 * 86400 + 60)
        check_problem(other.get(), 404)
        assert box.put(1).status_code == 201
    finally:
        hub.ahead(0)
