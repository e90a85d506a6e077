"""A window that slept: at its next look the nap, the walk and the nudge say what is so by then."""

import asyncio
from datetime import timedelta

import pytest

import window
from models.move import RUNNING
from models.nap import nap_tags
from services.alarm_loop import Raised
from services.notify import NullNotifier
from services.opened import OpenedRecord
from tests.components.harness import in_loop
from tests.components.stage import make_state, whole
from tests.notifying import FakeNotifier
from tests.people import NOW, entry

NAP, WALK, MOVED = (
    entry("nap", NOW, tags=nap_tags(30)),
    entry("walk", NOW, tags=(RUNNING,)),
    entry("moved", NOW),
)


def looking(state):
    return window.looking(state, state._own, state._clock, Raised())


@pytest.mark.parametrize(
    ("going", "route", "before", "minutes", "after"),
    [
        (NAP, "/record", "30 minutes left", 45, "Time to get up"),
        (NAP, "/record", "30 minutes left", 75, "Your nap is longer than 1 hour"),
        (WALK, "/activity", "Walking: 1 minute", 42, "Walking: 42 minutes"),
        (MOVED, "/activity", "Move by 11:40am", 65, "Time to move"),
    ],
)
@in_loop
async def test_after_a_sleep_every_timer_is_right(going, route, before, minutes, after) -> None:
    state = make_state(entries=(going,))
    state.notifier = FakeNotifier()
    app = await whole(state, route)
    assert before in app.text()
    state._clock.now = NOW + timedelta(minutes=minutes)
    await window.wake(state, looking(state))
    await app.settle()
    assert after in app.text()
    app.assert_healthy()


class Broken(NullNotifier):
    """A notifier with a fault."""

    @property
    def words(self) -> str:
        raise ValueError("a fault")


@in_loop
async def test_a_fault_in_a_reminder_stops_neither_the_clock_nor_the_screen() -> None:
    state = make_state(entries=(NAP,))
    app = await whole(state, "/record")
    state.notifier = Broken()
    state._clock.now = NOW + timedelta(minutes=45)
    look = looking(state)
    await window.wake(state, look)
    await window.wake(state, look)
    await app.settle()
    assert app.text().count(window.FAILS) == 1, "a reminder that never comes is not kept quiet"
    assert "Time to get up" in app.text()
    app.assert_healthy()


@in_loop
async def test_a_fault_in_the_days_copy_does_not_stop_the_clock(monkeypatch) -> None:
    monkeypatch.setattr(window, "MINUTE_CHECK", 0.01)
    state = make_state()

    def fault(_: object) -> str:
        raise ValueError("a fault")

    opened = OpenedRecord(state._own, (), state.storage, fault, lambda: None)
    going = asyncio.create_task(window.keep_time(state, opened, looking(state)))
    await asyncio.sleep(0.05)
    state._clock.now = NOW + timedelta(minutes=45)
    await asyncio.sleep(0.05)
    assert state.now == NOW + timedelta(minutes=45)
    assert not going.done()
    state.detach()
    await going
