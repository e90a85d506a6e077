"""Firefox as it is installed, driven through its own Marionette, with the robot's verbs.

Playwright drives only a Firefox of its own making, which is not to be had from a package registry.
"""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

from marionette_driver.errors import MarionetteException
from marionette_driver.keys import Keys
from marionette_driver.marionette import Marionette, WebElement

from tests.e2e.robot import HAND, SLOW

SIZE = (390, 844)
QUIET = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
}
FIND = """const [role, name] = arguments;
const plain = (text) => (text ?? "").replace(/[\\s\\u00a0]+/g, " ").replace(/\\u2011/g, "-").trim();
const label = (one) => plain(one.getAttribute("aria-label") ?? one.textContent);
const fits = role === "textbox" ? (text) => text.endsWith(name)
  : (text) => text.startsWith(name) && !/\\w/.test(text.charAt(name.length));
const all = role === "textbox" ? "flt-semantics-host :is(input, textarea)" : `flt-semantics[role="${role}"]`;
return [...document.querySelectorAll(all)].find((one) => fits(label(one))) ?? null;"""
HEARD = """const host = document.querySelector("flt-semantics-host");
return [host?.textContent, ...[...(host?.querySelectorAll("[aria-label]") ?? [])].map((one) => one.ariaLabel)]
  .join(" ").replace(/[\\s\\u00a0]+/g, " ").replace(/\\u2011/g, "-");"""
STRANGERS = """return performance.getEntriesByType("resource").map((one) => one.name)
  .filter((name) => !name.startsWith(location.origin) && !name.startsWith("blob:"));"""


class Firefox:
    """A running Firefox; its profile outlives it."""

    def __init__(self, path: str, profile: Path, port: int) -> None:
        profile.mkdir(exist_ok=True)
        for left in (".parentlock", "lock"):  # of one that was killed
            (profile / left).unlink(missing_ok=True)
        wishes = {**QUIET, "marionette.port": port}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in wishes.items()]
        (profile / "user.js").write_text("\n".join(lines))
        command = [path, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        self.driver = Marionette(host="127.0.0.1", port=port)
        self.driver.start_session(timeout=SLOW / 1000)
        self.driver.set_window_rect(width=SIZE[0], height=SIZE[1])

    def kill(self) -> None:
        """End every process of it at once: kill -9."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


class FirefoxRobot:
    """The verbs of `Robot` that the main job needs."""

    def __init__(self, driver: Marionette, address: str) -> None:
        self._driver, self.address = driver, address

    def _ask(self, script: str, *arguments: object):
        return self._driver.execute_script(script, script_args=arguments, sandbox=None)

    def _until(self, what: str, look):
        end = time.monotonic() + SLOW / 1000
        while time.monotonic() < end:
            if found := look():
                return found
            time.sleep(0.1)
        raise AssertionError(f"{what} is not on the page: {self._ask(HEARD)}")

    def open(self, route: str = "/") -> "FirefoxRobot":
        """Load the app cold at a route and switch the screen reader's view on."""
        self._driver.navigate("about:blank")
        self._driver.navigate(f"{self.address}/#{route}")
        wake = "document.querySelector('flt-semantics-placeholder')?.click();"
        self._until("the app", lambda: self._ask(f"{wake} return !!document.querySelector('flt-semantics')"))
        return self

    def sees(self, text: str) -> "FirefoxRobot":
        """Wait until the words are on the page."""
        self._until(text, lambda: text in self._ask(HEARD))
        return self

    def tap(self, name: str, role: str = "button") -> "FirefoxRobot":
        """Tap a control, scrolled to where it can be seen."""
        self._until(name, lambda: self._tap(role, name))
        return self

    def _tap(self, role: str, name: str) -> bool:
        found = self._ask(FIND, role, name)
        if not isinstance(found, WebElement):
            return False
        time.sleep(HAND / 1000)
        try:
            found.click()
        except MarionetteException:  # it was just drawn again
            return False
        return True

    def type(self, label: str, text: str) -> "FirefoxRobot":
        """Put text into the field whose label ends so."""
        self._until(label, lambda: self._type(label, text))
        return self

    def _type(self, label: str, text: str) -> bool:
        if not self._tap("textbox", label):
            return False
        time.sleep(HAND / 1000)
        field = self._ask("return document.activeElement")
        field.send_keys(Keys.CONTROL + "a")
        for letter in text:
            field.send_keys(letter)
            time.sleep(0.02)
        time.sleep(HAND / 1000)
        return self._ask("return document.activeElement.value") == text

    @property
    def kept(self) -> bool:
        """Whether the service worker has kept the whole app."""
        return bool(self._ask("return navigator.serviceWorker.controller?.state === 'activated'"))

    @property
    def strangers(self) -> list[str]:
        """What was asked of another address."""
        return list(self._ask(STRANGERS))
