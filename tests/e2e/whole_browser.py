"""A whole browser as a process with a profile of its own, so that a test can kill it and start another."""

import os
import signal
import subprocess
import time
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright

from tests.e2e.device import SIZE
from tests.e2e.robot import Robot
from tools.chromium import find_chromium


class WholeBrowser:
    """A running Chromium. Its profile outlives it, as on a phone whose battery ran out."""

    def __init__(self, playwright: Playwright, profile: Path) -> None:
        self._note = profile / "DevToolsActivePort"
        self._note.unlink(missing_ok=True)
        command = [str(find_chromium()), "--headless=new", "--no-sandbox", "--no-first-run", "--disable-gpu"]
        command += [
            "--remote-debugging-port=0",
            f"--user-data-dir={profile}",
            "--disable-background-networking",
        ]
        self._process = subprocess.Popen(
            [*command, "about:blank"], stderr=subprocess.DEVNULL, start_new_session=True
        )
        self._browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{self._port()}")

    def _port(self) -> int:
        for _ in range(300):
            if self._note.exists() and (lines := self._note.read_text().splitlines()):
                return int(lines[0])
            time.sleep(0.05)
        raise RuntimeError("Chromium did not start")

    @property
    def context(self) -> BrowserContext:
        """The profile's own tabs."""
        return self._browser.contexts[0]

    def visit(self, address: str) -> Robot:
        """A new tab of a phone's size, driven by a robot."""
        page = self.context.new_page()
        page.set_viewport_size(SIZE)
        return Robot(page, address)

    def kill(self) -> None:
        """End every process of it at once, as the system does: kill -9."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
