"""Runs the real app in a real Flet session without a client, so that a test can tap it and read it.

    @in_loop
    async def test_today():
        app = await open_app(main, route="/", width=390, height=844)
        assert "Day 23" in app.text()
        await app.tap("I feel unwell or worried")
        await app.type("Day", "28")
        app.assert_healthy()

Uses a few names that Flet does not promise (`_i`, `_b`, `_dialogs`, the drawing task): Flet is pinned.
"""

from __future__ import annotations

import asyncio
import functools
import inspect
from collections.abc import Callable, Coroutine
from typing import Any

import flet as ft
import msgpack  # type: ignore[import-untyped]
from flet.controls.base_control import BaseControl
from flet.controls.context import _context_page
from flet.messaging.connection import Connection
from flet.messaging.protocol import Message, MessageAction, configure_encode_object_for_msgpack
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub

from tests.components import tree

Main = Callable[[ft.Page], Any]
Patch = dict[str, Any]


def in_loop(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """Run an async test in its own event loop, so that plain pytest can collect it."""

    @functools.wraps(test)
    def run(*args: Any, **fixtures: Any) -> None:
        asyncio.run(test(*args, **fixtures))

    return run


class FakeClient(Connection):
    """The other end of the wire: packs every message as the real one does and answers method calls."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.get_running_loop()
        self.pubsubhub = PubSubHub()
        self.page_url = "http://test"
        self.crashes: list[str] = []
        self.calls: list[tuple[str, str, Any]] = []  # (control type, method, arguments)
        self.answers: dict[str, Any] = {}  # method name -> value, or a function of the arguments
        self.sent = 0
        self._going: list[asyncio.Future[None]] = []
        self.session: Session
        configure: Any = configure_encode_object_for_msgpack
        self._encode = configure(BaseControl)

    def pack(self, body: Any) -> bytes:
        return bytes(msgpack.packb(body, default=self._encode))  # packing records what the client has seen

    def send_message(self, message: Message) -> None:
        self.pack([message.action, message.body])
        self.sent += 1
        if message.action is MessageAction.SESSION_CRASHED:
            self.crashes.append(message.body.message)
        elif message.action is MessageAction.INVOKE_METHOD:
            self._answer(message.body)

    def _answer(self, call: Any) -> None:
        control = self.session.index.get(call.control_id)
        self.calls.append((getattr(control, "_c", "?"), call.name, call.args))
        if call.name == "push_route":
            self._going.append(asyncio.ensure_future(self.go(call.args["route"])))
        answer = self.answers.get(call.name)
        value = answer(call.args) if callable(answer) else answer
        self.loop.call_soon(
            self.session.handle_invoke_method_results, call.control_id, call.call_id, value, None
        )

    async def go(self, route: str) -> None:
        self.session.apply_page_patch({"route": route})
        await self.session.dispatch_event(self.session.page._i, "route_change", {"route": route})


async def open_app(
    main: Main,
    route: str = "/",
    width: float = 390,
    height: float = 844,
    dark: bool = False,
    answers: dict[str, Any] | None = None,
) -> App:
    """Start a session as a client of this size would, run `main(page)` and wait until it is drawn.

    `answers` maps method names of services ("get", "share_text", ...) to what the platform would return.
    """
    client = FakeClient()
    client.answers.update(answers or {})
    session: Any = Session(client)
    client.session = session
    _context_page.set(session.page)
    brightness = "dark" if dark else "light"
    session.apply_page_patch(
        {"route": route, "width": width, "height": height, "platform_brightness": brightness, "web": True}
    )
    client.pack(session.get_page_patch())
    result = main(session.page)
    if inspect.isawaitable(result):
        await result
    app = App(client, session)
    await app.settle()
    return app


class App:
    """What a person (and a screen reader) can see and do in one running session."""

    def __init__(self, client: FakeClient, session: Session) -> None:
        self.client, self.session, self.page = client, session, session.page
        self.opened: list[str] = []  # addresses opened by client actions, such as tel:999

    # seeing

    def controls(self) -> list[tree.Node]:
        """Every visible control of the top view and of open dialogs, each with its ancestors."""
        return tree.visible(self.page)

    def text(self, joiner: str = "\n") -> str:
        """What can be read on the top view and in dialogs, in order."""
        return joiner.join(tree.readable(self.controls()))

    def names(self) -> list[str]:
        """Accessible names of everything that can be operated, in order."""
        return [node.name for node in self.controls() if node.interactive]

    def headings(self) -> list[str]:
        """The headings of the top view, in order."""
        return [node.name for node in self.controls() if getattr(node.control, "heading_level", None)]

    def labels(self) -> list[str]:
        """What a screen reader says in the place of something drawn."""
        found = [node.control for node in self.controls() if node.control._c == "Semantics"]
        return [str(one.label) for one in found if one.label]

    def find(self, name: str, kind: str = "") -> tree.Node:
        """The one control to operate with this name: exactly so, else beginning so, else containing it."""
        able = [n for n in self.controls() if n.interactive and (not kind or n.control._c == kind)]
        for fits in (str.__eq__, str.startswith, str.__contains__):
            hits = [node for node in able if fits(node.name, name)]
            if len(hits) == 1 or (hits and fits is str.__eq__):
                return hits[0]
            if hits:
                raise AssertionError(f"{name!r} fits several: {[node.name for node in hits]}")
        raise AssertionError(f"Nothing called {name!r} here. There is: {self.names()}")

    def has(self, name: str) -> bool:
        """Whether something that can be operated contains this name."""
        return any(name in known for known in self.names())

    # doing

    async def tap(self, name: str | tree.Node, after: float | None = None) -> None:
        """Tap the control with this name and wait until the app is quiet. Two taps of a test are as far
        apart as a person's, but for one so many seconds `after` the last, however slow the machine is."""
        store = self.session.store
        pressed = store.get("guard.pressed") if after is not None else None
        store.set("guard.pressed", pressed and (pressed[0], asyncio.get_running_loop().time() - (after or 0)))
        node = self.find(name) if isinstance(name, str) else name
        if node.disabled:
            raise AssertionError(f"{node.name!r} is disabled")
        self.opened += tree.urls(node.control)
        for target, event, patch in tree.taps(node):
            await self.fire(target, event, None, patch)

    async def type(self, name: str, text: str, submit: bool = False) -> None:
        """Replace the text of the field with this name."""
        field = self.find(name, "TextField").control
        await self.fire(field, "change", text, {"value": text})
        if submit:
            await self.fire(field, "submit", text)

    async def fire(
        self, control: Any, event: str, data: Any = None, patch: dict[str, Any] | None = None
    ) -> None:
        """Send one raw event, as the client would, after patching what the client changed itself."""
        if patch:
            self.session.apply_patch(control._i, patch)
        await self.session.dispatch_event(control._i, event, data)
        await self.settle()

    async def navigate(self, route: str) -> None:
        """Open an address, as a link or the browser's address bar would."""
        await self.client.go(route)
        await self.settle()

    async def back(self) -> None:
        """The system's Back on the top view."""
        await self.fire(self.page, "view_pop", {"route": tree.views(self.page)[-1].route})

    async def resize(self, width: float, height: float) -> None:
        """Turn or swap the device."""
        self.session.apply_page_patch({"width": width, "height": height})
        await self.fire(self.page, "resize", {"width": width, "height": height})

    async def settle(self, quiet: int = 8) -> None:
        """Let the loop run until nothing was sent for a few rounds (at most about 2 seconds)."""
        calm = 0
        for _ in range(1000):
            before = self.client.sent
            await asyncio.sleep(0.001 if calm > quiet // 2 else 0)
            calm = calm + 1 if self.client.sent == before else 0
            if calm >= quiet:
                return
        raise AssertionError("The app never comes to rest: something redraws for ever")

    async def wait(self, seconds: float) -> None:
        """Let real time pass, for timers."""
        await asyncio.sleep(seconds)
        await self.settle()

    # judging

    def problems(self) -> list[str]:
        """What nobody must meet: a crash, a frozen screen, a fallback, a raw handler, a nameless control."""
        nodes = self.controls()
        found = [f"crash: {text}" for text in self.client.crashes]
        task = self.session._Session__updates_task  # type: ignore[attr-defined]
        if task is None or task.done():
            found.append("the drawing task is dead")
        found += [f"fallback on screen: {n.control}" for n in nodes if n.control.data == "guard-fallback"]
        found += [text for node in nodes for text in tree.raw_handlers(node.control)]
        found += [f"no accessible name: {n.control}" for n in nodes if n.interactive and not n.name]
        if "That did not work" in self.text():
            found.append("a handler failed: 'That did not work' is on the screen")
        return found

    def assert_healthy(self) -> None:
        """Fail with the list of `problems`."""
        problems = self.problems()
        assert not problems, "\n".join(problems)
