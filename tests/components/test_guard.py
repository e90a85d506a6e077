"""An error in our code must never freeze or cover the app: these tests break it in every known place."""

from __future__ import annotations

import logging

import flet as ft

from tests.components.harness import in_loop, open_app
from views import guard
from views.emergency import CallNumber, emergency_view

NUMBERS = (
    CallNumber("Haematology helpline", "020 3447 7359", "+442034477359"),
    CallNumber("Out of hours", "07852 220 900", "+447852220900"),
)


def app_of(*bodies, root=None):
    """A main() whose App draws one view with the given components and dies into the emergency view."""

    @guard.screen
    def home():
        return ft.View(route="/", controls=[body() for body in bodies])

    @guard.screen
    def App():
        dead, again = guard.use_watchdog()
        if dead:
            return [emergency_view(NUMBERS, guard.guarded(again))]
        return [home()]

    def main(page):
        guard.set_numbers(page, NUMBERS)
        guard.start(page, root or App)

    return main


def button(text, handler):
    return ft.FilledButton(content=text, on_click=guard.guarded(handler))


@in_loop
async def test_a_broken_part_leaves_the_rest_of_the_page_standing():
    @guard.component
    def broken():
        raise KeyError("a temperature of 39.1")

    @guard.component
    def fine():
        return ft.Text("Day 23")

    app = await open_app(app_of(broken, fine))
    assert "Day 23" in app.text()
    assert "This part did not open" in app.text()
    assert "020 3447 7359" in app.text()
    assert any("fallback" in problem for problem in app.problems())


@in_loop
async def test_a_screen_that_breaks_later_shows_numbers_and_comes_back_with_today():
    broken = {"now": False}

    @guard.screen
    def App():
        _, draw = ft.use_state(0)
        if broken["now"]:
            raise ValueError
        return [ft.View(route="/", controls=[button("Go on", lambda: draw(lambda n: n + 1))])]

    app = await open_app(app_of(root=App))
    broken["now"] = True
    await app.tap("Go on")
    assert "This page did not open" in app.text()
    assert "Go to A&E if nobody answers." in app.text()
    await app.tap("Call 07852 220 900")
    await app.tap("Call 999")
    assert app.opened == ["tel:+447852220900", "tel:999"]
    broken["now"] = False
    await app.tap("Today")
    assert app.names() == ["Go on"]
    app.assert_healthy()


@in_loop
async def test_hooks_keep_their_places_after_a_failure_between_them():
    fail = {"now": True}
    seen: list[str] = []

    @guard.component
    def part():
        first, _ = ft.use_state("first")
        draws, draw = ft.use_state(0)
        ft.use_effect(lambda: seen.append("before"), [])
        if fail["now"]:
            raise RuntimeError
        second, _ = ft.use_state("second")
        ft.use_effect(lambda: seen.append("after"), [])
        return button(f"{first} {second} {draws}", lambda: draw(lambda n: n + 1))

    @guard.component
    def poke():
        _, draw = ft.use_state(0)
        return ft.Column([button("Redraw", lambda: draw(lambda n: n + 1)), part()])

    app = await open_app(app_of(poke))
    assert "This part did not open" in app.text()
    fail["now"] = False
    await app.tap("Redraw")
    assert "first second 0" in app.names()
    await app.tap("first second 0")
    assert "first second 1" in app.names()
    fail["now"] = True
    await app.tap("first second 1")
    fail["now"] = False
    await app.tap("Redraw")
    assert "first second 2" in app.names()
    assert seen == ["before", "after"]
    app.assert_healthy()


@in_loop
async def test_a_failing_handler_says_so_and_the_app_lives_on(caplog):
    async def later():
        raise ValueError("Sam, 39.1C")

    def now(event):
        raise ValueError("Sam, 39.1C")

    @guard.component
    def part():
        count, set_count = ft.use_state(0)
        return ft.Column(
            [
                button("Async", later),
                button("Sync", now),
                button("Lambda", lambda: later()),
                button(f"Count {count}", lambda: set_count(count + 1)),
            ]
        )

    with caplog.at_level(logging.ERROR):
        app = await open_app(app_of(part))
        for name in ("Async", "Sync", "Lambda"):
            await app.tap(name)
            assert app.client.crashes == []
            assert guard.FAILED in app.text()
            app.page.pop_dialog()
        await app.tap("Count 0")
    assert "Count 1" in app.names()
    assert "ValueError" in caplog.text
    assert "39.1" not in caplog.text


@in_loop
async def test_handlers_with_defaults_and_with_an_event_both_work():
    got: list[object] = []

    @guard.component
    def part():
        return ft.Column(
            [
                button("Default", lambda which=3: got.append(which)),
                button("Event", lambda event: got.append(event.name)),
                button("None", lambda: got.append("none")),
            ]
        )

    app = await open_app(app_of(part))
    for name in ("Default", "Event", "None"):
        await app.tap(name)
    assert got == [3, "click", "none"]


@in_loop
async def test_an_error_in_the_diff_leads_to_the_emergency_view_and_back():
    broken = {"now": True}

    @guard.component
    def part():
        on, set_on = ft.use_state(False)
        inside = ft.Text("hidden", visible=not (on and broken["now"]))
        return ft.Column([button("Break", lambda: set_on(True)), ft.SafeArea(content=inside)])

    app = await open_app(app_of(part))
    await app.tap("Break")
    await app.wait(0.3)
    assert "This page did not open" in app.text()
    assert app.client.crashes == []
    assert not any("dead" in problem for problem in app.problems())
    broken["now"] = False
    await app.tap("Today")
    assert "Break" in app.names()
    app.assert_healthy()


@in_loop
async def test_a_tree_that_stays_broken_never_leaves_the_person_without_numbers():
    @guard.component
    def part():
        on, set_on = ft.use_state(False)
        return ft.Column(
            [button("Break", lambda: set_on(True)), ft.SafeArea(content=ft.Text("x", visible=not on))]
        )

    @guard.screen
    def App():
        dead, again = guard.use_watchdog()
        if dead:
            return [emergency_view(NUMBERS, guard.guarded(again))]
        return [
            ft.View(route="/", controls=[part(), ft.SafeArea(content=ft.Text("x", visible=not was_broken))])
        ]

    was_broken = False
    app = await open_app(app_of(root=App))
    await app.tap("Break")
    was_broken = True
    await app.wait(0.3)
    for _ in range(3):
        await app.tap("Today")
        await app.wait(0.3)
        assert "Call 999" in app.names()


@in_loop
async def test_a_first_drawing_that_fails_shows_the_numbers():
    broken = {"now": True}

    @guard.screen
    def App():
        return [ft.View(route="/", controls=[ft.SafeArea(content=ft.Text("x", visible=not broken["now"]))])]

    app = await open_app(app_of(root=App))
    assert "020 3447 7359" in app.text()
    broken["now"] = False
    await app.tap("Today")
    assert "x" in app.text()


@in_loop
async def test_two_sessions_keep_their_own_numbers():
    @guard.component
    def broken():
        raise ValueError

    other = (CallNumber("Other team", "01632 960 456", "+441632960456"),)

    def main_of(numbers):
        inner = app_of(broken)

        def main(page):
            inner(page)
            guard.set_numbers(page, numbers)

        return main

    first = await open_app(app_of(broken))
    second = await open_app(main_of(other))
    assert guard.numbers_of(first.page) == NUMBERS
    assert guard.numbers_of(second.page) == other


@in_loop
async def test_the_harness_sees_a_raw_handler_and_a_nameless_button():
    @guard.component
    def part():
        return ft.Column(
            [
                ft.FilledButton(content="Raw", on_click=lambda: None),
                ft.IconButton(ft.Icons.DELETE, tooltip="Delete", on_click=guard.guarded(lambda: None)),
            ]
        )

    app = await open_app(app_of(part))
    problems = "\n".join(app.problems())
    assert "unguarded FilledButton.on_click" in problems
    assert "no accessible name" in problems
