"""From the ward's screen to the phone: the code is read off a picture of the screen by a decoder of others.

Opened and answered, it is then nowhere: not in the address, the browser's history, its storage or a request.
"""

import io
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser

from tests.e2e.conftest import TABLET
from tests.e2e.device import Device, wait_for_offline
from tests.e2e.hub import ROOT, free_port
from tests.e2e.robot import Robot
from tests.e2e.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
LOOKS, QR = 50, zxingcpp.BarcodeFormat.QRCode
Ward = Callable[[str], Robot]


@pytest.fixture
def ward(browser: Browser, site: Site) -> Iterator[Ward]:
    """A tablet that shows codes for the app of `site`, in one theme or the other."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    arguments = [sys.executable, "-m", "tests.e2e.codes", f"{site.address}/", str(port)]
    process = subprocess.Popen(arguments, cwd=ROOT)
    contexts = []
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)

    def show(route: str) -> Robot:
        size = {"width": TABLET[0], "height": TABLET[1]}
        context = browser.new_context(viewport=size, locale="en-GB", service_workers="block")
        contexts.append(context)
        return Robot(context.new_page(), address).open(route).sees("Save as a file")

    yield show
    for context in contexts:
        context.close()
    process.kill()
    process.wait()


def read_off(tablet: Robot, not_again: str = "") -> str:
    """The one code on the screen. A camera looks until it sees one, here another one than before."""
    for _ in range(LOOKS):
        found = zxingcpp.read_barcodes(Image.open(io.BytesIO(tablet.page.screenshot())), QR)
        if len(found) == 1 and found[0].text != not_again:
            return str(found[0].text)
        tablet.page.wait_for_timeout(200)
    raise AssertionError("a camera would see no code, or several")


def opens(phone: Robot, address: str) -> Robot:
    """As when the link is tapped that a camera shows: a page of its own."""
    phone.page.goto("about:blank")
    phone.page.goto(address)
    return phone.wake()


def traces(phone: Robot, secret: str) -> list[str]:
    """Where the browser still has it: its history and the storage of the page."""
    told = phone.page.context.new_cdp_session(phone.page).send("Page.getNavigationHistory")
    entries = [entry["url"] for entry in told["entries"]]
    stored = phone.page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage })")
    return [place for place in (*entries, stored, phone.page.url) if secret in place]


@pytest.mark.parametrize("route", ["/one", "/one/dark"])
def test_the_picture_is_read_opened_accepted_and_forgotten(
    ward: Ward, site: Site, device: Device, route
) -> None:
    address = read_off(ward(route))
    assert address.startswith(f"{site.address}/#/join/1.")
    code = address.partition("#/join/")[2]
    phone = opens(device.browse(), address)
    phone.sees("Made by T13 North, AM").sees("Aciclovir, 400 mg, 1 tablet").sees("Line flush and dressing")
    assert traces(phone, code) == []
    assert phone.page.url == f"{site.address}/#/join"
    phone.tap("Yes, I have compared them with my card", "checkbox").tap("Use this plan").sees("Day 23")
    assert traces(phone, code) == []
    phone.page.go_back()
    phone.sees("Open the camera of this phone")
    phone.open("/").sees("Day 23").open("/medicines").sees("Levetiracetam")
    wait_for_offline(phone)
    assert [request for request in site.asked if code in request or "join" in request] == []
    assert (phone.strangers, phone.errors) == ([], [])


def test_a_sequence_comes_over_several_pages_and_leaves_nothing(
    ward: Ward, site: Site, device: Device
) -> None:
    tablet, phone = ward("/many"), device.browse()
    addresses = [read_off(tablet)]
    for number in (2, 3, 4):
        tablet.tap("Next code").sees(f"{number} of 4")
        addresses.append(read_off(tablet, addresses[-1]))
    assert len(set(addresses)) == 4
    opens(phone, addresses[1]).sees("1 of 4 codes is here. Now scan code 1 of 4.")
    opens(phone, addresses[0][:-40]).sees("The end of this code is missing.")
    opens(phone, addresses[0]).sees("2 of 4 codes are here. Now scan code 3 of 4.")
    opens(phone, addresses[2]).sees("3 of 4 codes are here. Now scan code 4 of 4.")
    opens(phone, addresses[3]).sees("Made by T13 North, AM")
    for address in addresses:
        assert traces(phone, address.rpartition(".")[2]) == []
    phone.tap("This is not mine").sees("Set up my plan")
    assert (phone.strangers, phone.errors) == ([], [])


def test_a_code_that_comes_while_the_app_is_open(ward: Ward, device: Device) -> None:
    """Typed or opened in the same tab: no page is loaded, and the address is emptied all the same."""
    address = read_off(ward("/one"))
    code = address.partition("#/join/")[2]
    phone = device.browse().open("/").sees("Set up my plan")
    phone.page.goto(address)
    phone.sees("Made by T13 North, AM")
    assert traces(phone, code) == []
    phone.tap("This is not mine").sees("Set up my plan")
    assert traces(phone, code) == []
    assert phone.errors == []
