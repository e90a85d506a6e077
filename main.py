"""Puts Homeward together: the record, the care pack and the clock, then a window for every browser tab."""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path

import flet as ft

from models.example import example_record
from models.pack import CarePack
from models.pack_loader import PackRefusedError, load_centre
from models.restore import NewerSchema, record_to_tables
from services import logs
from services.clock import Clock, system_clock
from services.device import FletDevice
from services.memory import MemoryTables
from services.opening import OpenedRecord, open_record
from services.paths import data_folder
from services.record import Record
from services.serve import CannotServe, read_port, serve
from services.state import AppState
from services.store import StoreError
from views import guard
from views.app import App, first_numbers

ASSETS = Path(__file__).parent / "assets"
MINUTE_CHECK = 15  # seconds between looks at the clock
BRITISH = ft.Locale("en", "GB")


def window(opened: OpenedRecord, pack: CarePack, clock: Clock) -> Callable[[ft.Page], None]:
    """What Flet calls for every new window: its own state over the one record."""

    def example() -> Record:
        return Record(MemoryTables(record_to_tables(example_record(clock()))))

    def open_window(page: ft.Page) -> None:
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
            kept_in=opened.kept_in,
        )
        state.attach(record, clock, FletDevice(), example)
        page.on_connect = guard.guarded(state.refresh)  # a tab that slept must not show an old time
        page.on_close = guard.guarded(state.detach)
        guard.set_numbers(page, first_numbers(state))  # before the first drawing, which may fail
        guard.start(page, App, state)
        page.run_task(keep_time, state, opened)

    return open_window


async def keep_time(state: AppState, opened: OpenedRecord) -> None:
    """Move the window's time on, so that midnight, opening hours and the day's copy come while it is open."""
    while state.is_open:
        await asyncio.sleep(MINUTE_CHECK)
        state.tick()
        if problem := opened.keep_copy(state.now.date()):
            state.warn(problem)


def main() -> None:
    """Open the record and serve the app on this computer. Ends with one plain sentence where it cannot."""
    logs.set_up()
    try:
        opened = open_record(data_folder())
        pack = load_centre(opened.record.plan.centre)
        port = read_port(os.environ.get("PORT"))
        serve(window(opened, pack, system_clock), ASSETS, port, not os.environ.get("NO_BROWSER"))
    except (StoreError, CannotServe, NewerSchema, PackRefusedError) as problem:
        sys.exit(f"Homeward did not open. {problem}")


if __name__ == "__main__":
    main()
