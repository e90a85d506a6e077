"""The main job in Firefox, whose storage and drawing differ from Chromium's."""

import socket
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.e2e.job import first_day, set_up, still_there
from tests.e2e.site import Site
from tools.firefox import find_firefox

FIREFOX = find_firefox()
firefox = pytest.importorskip(
    "tests.e2e.firefox", reason="Firefox's driver does not load in this Python", exc_type=ImportError
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # the driver's own sockets
    pytest.mark.skipif(FIREFOX is None, reason="Firefox is not installed on this machine"),
]


def test_the_main_job_in_firefox(site: Site, tmp_path: Path) -> None:
    browser = start(tmp_path)
    try:
        me = firefox.FirefoxRobot(browser.driver, site.address)
        set_up(me, date.today() - timedelta(23), date.today() - timedelta(9))
        first_day(me, "tab")
        while not me.kept:
            time.sleep(0.2)
        assert me.strangers == []
    finally:
        browser.kill()
    site.stop()
    browser = start(tmp_path)
    try:
        me = firefox.FirefoxRobot(browser.driver, site.address)
        still_there(me)
        assert me.strangers == []
    finally:
        browser.kill()
        site.start()


def start(folder: Path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return firefox.Firefox(str(FIREFOX), folder / "profile", port)
