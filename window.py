"""Puts a window of Homeward together, wherever Python runs: on a computer or in the browser itself."""

import asyncio
import json
import logging
from collections.abc import Callable

import flet as ft

from models.example import example_record
from models.pack import CarePack
from models.restore import record_to_tables
from services.alarm_loop import Raised
from services.bridge import Bridge
from services.clock import Clock
from services.device import FletDevice
from services.memory import MemoryTables
from services.notify import Answer, Notifier
from services.opened import OpenedRecord
from services.record import Record
from services.sharing import Sharing
from services.state import AppState
from views import guard
from views.app import App, first_numbers

_log = logging.getLogger("homeward.window")
MINUTE_CHECK = 15  # seconds between looks at the clock
FAILS = (
    "Reminders and alarms may not come now, because something in Homeward went wrong. Close Homeward and "
    "open it again. What is due stands in its pages."
)
BRITISH = ft.Locale("en", "GB")


def window(
    opened: OpenedRecord,
    pack: CarePack,
    clock: Clock,
    bridge: Bridge | None = None,
    notifier: Notifier | None = None,
    sharing: Sharing | None = None,
) -> Callable[[ft.Page], AppState]:
    """What Flet calls for every new window: its own state over the one record."""
    raised = Raised()

    def example() -> Record:
        return Record(MemoryTables(record_to_tables(example_record(clock()))))

    def open_window(page: ft.Page) -> AppState:
        page.title = "Homeward"
        page.locale_configuration = ft.LocaleConfiguration([BRITISH], BRITISH)
        record = opened.record
        state = AppState(
            pack,
            record.plan,
            record.settings,
            record.diary,
            clock(),
            found=opened.found,
            storage=opened.storage,
        )
        state.attach(record, clock, FletDevice(), example, bridge=bridge, notifier=notifier, sharing=sharing)
        state.raised = raised
        leave = listen(page, state)

        def close() -> None:
            state.detach()
            leave()

        page.on_connect = guard.guarded(state.refresh)  # a tab that slept must not show an old time
        page.on_close = guard.guarded(close)
        guard.on_touch(page, state.touch)
        guard.set_numbers(page, first_numbers(pack, record.plan))  # before the first drawing, which may fail
        guard.start(page, App, state)
        state.sharing.start(page.run_task)
        page.run_task(keep_time, state, opened)
        return state

    return open_window


def listen(page: ft.Page, state: AppState) -> Callable[[], None]:
    """Hear of taps on reminders, of what is fetched and of the page around the app; the answer ends it."""
    hear = state.bridge.listen
    hear("update", lambda _: page.run_task(offer_update, state))
    hear("join", lambda text: page.run_task(take_codes, state, text))
    hear("carer", lambda text: page.run_task(take_link, state, text))
    hear("awake", lambda _: page.run_task(wake, state))
    unfollow = state.notifier.follow(
        lambda: page.run_task(learn, state),
        lambda answer: page.run_task(take_answer, page, state, answer),
    )
    leave = state.sharing.subscribe(lambda: remind(state))  # an alarm does not wait for the next look

    def end() -> None:
        unfollow()
        leave()

    return end


async def offer_update(state: AppState) -> None:
    """Let the screens say that an update is ready."""
    state.update_ready = True


async def wake(state: AppState) -> None:
    """The page is looked at again: what was left too long is locked before anybody reads it."""
    state.tick()
    remind(state)
    state.sharing.wake()


async def learn(state: AppState) -> None:
    """The permission for notifications, or what they can do, is another one."""
    remind(state)


async def take_answer(page: ft.Page, state: AppState, answer: Answer) -> None:
    """A reminder was tapped: do what it says and open what it is about."""
    route = state.answer(answer)
    if route and route != page.route:
        page.navigate(route)


def remind(state: AppState) -> None:
    """A fault in a reminder or an alarm must not stop the clock, the other, or a tap. It is said, once."""
    for look in (state.sound_alarms, state.remind):
        try:
            look()
        except Exception as error:
            _log.error("Reminders: %s", type(error).__name__)
            if FAILS not in state.found:
                state.warn(FAILS)


async def take_codes(state: AppState, text: str) -> None:
    """Hold the codes of a ward's plan that the page took out of its address."""
    await state.receive(*json.loads(text))


async def take_link(state: AppState, text: str) -> None:
    """Follow the person whose link the page took out of its address."""
    state.open_link(text)


async def keep_time(state: AppState, opened: OpenedRecord) -> None:
    """Move the window's time on, so that midnight, opening hours and the day's copy come while it is open."""
    while state.is_open:
        remind(state)
        await asyncio.sleep(MINUTE_CHECK)
        try:
            state.tick()
            if problem := opened.keep_copy(state.now.date()):
                state.warn(problem)
        except Exception as error:  # else this window would show an old time, and remind of nothing
            _log.error("The clock of a window: %s", type(error).__name__)
