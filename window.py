"""Puts a window of Homeward together, wherever Python runs: on a computer or in the browser itself."""

import asyncio
import json
import logging
from collections.abc import Callable

import flet as ft

from models.example import example_record
from models.pack import CarePack
from models.restore import record_to_tables
from services.alarm_loop import AlarmLoop, Raised
from services.bridge import Bridge
from services.clock import Clock
from services.device import FletDevice
from services.memory import MemoryTables
from services.notify import Answer, Notifier
from services.opened import OpenedRecord
from services.record import Record
from services.reminder_loop import ReminderLoop
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
Look = Callable[[], None]  # what `looking` makes
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

    def open_window(page: ft.Page) -> AppState:
        state = AppState(
            pack,
            opened.record,
            clock,
            FletDevice(),
            lambda: Record(MemoryTables(record_to_tables(example_record(clock())))),
            found=opened.found,
            storage=opened.storage,
            bridge=bridge,
            notifier=notifier,
            sharing=sharing,
        )
        state.attach()
        begin(page, state, opened, looking(state, opened.record, clock, raised))
        return state

    return open_window


def begin(page: ft.Page, state: AppState, opened: OpenedRecord, look: Look) -> None:
    """Draw a new window, and begin what goes on by itself while it is open."""
    page.title = "Homeward"
    page.locale_configuration = ft.LocaleConfiguration([BRITISH], BRITISH)
    leave = listen(page, state, look)

    def close() -> None:
        state.detach()
        leave()

    page.on_connect = guard.guarded(state.refresh)  # a tab that slept must not show an old time
    page.on_close = guard.guarded(close)
    guard.on_touch(page, state.touch)
    # Before the first drawing, which may fail.
    guard.set_numbers(page, first_numbers(state.pack, opened.record.plan))
    guard.start(page, App, state)
    state.sharing.start(page.run_task)
    page.run_task(keep_time, state, opened, look)


def looking(state: AppState, record: Record, clock: Clock, raised: Raised) -> Look:
    """What is done every few seconds: the permission is read, alarms and reminders are brought outside."""
    alarms = AlarmLoop(record, state.notifier, state.alarms, raised)
    reminders = ReminderLoop(state.pack, record, clock, state.notifier, state.storage)

    def look() -> None:
        """A fault in one must not stop the clock, the others, or a tap. It is said, once."""
        for each in (state.learn_notifier, alarms.look, reminders.look):
            try:
                each()
            except Exception as error:
                _log.error("Reminders: %s", type(error).__name__)
                if FAILS not in state.found:
                    state.warn(FAILS)

    return look


def listen(page: ft.Page, state: AppState, look: Look) -> Callable[[], None]:
    """Hear of taps on reminders, of what is fetched and of the page around the app; the answer ends it."""
    hear = state.bridge.listen
    hear("update", lambda _: page.run_task(offer_update, state))
    hear("join", lambda text: page.run_task(take_codes, state, text))
    hear("carer", lambda text: page.run_task(take_link, state, text))
    hear("awake", lambda _: page.run_task(wake, state, look))
    unfollow = state.notifier.follow(
        lambda: page.run_task(learn, look),
        lambda answer: page.run_task(take_answer, page, state, answer),
    )
    leave = state.sharing.subscribe(look)  # an alarm does not wait for the next look

    def end() -> None:
        unfollow()
        leave()

    return end


async def offer_update(state: AppState) -> None:
    """Let the screens say that an update is ready."""
    state.update_ready = True


async def wake(state: AppState, look: Look) -> None:
    """The page is looked at again: what was left too long is locked before anybody reads it."""
    state.tick()
    look()
    state.sharing.wake()


async def learn(look: Look) -> None:
    """The permission for notifications, or what they can do, is another one."""
    look()


async def take_answer(page: ft.Page, state: AppState, answer: Answer) -> None:
    """A reminder was tapped: do what it says and open what it is about."""
    route = state.answer(answer)
    if route and route != page.route:
        page.navigate(route)


async def take_codes(state: AppState, text: str) -> None:
    """Hold the codes of a ward's plan that the page took out of its address."""
    await state.receive(*json.loads(text))


async def take_link(state: AppState, text: str) -> None:
    """Follow the person whose link the page took out of its address."""
    state.open_link(text)


async def keep_time(state: AppState, opened: OpenedRecord, look: Look) -> None:
    """Move the window's time on, so that midnight, opening hours and the day's copy come while it is open."""
    while state.is_open:
        look()
        await asyncio.sleep(MINUTE_CHECK)
        try:
            state.tick()
            if problem := opened.keep_copy(state.now.date()):
                state.warn(problem)
        except Exception as error:  # else this window would show an old time, and remind of nothing
            _log.error("The clock of a window: %s", type(error).__name__)
