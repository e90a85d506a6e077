"""Record by hand: readings, the timeline, corrections with undo, and what must not be corrected away."""

import time
from dataclasses import replace
from datetime import timedelta

import pytest

from models.entry_form import STANDS
from tests.components.harness import in_loop
from tests.components.stage import PHONE, TABLET, make_state, stage, whole
from tests.people import NOW, SAM, entry, year_of_entries
from views.record import RecordScreen

EARLIER = NOW - timedelta(hours=3)


async def show(entries=(), **window):
    state = make_state(SAM, entries)
    return state, await stage(RecordScreen, state, **window)


@pytest.mark.parametrize("window", [PHONE, TABLET, PHONE | {"scale": 2.0}])
@in_loop
async def test_an_empty_record_says_what_will_be_here(window):
    _, app = await show(**window)
    assert "No temperatures yet" in app.text()
    assert "No symptoms written down" in app.text()
    assert "Nothing yet." in app.text()
    app.assert_healthy()


@pytest.mark.parametrize("window", [PHONE, TABLET, PHONE | {"scale": 2.0}])
@in_loop
async def test_readings_symptoms_and_everything_else_are_listed(window):
    entries = [
        entry("temperature", EARLIER, 36.7),
        entry("drink", EARLIER, 250, "Mug"),
        entry("report", EARLIER - timedelta(days=1), tags=("rash",)),
    ]
    _, app = await show(entries, **window)
    assert "Last taken today at 7:40am" in app.text()
    assert "36.7C" in app.text()
    assert "Mug, 250\u00a0ml" in app.text()
    assert "Felt unwell: A rash: told to contact the team" in app.text()
    assert any(name.startswith("Temperature from 14 November 2026") for name in app.labels())
    app.assert_healthy()


@in_loop
async def test_an_entry_is_corrected_and_the_change_taken_back():
    state, app = await show([entry("temperature", EARLIER, 37.6), entry("note", EARLIER, text="Home")])
    await app.tap("37.6C")
    await app.type("Temperature in C", "36.7")
    await app.type("Day", "19")
    await app.type("Time", "9pm")
    await app.tap("Save")
    [changed] = state.diary.of("temperature")
    assert (changed.value, changed.at.day, changed.at.hour) == (36.7, 19, 21)
    assert "Last taken yesterday at 9pm" in app.text()
    state.undo()
    await app.settle()
    assert [each.value for each in state.diary.of("temperature")] == [37.6]
    app.assert_healthy()


@in_loop
async def test_a_wrong_correction_changes_nothing_and_keeps_what_was_typed():
    state, app = await show([entry("temperature", EARLIER, 36.7)])
    await app.tap("36.7C")
    await app.type("Temperature in C", "367")
    await app.tap("Save")
    assert "Did you mean 36.7C?" in app.text()
    assert [each.value for each in state.diary] == [36.7]
    await app.type("Temperature in C", "36.7")
    await app.type("Day", "21")
    await app.tap("Save")
    assert "That time is still to come." in app.text()
    await app.tap("Cancel")
    assert not app.has("Cancel")
    app.assert_healthy()


@in_loop
async def test_a_correction_to_a_fever_opens_the_instruction():
    state, app = await show([entry("temperature", EARLIER, 36.7)])
    await app.tap("36.7C")
    await app.type("Temperature in C", "38,2")
    await app.tap("Save")
    assert app.page.route == "/action"
    assert [each.value for each in state.diary] == [38.2]


@in_loop
async def test_an_entry_is_removed_and_brought_back():
    state, app = await show([entry("drink", EARLIER, 250, "Mug")])
    await app.tap("Mug, 250")
    await app.tap("Remove this entry")
    assert len(state.diary) == 0
    assert state.notice.text == "Removed: Mug, 250\u00a0ml"
    state.undo()
    await app.settle()
    assert "Mug, 250\u00a0ml" in app.text()
    app.assert_healthy()


@pytest.mark.parametrize("name", ["Felt unwell: Shivery", "38.4C"])
@in_loop
async def test_what_an_instruction_stands_on_can_be_read_but_not_removed(name):
    entries = [
        entry("temperature", EARLIER, 38.4),
        entry("report", EARLIER - timedelta(minutes=1), tags=("shivery",)),
    ]
    state, app = await show(entries)
    row = next(node for node in app.controls() if node.interactive and node.name.startswith(name))
    await app.tap(row)
    assert STANDS in app.text()
    assert not app.has("Remove this entry")
    assert not app.has("Save")
    await app.tap("Close")
    assert len(state.diary) == 2
    app.assert_healthy()


@in_loop
async def test_a_note_is_written_and_an_empty_one_refused():
    state, app = await show()
    await app.tap("Note Nothing")
    await app.tap("Save")
    assert "Type some words first." in app.text()
    await app.type("Your note", "  Slept well. " + "x" * 3000)
    await app.tap("Save")
    [note] = state.diary.of("note")
    assert note.text == "Slept well. " + "x" * 3000
    assert state.notice.text == "Added a note at 10:40am"
    assert not app.has("Cancel")
    app.assert_healthy()


@in_loop
async def test_a_year_opens_quickly_and_shows_older_pages_on_demand():
    state = make_state(SAM, year_of_entries())
    started = time.process_time()
    app = await stage(RecordScreen, state)
    assert time.process_time() - started < 2
    assert "Show older (9,950 more)" in app.names()
    await app.tap("All")
    await app.tap("Show older")
    assert "Show older (9,900 more)" in app.names()
    app.assert_healthy()


@in_loop
async def test_the_list_is_narrowed_to_a_kind_and_back():
    _, app = await show([entry("pain", EARLIER, 3, "Back"), entry("drink", EARLIER, 250, "Mug")])
    await app.tap("Show: everything")
    assert not app.has("Medicines"), "only kinds that the diary has"
    await app.tap("Food and drink")
    assert app.has("Mug, 250")
    assert not app.has("Pain: 3 of 10")
    await app.tap("Show: food and drink")
    await app.tap("Everything")
    assert app.has("Pain: 3 of 10")
    app.assert_healthy()


@in_loop
async def test_older_pages_of_one_kind():
    state = make_state(SAM, year_of_entries())
    app = await stage(RecordScreen, state)
    await app.tap("Show: everything")
    await app.tap("Temperature")
    older = len(state.diary.of("temperature")) - 50
    await app.tap(f"Show older ({older} more)")
    assert app.has(f"Show older ({older - 50} more)")
    app.assert_healthy()


@in_loop
async def test_days_that_did_not_change_are_not_drawn_again(monkeypatch):
    from views import timeline

    drawn = []
    draw = timeline._row
    monkeypatch.setattr(
        timeline, "_row", lambda s, row, on_open: drawn.append(row.uid) or draw(s, row, on_open)
    )
    state, app = await show([entry("note", NOW - timedelta(days=day), text=f"Day {day}") for day in range(9)])
    drawn.clear()
    state.record("drink", "Added", 250, text="Mug")
    await app.settle()
    assert len(drawn) == 2, "only today's rows: the old note and the new drink"


@in_loop
async def test_an_entry_that_another_window_removed_is_said_to_be_gone():
    state, app = await show([entry("note", EARLIER, text="Home")])
    await app.tap("Home")
    state.remove_entry(state.diary.entries[0].uid, "Removed")
    await app.settle()
    assert "no longer in your record" in app.text()
    await app.tap("Close")
    app.assert_healthy()


@in_loop
async def test_when_the_device_cannot_store_the_correction_stays_open(monkeypatch):
    from services.store import StoreError

    state, app = await show([entry("note", EARLIER, text="Home")])

    def full(*_):
        raise StoreError("There is no room left on this device.")

    monkeypatch.setattr(state._record, "put", full)
    await app.tap("Home")
    await app.type("Your note", "Home again")
    await app.tap("Save")
    assert app.find("Your note", "TextField").control.value == "Home again"
    assert state.notice.problem
    assert state.diary.entries[0].text == "Home"
    app.assert_healthy()


@pytest.mark.parametrize("simple", [False, True])
@in_loop
async def test_in_the_whole_app(simple):
    state = make_state(SAM, [entry("temperature", EARLIER, 36.7)])
    state.save_settings(simple=simple)
    app = await whole(state, "/record", **PHONE)
    assert "Record" in app.headings()
    await app.tap("I feel unwell or worried")
    assert app.page.route == "/unwell"
    app.assert_healthy()


@in_loop
async def test_names_of_every_length_and_letters_of_every_kind():
    words = "Zoë 山田 \U0001f600 " * 60
    _, app = await show([replace(entry("note", EARLIER), text=words)])
    await app.tap(words)
    assert app.find("Your note", "TextField").control.value == words
    app.assert_healthy()
