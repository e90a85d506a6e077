"""A medicine on the list: added with its times, stopped only by the team, a steroid asked about."""

from datetime import date, time

import pytest

from models.medicine import Medicine
from tests.components.harness import in_loop
from tests.components.stage import make_state, whole
from tests.components.test_medicines import ACICLOVIR, ONDANSETRON, dose, sam
from tests.people import NOW


async def new(state, kind="Another medicine", **window):
    app = await whole(state, route="/medicines/new", **window)
    await app.tap(kind)
    return app


@in_loop
async def test_a_medicine_of_a_kind_is_added_with_its_times():
    state = make_state()
    app = await new(state, "Antiviral")
    assert app.find("Name of the medicine", "TextField").control.value == "Aciclovir"
    await app.type("Strength and dose", "400 mg, 1 tablet")
    await app.tap("At set times")
    await app.tap("Morning, 8am")
    await app.type("Other times", "2pm, 20:30")
    await app.type("How many do you have now?", "56")
    await app.tap("Save")
    found = state.plan.prescribed[0]
    assert (found.name, found.kind, found.started) == ("Aciclovir", "antiviral", date(2026, 11, 20))
    assert found.times == (time(8), time(14), time(20, 30))
    assert (found.left, found.counted) == (56, NOW)
    assert app.page.route == "/medicines"
    assert found.dose == "400\u00a0mg, 1\u00a0tablet"
    state.undo()
    assert state.plan.prescribed == ()
    app.assert_healthy()


@in_loop
async def test_a_form_that_is_not_filled_in_says_what_is_missing_and_keeps_what_is_typed():
    state = make_state()
    app = await new(state)
    await app.tap("Save")
    for words in ("Type the name of the medicine", "Choose when you take it."):
        assert words in app.text()
    await app.type("Name of the medicine", "Vitamin D")
    await app.tap("At set times")
    await app.type("Other times", "teatime")
    await app.type("How many for one dose?", "0")
    await app.type("How many do you have now?", "lots")
    await app.tap("Save")
    for words in ("Type each time like 2pm", "for one dose as a number", "as a number up to 10,000"):
        assert words in app.text()
    assert app.find("Other times", "TextField").control.value == "teatime"
    assert state.plan.prescribed == ()
    app.assert_healthy()


@in_loop
async def test_no_times_is_never_taken_for_when_needed():
    state = make_state()
    app = await new(state)
    await app.type("Name of the medicine", "Vitamin D")
    await app.tap("At set times")
    await app.tap("Save")
    assert state.plan.prescribed == ()
    assert "Choose at least one time." in app.text()


@in_loop
async def test_the_same_medicine_is_not_listed_twice():
    state = make_state(sam(ONDANSETRON))
    app = await new(state)
    await app.type("Name of the medicine", "ondansetron")
    await app.type("Strength and dose", "4 mg")
    await app.tap("Only when needed")
    await app.tap("Save")
    assert "on your list already" in app.text()
    assert len(state.plan.prescribed) == 1


@pytest.mark.parametrize("typed", ["Prednisolone tablets", "prednisolne 5 mg tablets", "Medrone tablet"])
def test_a_steroid_tablet_is_only_added_with_an_answer_about_the_team(typed):
    @in_loop
    async def run():
        state = make_state()
        app = await new(state)
        await app.type("Name of the medicine", typed)
        await app.tap("Only when needed")
        assert "Call your CAR T‑cell team before you start any steroid by mouth." in app.text()
        assert "do not stop it by yourself" in app.text()
        assert any(name.startswith("Call Ada Mensah") for name in app.names())
        await app.tap("Save")
        assert state.plan.prescribed == ()
        assert "Choose an answer about your team, then save." in app.text()
        await app.tap("Not yet: I will call")
        await app.tap("Save")
        assert state.plan.prescribed[0].held
        assert "Call your team before you start it." in app.text()
        assert not app.has("Took it now")
        app.assert_healthy()

    run()


@in_loop
async def test_a_steroid_that_the_team_agreed_to_is_asked_for_like_any_other():
    held = Medicine("s", "Prednisolone", "5 mg, 2 tablets", times=(time(10),), agreed=False)
    state = make_state(sam(held))
    app = await whole(state, route="/medicines/s")
    await app.tap("My CAR T‑cell team knows and agreed")
    await app.tap("Save")
    assert state.plan.prescribed[0].agreed is True
    assert app.has("Taken: Prednisolone")
    app.assert_healthy()


@in_loop
async def test_another_steroid_in_its_place_is_asked_about_anew():
    agreed = Medicine("s", "Prednisolone", "5 mg, 2 tablets", agreed=True)
    state = make_state(sam(agreed))
    app = await whole(state, route="/medicines/s")
    await app.type("Name of the medicine", "Dexamethasone")
    await app.tap("Save")
    assert state.plan.prescribed == (agreed,)
    assert "Choose an answer about your team" in app.text()


@in_loop
async def test_an_inhaler_is_let_through_and_said_so():
    state = make_state()
    app = await new(state)
    await app.type("Name of the medicine", "Budesonide inhaler")
    await app.tap("Only when needed")
    assert "These can still be used" in app.text()
    assert "Not yet: I will call" not in app.text()
    await app.tap("Save")
    assert state.plan.prescribed[0].agreed is None


@in_loop
async def test_a_steroid_of_unknown_form_is_asked_about():
    state = make_state()
    app = await new(state)
    await app.type("Name of the medicine", "Hydrocortisone")
    await app.tap("Only when needed")
    await app.tap("Save")
    assert state.plan.prescribed == ()
    await app.tap("It is swallowed")
    assert app.has("Not yet: I will call")
    await app.tap("It is not swallowed")
    await app.tap("Save")
    assert len(state.plan.prescribed) == 1
    app.assert_healthy()


@in_loop
async def test_only_the_team_stops_a_medicine():
    state = make_state(sam(ACICLOVIR), [dose()])
    app = await whole(state, route="/medicines/m1")
    assert not app.has("I have stopped it")
    assert not app.has("Added by mistake: remove it")
    await app.tap("My team told me to stop")
    stopped = state.plan.prescribed[0]
    assert (stopped.stopped, stopped.stopped_by) == (date(2026, 11, 20), "team")
    assert "Stopped on 20 November 2026, your team said so" in app.text()
    state.undo()
    assert state.plan.prescribed == (ACICLOVIR,)
    app.assert_healthy()


@in_loop
async def test_anti_sickness_may_be_stopped_and_taken_again():
    state = make_state(sam(ONDANSETRON))
    app = await whole(state, route="/medicines/m2")
    await app.tap("I have stopped it")
    assert state.plan.prescribed[0].stopped_by == "self"
    await app.navigate("/medicines/m2")
    await app.tap("I take it again")
    assert state.plan.prescribed[0].stopped is None
    assert state.plan.prescribed[0].started == NOW.date(), "days without it are no forgotten doses"
    app.assert_healthy()


@in_loop
async def test_a_steroid_that_is_taken_again_is_agreed_again():
    stopped = Medicine(
        "s", "Prednisolone", "tablets", stopped=date(2026, 11, 1), stopped_by="team", agreed=True
    )
    state = make_state(sam(stopped))
    app = await whole(state, route="/medicines/s")
    await app.tap("My team told me to take it again")
    assert state.plan.prescribed[0].held


@in_loop
async def test_a_mistake_can_be_removed_while_nothing_was_taken():
    state = make_state(sam(ACICLOVIR, ONDANSETRON))
    app = await whole(state, route="/medicines/m1")
    await app.tap("Added by mistake: remove it")
    assert [one.uid for one in state.plan.prescribed] == ["m2"]
    state.undo()
    assert len(state.plan.prescribed) == 2


@in_loop
async def test_every_kind_of_the_pack_is_shown_when_adding():
    state = make_state()
    app = await whole(state, route="/medicines/new")
    for kind in state.pack.medicine_kinds:
        assert kind.what_for in app.text()
    assert "only the most common kinds" in app.text()
    immunoglobulin = next(kind for kind in state.pack.medicine_kinds if kind.every_days)
    await app.tap(immunoglobulin.name)
    assert immunoglobulin.rule in app.text()
    await app.tap("Save")
    assert "Given at the hospital" in app.text()
    await app.tap("Write down the next visit")
    assert app.page.route == "/path"
    app.assert_healthy()


@in_loop
async def test_a_steroid_against_being_sick_is_not_stopped_alone():
    state = make_state(sam(Medicine("s", "Dexamethasone", "2 mg tablets", "sickness", agreed=True)))
    app = await whole(state, route="/medicines/s")
    assert not app.has("I have stopped it")
    assert "stop this one by yourself" not in app.text()
    assert app.has("My team told me to stop")
    await app.navigate("/medicines")
    assert "stop this one by yourself" not in app.text()
    app.assert_healthy()
