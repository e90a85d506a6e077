"""People's names in any script are drawn with fonts of our own, and nobody else is asked for one."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from services.opening import open_record
from tests.e2e.conftest import RunningApp
from tests.e2e.robot import Robot
from tests.people import SAM

pytestmark = pytest.mark.browser
NAME = "রহিমা খাতুন, محمد علي, Łukasz Żółć, Ольга, Γιώργος, हिन्दी, தமிழ், \N{GRINNING FACE}\N{SYRINGE}"
OURS = {"bengali", "arabic", "latin", "tamil", "emoji"}


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningApp]:
    opened = open_record(tmp_path / "data")
    opened.record.save_plan(replace(SAM, name=NAME))
    opened.close()
    app = RunningApp(tmp_path)
    yield app
    app.kill()


def test_names_in_other_scripts_are_drawn(robot: Callable[..., Robot]) -> None:
    phone = robot()
    fonts, said = [], []
    phone.page.on("request", lambda request: fonts.append(request.url) if "fallback" in request.url else None)
    phone.page.on("console", lambda message: said.append(message.text))
    phone.open("/card").sees("রহিমা খাতুন")
    phone.page.wait_for_timeout(2000)
    asked = len(fonts)
    phone.page.wait_for_timeout(2000)
    assert len(fonts) == asked, "the engine asks again and again"
    assert {url.rpartition("/")[2].removesuffix(".woff2") for url in fonts} >= OURS
    assert not [
        text for text in said if "Noto" in text or "font" in text
    ]  # "Could not find a set of Noto fonts"
    assert phone.strangers == []
