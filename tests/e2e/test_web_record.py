"""The record of the installable app: the browser killed right after a tap, and a second tab."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.e2e.device import Device, set_up
from tests.e2e.robot import Robot
from tests.e2e.site import Site
from tests.e2e.whole_browser import WholeBrowser

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(1800)]
KILLS = int(os.environ.get("KILLS", "2"))  # KILLS=20 to be thorough
BOTTLE = 0.5  # litres
ELSEWHERE = "Homeward is open in another tab"


def shows(me: Robot, bottles: int) -> None:
    """Wait until the page says how much that is."""
    drunk = bottles * BOTTLE
    words = "1 litre" if drunk == 1 else f"{drunk:g} litres"
    me.find("heading", words).wait_for(state="attached")


def test_a_browser_killed_right_after_a_tap_has_the_entry(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    for kept in range(KILLS + 1):
        browser = WholeBrowser(playwright, tmp_path / "profile")
        try:
            me = browser.visit(site.address)
            if not kept:
                set_up(me)
            shows(me.open("/food"), kept)
            shows(me.tap("Bottle"), kept + 1)
        finally:
            browser.kill()


def test_a_second_tab_takes_the_record_over_and_gives_it_back(device: Device) -> None:
    first = device.browse()
    set_up(first)
    shows(first.open("/food").tap("Bottle"), 1)
    second = Robot(first.page.context.new_page(), first.address)
    shows(second.open("/food"), 1)
    shows(second.tap("Bottle"), 2)
    expect(first.page.get_by_role("heading", name=ELSEWHERE)).to_be_visible()
    expect(first.page.locator("#opening a[href='tel:999']")).to_be_visible()
    first.page.get_by_role("button", name="Try again").click()
    shows(first.wake(), 2)
    shows(first.tap("Bottle"), 3)
    expect(second.page.get_by_role("heading", name=ELSEWHERE)).to_be_visible()
    assert (first.strangers, second.strangers) == ([], [])
