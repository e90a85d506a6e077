"""The last step of a hand-over: no code before all is done; then code, paper and clearing, in one place."""

from dataclasses import replace

import pytest

from services.bridge import NullBridge
from tests.components.harness import App, in_loop
from tests.components.stage import make_state, whole
from tests.components.tablet import PIN
from tests.ward import begun as half_done
from tests.ward import whole as all_done


class Printer(NullBridge):
    """A browser around the app that prints."""

    def __init__(self) -> None:
        self.printed: list[str] = []

    def print_page(self, html: str) -> bool:
        self.printed.append(html)
        return True


async def take(draft, bridge: NullBridge | None = None, **window) -> App:
    state = make_state()
    assert state.begin_ward("AM", PIN)
    state.save_ward(replace(draft, pin=state.ward.pin, started=state.ward.started))
    if bridge:
        state.bridge = bridge
    app = await whole(state, "/ward/take", **window)
    app.state = state
    return app


@in_loop
async def test_nothing_goes_home_before_all_is_done_but_it_can_be_cleared() -> None:
    app = await take(half_done(), width=1180, height=820)
    assert "Not ready to go home" in app.text()
    assert not app.has("Print the pack")
    assert not any("QR code" in name for name in app.text().splitlines())
    assert app.has("Clear this tablet")
    app.assert_healthy()


@in_loop
async def test_the_pack_is_printed_with_the_code_of_this_plan() -> None:
    printer = Printer()
    app = await take(all_done(), printer, width=1180, height=820)
    await app.tap("Print the pack")
    assert "The browser asks where to print." in app.text()
    assert "<svg" in printer.printed[0]
    assert "Sam Taylor" in printer.printed[0]
    assert "What to do when something is wrong" in printer.printed[0]
    await app.tap("Print the hand-over record")
    assert "Conditions for going home" in printer.printed[1]
    app.assert_healthy()
    app.state.lock()
    assert printer.printed[2:] == [""]  # what was printed is not left in the page behind the lock


@in_loop
async def test_without_a_browser_to_print_with_a_file_is_given_and_said_to_be_deleted() -> None:
    app = await take(all_done(), width=1180, height=820)
    await app.tap("Print the pack")
    (name,) = app.state.device.saved
    assert name == "homeward-pack-2026-11-20.html"
    assert "delete it: it names the patient" in app.text()
    assert b"Sam Taylor" in app.state.device.saved[name]


@in_loop
async def test_it_is_cleared_here_and_the_next_patient_begins_empty() -> None:
    app = await take(all_done(), width=1180, height=820)
    await app.tap("Clear this tablet")
    await app.type("PIN of this hand-over", PIN)
    await app.tap("Yes, clear it now")
    assert app.page.route == "/cleared"
    assert "This tablet is cleared" in app.text()
    await app.tap("Start a new hand-over")
    assert "Start a hand-over" in app.text()
    assert "Sam" not in app.text()
    await app.type("Your initials", "BB")
    await app.type("A PIN for this hand-over", "2846")
    await app.tap("Start")
    for route in ("dates", "pathway", "line", "medicines", "checks", "take"):
        await app.navigate(f"/ward/{route}")
        assert [word for word in ("Sam", "Taylor", "Mensah", "Northfield") if word in app.text()] == []
        app.assert_healthy()


@pytest.mark.parametrize("step", ["", "/dates", "/medicines", "/take"])
@in_loop
async def test_an_address_of_the_ward_is_behind_the_lock(step: str) -> None:
    state = make_state()
    state.begin_ward("AM", PIN)
    state.save_ward(replace(all_done(), pin=state.ward.pin))
    state.lock()
    app = await whole(state, f"/ward{step}", width=1180, height=820)
    assert "This hand-over is locked" in app.text()
    assert [word for word in ("Sam", "Taylor", "Aciclovir", "Northfield") if word in app.text()] == []
    app.assert_healthy()


@pytest.mark.parametrize(("width", "scale"), [(390, 100), (390, 200), (820, 100), (1180, 150)])
@in_loop
async def test_it_is_whole_at_every_size(width, scale) -> None:
    draft = all_done()
    long = replace(draft.plan, name="N" * 200, allergies="A" * 200, medicines="M" * 500)
    state = make_state()
    state.save_settings(text_percent=scale)
    state.begin_ward("AM", PIN)
    state.save_ward(replace(draft, plan=long, pin=state.ward.pin))
    app = await whole(state, "/ward/take", width=width)
    assert app.has("Print the pack")
    assert app.has("Clear this tablet")
    app.assert_healthy()
