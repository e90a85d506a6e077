"""The second press of an unsteady hand is left out; nothing else ever is."""

import flet as ft

from tests.components.harness import in_loop, open_app
from tests.components.test_guard import app_of, button
from views import guard


def counter(fail_first=False, **how):
    """A button that counts; the first press can fail."""
    pressed: list[int] = []

    @guard.component
    def part():
        count, set_count = ft.use_state(0)

        def press():
            pressed.append(1)
            if fail_first and len(pressed) == 1:
                raise ValueError
            set_count(count + 1)

        add = ft.FilledButton(content="Add", on_click=guard.guarded(press, **how))
        return ft.Column([ft.Text(f"Count {count}"), add, button("Other", lambda: set_count(count + 10))])

    return part


@in_loop
async def test_two_presses_60_ms_apart_are_one_and_400_ms_apart_are_two():
    app = await open_app(app_of(counter()))
    await app.tap("Add")
    await app.tap("Add", after=0.06)
    assert "Count 1" in app.text()
    await app.tap("Add", after=0.4)
    assert "Count 2" in app.text()
    app.assert_healthy()


@in_loop
async def test_a_hand_that_shakes_on_counts_once_and_another_control_at_once():
    app = await open_app(app_of(counter()))
    await app.tap("Add")
    for _ in range(4):
        await app.tap("Add", after=0.1)
    assert "Count 1" in app.text()
    await app.tap("Other", after=0)
    assert "Count 11" in app.text()
    app.assert_healthy()


@in_loop
async def test_a_press_after_one_that_failed_counts():
    app = await open_app(app_of(counter(fail_first=True)))
    await app.tap("Add")
    assert guard.FAILED in app.text()
    await app.tap("Add", after=0)
    assert "Count 1" in app.text()


@in_loop
async def test_where_every_press_is_meant_none_is_left_out():
    app = await open_app(app_of(counter(every_press=True)))
    for _ in range(5):
        await app.tap("Add", after=0)
    assert "Count 5" in app.text()


@in_loop
async def test_quick_typing_is_never_left_out():
    typed: list[str] = []

    @guard.component
    def part():
        return ft.TextField(label="Name", on_change=guard.guarded(lambda event: typed.append(event.data)))

    app = await open_app(app_of(part))
    for text in ("S", "Sa", "Sam"):
        await app.type("Name", text)
    assert typed == ["S", "Sa", "Sam"]


@in_loop
async def test_the_watchdog_still_looks_after_a_press_that_was_left_out():
    broken = {"now": True}

    @guard.component
    def part():
        on, set_on = ft.use_state(False)
        inside = ft.Text("hidden", visible=not (on and broken["now"]))
        return ft.Column([button("Break", lambda: set_on(True)), ft.SafeArea(content=inside)])

    app = await open_app(app_of(part))
    await app.tap("Break")
    await app.tap("Break", after=0)
    await app.wait(0.3)
    assert "This page did not open" in app.text()
    broken["now"] = False
    await app.tap("Today")
    assert "Break" in app.names()
    app.assert_healthy()
