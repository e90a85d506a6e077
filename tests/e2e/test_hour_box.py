"""One code for a long plan: from the ward's cipher over the real hub into a phone's browser, and no trace."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from models.join import address_of, seal
from models.join_box import to_box
from models.pack_loader import load_centre
from models.restore import Restored, record_to_tables
from services.clock import system_clock
from services.hub_client import HttpxClient
from services.hub_sharing import HubSharing
from services.memory import MemoryTables
from services.record import Record
from services.sealing import NativeSealer
from tests.e2e.codes import MADE, plan
from tests.e2e.device import Device, wait_for_offline
from tests.e2e.hub import RunningHub
from tests.e2e.test_take_home import opens, traces
from tests.unit.ward_plan import BY

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]


def left_at(hub: RunningHub) -> str:
    """The address on the ward's tablet, which seals with another cipher than a browser does."""
    record = Record(MemoryTables(record_to_tables(Restored())))
    client = HttpxClient(f"{hub.address}/")
    tablet = HubSharing(record, load_centre("uclh"), system_clock, hub.address, client, NativeSealer())

    async def leave() -> str:
        code = await tablet.leave_for_an_hour(to_box(seal(plan(long=True), BY, MADE)))
        await tablet.end()
        return code

    with ThreadPoolExecutor(1) as apart:  # Playwright has a loop of its own in this thread
        code = apart.submit(asyncio.run, leave()).result()
    assert code
    return address_of(hub.address, code)


def test_a_plan_that_waits_at_the_hub_is_taken_with_one_scan(
    playwright: Playwright, hub: RunningHub, tmp_path: Path
) -> None:
    device = Device(playwright, tmp_path / "phone", hub)  # type: ignore[arg-type]
    address = left_at(hub)
    code = address.rpartition(".")[2]
    phone = device.browse()
    asked: list[str] = []
    phone.page.context.on("request", lambda it: asked.append(f"{it.url} {it.headers}"))
    opens(phone, address).sees("Made by T13 North, AM").sees("Aciclovir, 400 mg, 1 tablet")
    assert traces(phone, code) == []
    phone.tap("Use this plan").sees("Day 23")
    assert traces(phone, code) == []
    wait_for_offline(phone)
    hub.kill()
    opens(phone, address).sees("This phone cannot reach the server now.")
    hub.start()
    phone.tap("Try again").sees("Made by T13 North, AM").tap("This is not mine").sees("Day 23")
    assert [one for one in asked if code in one] == []
    known = hub.all_it_has()
    assert [word for word in (code, "Aciclovir", "T13 North", "penicillin") if word.encode() in known] == []
    device.close()
    assert (phone.errors, device.complaints, device.strangers) == ([], [], [])
