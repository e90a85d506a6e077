"""What the hub allows one person, seen in real answers of a hub with the limits that everybody gets."""

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from hub import asking, sqlite_boxes
from hub.limits import Rates
from tests.contract.hub_process import EVERY, BoxClient, HubProcess, token


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubProcess]:
    hub = HubProcess(tmp_path / "hub", loose="")
    yield hub
    assert hub.stop() == 0


def check_refused(answer: httpx.Response, words: str, least: int, most: int) -> None:
    assert answer.status_code == 429, answer.text
    assert words in answer.json()["detail"]
    assert least <= int(answer.headers["retry-after"]) <= most
    assert answer.headers["content-security-policy"]


def test_one_write_in_ten_seconds(tmp_path: Path) -> None:
    hub = HubProcess(tmp_path / "hub", loose="wrong_tokens")
    box = hub.box()
    first = box.put(1)
    assert first.status_code == 201
    check_refused(box.put(2), "every 10 seconds", 5, 10)
    hub.stop()
    hub.start()  # a restart does not lift it
    check_refused(box.put(2), "every 10 seconds", 1, 10)
    hub.ahead(11)
    assert box.put(2).status_code == 204
    assert box.delete().status_code == 204  # to end sharing never has to wait
    hub.stop()


def test_six_hundred_reads_an_hour(tmp_path: Path) -> None:
    hub = HubProcess(tmp_path / "hub", loose="requests")
    box, other = hub.box(), hub.box()
    box.put(1)
    other.put(1)
    start, reads = time.monotonic(), 0
    while (answer := box.get(known=1)).status_code == 304:
        reads += 1
    check_refused(answer, "read too often", 1, 6)
    assert 600 <= reads <= 601 + (time.monotonic() - start) / 6
    assert other.get().status_code == 200
    assert box.get(token=token()).status_code == 404  # a stranger uses up nobody's reads
    hub.stop()


def test_requests_of_one_network(hub: HubProcess) -> None:
    box = hub.box()

    def ask(number: int) -> httpx.Response:
        return box.client.get(box.path if number % 10 else "/healthz")

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(ask, range(1600)))
    well, asked = answers[::10], [each for number, each in enumerate(answers) if number % 10]
    refused = [each for each in asked if each.status_code != 401]
    assert len(asked) - len(refused) >= 500
    assert refused
    for each in refused:
        check_refused(each, "this network", 1, 1)
    assert {each.status_code for each in well} == {200}


def test_new_boxes_of_one_network(hub: HubProcess) -> None:
    assert [hub.box().put(1).status_code for _ in range(30)] == [201] * 30
    check_refused(hub.box().put(1), "new boxes", 50, 60)


def test_bodies_that_arrive_slowly_do_not_fill_the_memory(hub: HubProcess) -> None:
    """Each may hold 256 KiB for half a minute."""
    with ExitStack() as lines:

        def send_a_part() -> socket.socket:
            box = hub.box()
            line = lines.enter_context(socket.create_connection(("127.0.0.1", hub.port), timeout=5))
            line.sendall(
                f"PUT {box.path} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {box.write}\r\n"
                f"Homeward-Read: {box.read}\r\nIf-None-Match: *\r\nContent-Length: 1024\r\n"
                "Content-Type: application/octet-stream\r\n\r\nabc".encode()
            )
            return line

        slow = [send_a_part() for _ in range(100)]
        time.sleep(0.5)
        refused = send_a_part().recv(65536)
        assert b" 429 " in refused
        assert b"retry-after: 5" in refused
        for line in slow:
            line.close()
    time.sleep(0.5)
    assert hub.box().put(1).status_code == 201


def test_wrong_tokens_are_slow_and_few(hub: HubProcess) -> None:
    box = hub.box()
    box.put(1)

    def guess(_: int) -> tuple[int, float]:
        start = time.monotonic()
        return box.get(token=token()).status_code, time.monotonic() - start

    with ThreadPoolExecutor(8) as threads:
        guesses = list(threads.map(guess, range(26)))
    assert sorted(status for status, _ in guesses) == [404] * 20 + [429] * 6
    assert min(seconds for _, seconds in guesses) > 0.24
    check_refused(box.get(token=token()), "wrong tokens", 1, 60)
    check_refused(box.put(2, authorization=f"Bearer {token()}"), "wrong tokens", 1, 60)
    assert box.get().status_code == 200  # who has the right one is not shut out


def test_links_that_are_over_shut_out_nobody_at_the_same_address(tmp_path: Path) -> None:
    """A ward's devices share one address, and some still ask for boxes that are long gone."""
    hub = HubProcess(tmp_path / "hub", loose="seconds_between_writes")
    box, ending = hub.box(), hub.box()
    box.put(1)
    ending.put(1)
    with ThreadPoolExecutor(8) as threads:
        over = list(threads.map(lambda _: hub.box().get(wait=25).status_code, range(24)))
        assert sorted(over) == [404] * 20 + [429] * 4
        waiting = threads.submit(box.get, 1, 25)
        time.sleep(0.5)
        assert box.put(2).status_code == 204
        assert (waiting.result().status_code, waiting.result().headers["etag"]) == (200, '"2"')
    assert ending.delete().status_code == 204
    assert ending.get().status_code == 410
    assert hub.box().put(1).status_code == 201
    hub.stop()


def test_no_clock_tells_absent_from_wrong(tmp_path: Path) -> None:
    """Both answers leave at the same time after the request, whatever the store had to do for them."""
    hub = HubProcess(tmp_path / "hub", loose=EVERY.replace("seconds_for_a_wrong_token", ""))
    box = hub.box()
    box.put(1, b"\x01" + (1).to_bytes(8) + bytes(200_000))
    absent = hub.box()

    def seconds(of: BoxClient) -> float:
        start = time.perf_counter()
        assert of.get(token=token()).status_code == 404
        return time.perf_counter() - start

    pairs = [(seconds(box), seconds(absent)) for _ in range(8)]
    wrong, none = (min(each) for each in zip(*pairs, strict=True))
    assert min(wrong, none) > 0.24
    assert abs(wrong - none) < 0.02
    hub.stop()


def test_behind_a_proxy_each_person_counts_alone(tmp_path: Path) -> None:
    with_proxy = HubProcess(tmp_path / "one", loose=EVERY.replace("wrong_tokens", ""), TRUST_PROXY="1")
    without = HubProcess(tmp_path / "two", loose=EVERY.replace("wrong_tokens", ""))

    def guess(hub: HubProcess, address: str) -> int:
        headers = {"authorization": f"Bearer {token()}", "x-forwarded-for": f"10.9.9.9, {address}"}
        return hub.client.get(hub.box().path, headers=headers).status_code

    for hub, other in ((with_proxy, 404), (without, 429)):
        assert {guess(hub, "192.0.2.1") for _ in range(20)} == {404}
        assert guess(hub, "192.0.2.1") == 429
        assert guess(hub, "192.0.2.2") == other
        hub.stop()


def test_the_figures_are_those_of_the_design() -> None:
    rates = Rates()
    assert rates.seconds_between_writes == 10
    assert (rates.reads.many, rates.reads.seconds, rates.reads.at_once) == (600, 3600, 600)
    assert (
        rates.requests.at_once + rates.requests.many * asking.LONGEST_WAIT < 2000
    )  # who waits at one address
    assert 1.1 * rates.boxes * asking.MOST_BYTES < sqlite_boxes.MOST_BYTES  # all of them, as large as can be
