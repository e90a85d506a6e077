"""A patient's phone, a carer's phone, the hub between them: it is killed, comes back, and learns nothing."""

import io
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Playwright, expect

from models.share_keys import ADDRESS, from_letters, letters, read_link, reader_keys
from tests.e2e.device import Device, set_up, wait_until
from tests.e2e.hub import RunningHub
from tests.e2e.robot import Robot
from tests.e2e.test_take_home import traces

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(600)]
QR = zxingcpp.BarcodeFormat.QRCode
AT_ONCE = 3.0  # seconds
HELPLINE, AT_NIGHT = "020 3447 7359", "07852 220 900"  # by the hour at which the test runs
# What stands in the record that is shared, as it is stored and as it is shown.
PLAIN = ("Anna", "homeward-share", "07700", "900142", "drink", "report", "rigor", "hiver", "uclh", "2026-")


class Phones:
    """Two devices of the same hub. `asked` keeps every request of both, with its headers."""

    def __init__(self, playwright: Playwright, folder: Path, hub: RunningHub) -> None:
        self.asked: list[str] = []
        self._devices = [Device(playwright, folder / name, hub) for name in ("patient", "carer")]  # type: ignore[arg-type]
        self.patient, self.carer = (self.switch_on(device) for device in self._devices)

    def switch_on(self, device: Device) -> Robot:
        robot = device.browse()
        robot.page.context.on("request", lambda it: self.asked.append(f"{it.method} {it.url} {it.headers}"))
        return robot

    def restart_carer(self) -> Robot:
        self.carer = self.switch_on(self._devices[1])
        return self.carer

    def close(self) -> None:
        for device in self._devices:
            device.close()
        assert [(device.complaints, device.strangers) for device in self._devices] == [([], []), ([], [])]


@pytest.fixture
def phones(playwright: Playwright, hub: RunningHub, tmp_path: Path) -> Iterator[Phones]:
    both = Phones(playwright, tmp_path, hub)
    yield both
    both.close()


def share_with_anna(me: Robot) -> str:
    """On the patient's phone; the link as a camera reads it off the screen."""
    me.go("/share/new").type("Name of the carer", "Anna")
    number = me.page.get_by_role("textbox", name="Your own phone number")
    number.scroll_into_view_if_needed()
    me.page.wait_for_timeout(500)  # a tap while the page moves would be one on something else
    me.type("Your own phone number", "07700 900142")
    expect(me.find("checkbox", "Symptoms and alerts")).to_be_checked()
    me.tap("Make the link").sees("Link for Anna")
    for _ in range(50):
        found = zxingcpp.read_barcodes(Image.open(io.BytesIO(me.page.screenshot())), QR)
        if len(found) == 1:
            return str(found[0].text)
        me.page.wait_for_timeout(200)
    raise AssertionError("a camera would see no code")


def opens(carer: Robot, link: str) -> Robot:
    """As when the link is tapped that a camera shows."""
    carer.page.goto("about:blank")
    carer.page.goto(link)
    return carer.wake()


def read_further_down(carer: Robot) -> None:
    """Scrolled to the foot of the page, as somebody may have left it."""
    carer.page.mouse.move(195, 450)
    carer.page.mouse.wheel(0, 3000)
    carer.page.wait_for_timeout(500)
    assert not carer.in_view("How they are doing", "heading")


def sees_soon(carer: Robot, what: str, since: float) -> None:
    """It is on the carer's screen within 3 seconds, without a touch."""
    carer.sees(what)
    took = time.monotonic() - since
    assert took < AT_ONCE, f"it took {took:.1f} seconds"


def test_from_a_tap_to_the_carers_screen_and_back_from_a_dead_hub(phones: Phones, hub: RunningHub) -> None:
    patient, carer = phones.patient, phones.carer
    set_up(patient)
    link = share_with_anna(patient)
    assert link.startswith(f"{hub.address}/{ADDRESS}1.")
    opens(carer, link).sees("How they are doing").sees("The server had nothing newer").sees("No entry")
    assert carer.page.url.rstrip("/#") == hub.address
    assert traces(carer, link.rpartition(".")[2]) == []

    patient.go("/food").sees("Bottle")
    time.sleep(10)  # the pace of the hub
    patient.tap("Bottle")
    sees_soon(carer, "0.5 litres", time.monotonic())

    hub.kill()
    carer.sees("This device has not reached the server since").sees("0.5 litres").sees("Checked")
    patient.tap("Bottle").sees("1 litre")
    patient.go("/share").tap("Anna").sees("Waiting to be sent")
    carer.sees("0.5 litres").sees("It tries again by itself")
    hub.start()
    carer.sees("1 litre").sees("The server had nothing newer")
    patient.sees("Sent just now")

    patient.go("/").tap("I feel unwell or worried").tap("Shivery", "checkbox").sees("Go to A&E now")
    read_further_down(carer)
    time.sleep(8)
    patient.tap("See what to do now")
    sees_soon(carer, "to A&E now", time.monotonic())
    assert carer.in_view("Take them to A&E now", "heading"), "the alert is above what can be seen"
    assert re.search(f"Team: ({HELPLINE}|{AT_NIGHT})", carer.sees("Shivery").heard())

    hub.kill()
    carer = phones.restart_carer().open("/").sees("to A&E now").sees("has not reached the server")
    hub.start()
    carer.sees("The server had nothing newer").sees("to A&E now")

    patient.go("/share").tap("Anna").tap("Stop sharing").tap("Yes, stop sharing").sees(
        "You share with nobody"
    )
    carer.sees("Sharing has ended").sees_no("1 litre")
    learnt_nothing(hub, phones, link)
    assert (patient.errors, carer.errors) == ([], [])


def learnt_nothing(hub: RunningHub, phones: Phones, link: str) -> None:
    """Neither the hub's files and log nor any request hold a key, or a word of what was shared."""
    secret = read_link(link)
    keys = reader_keys(secret)
    kept = hub.all_it_has()
    assert bytes.fromhex(keys.box) in kept or keys.box.encode() in kept, "these are the hub's files"
    tokens = [secret, keys.key, from_letters(keys.read)]
    tokens += [text.encode() for text in (letters(secret), keys.read, letters(keys.key), keys.key.hex())]
    assert [token for token in tokens if token in kept] == []
    assert [word for word in PLAIN if word.encode() in kept] == []
    assert len([each for each in phones.asked if "/v1/box/" in each]) > 5
    code = letters(secret)
    assert [each for each in phones.asked if code in each or "carer" in each.split()[1]] == []


def test_links_opened_one_after_the_other_are_all_followed(phones: Phones, hub: RunningHub) -> None:
    """One before the app has started, one while it starts, one while it is open."""
    carer = phones.carer
    codes = [f"1.{letters(bytes([number]) * 32)}" for number in (1, 2, 3)]
    carer.page.goto(f"{hub.address}/{ADDRESS}{codes[0]}", wait_until="commit")
    wait_until(carer, "window.homewardBridge")
    carer.page.evaluate(f"location.hash = '{ADDRESS}{codes[1]}'")
    carer.wake().sees("Nothing has come yet")
    carer.page.goto(f"{hub.address}/{ADDRESS}{codes[2]}")
    carer.sees("Nothing has come yet")
    assert carer.page.url.rstrip("/#") == hub.address
    for code in codes:
        assert traces(carer, code) == []
    carer.go("/carer").sees("People you follow")
    until = time.monotonic() + 20
    while len(re.findall("Nothing has come yet", carer.heard())) < 3:
        assert time.monotonic() < until, carer.heard()
        carer.page.wait_for_timeout(200)
    assert [each for each in phones.asked if any(code in each for code in codes)] == []
    assert carer.errors == []
