"""Real notifications on a real desktop: plyer's are seen on the screen, Chromium's are tapped."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import ImageChops
from playwright.sync_api import Browser, Playwright

from services.notify import NOTHING_HERE, Notification
from services.plyer_notify import WORKS, PlyerNotifier
from tests.e2e.conftest import PHONE
from tests.e2e.desk import Desk
from tests.e2e.device import wait_until
from tests.e2e.hub import ROOT, free_port
from tests.e2e.robot import Robot
from tests.e2e.site import Site
from tests.e2e.test_notifications import DOSE, TAPS, allow, prescribe, wait_for_reminder
from tools.chromium import find_chromium
from tools.notifications import missing

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
needs_a_desk = pytest.mark.skipif(
    bool(missing()), reason="python -m tools.notifications says what is missing"
)
PICTURES = os.environ.get("PICTURES", "")  # a folder to keep them in
TITLE, BODY = "Time for a medicine", "Open Homeward to see what it is."
SHOWN = Notification("1", TITLE, BODY, "/medicines", ("taken", "later"))
MARKS = replace(SHOWN, id="2", title="Calcium & <b>vitamin D", body="Due at 8am & <b>8pm")
SMALLEST = 300 * 60  # pixels that a notification covers, about


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


def until_granted(notifier: PlyerNotifier) -> None:
    for _ in range(100):
        if notifier.state == "granted":
            return
        time.sleep(0.1)
    raise AssertionError(notifier.words)


def keep(picture, name: str) -> None:
    if PICTURES:
        picture.save(Path(PICTURES) / name)


@needs_a_desk
def test_plyer_shows_a_reminder_that_can_be_seen(desk: Desk, monkeypatch) -> None:
    for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.setenv(name, desk.environment[name])
    before = desk.photograph()
    notifier = PlyerNotifier(look_again=0.2)
    until_granted(notifier)
    notifier.show(SHOWN)
    desk.waits_for(TITLE)
    for line in ("appname: 'Homeward'", BODY):
        assert line in desk.said
    time.sleep(0.5)  # it is drawn
    after = desk.photograph()
    left, top, right, bottom = ImageChops.difference(before, after).getbbox() or (0, 0, 0, 0)
    assert (right - left) * (bottom - top) > SMALLEST
    assert notifier.words == WORKS
    keep(after, "plyer.png")
    notifier.show(MARKS)
    desk.waits_for("Due at 8am &amp; &lt;b&gt;8pm")  # words, not marks


def test_without_a_service_the_app_runs_and_says_so(tmp_path: Path, browser: Browser) -> None:
    """The app as `make dev` starts it, where no session bus is to be found."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS", "XDG"))}
    environment |= {"HOMEWARD_DATA": str(tmp_path), "PORT": str(port), "NO_BROWSER": "1"}
    process = subprocess.Popen([sys.executable, "main.py"], cwd=ROOT, env=environment, stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()  # its address
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, locale="en-GB")
    try:
        me = Robot(context.new_page(), f"http://127.0.0.1:{port}")
        me.open("/reminders").sees("No notifications here").sees(NOTHING_HERE)
        me.open("/food").tap("Bottle").sees("0.5 litres")
        assert me.errors == []
    finally:
        context.close()
        process.terminate()
        process.communicate()


@pytest.fixture
def tapping(playwright: Playwright, site: Site, desk: Desk, tmp_path: Path) -> Iterator[Robot]:
    """A browser with a window on the desktop, where the reminder of a dose can be tapped."""
    context = playwright.chromium.launch_persistent_context(
        str(tmp_path / "profile"),
        headless=False,
        executable_path=find_chromium(),
        args=["--no-sandbox"],
        viewport={"width": PHONE[0], "height": 700},
        locale="en-GB",
        env=desk.environment,
    )
    me = allow(Robot(context.pages[0], site.address))
    prescribe(me)
    wait_for_reminder(me)
    desk.waits_for(TITLE)
    yield me
    context.close()


@needs_a_desk
def test_a_real_tap_on_taken_comes_to_the_open_page(desk: Desk, tapping: Robot) -> None:
    time.sleep(1)  # it is drawn
    keep(desk.photograph(), "chromium.png")
    tapping.tap("Food", "tab").sees("Bottle")
    desk.tap("Taken", TITLE)
    tapping.sees("Today's doses").sees("Taken at").tap("Undo").sees("Taken: Quinzolate")
    wait_until(tapping, f"{TAPS} === 0 && !{DOSE}")


@needs_a_desk
@pytest.mark.parametrize(("button", "words"), [("Taken", "Taken at"), ("Activate", "Taken just now")])
def test_a_real_tap_opens_the_app_where_none_is_open(
    desk: Desk, tapping: Robot, button: str, words: str
) -> None:
    context = tapping.page.context
    context.new_page()  # else the browser ends
    tapping.page.close()
    with context.expect_page() as opened:
        desk.tap(button, TITLE)
    me = Robot(opened.value, tapping.address)
    me.wake().sees(words)
    assert me.page.url == f"{me.address}/#/medicines"
    wait_until(me, f"{TAPS} === 0")
