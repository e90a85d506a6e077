"""Activity by hand: steps, moving and a walk that nothing can lose."""

from datetime import timedelta

import pytest

from models.records import Entry
from models.tips import tips_at
from tests.components.harness import in_loop
from tests.components.stage import in_every_window, make_state, stage
from tests.people import NIGHT, NOW, entry, year_of_entries
from views.activity import ActivityScreen


def values(state, kind):
    return [entry.value for entry in state.diary.of(kind)]


def later(state, minutes):
    state._clock.now += timedelta(minutes=minutes)
    state.tick()


async def type_steps(app, typed, button):
    await app.tap("Add steps")
    await app.type("How many steps?", typed)
    await app.tap(button)


@in_loop
async def test_steps_are_added_and_taken_back():
    state = make_state(entries=[entry("steps", NOW, 1000)])
    app = await stage(ActivityScreen, state)
    await type_steps(app, "640", "Add to today")
    assert values(state, "steps") == [1000, 640]
    assert app.headings()[1] == "1,640 steps"
    state.undo()
    await app.settle()
    assert app.headings()[1] == "1,000 steps"
    app.assert_healthy()


@in_loop
async def test_a_step_counters_total_adds_only_the_difference():
    state = make_state(entries=[entry("steps", NOW, 1000)])
    app = await stage(ActivityScreen, state)
    await type_steps(app, "1,640", "This is my total for today")
    assert values(state, "steps") == [1000, 640]
    await type_steps(app, "900", "This is my total for today")
    assert values(state, "steps") == [1000, 640]
    assert "You have 1,640 steps today already." in app.text()
    app.assert_healthy()


@pytest.mark.parametrize("typed", ["", "0", "-5", "100001", "lots", "12.5"])
def test_steps_that_cannot_be_true_are_refused(typed):
    @in_loop
    async def run():
        state = make_state()
        app = await stage(ActivityScreen, state)
        await type_steps(app, typed, "Add to today")
        assert len(state.diary) == 0
        assert "Type " in app.text()
        app.assert_healthy()

    run()


@in_loop
async def test_the_first_goal_is_said_to_be_a_suggestion():
    app = await stage(ActivityScreen)
    assert "Our suggestion to start with. Ask your team what is right for you." in app.text()
    assert "1,000 to reach today's goal" in app.text()


@in_loop
async def test_moving_starts_the_hour_again():
    state = make_state()
    app = await stage(ActivityScreen, state)
    assert "Time to move" in app.text()
    await app.tap("I have moved")
    assert len(state.diary.of("moved")) == 1
    assert "Move by 11:40am" in app.text()
    later(state, 61)
    await app.settle()
    assert "Time to move" in app.text()
    app.assert_healthy()


@in_loop
async def test_by_night_nobody_is_asked_to_move():
    app = await stage(ActivityScreen, make_state(now=NIGHT))
    assert "No reminder at this time" in app.text()
    assert "Time to move" not in app.text()


@in_loop
async def test_a_walk_outlives_the_screen_and_is_stored_in_minutes():
    state = make_state()
    app = await stage(ActivityScreen, state)
    await app.tap("Start a walk")
    later(state, 12)
    await app.settle()
    assert "Walking: 12 minutes" in app.text()
    again = await stage(ActivityScreen, state)  # another window, or the same one opened anew
    await again.tap("Stop the walk")
    assert values(state, "walk") == [12]
    assert state.diary.of("walk")[0].tags == ()
    assert "Last walk: 12 minutes, today" in again.text()
    state.undo()
    await again.settle()
    assert "Walking: 12 minutes" in again.text()
    again.assert_healthy()


@in_loop
async def test_a_forgotten_walk_asks_how_long_it_was():
    started = entry("walk", NOW - timedelta(hours=20), tags=("running",))
    state = make_state(entries=[started])
    app = await stage(ActivityScreen, state)
    assert "Are you still walking?" in app.text()
    assert not app.has("Cancel"), "there is nothing to go back to"
    await app.type("How many minutes did you walk?", "25")
    await app.tap("Save this walk")
    assert values(state, "walk") == [25]
    app.assert_healthy()


@in_loop
async def test_a_forgotten_walk_can_be_forgotten_and_brought_back():
    started = entry("walk", NOW - timedelta(hours=20), tags=("running",))
    state = make_state(entries=[started])
    app = await stage(ActivityScreen, state)
    await app.tap("Forget this walk")
    assert values(state, "walk") == []
    state.undo()
    assert state.diary.of("walk") == (started,)


@in_loop
async def test_a_day_well_above_the_others_gets_a_word_on_pace():
    before = [entry("steps", NOW - timedelta(days=day), 1000) for day in (1, 2, 3)]
    app = await stage(ActivityScreen, make_state(entries=[*before, entry("steps", NOW, 4000)]))
    assert "Keep to your plan. Doing too much today can leave you worn out tomorrow." in app.text()
    app = await stage(ActivityScreen, make_state(entries=[*before, entry("steps", NOW, 1100)]))
    assert "worn out tomorrow" not in app.text()


@in_loop
async def test_every_tip_for_activity_can_be_read_with_its_address_as_text():
    state = make_state()
    app = await stage(ActivityScreen, state)
    tips = tips_at(state.pack, state.plan, "activity")
    assert tips
    for tip in tips:
        await app.tap(tip.title)
        assert tip.text in app.text()
        assert tip.link in app.text()
        assert not any(tip.link and tip.link in address for address in app.opened)
    assert app.has("Can I start a new kind of exercise?")
    app.assert_healthy()


@in_every_window
@pytest.mark.parametrize("record", ["empty", "year", "broken"])
def test_every_record_in_every_window(window, record):
    @in_loop
    async def run():
        at = NOW - timedelta(hours=1)
        broken = [
            Entry("1", "steps", at, at, None),
            Entry("2", "walk", at, at, None),
            Entry("3", "moved", at, at, 9.0),
        ]
        entries = {"empty": [], "year": year_of_entries(), "broken": broken}[record]
        app = await stage(ActivityScreen, make_state(entries=entries), **window)
        assert "Add steps" in app.text()
        assert "steps a day" in app.text()
        app.assert_healthy()

    run()


@in_loop
async def test_the_goal_can_be_changed_taken_back_and_given_up():
    state = make_state()
    app = await stage(ActivityScreen, state)
    await app.tap("Change the goal")
    await app.type("Your own goal", "5")
    await app.tap("Save this goal")
    assert "between 10 and 50,000" in app.text()
    assert state.plan.step_goal is None
    await app.type("Your own goal", "1500")
    await app.tap("Save this goal")
    assert state.plan.step_goal == 1500
    assert "1,500 steps a day. This is your own goal." in app.text()
    state.undo()
    await app.settle()
    assert state.plan.step_goal is None
    await app.tap("Change the goal")
    await app.type("Your own goal", "900")
    await app.tap("Save this goal")
    await app.tap("Go back to the suggested goal")
    assert state.plan.step_goal is None
    assert "Our suggestion to start with" in app.text()
    app.assert_healthy()
