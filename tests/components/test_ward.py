"""The ward's hand-over by hand, step by step, on a tablet and on a phone."""

from dataclasses import replace
from datetime import date, time

import pytest

from models.records import Person, Plan
from models.ward import YES, answer_to
from models.ward_steps import IDS
from tests.components.harness import in_loop
from tests.components.stage import PHONE, TABLET, make_state, whole
from tests.components.ward_stage import INFUSION, UPRIGHT, begun, step, type_date
from tests.people import NOW, SAM
from tests.ward import PACK
from tests.ward import whole as ready


@pytest.mark.parametrize("window", [TABLET, PHONE])
@in_loop
async def test_the_whole_hand_over_by_hand(window):
    state = make_state(Plan())
    app = await whole(state, "/", **window)
    await app.tap("On the ward: start a hand-over")
    await app.type("Your initials", "am")
    await app.type("A PIN for this hand-over", "2580")
    await app.tap("Start")
    await app.type("First name or initials", "Sam")
    await type_date(app, INFUSION, date(2026, 10, 28))
    assert "Wednesday 28 October 2026, 23 days ago." in app.text()
    await app.tap("Yes, this is the date on the notes")
    await app.tap("Today, 20 November")
    await app.tap("Save and go to pathway")
    await app.tap("No")
    await app.type("Nurse or keyworker: name", "Ada Mensah")
    await app.type("Nurse or keyworker: phone number", "020 7946 0123")
    await app.type("Local hospital: name", "Northfield General")
    await app.tap("Save and go to PICC")
    await app.tap("The line stays in")
    await app.tap("Northfield General")
    await type_date(app, "First flush", date(2026, 11, 25))
    await app.type("Time", "10:15am")
    await app.tap("Save and go to tests and visits")
    await app.tap("Use 27 November")
    await app.tap("Save and go to medicines")
    await app.tap("Add a medicine")
    await app.tap("Antiviral")
    await app.type("Strength and dose", "400 mg")
    await app.tap("At set times")
    await app.tap("Morning, 8am")
    await app.tap("Save")
    await app.tap("Yes")
    await app.tap("Save and go to contacts")
    await app.tap("The numbers are those on the hospital's card")
    await app.tap("Answered: test call to Haematology helpline")
    await app.type("Who answered: Haematology helpline", "Ben")
    for card in ("Irradiated blood card", "Alert card"):
        await app.tap(f"Given: {card}")
    await app.tap("Save and go to day at home")
    await app.type("Another amount, in ml a day", "1500")
    await app.tap("Done: First brain check")
    await app.tap("Save and go to going-home checks")
    await app.type("Staff name", "Ada Mensah")
    await app.type("Role", "Staff nurse")
    for check in PACK.ward_checks:
        await app.tap(check.title)
    await app.tap("Save and go to teach-back")
    for asked in PACK.teach_back:
        await app.tap(f"Said it: {asked.title}")
    await app.tap("Save and go to the phone")
    assert "Move the plan to Sam\u2019s phone" in app.headings()
    app.assert_healthy()
    draft = state.ward
    plan = draft.plan
    assert (plan.name, plan.infusion, plan.home) == ("Sam", date(2026, 10, 28), NOW.date())
    assert (plan.trial, plan.picc, plan.gcsf, plan.fluids_ml) == (False, True, True, 1500)
    assert (plan.nurse, plan.local_hospital.name) == (
        Person("Ada Mensah", "020 7946 0123"),
        "Northfield General",
    )
    assert [(one.name, one.times) for one in plan.prescribed] == [("Aciclovir", (time(8),))]
    assert dict(plan.team_dates) == {"first_blood_test": date(2026, 11, 27)}
    assert [visit.what for visit in draft.visits] == ["PICC flush and new dressing, Northfield General"]
    assert answer_to(draft.test_calls, "helpline").words == "Ben"
    assert {said.by for _, said in draft.checks} == {"Ada Mensah, Staff nurse"}
    assert plan.numbers_confirmed
    assert plan.irradiated_card is True
    assert state.plan == Plan()
    assert len(state.diary) == 0


@in_loop
async def test_a_hand_over_is_not_begun_without_initials_and_a_pin():
    state = make_state(SAM)
    app = await whole(state, "/ward", **TABLET)
    assert "This device has a plan of its own." in app.text()
    await app.tap("Start")
    assert "Type your initials" in app.text()
    await app.type("Your initials", "Ada Mensah Staff Nurse")
    await app.type("A PIN for this hand-over", "1111")
    await app.tap("Start")
    assert "They stand on the lock screen" in app.text()
    assert "easy to guess" in app.text()
    assert state.ward is None
    app.assert_healthy()


@pytest.mark.parametrize("window", [TABLET, UPRIGHT, PHONE])
@pytest.mark.parametrize("scale", [100, 200])
@in_loop
async def test_every_step_opens_empty_and_full_and_has_the_red_button(window, scale):
    names = ready(replace(SAM, name="Wilhelmina " * 18))
    for draft in (None, names):
        state = begun(draft)
        state.save_settings(text_percent=scale)
        app = await whole(state, "/ward", **window)
        for name in IDS:
            await app.navigate(f"/ward/{name}")
            assert app.has("I feel unwell or worried"), name
            app.assert_healthy()


@in_loop
async def test_another_pathway_brings_a_number_that_nobody_compared():
    state = begun(ready(SAM))
    assert state.ward.plan.numbers_confirmed
    app = await whole(state, "/ward/pathway", **TABLET)
    await app.tap("No")
    assert state.ward.plan.numbers_confirmed, "the same answer again changes nothing"
    await app.tap("Yes, I am on a trial")
    assert state.ward.plan.trial is True
    assert not state.ward.plan.numbers_confirmed


@in_loop
async def test_a_trial_shows_the_schedule_and_its_own_number():
    state = begun(ready(replace(SAM, trial=True)))
    app = await whole(state, "/ward/visits", **TABLET)
    assert "PET scan" not in app.text()
    await app.tap("The trial schedule was given")
    assert answer_to(state.ward.confirmed, "schedule").answer == YES
    await app.navigate("/ward/contacts")
    assert "020 3447 2528" in app.text().replace("\u00a0", " ")
    assert "020 3447 7359" not in app.text().replace("\u00a0", " ")
    app.assert_healthy()


@in_loop
async def test_a_date_that_is_only_about_right_cannot_be_taken_for_the_teams_own():
    state = begun(ready())
    app = await whole(state, "/ward/visits", **TABLET)
    assert "About Saturday 28 November 2026" in app.text()
    assert app.has("Use 18 November")
    assert not app.has("Use 28 November")
    app.assert_healthy()


@in_loop
async def test_a_line_that_was_removed_takes_its_visit_along():
    state = begun(ready())
    app = await whole(state, "/ward/line", **TABLET)
    await app.tap("It was removed")
    assert state.ward.plan.picc is False
    assert state.ward.visits == ()
    await app.tap("Save and go to tests and visits")
    assert state.ward.visits == ()
    app.assert_healthy()


@in_loop
async def test_a_medicine_is_taken_off_the_list_and_none_has_to_be_said():
    state = begun(ready())
    app = await whole(state, "/ward/medicines", **TABLET)
    await app.tap("Aciclovir, 400 mg")
    await app.tap("Take it off the list")
    assert state.ward.plan.prescribed == ()
    assert not step(state, "medicines").done
    await app.tap("There are no medicines to take home")
    assert step(state, "medicines").done
    app.assert_healthy()


@in_loop
async def test_an_appointment_is_booked_and_taken_out_again():
    state = begun(ready())
    app = await whole(state, "/ward/visits", **TABLET)
    await app.tap("Add an appointment")
    await app.type("What is it?", "Clinic")
    for part, number in (("Day", "1"), ("Month", "12"), ("Year", "2026")):
        await app.type(part, number)
    await app.type("Time", "9am")
    await app.tap("Save")
    assert [visit.what for visit in state.ward.visits][-1] == "Clinic"
    await app.tap("Remove Clinic")
    assert [visit.kind for visit in state.ward.visits] == ["flush"]
    assert len(state.diary) == 0
    app.assert_healthy()


@in_loop
async def test_more_leads_to_the_ward():
    app = await whole(make_state(SAM), "/more", **PHONE)
    await app.tap("For ward staff")
    assert "Start a hand-over" in app.headings()
    app.assert_healthy()


@in_loop
async def test_amounts_that_cannot_be_true_are_refused():
    state = begun(ready())
    app = await whole(state, "/ward/day", **TABLET)
    await app.type("Another amount, in ml a day", "9")
    await app.type("Another start, in steps a day", "many")
    await app.tap("Save and go to going-home checks")
    assert "between 250 and 6,000" in app.text()
    assert "as a whole number" in app.text()
    assert (state.ward.plan.fluids_ml, state.ward.plan.step_goal) == (None, None)
    app.assert_healthy()
