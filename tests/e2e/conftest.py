"""Starts the real app on loopback with a record of its own, and a browser to use it."""

import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from models.records import Entry, Plan, Settings
from models.restore import Restored
from services.opening import FILE_NAME, open_record
from tests.e2e.device import Device
from tests.e2e.hub import ROOT, RunningHub, free_port
from tests.e2e.robot import Robot
from tests.e2e.site import Site
from tests.people import NOW
from tools.chromium import find_chromium

PHONE, TABLET = (390, 844), (1180, 820)


class RunningApp:
    """The app as a process: it can be killed and started again over the same record."""

    def __init__(self, folder: Path) -> None:
        self.data, self.clock = folder / "data", folder / "clock"
        folder.mkdir(exist_ok=True)
        self.set_clock(NOW)
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.start()

    @property
    def journal(self) -> Path:
        """The file that holds the record."""
        return self.data / FILE_NAME

    def set_clock(self, moment) -> None:
        """Move the app's time."""
        self.clock.write_text(moment.isoformat())

    def start(self) -> None:
        """Start the process, always at the same address, and wait until it answers."""
        arguments = [str(self.data), str(self.clock), str(self.port)]
        self.process = subprocess.Popen([sys.executable, "-m", "tests.e2e.app", *arguments], cwd=ROOT)
        while self.process.poll() is None:
            try:
                urllib.request.urlopen(self.address, timeout=1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the app ended at its start")

    def kill(self) -> None:
        """End the process the hard way."""
        self.process.kill()
        self.process.wait()

    def hold(self, plan: Plan, settings: Settings | None = None, entries: tuple[Entry, ...] = ()) -> None:
        """Start again over this record."""
        self.kill()
        opened = open_record(self.data)
        opened.record.replace(Restored(plan, settings or Settings(), entries))
        opened.close()
        self.start()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningApp]:
    """A fresh app with an empty record."""
    app = RunningApp(tmp_path)
    yield app
    app.kill()


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """The one Playwright: two at once do not work, and while it runs no test may start a loop of its own."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One headless Chromium: Debian's where it is, else Playwright's own."""
    opened = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
    yield opened
    opened.close()


@pytest.fixture
def robot(running: RunningApp, browser: Browser) -> Iterator[Callable[..., Robot]]:
    """Makes a robot for a window size; each robot is a device of its own. At its end: no request left."""
    contexts, robots = [], []

    def make(size: tuple[int, int] = PHONE, **options: object) -> Robot:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="en-GB", service_workers="block", **options
        )
        contexts.append(context)
        robots.append(Robot(context.new_page(), running.address))
        return robots[-1]

    yield make
    for context in contexts:
        context.close()
    assert [address for each in robots for address in each.strangers] == []


@pytest.fixture(scope="package")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The app as `make web` builds it, not compressed."""
    from tools.build_web import build  # it needs more than the other browser tests

    folder = tmp_path_factory.mktemp("web") / "dist"
    build(folder, quick=True)
    return folder


@pytest.fixture
def hub(built: Path, tmp_path: Path) -> Iterator[RunningHub]:
    """The hub that serves it, as a process over boxes of its own."""
    running = RunningHub(built, tmp_path / "hub")
    yield running
    running.kill()


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Iterator[Site]:
    """A copy of its own, so that a test may break it."""
    shutil.copytree(built, tmp_path / "dist")
    served = Site(tmp_path / "dist")
    yield served
    served.stop()


@pytest.fixture
def device(playwright: Playwright, site: Site, tmp_path: Path) -> Iterator[Device]:
    """A phone that never saw the app. At its end: no complaint of the content policy, no request left."""
    phone = Device(playwright, tmp_path / "profile", site)
    yield phone
    phone.close()
    assert (phone.complaints, phone.strangers) == ([], [])
