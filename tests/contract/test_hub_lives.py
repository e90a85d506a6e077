"""A hub that is waited on, stopped, killed and started again loses nothing, and tells nobody anything."""

import asyncio
import random
import secrets
import threading
import time
from base64 import urlsafe_b64decode
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from hub.boxes import Change
from hub.sqlite_boxes import SqliteBoxes
from tests.contract.hub_process import BoxClient, HubProcess, sealed, token

KILLS = 25


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubProcess]:
    hub = HubProcess(tmp_path / "hub")
    yield hub
    if hub.process.poll() is None:
        hub.stop()


def later(seconds: float, work: Callable[[], object]) -> threading.Thread:
    timer = threading.Timer(seconds, work)
    timer.start()
    return timer


# Waiting


def test_a_waiting_reader_hears_of_an_update_at_once(hub: HubProcess) -> None:
    box = hub.box()
    box.put(1)
    written: list[float] = []

    def write() -> None:
        box.put(2)
        written.append(time.monotonic())

    timer = later(0.5, write)
    found = box.get(known=1, wait=25)
    timer.join()
    assert (found.status_code, found.headers["etag"]) == (200, '"2"')
    assert time.monotonic() - written[0] < 1


def test_a_waiting_reader_hears_that_sharing_ended(hub: HubProcess) -> None:
    box = hub.box()
    box.put(1)
    timer = later(0.3, box.delete)
    start = time.monotonic()
    assert box.get(known=1, wait=25).status_code == 410
    assert time.monotonic() - start < 2
    timer.join()


def test_a_wait_ends_and_nobody_waits_who_did_not_ask_to(hub: HubProcess) -> None:
    box = hub.box()
    box.put(1)
    start = time.monotonic()
    assert box.get(known=1).status_code == 304
    assert box.get(known=9, wait=25).status_code == 200
    assert box.get(wait=25).status_code == 200
    assert time.monotonic() - start < 1
    assert box.get(known=1, wait=1).status_code == 304
    assert 1 <= time.monotonic() - start < 3


def test_an_update_between_two_waits_is_not_missed(hub: HubProcess) -> None:
    """Updates as fast as they go, while a reader asks again and again: it always comes to the last."""
    box = hub.box()
    box.put(1)
    seen = [1]

    def read() -> None:
        while seen[-1] < 200:
            found = box.get(known=seen[-1], wait=3)
            if found.status_code == 304:
                return
            seen.append(int(found.headers["etag"].strip('"')))

    reader = threading.Thread(target=read)
    reader.start()
    for version in range(2, 201):
        assert box.put(version).status_code == 204
    reader.join()
    assert seen[-1] == 200
    assert seen == sorted(seen)


def test_many_readers_wait_and_some_go_away(hub: HubProcess) -> None:
    box = hub.box()
    box.put(1)
    head = f"GET {box.path} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {box.read}\r\n"
    ask = f'{head}If-None-Match: "1"\r\nPrefer: wait=25\r\nConnection: close\r\n\r\n'.encode()

    async def read_all() -> list[bytes]:
        lines = [await asyncio.open_connection("127.0.0.1", hub.port) for _ in range(300)]
        for _, writer in lines:
            writer.write(ask)
        for _, gone in lines[::3]:
            gone.close()
        await asyncio.sleep(0.5)
        await asyncio.to_thread(box.put, 2)
        stayed = [line for number, line in enumerate(lines) if number % 3]
        async with asyncio.timeout(10):
            answers = [await reader.read() for reader, _ in stayed]
        for _, writer in stayed:
            writer.close()
        return answers

    assert {answer.split(b"\r\n")[0] for answer in asyncio.run(read_all())} == {b"HTTP/1.1 200 OK"}
    assert hub.stop() == 0
    assert hub.log.read_text("utf-8").splitlines() == [f"Homeward is at {hub.url}", "Homeward has stopped."]


def test_a_stop_keeps_nobody_waiting(hub: HubProcess) -> None:
    box = hub.box()
    box.put(1)
    ended: list[float] = []

    def stop() -> None:
        start = time.monotonic()
        hub.process.terminate()
        assert hub.process.wait(10) == 0
        ended.append(time.monotonic() - start)

    timer = later(0.3, stop)
    assert box.get(known=1, wait=25).status_code == 304
    timer.join()
    assert ended[0] < 4


# Stops and kills


def test_everything_is_there_after_a_restart(hub: HubProcess) -> None:
    box, ended = hub.box(), hub.box()
    blob = sealed(2)
    box.put(1)
    box.put(2, blob)
    ended.put(1)
    ended.delete()
    assert hub.stop() == 0
    hub.start()
    assert (box.get().headers["etag"], box.get().content) == ('"2"', blob)
    assert ended.get().status_code == 410
    assert box.put(3).status_code == 204


def test_no_acknowledged_update_is_lost_when_it_is_killed(hub: HubProcess) -> None:
    """Four patients write as fast as they can and the hub is killed in the midst of it, again and again."""
    patients = [Patient(hub) for _ in range(4)]

    def acknowledged() -> int:
        return sum(patient.acknowledged for patient in patients)

    for _ in range(KILLS):
        before, end = acknowledged(), time.monotonic() + 30
        writers = [threading.Thread(target=patient.write) for patient in patients]
        for writer in writers:
            writer.start()
        while acknowledged() < before + 5 and time.monotonic() < end:
            time.sleep(0.001)
        time.sleep(random.uniform(0, 0.02))
        hub.kill()
        for writer in writers:
            writer.join()
        hub.start()
        for patient in patients:
            patient.check()
    assert acknowledged() >= 5 * KILLS


class Patient:
    """Knows the last update that was acknowledged, and the one that was sent after it."""

    def __init__(self, hub: HubProcess) -> None:
        self.box = hub.box()
        self.acknowledged = 0
        self.blobs = [b"", sealed(1)]

    def write(self) -> None:
        with httpx.Client(base_url=self.box.hub.url) as client:
            mine = OwnLine(client, self.box)
            while True:
                try:
                    answer = mine.put(self.acknowledged + 1, self.blobs[-1])
                except httpx.TransportError:
                    return
                assert answer.status_code in (201, 204)
                self.acknowledged += 1
                self.blobs.append(sealed(self.acknowledged + 1))

    def check(self) -> None:
        if not self.acknowledged:
            return
        found = self.box.get()
        version = int(found.headers["etag"].strip('"'))
        assert version in (self.acknowledged, self.acknowledged + 1)
        assert found.content == self.blobs[version]


class OwnLine(BoxClient):
    """A box's client with a connection of its own."""

    def __init__(self, client: httpx.Client, box: BoxClient) -> None:
        super().__init__(box.hub, box.name, box.write, box.read)
        self._client = client

    @property
    def client(self) -> httpx.Client:
        return self._client


# What it keeps and says


def test_neither_the_store_nor_the_log_holds_a_token_or_a_name(hub: HubProcess) -> None:
    box, removed = hub.box(), hub.box()
    words = b"Sam has a temperature of 38.4C"
    for each in (box, removed):
        each.put(1)
        each.get()
        each.get(token=token())
        each.put(1, sealed(1) + words)
        each.put(2, words)
    removed.delete()
    box.client.get(f"{box.path}?token={box.read}", headers={"x-name": "Sam"})
    for each in (box, removed):
        tokens = [each.write, each.read]
        raw = [urlsafe_b64decode(text + "=") for text in tokens]
        secret = [text.encode() for text in tokens] + raw + [part.hex().encode() for part in raw] + [words]
        hub_files = [path for path in hub.data.rglob("*") if path.is_file()]
        assert any(path.stat().st_size for path in hub_files)
        for path in hub_files:
            kept = path.read_bytes()
            assert not [each for each in secret if each in kept]
        said = hub.log.read_bytes()
        assert not [each for each in [*secret, each.name.encode(), b"/v1/box"] if each in said]
    assert {path.stat().st_mode & 0o777 for path in hub.data.iterdir()} == {0o600}
    assert hub.data.stat().st_mode & 0o777 == 0o700


def test_what_was_removed_or_has_expired_is_not_left_in_the_file(tmp_path: Path) -> None:
    blob = secrets.token_bytes(30_000)  # over several pages

    def files_with_it() -> list[str]:
        parts = [blob[start : start + 50] for start in range(0, 30_000, 1_000)]
        kept = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        return [name for name, content in kept.items() if any(part in content for part in parts)]

    async def run() -> None:
        for box in ("a" * 32, "b" * 32):
            boxes = SqliteBoxes(tmp_path / "boxes.sqlite3")
            await boxes.open()
            await boxes.put(Change(box, b"w", b"r", blob, 0, 10, 0))
            assert files_with_it()
            if box[0] == "a":
                await boxes.close()  # now it is in the file itself, and the second one only in the log
        assert await boxes.remove("b" * 32, b"w", 1)
        assert await boxes.remove("a" * 32, b"w", 1)
        assert await boxes.tidy(2) == 0  # nothing has expired, but both were ended
        assert files_with_it() == []
        await boxes.put(Change("c" * 32, b"w", b"r", blob, 0, 10, 0))
        assert await boxes.tidy(11) == 3
        assert files_with_it() == []
        await boxes.close()

    asyncio.run(run())
    assert files_with_it() == []
