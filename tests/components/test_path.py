"""Path by hand: dates that never permit, the team's own dates, appointments."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.records import Plan
from tests.components.harness import in_loop
from tests.components.stage import PHONE, TABLET, make_state, stage, whole
from tests.people import NOW, SAM, entry
from views.path import PathScreen


async def type_date(app, day, month, year):
    for part, text in (("Day", day), ("Month", month), ("Year", year)):
        await app.type(part, text)


@pytest.mark.parametrize("window", [PHONE, TABLET, PHONE | {"scale": 2.0}, PHONE | {"dark": True}])
@in_loop
async def test_the_path_of_sam(window):
    state = make_state(SAM, [entry("appointment", NOW + timedelta(days=7), text="Blood test")])
    app = await stage(PathScreen, state, **window)
    for words in (
        "Your path home",
        "Wednesday 18 November 2026",
        "You are here",
        "Day 23",
        "Friday 27 November 2026",
        "Not before 28 December 2026. Ask your team first.",
        "Without a date",
        "Irradiated blood only",
    ):
        assert words in app.text()
    app.assert_healthy()


@pytest.mark.parametrize(
    "plan",
    [
        Plan(infusion=date(2026, 10, 28)),
        replace(SAM, trial=True),
        replace(SAM, infusion=date(2027, 1, 1)),
        Plan(),
    ],
    ids=["little known", "trial", "clock set back", "nothing"],
)
@in_loop
async def test_every_plan_has_a_path(plan):
    app = await stage(PathScreen, make_state(plan), **PHONE)
    assert "You are here" in app.text()
    app.assert_healthy()


@in_loop
async def test_a_later_date_of_the_team_counts_and_can_be_taken_away():
    state = make_state(SAM)
    app = await stage(PathScreen, state, **PHONE)
    await app.tap("Driving")
    assert "you may need to ask DVLA" in app.text()
    await type_date(app, "15", "1", "2027")
    await app.tap("Save your team's date")
    assert state.plan.team_dates == (("driving", date(2027, 1, 15)),)
    assert "Not before 15 January 2027. Ask your team first." in app.text()
    await app.tap("Driving")
    await app.tap("Remove your team's date")
    assert state.plan.team_dates == ()
    assert "Not before 28 December 2026. Ask your team first." in app.text()
    app.assert_healthy()


@in_loop
async def test_an_earlier_date_never_shortens_the_wait_for_driving():
    state = make_state(SAM)
    app = await stage(PathScreen, state, **PHONE)
    await app.tap("Driving")
    await type_date(app, "1", "12", "2026")
    await app.tap("Save your team's date")
    assert "Not before 28 December 2026. Ask your team first." in app.text()
    assert "Your team said 1 December 2026. The later date counts." in app.text()
    app.assert_healthy()


@in_loop
async def test_a_team_date_that_cannot_be_meant_is_refused():
    state = make_state(SAM)
    app = await stage(PathScreen, state, **PHONE)
    await app.tap("Driving")
    await type_date(app, "1", "12", "2025")
    await app.tap("Save your team's date")
    assert "That is before your infusion" in app.text()
    assert state.plan.team_dates == ()
    await app.tap("Cancel")
    assert not app.has("Save your team's date")
    app.assert_healthy()


@in_loop
async def test_an_appointment_is_added_changed_and_removed():
    state = make_state(SAM)
    app = await stage(PathScreen, state, **PHONE)
    await app.tap("Add an appointment")
    await app.tap("Save")
    assert "Type what the appointment is" in app.text()
    await app.type("What is it?", "Blood test")
    await type_date(app, "27", "11", "2026")
    await app.type("Time", "10:15am")
    await app.tap("Save")
    [made] = state.diary.of("appointment")
    assert (made.text, made.at.hour, made.at.minute, made.at.date()) == (
        "Blood test",
        10,
        15,
        date(2026, 11, 27),
    )
    await app.tap("Blood test")
    await app.type("Time", "2pm")
    await app.tap("Save")
    assert "2pm" in app.text()
    await app.tap("Blood test")
    await app.tap("Remove this entry")
    assert state.diary.of("appointment") == ()
    app.assert_healthy()


@in_loop
async def test_the_infusion_date_is_changed_on_its_own_page_and_leads_back():
    app = await whole(make_state(SAM), "/path", **PHONE)
    await app.tap("CAR T\u2011cell infusion")
    assert "Question 2 of 9" in app.text()
    await app.tap("Back")
    assert "Your path home" in app.headings()
    app.assert_healthy()


@in_loop
async def test_every_change_of_an_appointment_is_taken_back_with_undo():
    state = make_state(SAM, [entry("appointment", NOW + timedelta(days=7), text="Blood test")])
    app = await whole(state, "/path", **PHONE)
    await app.tap("Blood test")
    await app.type("Time", "2pm")
    await app.tap("Save")
    assert state.diary.of("appointment")[0].at.hour == 14
    await app.tap("Undo")
    assert state.diary.of("appointment")[0].at.hour == 10
    await app.tap("Blood test")
    await app.tap("Remove this entry")
    assert state.diary.of("appointment") == ()
    await app.tap("Undo")
    assert [one.text for one in state.diary.of("appointment")] == ["Blood test"]
    await app.tap("Add an appointment")
    await app.type("What is it?", "PET scan")
    await type_date(app, "30", "11", "2026")
    await app.type("Time", "9am")
    await app.tap("Save")
    assert len(state.diary.of("appointment")) == 2
    await app.tap("Undo")
    assert len(state.diary.of("appointment")) == 1
    app.assert_healthy()


@pytest.mark.parametrize("window", [PHONE, TABLET, PHONE | {"scale": 2.0}])
@in_loop
async def test_every_point_shows_its_source_and_the_long_term_ones_no_date(window):
    app = await stage(PathScreen, make_state(SAM), **window)
    said = app.text()
    for words in (
        "First days in hospital",
        "Late effects",
        "Check-ups for other cancers",
        "Irradiated blood only",
    ):
        assert words in said
    assert said.count("Source: UCLH patient page") >= 12
    assert "Source: General page on life after the infusion" in said
    assert "For the rest of your life." in said
    await app.tap("Driving")
    assert "Source: UCLH patient page, driving" in app.text().split("Did your team")[0]
    app.assert_healthy()


@in_loop
async def test_on_a_trial_the_path_shows_the_schedule_and_no_scan_dates():
    app = await stage(PathScreen, make_state(replace(SAM, trial=True)), **PHONE)
    assert "Your trial schedule" in app.text()
    assert "PET scan" not in app.text()
    assert "keyworker" in app.text()
    app.assert_healthy()


@in_loop
async def test_a_minimum_long_past_still_asks_the_team():
    app = await stage(PathScreen, make_state(SAM, now=NOW + timedelta(days=900)), **PHONE)
    said = app.text()
    assert "At least until 28 December 2026. Ask your team first." in said
    assert said.index("You are here") < said.index("Driving")
    app.assert_healthy()
