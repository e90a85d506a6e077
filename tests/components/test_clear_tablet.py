"""Clearing a shared tablet: nothing brings the patient back, and the page claims only what it looked at."""

import json

import pytest

from models.pin import WRONG
from models.records import Plan, Settings
from models.reminders import ReminderSettings, snooze
from models.share import Following
from models.storage_words import StorageFacts
from services.bridge import NullBridge
from services.journal import StoreError
from tests.components.harness import in_loop
from tests.components.share_stage import ANNA, sharing_state
from tests.components.stage import make_state, stage, whole
from tests.components.tablet import PATIENT_PLAN, PIN, Locked, begun, nothing_of_the_patient
from tests.people import NOW, entry
from views.clear_tablet import ClearCard


@in_loop
async def test_without_the_pin_it_can_only_be_cleared() -> None:
    state = begun()
    state.lock()
    app = await stage(Locked, state, width=1180, height=820)
    await app.tap("Clear this tablet")
    assert "You cannot undo this" in app.text()
    nothing_of_the_patient(app)
    await app.tap("No, keep it")
    assert state.ward is not None
    await app.tap("Clear this tablet")
    await app.tap("Yes, clear it now")
    assert state.ward is None
    assert app.page.route == "/cleared"


@in_loop
async def test_an_open_hand_over_is_cleared_with_its_pin() -> None:
    state = begun()
    app = await stage(Locked, state, width=1180, height=820)
    await app.tap("Clear this tablet")
    await app.type("PIN of this hand-over", "9999")
    await app.tap("Yes, clear it now")
    assert WRONG in app.text()
    assert state.ward is not None
    await app.type("PIN of this hand-over", PIN)
    await app.tap("Yes, clear it now")
    assert state.ward is None
    nothing_of_the_patient(app)


@in_loop
async def test_clearing_takes_plan_diary_settings_and_undo_from_every_window() -> None:
    state = begun(plan=PATIENT_PLAN)
    other = make_state(now=NOW)
    other._follow(state._record)
    state.save_plan(PATIENT_PLAN)
    state.record("note", "Zebedee wrote", text="rosemary")
    state.save_settings(text_percent=150)
    state.save_reminders(snooze(state.reminders, "medicine|rosemary", NOW))
    other._undo, other.notice = (lambda: other._record.put(entry("note", text="rosemary"))), None
    other.set_draft(text="rosemary")
    app = await whole(state, "/record")
    assert "rosemary" in app.text()
    await state.clear_device()
    await app.settle()
    for window in (state, other):
        assert (window.plan, window.settings, window.diary.entries) == (Plan(), Settings(), ())
        assert (window.ward, window.notice, window.draft.text, window._undo) == (None, None, "", None)
        assert window.reminders == ReminderSettings()
    other.undo()
    assert not state.diary.entries
    nothing_of_the_patient(app)


@in_loop
async def test_who_is_shared_with_is_told_first_and_gone_after() -> None:
    """Nobody could stop the share afterwards: its secret is gone with the rest."""
    state = sharing_state(ANNA)
    state._own.save_following(Following("f" * 32, ANNA.owner, NOW))
    app = await stage(ClearCard, state)
    await app.tap("Clear this tablet")
    assert "Sharing with 1 carer. Stop sharing first" in app.text()
    assert "What 1 person shared with this device" in app.text()
    assert "Anna" not in app.text()
    await app.tap("Yes, clear it now")
    assert (state.shares, state.following, state._own.shares, state._own.following) == ((), (), (), ())
    app = await whole(state, "/cleared")
    assert "Sharing with carers" in app.text()
    assert "This tablet is cleared" in app.text()


@in_loop
async def test_a_device_that_shows_somebody_else_is_cleared_all_the_same() -> None:
    state = sharing_state()
    state._own.save_following(Following("f" * 32, ANNA.owner, NOW))
    state.watch("f" * 32)
    assert await state.clear_device()
    assert (state.following, state.watching) == ((), "")


@in_loop
async def test_back_and_addresses_bring_nothing_back() -> None:
    state = begun(plan=PATIENT_PLAN)
    state.save_plan(PATIENT_PLAN)
    state.record("note", "Saved", text="rosemary")
    app = await whole(state, "/card")
    assert "Zebedee" in app.text()
    await state.clear_device()
    await app.navigate("/cleared")
    assert "This tablet is cleared" in app.text()
    assert "No entries" in app.text()
    await app.back()
    nothing_of_the_patient(app)
    for route in ("/card", "/record", "/setup/you", "/medicines", "/path", "/", "/cleared"):
        await app.navigate(route)
        nothing_of_the_patient(app)


@in_loop
async def test_what_was_typed_into_a_form_is_gone_too() -> None:
    state = make_state()
    app = await whole(state, "/setup/you")
    field = next(name for name in app.names() if "llerg" in name)
    await app.type(field, "rosemary")
    await state.clear_device()
    await app.settle()
    nothing_of_the_patient(app)


NOTHING_LEFT = {"values": 0, "databases": 0, "caches": 0, "cookies": 0, "reminders": 0}


class BrowserPage(NullBridge):
    """A page that counts what the browser keeps."""

    def __init__(self, text: str) -> None:
        self.text, self.cleared = text, 0

    def listen(self, word, listener) -> None:
        self.heard = listener if word == "left" else None

    def look(self) -> None:
        self.heard(self.text)

    async def clear(self) -> None:
        self.cleared += 1


@pytest.mark.parametrize(
    ("left", "title"),
    [
        ({}, "This tablet is cleared"),
        ({"values": 2}, "Something is left on this tablet"),
        ({"reminders": 1}, "Something is left on this tablet"),
    ],
)
@in_loop
async def test_the_page_shows_what_it_looked_at(left, title) -> None:
    state = make_state(plan=Plan())
    state.bridge = BrowserPage(json.dumps(NOTHING_LEFT | left))
    app = await whole(state, "/cleared")
    assert title in app.text()
    assert app.has("Clear this tablet") == bool(left)
    app.assert_healthy()


@pytest.mark.parametrize(
    ("kind", "title"), [("snapshot", "This tablet is cleared"), ("browser", "Something")]
)
@in_loop
async def test_a_database_may_be_the_record_itself_or_one_that_was_left(kind, title) -> None:
    state = make_state(plan=Plan())
    state.bridge = BrowserPage(json.dumps(NOTHING_LEFT | {"databases": 1}))
    state.storage = lambda: StorageFacts(kind, 100)
    assert title in (await whole(state, "/cleared")).text()


@in_loop
async def test_a_plan_that_is_here_is_never_called_cleared() -> None:
    app = await whole(make_state(), "/cleared")
    assert "Something is left on this tablet" in app.text()
    assert "A plan is here" in app.text()


@in_loop
async def test_the_page_of_the_browser_is_cleared_after_the_record_and_not_where_that_failed() -> None:
    state = make_state()
    state.bridge = BrowserPage("")

    def refuse() -> None:
        raise StoreError("Something of it is still on this device.")

    kept, state._record.clear = state._record.clear, refuse
    app = await stage(ClearCard, state)
    await app.tap("Clear this tablet")
    await app.tap("Yes, clear it now")
    assert "still on this device" in app.text()
    assert (state.bridge.cleared, app.page.route) == (0, "/")
    state._record.clear = kept
    await app.tap("Yes, clear it now")
    assert (state.bridge.cleared, app.page.route) == (1, "/cleared")
