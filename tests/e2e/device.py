"""A phone or tablet with a browser: its profile outlives the process; the robot drives its pages."""

import re
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Playwright

from tests.e2e.robot import Robot
from tests.e2e.site import Site
from tools.chromium import find_chromium

SIZE = {"width": 390, "height": 844}
LOUD_POLICY = """addEventListener("securitypolicyviolation",
  ({ violatedDirective, blockedURI }) => console.error("CSP", violatedDirective, blockedURI))"""


class Device:
    """Each `browse` is a new process of the browser over the same profile."""

    def __init__(
        self, playwright: Playwright, profile: Path, site: Site, size: dict[str, int] = SIZE
    ) -> None:
        self._playwright, self._profile, self._site, self._size = playwright, profile, site, size
        self._context = None
        self.complaints: list[str] = []
        self.strangers: list[str] = []  # requests of any tab or worker to another address

    def browse(self) -> Robot:
        """End the browser that runs, start a new one, and give its first page."""
        self.close()
        self._context = self._playwright.chromium.launch_persistent_context(
            str(self._profile),
            executable_path=find_chromium(),
            args=["--no-sandbox"],
            viewport=self._size,
            locale="en-GB",
        )
        self._context.add_init_script(LOUD_POLICY)
        self._context.on("console", self._listen)
        self._context.on("request", self._note)
        return Robot(self._context.pages[0], self._site.address)

    def _note(self, request) -> None:
        if not request.url.startswith((self._site.address, "blob:", "data:")):
            self.strangers.append(request.url)

    def _listen(self, message) -> None:
        if re.search(r"CSP|Content Security Policy", message.text):
            self.complaints.append(message.text)

    def close(self) -> None:
        """End the browser."""
        if self._context:
            self._context.close()
            self._context = None


def wait_for_offline(robot: Robot) -> None:
    """Until the service worker has kept the whole app."""
    wait_until(robot, "navigator.serviceWorker.controller?.state === 'activated'")


def wait_until(robot: Robot, condition: str) -> None:
    """Until the JavaScript expression is true on the page, for a minute at most."""
    robot.page.evaluate(f"""async () => {{
      for (let waited = 0; !({condition}); waited += 100) {{
        if (waited > 60_000) throw new Error("waited too long");
        await new Promise((resolve) => setTimeout(resolve, 100));
      }}
    }}""")


def set_up(robot: Robot) -> None:
    """A patient who is not on a trial, home for nine days."""
    robot.open("/").tap("Set up my plan").tap("These are the numbers on my card")
    for number, days in (("2", 23), ("3", 9)):
        day = date.today() - timedelta(days)
        robot.sees(f"Question {number} of 9").type("Day", str(day.day)).type("Month", str(day.month))
        robot.type("Year", str(day.year)).tap("Continue")
    robot.sees("Question 4 of 9").tap("No").tap("Continue")
    for number in "56789":
        robot.sees(f"Question {number} of 9").tap("Not now")
    robot.tap("Go to Today").sees("Day 23")
