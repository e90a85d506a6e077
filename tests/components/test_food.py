"""Food by hand: one tap adds a drink, meals keep their checks, and "Can I...?" answers without permission."""

from dataclasses import replace
from datetime import timedelta

import pytest

from models.records import Entry
from models.tips import tips_at
from tests.components.harness import in_loop
from tests.components.stage import in_every_window, make_state, of, stage
from tests.people import NIGHT, NOW, SAM, entry, year_of_entries
from views.food import FoodScreen


@in_loop
async def test_one_tap_adds_a_drink_and_undo_takes_it_back():
    state = make_state()
    app = await stage(FoodScreen, state)
    assert "0 litres" in app.text()
    await app.tap("Mug")
    await app.tap("Bottle")
    assert of(state, "drink") == [(250, "Mug"), (500, "Bottle")]
    assert "0.75 litres" in app.text()
    assert state.notice.text == "Added a bottle at 10:40am"
    state.undo()
    await app.settle()
    assert "0.25 litres" in app.text()
    app.assert_healthy()


@in_loop
async def test_an_unsteady_double_tap_adds_one_drink():
    state = make_state()
    app = await stage(FoodScreen, state)
    await app.tap("Mug")
    await app.tap("Mug", after=0.06)
    assert of(state, "drink") == [(250, "Mug")]
    await app.tap("Mug", after=0.4)
    assert of(state, "drink") == [(250, "Mug"), (250, "Mug")]
    app.assert_healthy()


@in_loop
async def test_another_amount_is_typed():
    state = make_state()
    app = await stage(FoodScreen, state)
    await app.tap("Another amount")
    await app.type("How much did you drink, in ml?", "330")
    await app.tap("Add this drink")
    assert of(state, "drink") == [(330, "Drink")]
    assert not app.has("Add this drink")
    app.assert_healthy()


@pytest.mark.parametrize("typed", ["", "a glass", "0", "5001", "-200", "2.5", "999999999"])
def test_an_amount_that_cannot_be_true_is_refused(typed):
    @in_loop
    async def run():
        state = make_state()
        app = await stage(FoodScreen, state)
        await app.tap("Another amount")
        await app.type("How much did you drink, in ml?", typed)
        await app.tap("Add this drink")
        assert len(state.diary) == 0
        assert "Type " in app.text()
        assert app.has("Add this drink")
        app.assert_healthy()

    run()


@in_loop
async def test_the_teams_own_amount_and_the_way_back():
    state = make_state(entries=[entry("drink", NOW, 1600)])
    app = await stage(FoodScreen, state)
    await app.tap("My team gave me another amount")
    await app.type("Your team's amount", "1500")
    await app.tap("Save this amount")
    assert state.plan.fluids_ml == 1500
    assert "This is more than the 1.5 litres your team gave you. Check with your team." in app.text()
    await app.tap("Go back to the usual amount")
    assert state.plan.fluids_ml is None
    assert "Aim for 2 to 3 litres" in app.text()
    app.assert_healthy()


@in_loop
async def test_above_three_litres_asks_to_check_without_alarm():
    app = await stage(FoodScreen, make_state(entries=[entry("drink", NOW, 3200)]))
    assert "This is more than 3 litres. Check with your team." in app.text()


@in_loop
async def test_pee_colour_is_kept_and_says_what_to_do():
    state = make_state()
    app = await stage(FoodScreen, state)
    await app.tap("Dark")
    assert of(state, "pee") == [(None, "dark")]
    assert "Have a drink now" in app.text()
    await app.tap("Brown")
    assert "call your team" in app.text()
    app.assert_healthy()


@in_loop
async def test_a_meal_is_kept_with_its_checks_and_advice_for_the_others():
    state = make_state()
    app = await stage(FoodScreen, state)
    await app.tap("In date")
    await app.tap("Cooked right through")
    await app.type("What are you having?", " Soup ")
    await app.tap("Save this meal or snack")
    meal = state.diary.of("meal")[0]
    assert (meal.text, meal.tags) == ("Soup", ("in_date", "cooked"))
    assert "Before you eat it" in app.text()
    left = app.text().split("Before you eat it")[1]
    assert "Eat food fresh" in left
    assert "Check the use-by date" not in left
    assert "Soup, 10:40am" in app.text()
    assert app.find("What are you having?", "TextField").control.value == ""
    app.assert_healthy()


@in_loop
async def test_a_second_tap_of_an_unsteady_hand_is_no_second_meal():
    state = make_state()
    app = await stage(FoodScreen, state)
    await app.type("What are you having?", "Soup")
    await app.tap("Save this meal or snack")
    await app.tap("Save this meal or snack")
    assert [meal.text for meal in state.diary.of("meal")] == ["Soup"]
    await app.type("What are you having?", "Toast")
    await app.tap("Save this meal or snack")
    assert [meal.text for meal in state.diary.of("meal")] == ["Soup", "Toast"]
    app.assert_healthy()


@in_loop
async def test_a_snack_without_words_is_kept_too():
    state = make_state()
    app = await stage(FoodScreen, state)
    await app.tap("Save this meal or snack")
    assert of(state, "meal") == [(None, "")]
    assert "Meal or snack, 10:40am" in app.text()


@in_loop
async def test_the_appetite_is_written_in_own_words():
    state = make_state()
    app = await stage(FoodScreen, state)
    await app.tap("Save this note")
    assert len(state.diary) == 0
    assert "Write a few words" in app.text()
    await app.type("How is your appetite?", "Only toast today")
    await app.tap("Save this note")
    assert of(state, "appetite") == [(None, "Only toast today")]
    app.assert_healthy()


@in_loop
async def test_a_note_that_is_too_long_is_refused_and_kept_to_shorten():
    state = make_state()
    app = await stage(FoodScreen, state)
    await app.type("How is your appetite?", "x" * 501)
    await app.tap("Save this note")
    await app.type("What are you having?", "y" * 2000)
    await app.tap("Save this meal or snack")
    assert len(state.diary) == 0
    assert "Keep it to 500 characters. This has 501." in app.text()
    assert "Keep it to 500 characters. This has 2,000." in app.text()
    assert app.find("How is your appetite?", "TextField").control.value == "x" * 501
    app.assert_healthy()


# Can I...?


@in_loop
async def test_alcohol_gives_the_order_and_all_three_reasons():
    app = await stage(FoodScreen)
    await app.tap("Can I drink alcohol?")
    said = app.text()
    assert "Ask your doctor before you drink alcohol." in said
    for reason in ("bone marrow", "bleeding", "medicines"):
        assert reason in said
    await app.tap("Call Ada Mensah")
    assert app.opened == ["tel:02079460123"]
    app.assert_healthy()


@in_loop
async def test_at_night_the_team_line_is_not_offered_as_if_it_were_open():
    app = await stage(FoodScreen, make_state(now=NIGHT))
    await app.tap("Can I drink alcohol?")
    assert not app.has("Call Ada Mensah")
    await app.tap("See who to call")
    assert app.page.route == "/contacts"


@in_loop
async def test_the_search_forgives_spelling_and_covers_every_answer():
    app = await stage(FoodScreen)
    await app.type("Search all answers", "drving")
    await app.tap("Can I drive?")
    assert "Not in the first 2 months" in app.text()
    await app.type("Search all answers", "xylophone")
    assert "There is no answer to that here. Ask your team before you try it." in app.text()
    assert not app.has("Can I drive?")
    app.assert_healthy()


@in_loop
async def test_every_tip_for_food_can_be_read():
    state = make_state()
    app = await stage(FoodScreen, state)
    tips = tips_at(state.pack, state.plan, "food")
    assert tips
    for tip in tips:
        await app.tap(tip.title)
        assert tip.text in app.text()
        assert tip.link in app.text()
        assert not any(tip.link and tip.link in address for address in app.opened)
    app.assert_healthy()


@in_every_window
@pytest.mark.parametrize("record", ["empty", "year", "broken"])
def test_every_record_in_every_window(window, record):
    @in_loop
    async def run():
        at = NOW - timedelta(hours=1)
        broken = [
            Entry("1", "drink", at, at, None),
            Entry("2", "pee", at, at, None, "green"),
            Entry("3", "meal", at, at, None, "x" * 2000, ("gone",)),
        ]
        entries = {"empty": [], "year": year_of_entries(), "broken": broken}[record]
        app = await stage(
            FoodScreen, make_state(plan=replace(SAM, name="A" * 200), entries=entries), **window
        )
        assert "so far today" in app.text()
        assert "1 December 2026" in app.text()
        app.assert_healthy()

    run()
