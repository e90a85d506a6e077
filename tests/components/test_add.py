"""Adding to the diary by hand: every kind, now and at another time, with undo, and what it points to."""

from dataclasses import replace
from datetime import timedelta

import pytest

from models.nap import nap_tags
from models.new_entry import LEFT_SIDE
from services.store import StoreError
from tests.components.harness import in_loop
from tests.components.stage import PHONE, TABLET, make_state, stage, whole
from tests.people import NOW, SAM, entry, year_of_entries
from views.record import RecordScreen

ROWS = {
    "energy": "Energy and what you did",
    "sleep": "Sleep",
    "nap": "Nap",
    "mood": "How you feel in yourself",
    "pain": "Pain",
    "weight": "Weight",
    "appetite": "Appetite",
    "note": "Note",
}


async def adding(kind, entries=(), **window):
    state = make_state(SAM, entries)
    app = await stage(RecordScreen, state, **window)
    row = next(node for node in app.controls() if node.interactive and node.name.startswith(ROWS[kind]))
    await app.tap(row)
    return state, app


async def fill(app, kind):
    """Type what this kind needs at the least."""
    if kind in ("energy", "pain"):
        await app.tap("4. 4 of 10")
    elif kind == "sleep":
        await app.type("When did you go to bed?", "10:30pm")
        await app.type("When did you get up?", "6am")
    elif kind == "mood":
        await app.tap("Worried")
    elif kind == "weight":
        await app.type("Your weight", "11 st 4")
    elif kind == "nap":
        await app.type("How many minutes was it?", "40")
    else:
        await app.type({"note": "Your note", "appetite": "How is your appetite?"}[kind], "Some words")


@pytest.mark.parametrize("window", [PHONE, TABLET, PHONE | {"scale": 2.0, "dark": True}])
@pytest.mark.parametrize("kind", ROWS)
@in_loop
async def test_every_kind_can_be_added_and_taken_back(kind, window):
    state, app = await adding(kind, **window)
    app.assert_healthy()
    await fill(app, kind)
    await app.tap("Save")
    [made] = state.diary.of(kind)
    assert made.at.date() == NOW.date()
    if app.has("Close"):
        await app.tap("Close")
    assert not app.has("Cancel")
    state.undo()
    await app.settle()
    assert len(state.diary) == 0
    app.assert_healthy()


@pytest.mark.parametrize("kind", [kind for kind in ROWS if kind != "sleep"])
@in_loop
async def test_every_kind_can_be_about_another_day_and_time(kind):
    state, app = await adding(kind)
    await fill(app, kind)
    await app.tap("Another day or time")
    await app.type("Day", "18")
    await app.type("Time", "9pm")
    await app.tap("Save")
    [made] = state.diary.of(kind)
    assert (made.at.day, made.at.hour, made.written.date()) == (18, 21, NOW.date())
    app.assert_healthy()


@pytest.mark.parametrize("kind", ROWS)
@in_loop
async def test_an_empty_form_stores_nothing_and_says_why(kind):
    state, app = await adding(kind)
    await app.tap("Save")
    assert len(state.diary) == 0
    assert app.has("Save")
    app.assert_healthy()


@in_loop
async def test_what_was_typed_stays_when_it_is_refused():
    state, app = await adding("pain")
    await app.tap("Back")
    await app.type("Where exactly", "low down")
    await app.tap("Save")
    assert "Choose a number from 0 to 10." in app.text()
    assert app.find("Where exactly", "TextField").control.value == "low down"
    await app.tap("6. 6 of 10")
    await app.tap("Save")
    assert state.diary.of("pain")[0].text == "Back. low down"


@in_loop
async def test_energy_keeps_what_was_done():
    state, app = await adding("energy")
    await app.tap("3. 3 of 10")
    await app.tap("Walked")
    await app.tap("Cooked")
    await app.type("Anything else?", "With Ada")
    await app.tap("Save")
    assert state.diary.of("energy")[0].text == "Walked, cooked. With Ada"
    assert "Today at 10:40am: 3 of 10" in app.text()


@in_loop
async def test_r16_left_sided_pain_points_to_the_emergency_and_stays_until_it_is_closed():
    state, app = await adding("pain")
    await app.tap("2. 2 of 10")
    await app.tap(LEFT_SIDE)
    await app.tap("Save")
    assert "Sharp and severe? Go to A&E now" in app.text()
    assert "GCSF" in app.text()
    assert state.diary.of("report") == (), "nothing is decided for the person"
    await app.tap("I feel unwell or worried")
    assert app.page.route == "/unwell"
    assert len(state.diary.of("pain")) == 1


@in_loop
async def test_any_pain_shows_the_way_to_help():
    _, app = await adding("pain")
    await app.tap("1. 1 of 10")
    await app.tap("Save")
    assert "New, severe, or not going away?" in app.text()
    await app.tap("Close")
    app.assert_healthy()


@in_loop
async def test_q14_less_energy_than_the_own_last_days_points_to_the_team():
    days = [entry("energy", NOW - timedelta(days=day), 6) for day in (1, 2, 3)]
    state, app = await adding("energy", days)
    await app.tap("3. 3 of 10")
    await app.tap("Save")
    assert "More tired than before?" in app.text()
    assert "contact your nurse or keyworker today" in app.text()
    assert "A&E now" not in app.text()
    assert state.diary.of("report") == ()


@in_loop
async def test_a_mood_is_private_and_has_a_card_to_read():
    _, app = await adding("mood")
    assert "never in a summary or an export" in app.text()
    await app.tap("Worried")
    await app.tap("Read: ")
    assert app.page.route == "/guide/feelings"


@in_loop
async def test_a_mood_is_corrected_to_another_one():
    state = make_state(SAM, [entry("mood", NOW, text="worried", tags=("A long day",))])
    app = await stage(RecordScreen, state)
    await app.tap("Mood: worried")
    await app.tap("Hopeful")
    assert app.find("In your own words", "TextField").control.value == "A long day"
    await app.tap("Save")
    [changed] = state.diary.of("mood")
    assert (changed.text, changed.tags) == ("hopeful", ("A long day",))
    app.assert_healthy()


@in_loop
async def test_the_words_of_a_mood_are_not_on_the_row_nor_in_the_notice():
    state, app = await adding("mood")
    await app.tap("Low or sad")
    await app.type("In your own words", "a secret")
    await app.tap("Save")
    assert state.notice.text == "Added your mood at 10:40am"


@in_loop
async def test_fa14_a_nap_from_start_to_end_with_its_time_and_undo():
    state, app = await adding("nap")
    assert "Set an alarm on your phone or clock as well." in app.text()
    await app.tap("20 minutes")
    await app.tap("Start a nap now")
    assert "Get up at 11am" in app.text()
    [running] = state.diary.of("nap")
    assert running.value is None
    state._clock.now = NOW + timedelta(minutes=25)
    await app.tap("I am up")
    assert [each.value for each in state.diary.of("nap")] == [25]
    assert not app.has("I am up")
    state.undo()
    await app.settle()
    assert app.has("I am up")
    app.assert_healthy()


@in_loop
async def test_fa14_the_nap_keeps_its_time_when_nothing_was_drawn_for_hours():
    state = make_state(SAM, [entry("nap", NOW - timedelta(minutes=10), tags=nap_tags(30))])
    app = await stage(RecordScreen, state)
    assert "Get up at 11am" in app.text()
    state._clock.now = NOW + timedelta(minutes=55)
    state.tick()
    await app.settle()
    assert "Your nap is longer than 1 hour" in app.text()
    assert "Get up gently when you can." in app.text()
    state._clock.now = NOW + timedelta(hours=6)
    state.tick()
    await app.settle()
    await app.type("How many minutes did you sleep?", "50")
    await app.tap("Save this nap")
    assert [each.value for each in state.diary.of("nap")] == [50]
    app.assert_healthy()


@in_loop
async def test_fa14_a_nap_that_goes_on_stands_on_today_too():
    state = make_state(SAM, [entry("nap", NOW - timedelta(minutes=70), tags=nap_tags(30))])
    app = await whole(state, "/", **PHONE)
    assert "Your nap is longer than 1 hour" in app.text()
    await app.tap("I am up")
    assert [each.value for each in state.diary.of("nap")] == [70]
    assert not app.has("I am up")
    app.assert_healthy()


@in_loop
async def test_no_second_nap_is_started_while_one_goes_on():
    _, app = await adding("nap", [entry("nap", NOW - timedelta(minutes=5), tags=nap_tags(30))])
    assert not app.has("Start a nap now")
    await app.type("How many minutes was it?", "40")
    await app.tap("Save")
    assert app.has("I am up"), "the one that goes on still does"
    app.assert_healthy()


@in_loop
async def test_a_nap_started_by_mistake_is_taken_off():
    state = make_state(SAM, [entry("nap", NOW, tags=nap_tags(30))])
    app = await stage(RecordScreen, state)
    await app.tap("Forget this nap")
    assert len(state.diary) == 0


@in_loop
async def test_when_the_device_cannot_store_it_the_form_stays(monkeypatch):
    state, app = await adding("weight")

    def full(*_):
        raise StoreError("There is no room left on this device.")

    monkeypatch.setattr(state._record, "put", full)
    await app.type("Your weight", "72.5")
    await app.tap("Save")
    assert app.find("Your weight", "TextField").control.value == "72.5"
    assert state.notice.problem


@in_loop
async def test_a_form_opened_again_is_empty():
    _, app = await adding("weight")
    await app.type("Your weight", "72.5")
    await app.tap("Cancel")
    await app.tap("Weight Nothing")
    assert app.find("Your weight", "TextField").control.value == ""


@in_loop
async def test_over_a_year_with_a_very_long_name():
    state = make_state(replace(SAM, name="N" * 200), year_of_entries())
    app = await whole(state, "/record", **PHONE)
    await app.tap("Weight ")
    await app.type("Your weight", "72.5")
    await app.tap("Save")
    assert state.diary.latest("weight", NOW).value == 72.5
    app.assert_healthy()
