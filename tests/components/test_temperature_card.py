"""The temperatures of Record: typed now or later, refused with a reason, as a chart and as a table."""

from datetime import timedelta

import pytest

from tests.components.harness import in_loop
from tests.components.stage import make_state, stage
from tests.people import NOW, SAM, entry
from views.record import RecordScreen

EARLIER = NOW - timedelta(hours=3)


async def show(entries=()):
    state = make_state(SAM, entries)
    return state, await stage(RecordScreen, state)


@in_loop
async def test_a_temperature_with_a_comma_is_added():
    state, app = await show()
    await app.tap("Add your first temperature")
    await app.type("Temperature in C", "36,8")
    await app.tap("Save")
    assert [each.value for each in state.diary.of("temperature")] == [36.8]
    assert "Last taken today at 10:40am" in app.text()
    app.assert_healthy()


@pytest.mark.parametrize("typed", ["380", "100.4", "25", "hot", ""])
@in_loop
async def test_nothing_is_stored_on_refusal(typed):
    state, app = await show()
    await app.tap("Add your first temperature")
    await app.type("Temperature in C", typed)
    await app.tap("Save")
    assert len(state.diary) == 0
    assert app.find("Temperature in C", "TextField").control.value == typed
    app.assert_healthy()


@in_loop
async def test_fahrenheit_is_asked_about_and_a_fever_opens_the_instruction():
    state, app = await show()
    await app.tap("Add your first temperature")
    await app.type("Temperature in C", "100.4")
    await app.tap("Save")
    assert "looks like Fahrenheit" in app.text()
    await app.tap("Yes, 38.0C")
    assert app.page.route == "/action"
    assert [each.kind for each in state.diary] == ["temperature", "report"]


@in_loop
async def test_the_readings_as_a_table():
    _, app = await show([entry("temperature", EARLIER, 36.7), entry("temperature", EARLIER, 38.2)])
    await app.tap("Table: temperature")
    assert "Today at 7:40am" in app.text()
    assert "38.2C. 38C or higher: get help now" in app.text()
    assert any(name.startswith("Temperature from") for name in app.labels())
    await app.tap("Chart: temperature")
    assert "Today at 7:40am" not in app.text()
    app.assert_healthy()


@in_loop
async def test_a_reading_of_another_time_is_kept_as_that():
    state, app = await show([entry("temperature", EARLIER, 36.7)])
    await app.tap("Add a temperature")
    await app.type("Temperature in C", "36,9")
    await app.tap("Another day or time")
    assert app.find("Temperature in C", "TextField").control.value == "36,9"
    await app.type("Day", "21")
    await app.tap("Save")
    assert "That time is still to come." in app.text()
    await app.type("Day", "19")
    await app.type("Time", "9pm")
    await app.tap("Save")
    added = state.diary.of("temperature")[0]
    assert (added.value, added.at.day, added.at.hour) == (36.9, 19, 21)
    assert state.notice.text == "Added 36.9C, yesterday at 9pm"
    app.assert_healthy()


@in_loop
async def test_r01_a_slip_in_the_date_of_a_fever_does_not_hold_help_back():
    state, app = await show()
    await app.tap("Add your first temperature")
    await app.type("Temperature in C", "38.4")
    await app.tap("Another day or time")
    await app.type("Day", "31")
    await app.tap("Save")
    assert "no such day" in app.text()
    assert "With this temperature, get help now" in app.text()
    assert len(state.diary) == 0


@in_loop
async def test_r01_a_fever_of_yesterday_opens_the_instruction_all_the_same():
    state, app = await show()
    await app.tap("Add your first temperature")
    await app.type("Temperature in C", "38.4")
    await app.tap("Another day or time")
    await app.type("Day", "19")
    await app.tap("Save")
    assert app.page.route == "/action"
    assert [each.kind for each in state.diary] == ["temperature", "report"]
