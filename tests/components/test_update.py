"""Shows that an update waits for a tap, and is not offered while a person is finding out what to do."""

import pytest

from services.bridge import NullBridge
from services.state import AppState
from tests.components.harness import App, in_loop
from tests.components.stage import make_state, whole

OFFER = "An update of Homeward is ready"


class Page(NullBridge):
    """A page that counts how often the update was asked for."""

    asked = 0

    def apply_update(self) -> None:
        self.asked += 1


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Page:
    """The page behind every state made in the test."""
    made = Page()
    monkeypatch.setattr("services.base_state.NullBridge", lambda: made)
    return made


async def with_update(route: str = "/") -> tuple[App, AppState]:
    state = make_state()
    app = await whole(state, route)
    state.update_ready = True
    await app.settle()
    return app, state


@in_loop
async def test_a_tap_applies_it(page: Page) -> None:
    app, _ = await with_update("/food")
    assert OFFER in app.text()
    assert page.asked == 0
    await app.tap("Update now")
    assert page.asked == 1
    app.assert_healthy()


@in_loop
async def test_not_while_signs_are_ticked_or_an_instruction_stands(page: Page) -> None:
    app, _ = await with_update("/unwell")
    assert OFFER not in app.text()
    app, state = await with_update("/food")
    state.set_draft(signs=frozenset({"shivery"}))
    await app.settle()
    assert OFFER not in app.text()
    state.set_draft(signs=frozenset())
    await app.settle()
    assert OFFER in app.text()
    state.write_report(("shivery",), None, "", "Saved.")
    await app.settle()
    for route in ("/food", "/"):
        await app.navigate(route)
        assert OFFER not in app.text(), route
    app.assert_healthy()
