"""A carer's pages in a real browser: what a screen reader meets, large targets, the title of the window."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from services.opening import open_record
from tests.carer import SHIVERY, TODAY, one, packed
from tests.e2e.conftest import RunningApp
from tests.e2e.robot import Robot
from tests.e2e.test_accessibility import TALL, problems, small

pytestmark = pytest.mark.browser
WORRIED = "I am worried about Sam"
# address, words that show that it is drawn
PAGES = (
    ("/", "Take Sam to A&E now"),
    ("/path", "Sam is here"),
    ("/contacts", "Right now, call"),
    ("/more", "People you follow"),
    ("/carer", "Follow somebody"),
    ("/unwell", "What is wrong with Sam?"),
    ("/action", "Say this"),
    ("/card", "A&E staff: read this"),
    ("/brain", "Ask, look, and write down"),
)


@pytest.fixture(scope="module")
def looking_after(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """A device that follows Sam, who reported something this morning."""
    folder = tmp_path_factory.mktemp("looking-after")
    opened = open_record(folder / "data")
    opened.record.save_following(one(content=packed(entries=[*TODAY, SHIVERY])))
    opened.close()
    app = RunningApp(folder)
    yield app
    app.kill()


@pytest.mark.parametrize("size", TALL)
def test_axe_finds_nothing_serious_on_a_carers_pages_and_every_target_is_large(
    looking_after: RunningApp, browser: Browser, size: str, subtests: pytest.Subtests
) -> None:
    width, height = TALL[size]
    context = browser.new_context(viewport={"width": width, "height": height}, service_workers="block")
    me = Robot(context.new_page(), looking_after.address).open("/").sees("Take Sam to A&E now")
    assert me.page.title() == "Sam needs help"
    for route, words in PAGES:
        with subtests.test(route):
            me.page.evaluate(f"location.hash = '{route}'")
            me.sees(words)
            assert (problems(me), small(me, WORRIED)) == ([], [])
    assert me.errors == []
    context.close()
