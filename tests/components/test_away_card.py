"""While you were away: told once, grouped, and never with the order to take a dose that was missed (H17)."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from models.dose_words import ASK
from models.medicine import Medicine
from models.records import Settings
from tests.components.harness import in_loop
from tests.components.stage import in_every_window, make_state, whole
from tests.people import NOW, SAM, entry, year_of_entries

TEN = Medicine("m1", "Aciclovir", "400 mg", times=(time(10), time(18)))
TITLE, SEEN = "While you were away", "I have seen this"


def away(days=3, plan=SAM, entries=(), settings=None):
    """A state whose app was open last so many days ago."""
    state = make_state(plan, entries, settings)
    state.save_reminders(replace(state.reminders, opened=NOW - timedelta(days=days)))
    state.dismiss()
    return state


@in_every_window
def test_it_opens_at_every_size(window):
    @in_loop
    async def run():
        long = Medicine("m2", "L" * 200, times=(time(9), time(21)))
        state = away(days=400, plan=replace(SAM, prescribed=(TEN, long)), entries=year_of_entries())
        size = dict(window)
        state.save_settings(text_percent=round(100 * size.pop("scale", 1)))
        app = await whole(state, **size)
        assert TITLE in app.headings()
        app.assert_healthy()

    run()


@in_loop
async def test_what_was_missed_is_told_once_with_whom_to_ask():
    state = away(plan=replace(SAM, prescribed=(TEN,)))
    app = await whole(state)
    said = app.text()
    assert "Aciclovir, 400 mg: 6 doses, Tuesday 17 November to yesterday" in said
    assert "do not take two doses together: ask your team or pharmacist what to do." in said
    assert "take it now" not in said.lower().replace("if you feel unwell, take it now and use", "")
    await app.tap(SEEN)
    assert TITLE not in app.headings()
    assert state._record.reminders.opened == NOW
    assert state.notice is None
    app = await whole(state)
    assert TITLE not in app.headings()
    app.assert_healthy()


@in_loop
async def test_a_dose_that_is_due_now_stands_apart_from_those_that_were_missed():
    state = away(plan=replace(SAM, prescribed=(TEN,)))
    said = (await whole(state)).text()
    card = said[said.index(TITLE) : said.index(SEEN)]
    assert card.index("6 doses") < card.index("Due now") < card.index("Aciclovir, 400 mg. Due at 10am")


@in_loop
async def test_a_dose_taken_a_moment_ago_makes_the_next_one_a_question():
    taken = entry("dose", NOW - timedelta(minutes=50), text="x", tags=("m1", "", "taken", "me"))
    said = (await whole(away(plan=replace(SAM, prescribed=(TEN,)), entries=[taken]))).text()
    card = said[said.index("Due now") : said.index(SEEN)]
    assert f"Before you take another, {ASK}" in card


@in_loop
async def test_a_missed_appointment_has_its_own_time():
    visit = replace(
        entry("appointment", NOW - timedelta(days=1), text="Blood test"), written=NOW - timedelta(9)
    )
    app = await whole(away(entries=[visit]))
    assert "Blood test: yesterday at 10:40am" in app.text()
    app.assert_healthy()


@in_loop
async def test_an_instruction_that_stands_comes_before_it():
    report = entry("report", NOW - timedelta(days=2), tags=("fever",))
    said = (await whole(away(entries=[report]))).text()
    assert said.index("Go to A&E now") < said.index(TITLE)


@in_loop
async def test_simple_mode_has_it_too():
    app = await whole(away(settings=Settings(simple=True)))
    await app.tap(SEEN)
    assert TITLE not in app.headings()
    app.assert_healthy()


@pytest.mark.parametrize("opened", [None, timedelta(minutes=5), -timedelta(days=2)])
def test_nothing_is_told_at_the_first_start_nor_while_it_was_open(opened):
    @in_loop
    async def run():
        state = make_state(replace(SAM, prescribed=(TEN,)))
        state.save_reminders(replace(state.reminders, opened=NOW - opened if opened else None))
        app = await whole(state)
        assert TITLE not in app.headings()
        app.assert_healthy()

    run()


@in_loop
async def test_the_way_to_write_down_what_was_taken_after_all():
    taking = replace(TEN, started=(NOW - timedelta(days=9)).date())
    app = await whole(away(plan=replace(SAM, prescribed=(taking,))))
    await app.tap("Write down what you took")
    assert app.page.route == "/medicines"
    assert app.has("Earlier doses")


@in_loop
async def test_two_kinds_that_lead_to_one_page_have_one_way_there():
    clinic = replace(
        entry("appointment", NOW - timedelta(days=1), text="Clinic"), written=NOW - timedelta(days=9)
    )
    app = await whole(away(entries=[clinic]))
    assert {"Appointments", "Dates on your path"} <= set(app.headings())
    assert app.names().count("See your path") == 1
