"""Tells windows that something changed: each in its own context, and none in the way of another."""

import logging
from collections.abc import Callable
from contextvars import copy_context

Listener = Callable[[], None]


class Listeners:
    """Those who want to hear of a change. Flet sends a drawing to the window whose context it is, and would
    else send it to the one that made the change."""

    def __init__(self, log: logging.Logger) -> None:
        self._log = log
        self._all: list[Listener] = []

    def add(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change; the answer ends it."""
        here = copy_context()

        def tell() -> None:
            here.copy().run(listener)

        self._all.append(tell)
        return lambda: self._all.remove(tell) if tell in self._all else None

    def tell(self) -> None:
        """Something changed, and that stays so whether or not every window can show it."""
        for listener in tuple(self._all):
            try:
                listener()
            except Exception as error:
                self._log.error("A window did not show a change: %s", type(error).__name__)
