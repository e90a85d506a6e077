"""Today by hand: one tap does the next thing, every tap can be taken back, and help always comes first."""

from dataclasses import replace
from datetime import date

import pytest

from models.records import Entry, Plan
from services.store import StoreError
from tests.components.harness import in_loop
from tests.components.stage import in_every_window, make_state, of, stage, whole
from tests.people import NOW, SAM, entry, year_of_entries
from views.today import TodayScreen


def at(hour, minute=0, day=20):
    return NOW.replace(day=day, hour=hour, minute=minute)


@in_loop
async def test_an_empty_day_in_order():
    app = await stage(TodayScreen)
    assert app.headings()[:2] == ["Day 23", "Temperature"]
    for words in ("Friday 20 November 2026", "9 days at home", "of 2 to 3 litres", "3 to do", "Coming up"):
        assert words in app.text()
    assert "Still to tell Homeward" not in app.text()
    app.assert_healthy()


@in_loop
async def test_the_next_thing_is_done_with_one_tap_and_taken_back():
    state = make_state(entries=[entry("temperature", at(8, 5), 36.7)])
    app = await stage(TodayScreen, state)
    await app.tap("Mark as done")
    assert of(state, "task") == [(None, "mouth_am")]
    assert (state.notice.text, state.notice.undo) == ("Mouth care: done at 10:40am", True)
    assert "Done at 10:40am" in app.text()
    assert "2 of 3 done" in app.text()
    state.undo()
    await app.settle()
    assert of(state, "task") == []
    assert "1 of 3 done" in app.text()
    app.assert_healthy()


@in_loop
async def test_later_shows_the_next_thing_and_writes_nothing():
    state = make_state()
    app = await stage(TodayScreen, state)
    await app.tap("Later")
    assert app.headings()[1] == "Mouth care"
    assert len(state.diary) == 0


@in_loop
async def test_a_row_is_ticked_and_unticked():
    state = make_state()
    app = await stage(TodayScreen, state)
    await app.tap("Bath or shower")
    assert of(state, "task") == [(None, "bath")]
    await app.tap("Bath or shower")
    assert of(state, "task") == []
    assert state.notice.text == "Bath or shower is back on your list"
    app.assert_healthy()


# Temperature


@in_loop
async def test_a_temperature_is_typed_and_ticks_its_box():
    state = make_state()
    app = await stage(TodayScreen, state)
    await app.tap("Add a reading")
    await app.type("Temperature in C", "36,7")
    await app.tap("Save")
    assert of(state, "temperature") == [(36.7, "")]
    assert "36.7C at 10:40am" in app.text()
    assert "Your temperature now" not in app.text()
    assert app.page.route == "/"
    app.assert_healthy()


@pytest.mark.parametrize("typed", ["", "abc", "29.9", "45.1", "3", "-37"])
def test_a_temperature_that_cannot_be_true_is_refused_and_kept_to_correct(typed):
    @in_loop
    async def run():
        state = make_state()
        app = await stage(TodayScreen, state)
        await app.tap("Add a reading")
        await app.type("Temperature in C", typed)
        await app.tap("Save")
        assert len(state.diary) == 0
        assert "Your temperature now" in app.text()
        assert "emperature" in app.find("Temperature in C", "TextField").name
        app.assert_healthy()

    run()


@pytest.mark.parametrize(("typed", "stored"), [("100.4", 38.0), ("382", 38.2)])
def test_fahrenheit_and_a_forgotten_point_are_asked_about(typed, stored):
    @in_loop
    async def run():
        state = make_state()
        app = await stage(TodayScreen, state)
        await app.tap("Add a reading")
        await app.type("Temperature in C", typed)
        await app.tap("Save")
        assert len(state.diary) == 0
        await app.tap(f"Yes, {stored}C")
        assert of(state, "temperature") == [(stored, "")]
        assert app.page.route == "/action"

    run()


@pytest.mark.parametrize(
    ("typed", "route"), [("37.9", "/"), ("38", "/action"), ("38,0", "/action"), ("40.1", "/action")]
)
def test_a_fever_leads_straight_to_the_instruction(typed, route):
    @in_loop
    async def run():
        state = make_state()
        app = await stage(TodayScreen, state)
        await app.tap("Add a reading")
        await app.type("Temperature in C", typed, submit=True)
        assert app.page.route == route
        assert bool(state.diary.of("report")) is (route == "/action")
        app.assert_healthy()

    run()


@in_loop
async def test_cancel_writes_nothing():
    state = make_state()
    app = await stage(TodayScreen, state)
    await app.tap("Add a reading")
    await app.type("Temperature in C", "39")
    await app.tap("Cancel")
    assert len(state.diary) == 0
    assert "Your temperature now" not in app.text()


# What stands above everything


@in_loop
async def test_an_instruction_that_stands_comes_first_whatever_else_is_done():
    calm = entry("temperature", at(9), 36.5)
    state = make_state(entries=[entry("report", at(2), tags=("shivery",)), calm])
    app = await stage(TodayScreen, state)
    assert app.headings()[1] == "Go to A&E now"
    assert not app.has("Later")
    await app.tap("See what to do now")
    assert app.page.route == "/action"


@in_loop
async def test_what_set_up_did_not_learn_is_asked_again():
    state = make_state(plan=Plan(infusion=date(2026, 10, 28)))
    app = await stage(TodayScreen, state)
    assert "Still to tell Homeward" in app.text()
    assert "If you have a PICC." in app.text()
    await app.tap("Are you on a clinical trial?")
    assert app.page.route == "/setup/trial"
    app.assert_healthy()


@in_loop
async def test_the_path_the_food_and_the_activity_are_one_tap_away():
    app = await stage(TodayScreen, make_state())
    for row, route in (
        ("Drink 2 to 3 litres", "/food"),
        ("Walk and steps", "/activity"),
        ("Move every hour", "/activity"),
    ):
        await app.tap(row)
        assert app.page.route == route


@in_loop
async def test_before_the_infusion_the_day_is_said_in_words():
    app = await stage(TodayScreen, make_state(plan=replace(SAM, infusion=date(2026, 11, 23), home=None)))
    assert app.headings()[0] == "Your infusion is in 3 days"
    app.assert_healthy()


@in_loop
async def test_yesterday_is_mentioned_once():
    app = await stage(TodayScreen, make_state(entries=[entry("drink", at(9, day=19), 250)]))
    assert app.text().count("No temperature or steps written down yesterday.") == 1


@pytest.mark.parametrize(("now", "old"), [((11, 30), False), ((12, 1), True), ((12, 2), True)])
def test_from_the_review_date_on_a_banner_says_that_the_advice_is_old(now, old):
    @in_loop
    async def run():
        month, day = now
        app = await whole(make_state(now=NOW.replace(month=month, day=day)))
        assert ("was due for review on 1 December 2026" in app.text()) is old
        assert "1 December 2026" in app.text()
        app.assert_healthy()

    run()


@in_loop
async def test_midnight_passes_while_the_screen_is_open():
    state = make_state(entries=[entry("task", at(23, 50), text="mouth_pm")], now=at(23, 59))
    app = await stage(TodayScreen, state)
    assert "Done at 11:50pm" in app.text()
    state._clock.now = at(0, 1, day=21)
    state.tick()
    await app.settle()
    assert app.headings()[0] == "Day 24"
    assert "Done at 11:50pm" not in app.text()
    app.assert_healthy()


@in_loop
async def test_what_cannot_be_stored_is_said_and_the_box_stays_empty():
    state = make_state()
    app = await stage(TodayScreen, state)
    await app.tap("Add a reading")
    await app.type("Temperature in C", "36.7")

    def full(*_):
        raise StoreError("This device has no room left. Nothing was stored.")

    state._record._tables.write = full
    await app.tap("Save")
    assert len(state.diary) == 0
    assert state.notice.problem
    assert "Your temperature now" in app.text()
    assert app.find("Temperature in C", "TextField").control.value == "36.7"
    app.assert_healthy()


@in_every_window
@pytest.mark.parametrize("record", ["empty", "year", "broken"])
def test_every_record_in_every_window(window, record):
    @in_loop
    async def run():
        broken = [
            Entry("1", "temperature", at(8), at(8), None),
            Entry("2", "task", at(8), at(8), None, "gone"),
            Entry("3", "steps", at(8), at(8), None),
            Entry("4", "walk", at(9), at(9), None),
            Entry("5", "pee", at(8), at(8), None, "green"),
            Entry("6", "report", at(8), at(8), None, "", ("unknown_sign",)),
        ]
        entries = {"empty": [], "year": year_of_entries(), "broken": broken}[record]
        state = make_state(plan=replace(SAM, name="A" * 200), entries=entries)
        app = await stage(TodayScreen, state, **window)
        assert app.headings()[0] == "Day 23"
        assert "Temperature" in app.text()
        app.assert_healthy()

    run()


@in_loop
async def test_nothing_praises_blames_or_clears():
    app = await stage(TodayScreen, make_state(entries=year_of_entries()))
    said = app.text(" ").lower()
    assert not any(
        word in said for word in ("all clear", " ok ", "normal", "well done", "missed", "you may now")
    )


@in_loop
async def test_save_stays_save_when_fahrenheit_is_asked_about() -> None:
    """A second Enter on Save must not accept the suggestion, which would be an emergency."""
    state = make_state()
    app = await stage(TodayScreen, state)
    await app.tap("Add a reading")
    save = app.find("Save").control._i
    await app.type("Temperature in C", "100,4")
    await app.tap("Save")
    assert app.has("Yes, 38.0C")
    assert app.find("Save").control._i == save
    assert not state.diary.of("temperature")
