"""The main job in the installed web app: then the browser is killed, the network is gone, all is there."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e.device import wait_for_offline
from tests.e2e.job import first_day, set_up, still_there
from tests.e2e.site import Site
from tests.e2e.whole_browser import WholeBrowser

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]


def test_the_main_job_in_the_web_app(playwright: Playwright, site: Site, tmp_path: Path) -> None:
    browser = WholeBrowser(playwright, tmp_path / "profile")
    try:
        me = browser.visit(site.address)
        set_up(me, date.today() - timedelta(23), date.today() - timedelta(9))
        wait_for_offline(me)
        first_day(me, "tab")
        assert (me.errors, me.strangers) == ([], [])
    finally:
        browser.kill()
    site.stop()
    browser = WholeBrowser(playwright, tmp_path / "profile")
    try:
        me = browser.visit(site.address)
        still_there(me)
        me.open("/food").tap("Glass").sees("1.4 litres")
        assert (me.errors, me.strangers) == ([], [])
    finally:
        browser.kill()
        site.start()
