"""What Today is: the whole of it by day, the essentials at night, and simple mode with a way back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from models.night import ANY_HOUR, BEDTIME
from models.records import Plan, Settings
from tests.components.harness import in_loop
from tests.components.stage import make_state, whole
from tests.people import NIGHT, NOW, SAM, entry, year_of_entries

RED = "I feel unwell or worried"
HELPLINE, MOBILE = "020\u00a03447\u00a07359", "07852\u00a0220\u00a0900"
PHONE, SMALL, TABLET = (
    {"width": 390, "height": 844},
    {"width": 320, "height": 640},
    {"width": 1180, "height": 820},
)
SHIVERY = entry("report", NOW - timedelta(hours=9), tags=("shivery",))


def simple(percent=100, **more):
    return make_state(settings=Settings(simple=True, text_percent=percent), **more)


# Night


@in_loop
async def test_at_3am_help_comes_first_then_who_answers_then_the_temperature():
    app = await whole(make_state(entries=[entry("temperature", NIGHT - timedelta(hours=7), 36.7)], now=NIGHT))
    said = app.text()
    assert app.has(RED)
    assert said.index(ANY_HOUR) < said.index(MOBILE) < said.index("36.7C, yesterday at 8pm")
    assert HELPLINE not in said
    assert "The Haematology helpline opens at 9am" in said
    for folded in ("This morning", "of 2 to 3 litres", "Coming up", "Mouth care"):
        assert folded not in said
    await app.tap("Call Out of hours")
    assert app.opened == ["tel:+447852220900"]
    app.assert_healthy()


@in_loop
async def test_the_red_button_leads_to_help_at_night_as_by_day():
    app = await whole(make_state(now=NIGHT))
    await app.tap(RED)
    await app.tap("Shivery")
    assert "Go to A&E now" in app.text()


@in_loop
async def test_an_instruction_that_stands_is_on_top_at_night():
    app = await whole(make_state(entries=[SHIVERY], now=NIGHT))
    said = app.text()
    assert said.index("Go to A&E now") < said.index(ANY_HOUR)
    await app.tap("See what to do now")
    assert app.page.route == "/action"


@in_loop
async def test_a_fever_typed_at_night_opens_the_instruction():
    state = make_state(now=NIGHT)
    app = await whole(state)
    await app.tap("Add a temperature")
    await app.type("Temperature in C", "38.4")
    await app.tap("Save")
    assert app.page.route == "/action"
    assert "Go to A&E now" in app.text()


@in_loop
async def test_the_whole_of_today_is_one_tap_away_and_the_morning_brings_it():
    state = make_state(now=NIGHT)
    app = await whole(state)
    await app.tap("Show all of Today")
    assert "This morning" in app.text()
    app.assert_healthy()
    other = make_state(now=NIGHT)
    app = await whole(other)
    assert "This morning" not in app.text()
    other._clock.now = NIGHT.replace(hour=7)
    other.tick()
    await app.settle()
    assert "This morning" in app.text()
    app.assert_healthy()


@in_loop
async def test_the_night_forces_no_colours():
    state = make_state(settings=Settings(theme="light"), now=NIGHT)
    app = await whole(state)
    assert str(app.page.theme_mode.value) == "light"
    assert state.settings.theme == "light"


@pytest.mark.parametrize(("hour", "said"), [(20, False), (21, True)])
@in_loop
async def test_fa12_the_word_before_bedtime_is_quiet_and_on_today(hour, said):
    app = await whole(make_state(now=NOW.replace(hour=hour, minute=30)))
    assert (BEDTIME in app.text()) is said
    app.assert_healthy()


@in_loop
async def test_before_set_up_the_night_is_the_welcome():
    app = await whole(make_state(Plan(), now=NIGHT))
    assert "Show all of Today" not in app.text()
    app.assert_healthy()


# Simple mode


@in_loop
async def test_simple_mode_is_how_i_am_call_and_todays_tasks():
    app = await whole(simple(), **PHONE)
    said = app.text()
    assert said.index("Temperature") < said.index("Right now, call") < said.index("This morning")
    assert app.has(RED)
    assert app.has("Add a temperature")
    for left_out in ("Coming up", "of 2 to 3 litres", "Can I"):
        assert left_out not in said
    bar = [node.name for node in app.controls() if node.control._c == "NavigationBarDestination"]
    assert bar == ["Today", "Contacts", "More"]
    app.assert_healthy()


@in_loop
async def test_the_way_back_to_the_full_app_is_named_and_stays_back():
    state = simple()
    app = await whole(state, **PHONE)
    await app.tap("Show the full app")
    assert state.settings.simple is False
    assert "Coming up" in app.text()
    bar = [node.name for node in app.controls() if node.control._c == "NavigationBarDestination"]
    assert bar == ["Today", "Food", "Activity", "Record", "Contacts"]
    app.assert_healthy()


@pytest.mark.parametrize("window", [PHONE, TABLET])
@pytest.mark.parametrize("place", ["Food and drink", "Activity", "Record", "Contacts", "Today"])
@in_loop
async def test_every_place_stays_reachable_through_more(place, window):
    app = await whole(simple(), **window)
    await app.tap("More")
    assert app.page.route == "/more"
    rows = [node for node in app.controls() if node.interactive and node.name == place]
    await app.tap(rows[-1])
    assert app.page.route in ("/food", "/activity", "/record", "/contacts", "/")
    app.assert_healthy()


@in_loop
async def test_the_bar_shows_where_one_is():
    app = await whole(simple(), "/food", **PHONE)
    bar = next(node.control for node in app.controls() if node.control._c == "NavigationBar")
    assert bar.destinations[bar.selected_index].label == "More"
    await app.navigate("/contacts")
    bar = next(node.control for node in app.controls() if node.control._c == "NavigationBar")
    assert bar.destinations[bar.selected_index].label == "Contacts"


@in_loop
async def test_a_task_is_ticked_and_an_instruction_comes_first_in_simple_mode():
    state = simple(entries=[SHIVERY])
    app = await whole(state, **PHONE)
    assert app.text().index("Go to A&E now") < app.text().index("Right now, call")
    await app.tap("Bath or shower")
    assert [one.text for one in state.diary.of("task")] == ["bath"]
    app.assert_healthy()


@in_loop
async def test_simple_mode_stays_simple_at_night():
    app = await whole(simple(now=NIGHT), **PHONE)
    assert MOBILE in app.text()
    assert app.has("Show the full app")
    app.assert_healthy()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("window", [PHONE, SMALL, TABLET, PHONE | {"dark": True}])
@pytest.mark.parametrize("is_simple", [True, False])
@pytest.mark.parametrize("case", ["empty", "huge", "little known"])
@in_loop
async def test_both_stand_in_every_window(percent, window, is_simple, case):
    plan = {"huge": replace(SAM, name="Wolfeschlegel" * 15), "little known": Plan(infusion=SAM.infusion)}
    entries = year_of_entries(until=NIGHT) if case == "huge" else ()
    settings = Settings(simple=is_simple, text_percent=percent)
    app = await whole(make_state(plan.get(case, SAM), entries, settings, NIGHT), **window)
    assert MOBILE in app.text()
    assert app.has(RED)
    app.assert_healthy()


@pytest.mark.parametrize(("width", "size"), [(320, 14), (390, 15)])
@in_loop
async def test_the_words_of_the_bar_fit_a_narrow_phone(width, size):
    app = await whole(make_state(), width=width, height=640)
    styles = app.page.theme.navigation_bar_theme.label_text_style.values()
    assert {style.size for style in styles} == {size}
    assert all(style.letter_spacing <= 0 for style in styles)
    await app.resize(390, 844)
    styles = app.page.theme.navigation_bar_theme.label_text_style.values()
    assert {style.size for style in styles} == {15}
