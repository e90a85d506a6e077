"""Set-up by hand: nothing impossible is stored, everything but the infusion date can be skipped."""

from dataclasses import replace
from datetime import date

import pytest

from models.records import Person, Plan
from models.share_keys import CUT
from tests.components.harness import in_loop
from tests.components.share_stage import ANNA, sharing_state
from tests.components.stage import PHONE, TABLET, make_state, whole
from tests.people import SAM
from views.setup_about import SHARED, STAYS

INFUSION = "CAR\u00a0T\u2011cell infusion"


async def type_date(app, name, day, month, year):
    for part, text in (("Day", day), ("Month", month), ("Year", year)):
        await app.type(f"{name}, {part}", text)


async def fill_person(app, name, number):
    await app.type("Name", name)
    await app.type("Phone number", number)
    await app.tap("Continue")


@pytest.mark.parametrize("window", [PHONE, TABLET])
@in_loop
async def test_the_whole_of_set_up_by_hand(window):
    state = make_state(Plan())
    app = await whole(state, "/", **window)
    await app.tap("Set up my plan")
    assert "020 3447 7359" in app.text().replace("\u00a0", " ")
    await app.tap("These are the numbers on my card")
    assert "Question 2 of 9" in app.text()
    await type_date(app, INFUSION, "28", "10", "2026")
    await app.tap("Continue")
    await type_date(app, "Home from hospital", "11", "11", "2026")
    await app.tap("Continue")
    for answer in ("No", "Yes", "Yes"):
        await app.tap(answer)
        await app.tap("Continue")
    await fill_person(app, "Ada Mensah", "020 7946 0123")
    await fill_person(app, "Northfield General", "020 7946 0456")
    await fill_person(app, "Jo Taylor", "07700 900142")
    assert "Wednesday 28 October 2026" in app.text()
    await app.tap("About you")
    await app.type("Your name", "Sam Taylor")
    await type_date(app, "Date of birth", "4", "5", "1968")
    await app.type("Allergies", "penicillin (rash)")
    await app.tap("Save")
    assert state.plan == replace(SAM, medicines="")
    await app.tap("Go to Today")
    assert "Day 23" in app.text()
    app.assert_healthy()


@in_loop
async def test_what_went_wrong_before_set_up_is_said_on_the_welcome():
    """A carer's cut link on a new phone: nothing else would say that it was not opened."""
    state = make_state(Plan())
    state.warn(CUT)
    app = await whole(state, "/")
    assert CUT in app.text()
    app.assert_healthy()


@in_loop
async def test_what_is_promised_about_oneself_changes_with_the_first_carer():
    app = await whole(sharing_state(), "/setup/you")
    assert STAYS in app.text()
    assert SHARED not in app.text()
    app = await whole(sharing_state(ANNA), "/setup/you")
    assert SHARED in app.text()
    assert STAYS not in app.text()


@in_loop
async def test_everything_is_skipped_but_the_infusion_date():
    state = make_state(Plan())
    app = await whole(state, "/setup/centre", **PHONE)
    await app.tap("Not now")
    assert not app.has("Not now")
    await app.tap("Continue")
    assert "The date must include a day and a month and a year." in app.text()
    assert state.plan == Plan()
    await app.tap("I am not sure of the date")
    assert "discharge letter" in app.text()
    await type_date(app, INFUSION, "28", "10", "2026")
    await app.tap("Continue")
    for skip in (
        "Not yet, or not now",
        "I do not know",
        "Not now",
        "Not now",
        "Not now",
        "Not now",
        "Not now",
    ):
        await app.tap(skip)
    assert "Your plan" in app.headings()
    assert state.plan == Plan(infusion=date(2026, 10, 28))
    app.assert_healthy()


@in_loop
async def test_a_date_to_come_is_refused_and_stays_to_be_corrected():
    state = make_state(Plan())
    app = await whole(state, "/setup/infusion", **PHONE)
    await type_date(app, INFUSION, "28", "10", "2027")
    await app.tap("Continue")
    assert "The infusion date must be today or in the past." in app.text()
    assert app.find(f"{INFUSION}, Year", "TextField").control.value == "2027"
    assert state.plan == Plan()
    await app.type(f"{INFUSION}, Year", "26")
    await app.tap("Continue")
    assert "all 4 figures of the year" in app.text()
    await app.type(f"{INFUSION}, Year", "2026")
    await app.tap("Continue")
    assert state.plan.infusion == date(2026, 10, 28)
    assert "Question 3 of 9" in app.text()
    app.assert_healthy()


@in_loop
async def test_numbers_that_differ_are_not_confirmed_and_the_person_is_told_what_to_do():
    state = make_state(replace(SAM, numbers_confirmed=True))
    app = await whole(state, "/setup/centre", **PHONE)
    await app.tap("They are different")
    assert "call with the numbers on your own card" in app.text()
    assert not state.plan.numbers_confirmed
    app.assert_healthy()


@in_loop
async def test_a_choice_needs_an_answer_or_a_skip():
    state = make_state(replace(SAM, trial=True))
    app = await whole(state, "/setup/picc", **PHONE)
    await app.tap("No")
    await app.tap("Continue")
    assert state.plan.picc is False
    app = await whole(make_state(Plan(infusion=SAM.infusion)), "/setup/picc", **PHONE)
    await app.tap("Continue")
    assert "Choose an answer" in app.text()
    app = await whole(state, "/setup/trial", **PHONE)
    await app.tap("I do not know")
    assert state.plan.trial is None
    app.assert_healthy()


@in_loop
async def test_a_number_that_cannot_be_dialled_is_refused():
    state = make_state(SAM)
    app = await whole(state, "/setup/nurse", **PHONE)
    await app.type("Phone number", "ask on the ward")
    await app.tap("Continue")
    assert "Type the phone number in numbers" in app.text()
    assert state.plan.nurse == SAM.nurse
    await app.type("Phone number", "")
    await app.type("Name", "A" * 200)
    await app.tap("Continue")
    assert state.plan.nurse == Person("A" * 200)
    app.assert_healthy()


@in_loop
async def test_one_answer_changed_from_the_summary_leads_back_there():
    state = make_state(SAM)
    app = await whole(state, "/setup/summary", **PHONE)
    await app.tap("GCSF injections")
    await app.tap("Back")
    await app.tap("GCSF injections")
    await app.tap("No")
    await app.tap("Continue")
    assert "Your plan" in app.headings()
    assert state.plan.gcsf is False
    app.assert_healthy()


@in_loop
async def test_one_answer_asked_for_on_today_leads_back_to_today():
    state = make_state(replace(SAM, picc=None))
    app = await whole(state, "/", **PHONE)
    await app.tap("Do you have a PICC line?")
    await app.tap("Yes")
    await app.tap("Continue")
    assert "Day 23" in app.text()
    assert state.plan.picc is True
    app.assert_healthy()


@in_loop
async def test_back_goes_one_question_back_while_setting_up():
    app = await whole(make_state(Plan()), "/", **PHONE)
    await app.tap("Set up my plan")
    await app.tap("Not now")
    await app.tap("Back")
    assert "Question 1 of 9" in app.text()
    await app.tap("Back")
    assert "Help at home, day by day" in app.text()
    app.assert_healthy()


@in_loop
async def test_the_example_is_looked_at_and_left_without_a_trace():
    state = make_state(Plan())
    app = await whole(state, "/", **PHONE)
    await app.tap("Look around with an example person")
    assert "Example, not you" in app.text()
    assert "Day 23" in app.text()
    await app.tap("Leave the example")
    assert "Set up my plan" in app.names()
    assert state.plan == Plan()
    assert len(state.diary) == 0
    app.assert_healthy()


STEPS = ("", "centre", "infusion", "home", "trial", "nurse", "summary", "you", "nowhere")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("plan", [Plan(), replace(SAM, name="N" * 200)], ids=["new", "known"])
@in_loop
async def test_every_page_has_the_red_button_from_a_cold_link(step, plan):
    app = await whole(make_state(plan), f"/setup/{step}", **PHONE)
    await app.tap("I feel unwell or worried")
    assert app.page.route == "/unwell"
    app.assert_healthy()


@in_loop
async def test_a_steroid_among_the_own_words_says_to_call_first():
    state = make_state()
    app = await whole(state, route="/setup/you")
    await app.type("Other medicines, in your own words", "Vitamin D")
    assert "before you start any steroid by mouth" not in app.text()
    await app.type("Other medicines, in your own words", "Vitamin D\nPrednisolne 5 mg")
    assert "before you start any steroid by mouth" in app.text()
    assert "do not stop it by yourself" in app.text()
    field = app.find("Other medicines, in your own words", "TextField")
    assert field.control.value == "Vitamin D\nPrednisolne 5 mg"
    await app.tap("Save")
    assert state.plan.medicines == "Vitamin D\nPrednisolne 5 mg"
    app.assert_healthy()
