"""Requests for boxes that are wrong, or nearly so: each is refused in one sentence, and changes nothing."""

import socket
import threading

import pytest

from tests.contract.hub_process import BoxClient, HubProcess, sealed
from tests.contract.one_hub import check_problem

KIB = 1024


@pytest.mark.parametrize(
    "said", ["wait=", "wait=-1", "wait=²", "wait=0", "wait=" + "9" * 30, "x, wait", "; =,"]
)
def test_a_wait_that_cannot_be_read_is_none(box: BoxClient, said: str) -> None:
    box.put(1)
    headers = {"authorization": f"Bearer {box.read}", "if-none-match": '"1"'}
    answer = box.client.get(box.path, headers={**headers, "prefer": said.encode("latin-1")})
    assert answer.status_code == 304
    assert answer.elapsed.total_seconds() < 5


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
    ids=["empty", "only a format", "short", "another format", "too new", "version 0", "version too high"],
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
