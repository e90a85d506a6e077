"""Shows that the emergency numbers stand on the page whenever the app itself cannot be seen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import PHONE, RunningApp

pytestmark = pytest.mark.browser
NUMBERS = ("tel:999", "tel:+442034477359", "tel:+442034472528", "tel:+447852220900")
IDLE = 3000  # milliseconds


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A bare tab of phone size, without the robot's help."""
    tab = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]}, locale="en-GB")
    yield tab
    tab.close()


def expect_numbers(page: Page) -> None:
    for number in NUMBERS:
        expect(page.locator(f"#opening a[href='{number}']")).to_be_visible()
    expect(page.locator("#opening")).to_contain_text("No answer? Go to A&E.")


def wait_until_drawn(page: Page) -> None:
    page.wait_for_selector("flt-semantics-placeholder", state="attached")
    expect(page.locator("#opening")).to_be_hidden(timeout=20_000)


def test_the_numbers_stand_there_without_javascript(running: RunningApp, browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False, color_scheme="dark")
    page.goto(running.address)
    expect_numbers(page)
    expect(page.locator("noscript p")).to_contain_text("Homeward needs JavaScript")
    page.close()


def test_the_numbers_stay_when_the_app_cannot_load(running: RunningApp, page: Page) -> None:
    page.route("**/main.dart.*", lambda route: route.abort())
    page.goto(running.address)
    expect(page.get_by_role("heading", name="Homeward has not opened")).to_be_visible()
    expect_numbers(page)


def test_the_numbers_come_back_when_the_app_stops(running: RunningApp, page: Page) -> None:
    page.goto(running.address)
    wait_until_drawn(page)
    running.kill()
    expect(page.get_by_role("heading", name="Homeward has stopped")).to_be_visible(timeout=10_000)
    expect_numbers(page)


def test_the_page_may_be_zoomed_and_is_silent_when_idle(running: RunningApp, page: Page) -> None:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.extend([message.text] if message.type == "error" else []))
    page.goto(running.address)
    wait_until_drawn(page)
    assert "user-scalable=no" not in str(page.locator("meta[name=viewport]").get_attribute("content"))
    page.wait_for_timeout(IDLE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(IDLE)
    assert (asked, problems) == ([], [])
