"""The shared tablet: a hand-over locks, ends after 12 hours and can be cleared; nothing brings it back."""

from dataclasses import replace
from datetime import timedelta

import flet as ft
import pytest

from models.pin import WAIT_WORDS, WRONG
from models.records import Plan, Settings
from models.ward_lock import GONE
from services.bridge import NullBridge
from services.journal import StoreError
from tests.components.harness import App, in_loop
from tests.components.stage import make_state, stage, whole
from tests.people import NOW, SAM, entry
from views import guard
from views.clear_tablet import ClearCard
from views.components import kit
from views.context import use_app
from views.theme import use_style
from views.ward_lock import WardLock

PIN = "407195"
PATIENT = ("Zebedee", "Quillfeather", "rosemary")
PLAN = replace(SAM, name="Zebedee Quillfeather", allergies="rosemary")


def begun(plan: Plan = PLAN, **record):
    """A tablet on which AM has just begun a hand-over, open in this window."""
    state = make_state(**{"plan": Plan(), **record})
    assert state.begin_ward("AM", PIN)
    state.save_ward(replace(state.ward, plan=plan))
    return state


def later(state, **time) -> None:
    state._clock.now += timedelta(**time)


@guard.component
def Page() -> ft.Control:
    """A page of the ward as others build it: the patient's words, a field, a button and a dialog."""
    state, s = use_app(), use_style()
    typed, type_it = ft.use_state("")
    shown, show = ft.use_state(False)
    if shown:
        ft.use_dialog(ft.AlertDialog(content=kit.body(s, f"Dialog of {state.ward.plan.name}")))
    saved = lambda: state.save_ward(replace(state.ward, signer="Ada"))  # noqa: E731
    return kit.page_body(
        s,
        None,
        [
            kit.h2(s, state.ward.plan.name if state.ward else "No hand-over"),
            kit.text_field(s, "Reason", typed, type_it),
            kit.button(s, "Sign", saved),
            kit.button(s, "Ask", lambda: show(True), kind="edge"),
            ClearCard(),
        ],
    )


@guard.pane
def Locked() -> ft.Control:
    return WardLock(Page)


def nothing_of_the_patient(app: App) -> None:
    everything = app.text() + " ".join(app.names())
    assert [word for word in PATIENT if word in everything] == []
    app.assert_healthy()


@in_loop
async def test_a_new_hand_over_is_open_and_locks_after_five_minutes() -> None:
    state = begun()
    app = await stage(Locked, state, width=1180, height=820)
    assert "Zebedee" in app.text()
    later(state, minutes=4, seconds=59)
    state.tick()
    await app.settle()
    assert "Zebedee" in app.text()
    later(state, seconds=1)
    state.tick()
    await app.settle()
    nothing_of_the_patient(app)
    assert "AM began it today at 10:40am" in app.text()


@in_loop
async def test_taps_and_letters_keep_it_open() -> None:
    state = begun()
    app = await stage(Locked, state, width=1180, height=820)
    for _ in range(3):
        later(state, minutes=4)
        await app.type("Reason", "a")
        later(state, minutes=4)
        await app.tap("Sign")
        state.tick()
    await app.settle()
    assert "Zebedee" in app.text()


@in_loop
async def test_after_a_sleep_the_first_tap_does_nothing_but_lock() -> None:
    """No timer ran: the page still shows the patient when it is tapped, and the tap must not count."""
    state = begun()
    app = await stage(Locked, state, width=1180, height=820)
    later(state, hours=3)
    await app.tap("Sign")
    nothing_of_the_patient(app)
    assert state.ward.signer == ""


def test_what_the_last_tap_did_is_put_away_with_it() -> None:
    state = begun()
    state.record("note", "Zebedee wrote a note", text="A note")
    later(state, minutes=6)
    state.tick()
    assert (state.notice, state._undo) == (None, None)


@in_loop
async def test_a_clock_set_back_locks() -> None:
    state = begun()
    app = await stage(Locked, state)
    later(state, minutes=-1)
    state.tick()
    await app.settle()
    nothing_of_the_patient(app)


@in_loop
async def test_a_dialog_goes_with_the_page_it_belongs_to() -> None:
    state = begun()
    app = await stage(Locked, state, width=1180, height=820)
    await app.tap("Ask")
    assert "Dialog of Zebedee" in app.text()
    later(state, minutes=6)
    state.tick()
    await app.settle()
    await app.wait(0.1)
    nothing_of_the_patient(app)


@in_loop
async def test_a_new_window_is_locked_and_the_pin_opens_it() -> None:
    state = begun()
    state.lock()
    app = await stage(Locked, state)
    nothing_of_the_patient(app)
    await app.type("PIN", "407196")
    await app.tap("Open the hand-over")
    assert WRONG in app.text()
    assert app.find("PIN", "TextField").control.value == ""
    await app.type("PIN", PIN, submit=True)
    assert "Zebedee" in app.text()
    assert state.ward.wrong == 0


@in_loop
async def test_five_wrong_ones_wait_a_minute_also_in_a_new_window() -> None:
    state = begun()
    state.lock()
    app = await stage(Locked, state)
    for _ in range(5):
        await app.type("PIN", "9999")
        await app.tap("Open the hand-over")
    assert WAIT_WORDS in app.text()
    await app.type("PIN", PIN)
    await app.tap("Open the hand-over")
    assert WAIT_WORDS in app.text()
    nothing_of_the_patient(app)
    again = make_state(now=state._clock.now)
    again._follow(state._record)
    assert again.unlock(PIN) == WAIT_WORDS
    later(state, seconds=61)
    await app.type("PIN", PIN)
    await app.tap("Open the hand-over")
    assert "Zebedee" in app.text()


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
async def test_after_twelve_hours_it_is_removed_and_that_is_said() -> None:
    state = begun()
    state.lock()
    later(state, hours=11, minutes=59)
    state.tick()
    assert state.ward is not None
    later(state, minutes=1)
    state.tick()
    assert state.ward is None
    assert GONE in state.problems
    app = await whole(state, "/")
    assert GONE in app.text() or not state.plan.ready


@pytest.mark.parametrize("hours", [12, 100, -13])
def test_an_old_one_is_gone_at_the_next_opening(hours: int) -> None:
    state = begun()
    again = make_state(now=NOW + timedelta(hours=hours))
    again._follow(state._record)
    assert again.ward is None
    assert again.problems == (GONE,)


def test_what_cannot_be_removed_stays_locked_and_is_said_once() -> None:
    state = begun()

    def refuse() -> None:
        raise StoreError("No.")

    state._record.forget_ward = refuse
    later(state, hours=12)
    state.tick()
    state.tick()
    assert state.locked
    assert len(state.problems) == 1


@in_loop
async def test_clearing_takes_plan_diary_settings_and_undo_from_every_window() -> None:
    state = begun(plan=PLAN)
    other = make_state(now=NOW)
    other._follow(state._record)
    state.save_plan(PLAN)
    state.record("note", "Zebedee wrote", text="rosemary")
    state.save_settings(text_percent=150)
    other._undo, other.notice = (lambda: other._record.put(entry("note", text="rosemary"))), None
    other.set_draft(text="rosemary")
    app = await whole(state, "/record")
    assert "rosemary" in app.text()
    await state.clear_device()
    await app.settle()
    for window in (state, other):
        assert (window.plan, window.settings, window.diary.entries) == (Plan(), Settings(), ())
        assert (window.ward, window.notice, window.draft.text, window._undo) == (None, None, "", None)
    other.undo()
    assert not state.diary.entries
    nothing_of_the_patient(app)


@in_loop
async def test_back_and_addresses_bring_nothing_back() -> None:
    state = begun(plan=PLAN)
    state.save_plan(PLAN)
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
    ("values", "title"), [(0, "This tablet is cleared"), (2, "Something is left on this tablet")]
)
@in_loop
async def test_the_page_shows_what_it_looked_at(values, title) -> None:
    state = make_state(plan=Plan())
    state.bridge = BrowserPage(f'{{"values": {values}, "databases": 0, "caches": 0, "cookies": 0}}')
    app = await whole(state, "/cleared")
    assert title in app.text()
    assert app.has("Clear this tablet") == bool(values)
    app.assert_healthy()


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


@pytest.mark.parametrize(("width", "scale"), [(390, 1.0), (390, 2.0), (1180, 1.0), (820, 1.5)])
@in_loop
async def test_the_lock_is_whole_at_every_size(width, scale) -> None:
    state = begun()
    state.lock()
    app = await stage(Locked, state, width=width, scale=scale)
    nothing_of_the_patient(app)
    assert app.has("I feel unwell or worried")
