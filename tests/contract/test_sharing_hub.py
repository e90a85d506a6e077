"""Sharing without a browser, over the real hub: its headers, its hour, its end, and its absence."""

import asyncio
import secrets
import time
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from models.records import Plan
from models.restore import Restored, record_to_tables
from models.restore_share import shared_of
from models.share import Following, Share
from models.share_keys import SECRET, from_letters, letters, link_secret
from models.share_state import Trouble
from services import outbox
from services.clock import system_clock
from services.hub_client import HttpxClient
from services.hub_sharing import BadHub, HubSharing, native_sharing
from services.memory import MemoryTables
from services.record import Record
from services.sealing import NativeSealer
from services.sharing import NullSharing
from tests.contract.hub_process import HubProcess
from tests.fake_hub import PACK
from tests.people import NOW, SAM, entry

ANNA = Share("anna", "Anna", letters(secrets.token_bytes(SECRET)), NOW, number="07700 900142")
LINK = link_secret(from_letters(ANNA.owner))
SOON = 10.0  # seconds
HOUR, DAYS_36 = 3_700, 36 * 86_400
Test = Callable[[], Coroutine[Any, Any, None]]


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubProcess]:
    running = HubProcess(tmp_path / "hub")
    yield running
    running.stop()


def sharing_at(address: str, record: Record | None = None, certain: bool = True) -> HubSharing:
    here = record or Record(MemoryTables(record_to_tables(Restored(Plan()))))
    client = HttpxClient(address)
    return HubSharing(here, PACK, system_clock, address, client, NativeSealer(), certain)


class Device:
    """A record with its sharing at work."""

    def __init__(self, hub: HubProcess, plan: Plan) -> None:
        self.record = Record(MemoryTables(record_to_tables(Restored(plan))))
        self.sharing = sharing_at(hub.url, self.record)
        self.tasks: list[asyncio.Task[None]] = []
        self.sharing.start(lambda work: self.tasks.append(asyncio.ensure_future(work())))


async def until(true: Callable[[], Any]) -> None:
    end = time.monotonic() + SOON
    while not true():
        assert time.monotonic() < end, "it did not come"
        await asyncio.sleep(0.02)


def test_from_one_device_to_the_other(hub: HubProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "PACE", 0.2)

    async def test() -> None:
        sam, anna = Device(hub, SAM), Device(hub, Plan())
        sam.record.save_share(ANNA)
        await until(lambda: sam.record.shares[0].version == 1)
        anna.record.save_following(Following("sam", letters(LINK), NOW))

        def here() -> int:
            shared = shared_of(anna.record.following[0])
            return len(shared.entries) if shared else -1

        await until(lambda: here() == 0)
        await asyncio.sleep(0.5)
        start = time.monotonic()
        sam.record.put(entry("drink", datetime.now().astimezone(), 250))
        await until(lambda: here() == 1)
        assert time.monotonic() - start < 1
        await until(lambda: sam.record.shares[0].opened is not None)
        opened = sam.record.shares[0].opened
        assert opened
        assert timedelta() <= system_clock() - opened < timedelta(minutes=2)
        assert abs(anna.sharing.hub_contacts["sam"].ahead) < 3

        hub.kill()
        await until(lambda: anna.sharing.hub_contacts["sam"].trouble is Trouble.NO_ANSWER)
        sam.record.put(entry("drink", datetime.now().astimezone(), 300))
        await until(lambda: sam.sharing.sendings["anna"].trouble is Trouble.NO_ANSWER)
        hub.start()
        sam.sharing.wake()
        anna.sharing.wake()
        await until(lambda: here() == 2)

        hub.ahead(DAYS_36)
        anna.sharing.wake()
        await until(lambda: anna.sharing.hub_contacts["sam"].trouble is Trouble.MISSING)
        sam.record.put(entry("drink", datetime.now().astimezone(), 350))
        await until(lambda: sam.record.shares[0].life == 1)
        anna.sharing.wake()
        await until(lambda: here() == 3)

        sam.record.save_share(replace(sam.record.shares[0], ending=True))
        await until(lambda: sam.record.shares == ())
        await until(lambda: anna.record.following[0].ended)
        assert here() == 3
        await asyncio.gather(sam.sharing.end(), anna.sharing.end())

    asyncio.run(test())


def test_the_hubs_own_pace_is_kept_by_itself(tmp_path: Path) -> None:
    """With every limit as it is: nothing is refused, and the last of many taps arrives."""
    hub = HubProcess(tmp_path / "hub", loose="")

    async def test() -> None:
        sam = Device(hub, SAM)
        said: list[Trouble] = []
        sam.sharing.subscribe(lambda: said.extend(each.trouble for each in sam.sharing.sendings.values()))
        sam.record.save_share(replace(ANNA, owner=letters(secrets.token_bytes(SECRET))))
        for number in range(6):
            sam.record.put(entry("drink", datetime.now().astimezone(), 100 + number))
            await asyncio.sleep(0.5)
        await asyncio.sleep(9)
        assert sam.record.shares[0].version == 2
        assert not sam.sharing.sendings["anna"].waiting
        assert set(said) == {Trouble.NONE}
        await sam.sharing.end()

    asyncio.run(test())
    hub.stop()


def test_a_box_lives_one_hour(hub: HubProcess) -> None:
    async def test() -> None:
        ward, phone = sharing_at(hub.url), sharing_at(hub.url)
        content = secrets.token_bytes(5_000)
        code = await ward.leave_for_an_hour(content)
        assert code.startswith("2.")
        assert await phone.fetch_once(code) == content
        assert await phone.fetch_once(code) == content, "a second phone may scan it too"
        assert await phone.fetch_once("2." + letters(bytes(SECRET))) is Trouble.MISSING
        assert await phone.fetch_once(code[:-1]) is Trouble.DAMAGED
        assert await ward.leave_for_an_hour(secrets.token_bytes(300_000)) == ""
        hub.ahead(HOUR)
        assert await phone.fetch_once(code) is Trouble.MISSING
        hub.kill()
        assert await phone.fetch_once(code) is Trouble.NO_ANSWER
        assert await ward.leave_for_an_hour(content) == ""
        kept = b"".join(path.read_bytes() for path in hub.folder.rglob("*") if path.is_file())
        assert [
            part for part in (content[:16], from_letters(code[2:]), code[2:].encode()) if part in kept
        ] == []
        hub.start()
        await asyncio.gather(ward.end(), phone.end())

    asyncio.run(test())


def found(sharing: HubSharing, then: Test) -> None:
    async def test() -> None:
        tasks = []
        sharing.start(lambda work: tasks.append(asyncio.ensure_future(work())))
        await then()
        await sharing.end()
        for task in tasks:
            task.cancel()

    asyncio.run(test())


def test_a_hub_that_answers_is_found_and_told(hub: HubProcess) -> None:
    sharing, told = sharing_at(hub.url, certain=False), []
    sharing.subscribe(lambda: told.append(sharing.address))

    async def then() -> None:
        assert sharing.address == ""
        await until(lambda: sharing.address)
        assert told == [hub.url]

    found(sharing, then)


def test_a_hub_that_was_away_is_found_when_one_looks_again(hub: HubProcess) -> None:
    hub.kill()
    sharing = sharing_at(hub.url, certain=False)

    async def then() -> None:
        await asyncio.sleep(0.3)
        assert sharing.address == ""
        hub.start()
        sharing.wake()
        await until(lambda: sharing.address)

    found(sharing, then)


def test_another_web_server_is_no_hub(tmp_path: Path) -> None:
    (tmp_path / "healthz").write_text('{"status": "up"}')
    handler = partial(_Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        sharing = sharing_at(f"http://127.0.0.1:{server.server_port}", certain=False)

        async def then() -> None:
            await asyncio.sleep(0.5)
            assert sharing.address == ""
            assert await sharing.leave_for_an_hour(b"plan") == ""

        found(sharing, then)
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def test_who_shares_already_needs_no_answer_to_know_of_the_hub() -> None:
    """Without a network the page about carers must not say that there is no server."""
    record = Record(MemoryTables(record_to_tables(Restored(SAM))))
    record.save_share(ANNA)
    assert sharing_at("http://127.0.0.1:9", record, certain=False).address == "http://127.0.0.1:9"


@pytest.mark.parametrize(
    "address", ["https://hub.example", "https://hub.example/homeward/", "http://127.0.0.1:8550"]
)
def test_an_address_that_may_be_named(address: str) -> None:
    record = Record(MemoryTables(record_to_tables(Restored(Plan()))))
    sharing = native_sharing(record, PACK, system_clock, {"HOMEWARD_HUB": address})
    assert sharing.address == address


@pytest.mark.parametrize(
    "address",
    [
        "http://hub.example",
        "hub.example",
        "https://",
        "https://a/#x",
        "https://a/?x",
        "ftp://a",
        "https://u:p@a",
    ],
)
def test_an_address_that_may_not(address: str) -> None:
    record = Record(MemoryTables(record_to_tables(Restored(Plan()))))
    with pytest.raises(BadHub):
        native_sharing(record, PACK, system_clock, {"HOMEWARD_HUB": address})


def test_a_packaged_app_shares_through_the_hub_of_its_centre_unless_another_is_named() -> None:
    record, pack = (
        Record(MemoryTables(record_to_tables(Restored(Plan())))),
        replace(PACK, hub="https://hub.example"),
    )
    assert native_sharing(record, pack, system_clock, {}).address == "https://hub.example"
    named = {"HOMEWARD_HUB": "https://other.example"}
    assert native_sharing(record, pack, system_clock, named).address == "https://other.example"


def test_without_an_address_nothing_leaves_the_device() -> None:
    record = Record(MemoryTables(record_to_tables(Restored(Plan()))))
    assert isinstance(native_sharing(record, PACK, system_clock, {}), NullSharing)
