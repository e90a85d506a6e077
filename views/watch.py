"""Flet ends a session's only drawing task at an error in its diff, silently; this notices and restarts it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import flet as ft

EVERY = 2.0  # seconds between two looks when nobody taps
_BEAT_WITHIN = 0.05  # seconds a living drawing task needs to answer
_TRIES = 5  # a broken part still queued can kill the restarted task once more
_WATCH = "guard.watch"

_log = logging.getLogger("homeward.guard")


class _Pulse:
    """Stands in the queue of drawings beside the components; a living task calls `update`."""

    beaten = False

    def update(self) -> None:
        self.beaten = True


class Watch:
    """One session's watch. `on_death` must schedule a drawing that is safe, at every call."""

    def __init__(self, page: ft.Page) -> None:
        self._page = page
        self._deaths = 0
        self.on_death: Callable[[], None] = lambda: None

    async def check(self) -> None:
        """Ask for one sign of life; without it restart the drawing task and call `on_death`."""
        seen = self._deaths
        if await self._draws() or self._deaths != seen:
            return
        self._deaths += 1
        _log.error("The screen stopped drawing; restarting it")
        for _ in range(_TRIES):
            _restart(self._page)
            self.on_death()
            if await self._draws():
                return

    async def run(self) -> None:
        """Check for as long as the session lives."""
        while True:
            await asyncio.sleep(EVERY)
            try:
                await self.check()
            except RuntimeError:  # the session is gone
                return

    async def _draws(self) -> bool:
        if (
            self._page.session.connection is None
        ):  # nobody is looking; Flet drops drawings until they are back
            return True
        pulse = _Pulse()
        self._page.session.schedule_update(pulse)  # type: ignore[arg-type]
        await asyncio.sleep(_BEAT_WITHIN)
        return pulse.beaten


def listen(page: ft.Page, on_death: Callable[[], None]) -> Watch:
    """Start the watch of this session if it does not run yet, and say what to do when drawing stops."""
    watch: Watch | None = page.session.store.get(_WATCH)
    if watch is None:
        watch = Watch(page)
        page.session.store.set(_WATCH, watch)
        page.run_task(watch.run)
    watch.on_death = on_death
    return watch


def _restart(page: ft.Page) -> None:
    session: Any = page.session
    session.start_updates_scheduler()  # does nothing while the task lives


def poke(page: ft.Page) -> None:
    """Look at once, because a tap may have led to a broken drawing."""
    if page.session.connection is None:
        return
    watch = page.session.store.get(_WATCH)
    if watch is None:
        _restart(page)
    else:
        page.run_task(watch.check)
