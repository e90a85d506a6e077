"""Drives the app in a real browser the way a person with a screen reader does: by role and by name."""

import re
import time

from playwright.sync_api import Locator, Page, TimeoutError, expect

SLOW = 20_000  # milliseconds: two cores shared with everything else
HAND = 300  # milliseconds that even a quick hand needs between two presses (see views/guard.py, UNSTEADY)
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
        if not request.url.startswith(
            (self.address, "blob:", "data:", self.address.replace("http", "ws", 1))
        ):
            self.strangers.append(request.url)

    def open(self, route: str = "/") -> "Robot":
        """Load the app cold at a route and switch the screen reader's view on."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}/#{route}")
        return self.wake()

    def go(self, route: str) -> "Robot":
        """Another address in the same tab, as typed into its address bar: the app is not loaded again."""
        self.page.goto(f"{self.address}/#{route}")
        return self

    def move_to(self, address: str) -> None:
        """The app was started again elsewhere; what its end made the old page complain about is forgotten."""
        self.address = address
        self.page.goto("about:blank")
        self.errors.clear()

    def wake(self) -> "Robot":
        """Switch the screen reader's view on after a load."""
        self.page.wait_for_selector(PLACEHOLDER, state="attached")
        self.page.evaluate(f"document.querySelector('{PLACEHOLDER}').click()")
        self.page.wait_for_selector("flt-semantics-host flt-semantics", state="attached")
        return self

    def find(self, role: str, name: str) -> Locator:
        """The control with this role whose name begins with `name`; the first where there are more."""
        return self.named(role, name).first

    def named(self, role: str, name: str) -> Locator:
        """All of them."""
        begins = re.compile(r"^\s*" + loosely(name).pattern + r"(?!\w)")
        return self.page.get_by_role(role, name=begins)  # type: ignore[arg-type]

    def tap(self, name: str, role: str = "button") -> "Robot":
        """Tap a control, scrolled to where it can be seen."""
        control = self.find(role, name)
        control.wait_for(state="attached")
        self.page.wait_for_timeout(HAND)
        control.click()
        return self

    def type(self, label: str, text: str) -> "Robot":
        """Put text into the field whose label ends so."""
        field = self.page.get_by_role("textbox", name=re.compile(loosely(label).pattern + "$")).first
        for _ in range(3):  # a person looks, too, and types again what did not arrive
            field.click()
            self.page.wait_for_timeout(HAND)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(text, delay=15) if text else self.page.keyboard.press("Delete")
            self.page.wait_for_timeout(HAND)
            if field.input_value() == text:
                break
        expect(field).to_have_value(text)
        return self

    def in_view(self, what: str, role: str = "") -> bool:
        """Whether a control, or without a role some words, can be seen whole and without scrolling."""
        found = self.named(role, what) if role else self.page.get_by_text(loosely(what))
        found.first.wait_for(state="attached")
        return any(self._is_inside(each) for each in found.all())

    def _is_inside(self, place: Locator) -> bool:
        box, window = place.bounding_box(), self.page.viewport_size
        assert window
        return box is not None and (
            0 <= box["x"] <= window["width"] - box["width"]
            and 0 <= box["y"] <= window["height"] - box["height"]
        )

    def heard(self) -> str:
        """All that a screen reader would read on the page, on one line. Chromium seldom loses the question
        while a page changes: it is asked again, until the time is up."""
        until, page = time.monotonic() + SLOW / 1000, self.page.locator("flt-semantics-host")
        while True:
            try:
                return " ".join(page.aria_snapshot(timeout=SLOW / 4).split())
            except TimeoutError:
                assert time.monotonic() < until, "the page does not answer"

    def sees(self, text: str) -> "Robot":
        """Wait until the words are on the page."""
        until = time.monotonic() + SLOW / 1000
        while not loosely(text).search(heard := self.heard()):
            assert time.monotonic() < until, f"{text!r} is not on the page: {heard}"
            self.page.wait_for_timeout(100)
        return self

    def sees_no(self, text: str) -> "Robot":
        """Wait until the words are gone."""
        expect(self.page.get_by_text(loosely(text))).to_have_count(0, timeout=SLOW)
        return self

    def photograph(self, path: str) -> None:
        """Keep a picture of what is on the screen."""
        self.page.wait_for_timeout(400)
        self.page.screenshot(path=path)
