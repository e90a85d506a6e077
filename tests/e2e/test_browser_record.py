"""The record in a real browser: killed, opened twice, hung, and where files are not to be had."""

import json
import os
import shutil
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import flet_web
import pytest
import tinydb
import uvicorn
from playwright.sync_api import Error, Page, Playwright

from hub.app import build_app
from tests.e2e.storages import LOOK
from tests.e2e.whole_browser import WholeBrowser

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("KILLS", "2"))  # KILLS=20 to be thorough


def build(folder: Path) -> None:
    """The page with the worker, Pyodide as the wheel has it, and the Python of the record."""
    shutil.copytree(ROOT / "tests" / "e2e" / "record_page", folder)
    shutil.copy(ROOT / "web" / "opfs.js", folder)
    pyodide = Path(flet_web.get_package_web_dir()) / "pyodide"
    shutil.copytree(pyodide, folder / "pyodide", ignore=shutil.ignore_patterns("*.whl", "*.exe", "*.d.ts"))
    with zipfile.ZipFile(folder / "app.zip", "w") as archive:
        for home in (ROOT / "services", ROOT / "models", Path(tinydb.__file__).parent):
            for path in home.rglob("*.py"):
                archive.write(path, path.relative_to(home.parent))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site") / "dist"
    build(folder)
    config = uvicorn.Config(build_app(folder), port=0, log_config=None, access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        pass
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def browser(playwright: Playwright, tmp_path: Path) -> Iterator[WholeBrowser]:
    browser = WholeBrowser(playwright, tmp_path / "profile")
    yield browser
    browser.kill()


def opened(browser: WholeBrowser, address: str) -> Page:
    page = browser.context.new_page()
    page.goto(address)
    return page


def ask(page: Page, code: str) -> str:
    return str(page.evaluate("code => window.ask(code)", code))


def uids(*numbers: int) -> str:
    return ",".join(sorted(f"uid-{number}" for number in numbers))


def test_a_browser_killed_right_after_an_entry_has_it(
    playwright: Playwright, tmp_path: Path, address: str
) -> None:
    for number in range(KILLS):
        browser = WholeBrowser(playwright, tmp_path / "profile")
        page = opened(browser, address)
        assert ask(page, "texts()") == uids(*range(number))
        assert json.loads(ask(page, "import json; json.dumps(opened.found)")) == []
        ask(page, f"put({number})")
        browser.kill()
    browser = WholeBrowser(playwright, tmp_path / "profile")
    page = opened(browser, address)
    assert ask(page, "texts()") == uids(*range(KILLS))
    assert ask(page, "opened.storage().kind") == "browser"
    browser.kill()


def test_the_second_tab_gets_the_record_and_the_first_lets_go(browser: WholeBrowser, address: str) -> None:
    first = opened(browser, address)
    ask(first, "put(1)")
    second = opened(browser, address)
    assert ask(second, "texts()") == uids(1)
    assert ask(second, "opened.storage().kind") == "browser"
    assert first.evaluate("window.taken")
    with pytest.raises(Error, match="This was not saved"):
        ask(first, "put(2)")
    ask(second, "put(3)")
    first.reload()  # "Use Homeward here"
    assert ask(first, "texts()") == uids(1, 3)
    assert second.evaluate("window.taken")


def test_a_tab_that_does_not_answer_leaves_the_record_to_be_read(browser: WholeBrowser, address: str) -> None:
    first = opened(browser, address)
    ask(first, "put(1)")
    first.evaluate("window.hang(60)")
    second = opened(browser, address)
    assert ask(second, "texts()") == uids(1)
    assert ask(second, "opened.storage().kind") == "read-only"
    assert "you cannot write in it" in ask(second, "opened.found[0]")
    with pytest.raises(Error, match="Close the other one"):
        ask(second, "put(2)")
    second.close()
    first.close()
    third = opened(browser, address)
    assert ask(third, "texts()") == uids(1)
    assert ask(third, "opened.storage().kind") == "browser"


def test_without_files_the_record_is_copied_and_that_is_said(browser: WholeBrowser, address: str) -> None:
    page = opened(browser, f"{address}/?nofiles")
    assert ask(page, "opened.storage().kind") == "snapshot"
    assert "does not store your record safely" in ask(page, "opened.found[0]")
    ask(page, "put(1)")
    ask(page, "put(2)")
    page.wait_for_timeout(500)
    page.reload()
    assert ask(page, "texts()") == uids(1, 2)


def test_without_any_storage_the_app_opens_and_that_is_said(browser: WholeBrowser, address: str) -> None:
    page = opened(browser, f"{address}/?nothing")
    assert ask(page, "opened.storage().kind") == "memory"
    assert "gone when you close this tab" in ask(page, "opened.found[0]")
    ask(page, "put(1)")
    assert ask(page, "texts()") == uids(1)


@pytest.mark.parametrize("ways", [["/?nofiles"], ["/"], ["/?nofiles", "/"], ["/", "/?nohandles"]])
def test_clearing_takes_away_what_was_kept_in_this_way_and_in_another(
    browser: WholeBrowser, address: str, ways: list[str]
) -> None:
    """A browser may have kept the record in a database once and in files now, or the other way round."""
    for way in ways:
        page = opened(browser, address + way)
        ask(page, "record.put(Entry('uid', 'note', NOW, NOW, text='Zebedee'))")
        page.wait_for_timeout(500)
        assert any("Zebedee" in text for text in page.evaluate(LOOK).values())
        if way != ways[-1]:
            page.close()
    ask(page, "record.clear()")
    ask(page, "await files.forget()")
    assert [place for place, text in page.evaluate(LOOK).items() if "Zebedee" in text] == []
    page.reload()
    assert ask(page, "texts()") == ""
