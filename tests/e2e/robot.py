"""Drives the app in a real browser the way a person with a screen reader does: by role and by name."""

import re

from playwright.sync_api import Locator, Page, expect

SLOW = 20_000  # milliseconds: two cores shared with everything else
PLACEHOLDER = "flt-semantics-placeholder"


def loosely(words: str) -> re.Pattern[str]:
    """The words whatever kind of space or hyphen stands between them."""
    return re.compile(re.escape(words).replace(r"\ ", r"\s+").replace(r"\-", "[-\u2011]"))


class Robot:
    """One browser tab. Every request that leaves the app's own origin is kept in `strangers`."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.strangers: list[str] = []
        self.errors: list[str] = []
        page.on("request", self._note)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.set_default_timeout(SLOW)

    def _note(self, request) -> None:
        if not request.url.startswith((self.address, "blob:", "data:", self.address.replace("http", "ws", 1))):
            self.strangers.append(request.url)

    def open(self, route: str = "/") -> "Robot":
        """Load the app cold at a route and switch the screen reader's view on."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}/#{route}")
        return self.wake()

    def wake(self) -> "Robot":
        """Switch the screen reader's view on after a load."""
        self.page.wait_for_selector(PLACEHOLDER, state="attached")
        self.page.evaluate(f"document.querySelector('{PLACEHOLDER}').click()")
        self.page.wait_for_selector("flt-semantics-host flt-semantics", state="attached")
        return self

    def find(self, role: str, name: str) -> Locator:
        """The control with this role whose name begins with `name`."""
        begins = re.compile(r"^\s*" + loosely(name).pattern + r"(?!\w)")
        return self.page.get_by_role(role, name=begins).first  # type: ignore[arg-type]

    def tap(self, name: str, role: str = "button") -> "Robot":
        """Tap a control, scrolled to where it can be seen."""
        control = self.find(role, name)
        control.wait_for(state="attached")
        control.click()
        return self

    def type(self, label: str, text: str) -> "Robot":
        """Put text into the field whose label ends so."""
        field = self.page.get_by_role("textbox", name=re.compile(loosely(label).pattern + "$")).first
        field.click()
        field.fill(text)
        return self

    def sees(self, text: str) -> "Robot":
        """Wait until the words are on the page."""
        expect(self.page.locator("flt-semantics-host")).to_contain_text(loosely(text), timeout=SLOW)
        return self

    def photograph(self, path: str) -> None:
        """Keep a picture of what is on the screen."""
        self.page.wait_for_timeout(400)
        self.page.screenshot(path=path)
