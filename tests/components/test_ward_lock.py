"""The shared tablet: a hand-over locks, ends after 12 hours and can be cleared; nothing brings it back."""

from datetime import timedelta

import pytest

from models.pin import WAIT_WORDS, WRONG
from models.ward_lock import GONE
from services.journal import StoreError
from tests.components.harness import in_loop
from tests.components.stage import make_state, stage, whole
from tests.components.tablet import PIN, Locked, begun, later, nothing_of_the_patient
from tests.people import NOW


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


@pytest.mark.parametrize(("width", "scale"), [(390, 1.0), (390, 2.0), (1180, 1.0), (820, 1.5)])
@in_loop
async def test_the_lock_is_whole_at_every_size(width, scale) -> None:
    state = begun()
    state.lock()
    app = await stage(Locked, state, width=width, scale=scale)
    nothing_of_the_patient(app)
    assert app.has("I feel unwell or worried")
