"""Today asks for the doses that wait: one tap, undo, nothing twice, and never two at once."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from models.doses import TAKEN, dose_tags
from models.medicine import Medicine
from models.records import Entry, Settings
from tests.components.harness import in_loop
from tests.components.stage import make_state, stage
from tests.people import NOW, SAM, entry
from views.today import TodayScreen

TEN = Medicine("m1", "Aciclovir", "400 mg", times=(time(10), time(18)))
SIX = Medicine("m2", "Posaconazole", "300 mg", times=(time(6),))


def sam(*medicines):
    return replace(SAM, prescribed=medicines)


def told(state):
    return [entry.tags for entry in state.diary.of("dose")]


@in_loop
async def test_a_due_dose_comes_first_and_is_one_tap():
    state = make_state(sam(TEN))
    app = await stage(TodayScreen, state)
    assert app.headings()[1] == "Aciclovir, 400 mg"
    await app.tap("Taken")
    assert told(state) == [("m1", "2026-11-20T10:00", "taken", "me")]
    assert app.headings()[1] != "Aciclovir, 400 mg"
    assert "All medicines" not in app.text()
    state.undo()
    await app.settle()
    await app.tap("Aciclovir, 400 mg Due at 10am")
    assert len(told(state)) == 1
    app.assert_healthy()


@in_loop
async def test_a_dose_of_this_morning_is_asked_about_and_not_just_ticked():
    state = make_state(sam(SIX))
    app = await stage(TodayScreen, state)
    assert "Nothing written down. Did you take it? Write it down. If not, ask your team" in app.text()
    await app.tap("Posaconazole, 300 mg Due at 6am")
    assert told(state) == []
    await app.tap("Taken at another time")
    await app.tap("Save")
    assert [one.at.hour for one in state.diary.of("dose")] == [6]
    app.assert_healthy()


@in_loop
async def test_an_instruction_stays_before_any_medicine():
    state = make_state(sam(TEN), [entry("report", NOW, 38.4, tags=("fever",))])
    app = await stage(TodayScreen, state)
    assert app.headings()[1] == "Go to A&E now"


@in_loop
async def test_a_medicine_that_runs_out_is_said_on_today():
    low = replace(TEN, times=(time(22),), left=5, counted=NOW)
    app = await stage(TodayScreen, make_state(sam(low)))
    assert "Aciclovir, 400 mg: about 5 days left. Ask your GP for more now" in app.text()
    await app.tap("All medicines")
    assert app.page.route == "/medicines"
    app.assert_healthy()


@in_loop
async def test_what_is_taken_is_not_asked_for_again():
    at = NOW.replace(hour=9, minute=55)
    tags = dose_tags(TEN, datetime(2026, 11, 20, 10), TAKEN, "carer")
    app = await stage(TodayScreen, make_state(sam(TEN), [Entry("d", "dose", at, at, None, "", tags)]))
    assert "Aciclovir" not in app.text()


@in_loop
async def test_a_steroid_that_the_team_has_not_agreed_to_is_never_asked_for():
    held = replace(TEN, name="Prednisolone", agreed=False)
    app = await stage(TodayScreen, make_state(sam(held)))
    assert "Prednisolone" not in app.text()


@pytest.mark.parametrize("window", [{"width": 1180, "height": 820}, {"dark": True}, {"scale": 2.0}])
@pytest.mark.parametrize("simple", [False, True])
def test_in_every_window_and_in_simple_mode(window, simple):
    @in_loop
    async def run():
        long = replace(TEN, uid="long", name="A" * 200)
        app = await stage(
            TodayScreen, make_state(sam(TEN, SIX, long), settings=Settings(simple=simple)), **window
        )
        assert app.has("Posaconazole")
        app.assert_healthy()

    run()
