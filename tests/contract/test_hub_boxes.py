"""Boxes over real HTTP: what is written, read, refused and removed, and what each answer carries."""

import socket
import threading
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
import pytest

from hub.headers import HEADERS
from tests.contract.hub_process import BoxClient, HubProcess, sealed, token
from tests.contract.one_hub import check_problem


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


def test_who_has_waited_is_told_the_time_of_the_answer(box: BoxClient) -> None:
    """A reader takes it for the hub's clock: one that said when the request came would be slow."""
    box.put(1)
    answer = box.get(known=1, wait=3)
    said = parsedate_to_datetime(answer.headers["date"])
    assert len(answer.headers.get_list("date")) == 1
    assert abs((datetime.now(UTC) - said).total_seconds()) < 2
