"""The day of leaving: a nurse at a tablet, a patient with a phone, and a tablet that forgets.

The built web app on two devices. The code is read off a picture of the screen by a decoder of others.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Playwright

from tests.e2e import nurse
from tests.e2e.conftest import TABLET
from tests.e2e.device import Device, wait_for_offline
from tests.e2e.nurse import MEDICINES, PIN, Patient
from tests.e2e.robot import Robot
from tests.e2e.site import Site
from tests.e2e.storages import files_with, places_with

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]
ROUTES = ("/ward/take", "/ward/medicines", "/ward", "/card", "/medicines", "/setup/summary", "/record", "/")


@dataclass
class WardDay:
    """Both devices over one address, and where the tablet's browser keeps its files."""

    tablet: Device
    phone: Device
    profile: Path


@pytest.fixture
def day(playwright: Playwright, site: Site, tmp_path: Path) -> Iterator[WardDay]:
    """At its end: no complaint of the content policy, and nothing asked of another address."""
    size = {"width": TABLET[0], "height": TABLET[1]}
    devices = WardDay(
        Device(playwright, tmp_path / "tablet", site, size),
        Device(playwright, tmp_path / "phone", site),
        tmp_path / "tablet",
    )
    yield devices
    devices.tablet.close()
    devices.phone.close()
    assert (devices.tablet.complaints, devices.phone.complaints) == ([], [])
    assert (devices.tablet.strangers, devices.phone.strangers) == ([], [])


def silent(robot: Robot, patient: Patient) -> None:
    """Nothing of the patient can be read on the page, nor is it in what the page is made of."""
    heard, made = robot.heard(), robot.page.content()
    assert [word for word in patient.words if word in heard or word in made] == []


def read_off(tablet: Robot) -> str:
    """The one code that a camera would see on the screen."""
    tablet.page.wait_for_timeout(600)
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(tablet.page.screenshot())))
    assert len(found) == 1, "a camera would see no code, or several"
    return str(found[0].text)


def opened_again(tablet: Robot, patient: Patient) -> None:
    """Closed in the middle and opened by its address: locked, with a wrong PIN too; then it goes on."""
    tablet.open("/ward/dates").sees("This hand-over is locked").sees("AM began it today at")
    silent(tablet, patient)
    tablet.type("PIN", "9999").tap("Open the hand-over").sees("That PIN is not right")
    silent(tablet, patient)
    tablet.type("PIN. That PIN is not right. Try again.", PIN).tap("Open the hand-over")
    tablet.sees("step 1 of 10").open("/ward/medicines")
    tablet.sees("This hand-over is locked").type("PIN", PIN).tap("Open the hand-over").sees("step 5 of 10")


def test_a_hand_over_goes_home_on_the_phone_and_the_tablet_forgets(day: WardDay) -> None:
    patient, tablet = Patient(), day.tablet.browse()
    nurse.begin(tablet)
    nurse.dates(tablet, patient)
    nurse.people_and_line(tablet, patient)
    nurse.medicines(tablet)
    nurse.contacts_and_day(tablet)
    nurse.checks_and_teach(tablet, patient)
    address = read_off(tablet.sees(f"Move the plan to {patient.name}"))

    phone = day.phone.browse()
    phone.page.goto(address)
    phone.wake().sees("Perpetua Lightbown").sees(patient.hospital)
    phone.tap("Yes, I have compared them with my card", "checkbox").tap("Use this plan")
    phone.sees(f"Day {patient.day}").sees("Home today")
    for name in MEDICINES:
        phone.sees(f"{name}, 1 tablet Due at 8am")
    phone.sees(f"PICC flush and new dressing, {patient.hospital}")

    tablet.tap(f"I can see \u201cDay {patient.day}\u201d on {patient.name}", "checkbox")
    assert places_with(tablet, patient.words) != []  # the search does find what is there
    tablet.tap("Clear this tablet").type("PIN of this hand-over", PIN).tap("Yes, clear it now")
    tablet.page.wait_for_url("**/#/cleared")
    tablet.wake().sees("This tablet is cleared")
    silent(tablet, patient)
    assert places_with(tablet, patient.words) == []
    for _ in range(4):
        tablet.page.go_back()
        tablet.page.wait_for_timeout(400)
        silent(tablet, patient)
    for route in ROUTES:
        tablet.go(route).page.wait_for_timeout(500)
        silent(tablet, patient)
    tablet.open("/ward").sees("Start a hand-over")
    assert places_with(tablet, patient.words) == []
    assert (tablet.errors, phone.errors) == ([], [])
    day.tablet.close()
    assert files_with(day.profile, patient.words) == []


def test_a_tablet_that_is_opened_again_asks_for_the_pin(day: WardDay) -> None:
    patient, tablet = Patient(), day.tablet.browse()
    nurse.begin(tablet)
    nurse.dates(tablet, patient)
    nurse.people_and_line(tablet, patient)
    wait_for_offline(tablet)
    opened_again(tablet, patient)
    behind = tablet.page
    tablet = Robot(behind.context.new_page(), tablet.address)
    tablet.open("/ward").sees("This hand-over is locked")  # a second tab; the first lets go of what it showed
    silent(tablet, patient)
    assert [word for word in patient.words if word in behind.content()] == []
    tablet.open("/ward/take").sees("This hand-over is locked").tap("Clear this tablet")
    silent(tablet, patient)
    tablet.tap("Yes, clear it now")
    tablet.page.wait_for_url("**/#/cleared")
    tablet.wake().sees("This tablet is cleared")
    assert places_with(tablet, patient.words) == []
    assert tablet.errors == []
