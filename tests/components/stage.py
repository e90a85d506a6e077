"""Opens one screen, or the whole app, in the headless harness with a record and a clock of the test's own."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import flet as ft
import pytest

from models.calendar_events import CalendarPage
from models.example import example_record
from models.pack_loader import load_centre
from models.records import Entry, Plan, Settings
from models.restore import Restored, record_to_tables
from services.calendar_file import calendar_file
from services.memory import MemoryTables
from services.record import Record
from services.state import AppState
from tests.components.harness import App, open_app
from tests.people import NOW, SAM
from views import guard
from views.context import AppContext
from views.emergency import CallNumber
from views.theme import StyleContext, style_for

PHONE, TABLET = {"width": 390, "height": 844}, {"width": 1180, "height": 820}
in_every_window = pytest.mark.parametrize(
    "window", [PHONE, TABLET, PHONE | {"dark": True}, PHONE | {"scale": 2.0}, TABLET | {"scale": 2.0}]
)


class FakeDevice:
    """Keeps the files that were saved; `chosen` is the file a person would pick."""

    def __init__(self) -> None:
        self.saved: dict[str, bytes] = {}
        self.chosen: bytes | None = None

    async def save_file(self, name: str, data: bytes) -> None:
        self.saved[name] = data

    async def save_calendar(self, name: str, page: CalendarPage) -> None:
        self.saved[name] = calendar_file(page)

    async def pick_file(self) -> bytes | None:
        return self.chosen


class Clock:
    """A clock that a test moves by hand."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def make_state(
    plan: Plan = SAM, entries: Iterable[Entry] = (), settings: Settings | None = None, now: datetime = NOW
) -> AppState:
    """The state of a window over a record in memory. `state.clock` and `state.device` are the test's."""
    restored = Restored(plan, settings or Settings(), tuple(entries))
    record = Record(MemoryTables(record_to_tables(restored)))
    clock = Clock(now)

    def example() -> Record:
        return Record(MemoryTables(record_to_tables(example_record(clock()))))

    state = AppState(load_centre("uclh"), record, clock, FakeDevice(), example)
    state.attach()
    return state


def another(state: AppState) -> AppState:
    """One more window over the same record."""
    new = AppState(state.pack, state._own, state._clock, state.device, state._make_example)
    new.attach()
    return new


def follow_here(state: AppState) -> None:
    """As in window.py, the window follows its record from a context of its own."""
    state.detach()
    state.attach()


async def stage(
    screen: Callable[[], Any],
    state: AppState | None = None,
    *,
    route: str = "/",
    width: float = 390,
    height: float = 844,
    dark: bool = False,
    scale: float = 1.0,
) -> App:
    """One screen alone, without shell and routes. `page.navigate` still changes `app.page.route`."""
    shown = state or make_state()
    style = style_for(width, height, dark, scale, shown.settings.simple)

    def main(page: ft.Page) -> None:
        follow_here(shown)
        guard.set_numbers(page, (CallNumber("Helpline", "020 3447 7359", "+442034477359"),))
        guard.on_touch(page, shown.touch)

        @guard.component
        def Root() -> Any:
            return StyleContext(style, lambda: AppContext(shown, screen))  # type: ignore[arg-type]

        page.render(Root)

    return await open_app(main, route, width, height, dark)


async def whole(state: AppState | None = None, route: str = "/", **window: Any) -> App:
    """The whole app: shell, routes and screens."""
    from views.app import App as Root
    from views.app import first_numbers

    shown = state or make_state()

    def main(page: ft.Page) -> None:
        follow_here(shown)
        guard.set_numbers(page, first_numbers(shown.pack, shown.plan))
        guard.on_touch(page, shown.touch)
        guard.start(page, Root, shown)

    return await open_app(main, route, **window)


def of(state: AppState, kind: str) -> list[tuple[float | None, str]]:
    """The value and the words of every entry of this kind."""
    return [(entry.value, entry.text) for entry in state.diary.of(kind)]
