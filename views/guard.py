"""Flet freezes or covers the whole app when our code raises; this keeps the numbers to call on the screen."""

from __future__ import annotations

import asyncio
import functools
import inspect
import logging
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import flet as ft
from flet.components.hooks.use_effect import EffectHook
from flet.components.utils import current_component

from views import watch
from views.emergency import CallNumber, emergency_content, emergency_view, failed_part

FAILED = "That did not work. Nothing was changed. Try again, or call your team."

UNSTEADY = 0.25  # seconds: a press that follows another on the same control so soon is the same one

_log = logging.getLogger("homeward.guard")
_NUMBERS, _PRESSED, _TOUCH = "guard.numbers", "guard.pressed", "guard.touch"
TOUCHES = frozenset({"click", "change", "submit", "select", "tap", "focus", "long_press"})


def set_numbers(page: ft.Page, numbers: tuple[CallNumber, ...]) -> None:
    """Say which numbers the fallbacks of this session show. Kept on the session, never in the module."""
    page.session.store.set(_NUMBERS, numbers)


def numbers_of(page: ft.Page) -> tuple[CallNumber, ...]:
    """The numbers set for this session, or none (999 and A&E always show)."""
    return page.session.store.get(_NUMBERS) or ()


def on_touch(page: ft.Page, touched: Callable[[], bool]) -> None:
    """Call `touched` at every tap and letter of this session. Where it says no, nothing else is done."""
    page.session.store.set(_TOUCH, touched)


def component(body: Callable[..., Any]) -> Callable[..., Any]:
    """`ft.component` for a part of a page: when its body raises, a short note stands in its place."""
    return _contained(body, lambda _name, _retry: failed_part(numbers_of(ft.context.page)))


def pane(body: Callable[..., Any]) -> Callable[..., Any]:
    """`ft.component` for all the content under a shell: when it raises, the emergency content shows."""
    return _contained(
        body, lambda _name, retry: emergency_content(numbers_of(ft.context.page), _today(retry))
    )


def screen(body: Callable[..., Any]) -> Callable[..., Any]:
    """`ft.component` for a body that returns a `View`: when it raises, the emergency view takes its place."""
    return _contained(
        body,
        lambda name, retry: emergency_view(
            numbers_of(ft.context.page), _today(retry), route=f"/did-not-open/{name}"
        ),
    )


def guarded(handler: Callable[..., Any] | None, every_press: bool = False) -> Callable[..., Any] | None:
    """Wrap an event handler so that a failure is logged and said in one sentence, instead of crashing.

    The handler may be sync or async, or a lambda that returns a coroutine. It gets the event if it has a
    parameter without a default; otherwise it is called without arguments. `None` stays `None`. The second
    press of an unsteady hand is left out, but for controls where `every_press` is meant, such as + and -.
    """
    if handler is None or getattr(handler, "is_guarded", False):
        return handler
    takes_event = _takes_event(handler)

    async def run(event: Any = None) -> None:
        page = ft.context.page
        if not every_press and _unsteady(page, event):
            return
        if not _counts(page, event):
            return
        try:
            result = handler(event) if takes_event else handler()
            if inspect.isawaitable(result):
                await result
        except Exception as error:
            page.session.store.set(_PRESSED, None)  # nothing was done: trying again at once counts
            report("handler", error)
            say(page, FAILED)
        finally:
            watch.poke(page)

    run.is_guarded = True  # type: ignore[attr-defined]
    return run


def _counts(page: ft.Page, event: Any) -> bool:
    """Whether what a person did may be done: not on a page that should have been locked by now."""
    touched = page.session.store.get(_TOUCH) if getattr(event, "name", "") in TOUCHES else None
    return touched is None or bool(touched())


def _unsteady(page: ft.Page, event: Any) -> bool:
    """Whether this is a click on the control that was clicked a moment ago. Typing and choosing never are."""
    if getattr(event, "name", "") != "click":
        return False
    now, control = asyncio.get_running_loop().time(), event.control._i
    before, when = page.session.store.get(_PRESSED) or (None, 0.0)
    page.session.store.set(_PRESSED, (control, now))
    return bool(before == control and now - when < UNSTEADY)


def say(page: ft.Page, sentence: str) -> None:
    """Show one plain sentence at the foot of the screen for a few seconds."""
    page.show_dialog(ft.SnackBar(content=ft.Text(sentence, size=18), duration=8000))


def report(what: str, error: BaseException) -> None:
    """Log the kind of error and where it happened. Never its message: that may hold health data."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    place = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    _log.error("%s failed: %s at %s", what, type(error).__name__, place)


def use_watchdog() -> tuple[bool, Callable[[], None]]:
    """Hook for the root component: (has this session stopped drawing?, a verb that tries again).

    While the first value is true the root returns `[emergency_view(...)]` instead of its pages: an error in
    Flet's diff cannot be caught by a decorator, and the same broken tree would die again.
    """
    deaths, set_deaths = ft.use_state(0)
    watch.listen(ft.context.page, lambda: set_deaths(lambda count: count + 1))
    return deaths > 0, lambda: set_deaths(0)


def start(page: ft.Page, app: Callable[..., Any], *args: Any) -> None:
    """Call once, at the end of `main`: draw `app` as the page's views; if that fails, show the numbers."""

    def again() -> None:
        try:
            page.render_views(app, *args)
        except Exception as error:
            report("first drawing", error)
            page.views = [emergency_view(numbers_of(page), guarded(again) or again)]
            page.update()

    again()


def _contained(
    body: Callable[..., Any], fallback: Callable[[str, Callable[[], None]], Any]
) -> Callable[..., Any]:
    @functools.wraps(body)
    def render(*args: Any, **props: Any) -> Any:
        _, set_tries = ft.use_state(0)  # slot 0 always, so the body's own hooks keep their places
        hooks_at_failure: Any = ft.use_ref(None)
        try:
            drawn = body(*args, **props)
        except Exception as error:
            report(body.__name__, error)
            hooks_at_failure.current = len(current_component()._state.hooks)
            return fallback(body.__name__, lambda: set_tries(lambda count: count + 1))
        if hooks_at_failure.current is not None:
            _run_missed_effects(hooks_at_failure.current)
            hooks_at_failure.current = None
        return ft.Container() if drawn is None else drawn  # Flet would leave the old drawing for None

    return ft.component(render)


def _run_missed_effects(first: int) -> None:
    """Effects "on mount" that were registered only after a failed first drawing: Flet would skip them."""
    owner = current_component()
    for hook in owner._state.hooks[first:]:
        if isinstance(hook, EffectHook) and hook.deps == []:
            owner._schedule_effect(hook)


def _today(retry: Callable[[], None]) -> Callable[..., Any]:
    def go() -> None:
        retry()
        ft.context.page.navigate("/")

    wrapped = guarded(go)
    assert wrapped is not None
    return wrapped


def _takes_event(handler: Callable[..., Any]) -> bool:
    try:
        parameters = inspect.signature(handler).parameters.values()
    except (TypeError, ValueError):
        return True
    return any(
        p.kind is p.VAR_POSITIONAL
        or (p.default is p.empty and p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD))
        for p in parameters
    )
