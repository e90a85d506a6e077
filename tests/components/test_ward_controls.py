"""Wrong patient, wrong date, wrong number, a check left open: what the hand-over does against each."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from models.records import Plan
from models.ward import AGAIN, NOT_YET, SAID, THROUGH, answer_to, new_draft
from services.journal import StoreError
from tests.components.harness import in_loop
from tests.components.stage import PHONE, TABLET, make_state, whole
from tests.components.ward_stage import HOME, INFUSION, begun, step, type_date
from tests.people import LONDON, NOW
from tests.ward import whole as ready


@in_loop
async def test_an_infusion_date_is_read_back_and_only_then_confirmed():
    state = begun()
    app = await whole(state, "/ward/dates", **TABLET)
    await type_date(app, INFUSION, date(2026, 10, 28))
    await app.tap("Save and go to pathway")
    assert state.ward.plan.infusion == date(2026, 10, 28)
    assert "Compare the infusion date with the notes and confirm it." in step(state, "dates").missing
    await app.tap("Back: dates")
    await app.tap("Yes, this is the date on the notes")
    assert "Compared with the notes by AM, today at 10:40am" in app.text()
    await type_date(app, INFUSION, date(2026, 10, 27))
    assert "Tuesday 27 October 2026, 24 days ago." in app.text()
    assert app.has("Yes, this is the date on the notes")
    await app.tap("Save and go to pathway")
    assert "Compare the infusion date with the notes and confirm it." in step(state, "dates").missing
    app.assert_healthy()


@in_loop
async def test_a_date_that_cannot_be_true_is_refused_kept_as_typed_and_takes_the_old_one_out():
    state = begun(ready())
    app = await whole(state, "/ward/dates", **TABLET)
    await app.type(f"{INFUSION}, Year", "2027")
    await app.tap("Save and go to pathway")
    assert "The infusion date must be today or in the past." in app.text()
    assert app.find(f"{INFUSION}, Year", "TextField").control.value == "2027"
    assert state.ward.plan.infusion is None
    await app.tap("Pathway")
    await app.tap("Back: dates")
    assert app.find(f"{INFUSION}, Year", "TextField").control.value == "2027"
    await app.type(f"{INFUSION}, Year", "2026")
    await app.type(f"{HOME}, Day", "27")
    await app.type(f"{HOME}, Month", "10")
    await app.tap("Save and go to pathway")
    assert "must be after your infusion on 28 October 2026" in app.text()
    assert (state.ward.plan.infusion, state.ward.plan.home) == (date(2026, 10, 28), None)
    app.assert_healthy()


@in_loop
async def test_a_not_yet_needs_its_reason_before_the_code_is_shown():
    state = begun(ready())
    app = await whole(state, "/ward/checks", **TABLET)
    await app.tap("Can take tablets")
    await app.tap("Not yet, or does not apply: can take tablets")
    await app.tap("Not yet")
    await app.tap("Move to phone")
    assert "Not ready to go home" in app.headings()
    assert not app.has("Save as a file")
    await app.tap("Can take tablets: write the reason.")
    await app.type("Reason: Can take tablets", "Starts tomorrow with the local team")
    await app.tap("Move to phone")
    assert app.has("Save as a file")
    said = answer_to(state.ward.checks, "tablets")
    assert (said.answer, said.words) == (NOT_YET, "Starts tomorrow with the local team")
    app.assert_healthy()


@in_loop
async def test_no_code_while_a_number_is_not_compared_and_not_tested():
    draft = replace(ready(), test_calls=())
    state = begun(replace(draft, plan=replace(draft.plan, numbers_confirmed=False)))
    app = await whole(state, "/ward/take", **TABLET)
    for words in ("Compare the team's numbers", "Make a test call"):
        assert words in app.text()
    assert not app.has("Save as a file")
    await app.tap("Make a test call to one of the team's numbers.")
    assert "020 3447 7359" in app.text().replace("\u00a0", " ")
    await app.tap("No answer: test call to Haematology helpline")
    await app.tap("The numbers are those on the hospital's card")
    await app.tap("Move to phone")
    assert "The test call was not answered." in app.text()
    await app.tap("6 Contacts")
    await app.tap("Answered: test call to Out of hours, urgent")
    await app.tap("Move to phone")
    assert app.has("Save as a file")
    assert answer_to(state.ward.test_calls, "out_of_hours").answer == THROUGH
    app.assert_healthy()


@in_loop
async def test_two_taps_in_one_moment_are_both_kept():
    state = begun(replace(ready(), checks=(), teach_back=()))
    app = await whole(state, "/ward/teach", **TABLET)
    first, second = app.find("Said it: Fever").control, app.find("Explained again: Shivers").control
    assert first is not second
    await app.tap("Said it: Fever")
    await app.tap("Explained again: Shivers")
    given = {asked: said.answer for asked, said in state.ward.teach_back}
    assert given == {"fever": SAID, "shivers": AGAIN}
    app.assert_healthy()


@in_loop
async def test_nothing_typed_for_one_patient_is_there_for_the_next():
    state = begun()
    app = await whole(state, "/ward/dates", **TABLET)
    await app.type("First name or initials", "Zebedee")
    await type_date(app, INFUSION, date(2026, 10, 28))
    await state.clear_device()
    await app.wait(0.1)
    assert "Zebedee" not in app.text()
    await app.type("Your initials", "BK")
    await app.type("A PIN for this hand-over", "8520")
    await app.tap("Start")
    assert app.find("First name or initials", "TextField").control.value == ""
    assert app.find(f"{INFUSION}, Day", "TextField").control.value == ""
    assert state.ward.plan == Plan()
    app.assert_healthy()


@in_loop
async def test_a_hand_over_that_takes_the_place_of_another_starts_with_empty_fields():
    state = begun()
    app = await whole(state, "/ward/dates", **TABLET)
    await app.type("First name or initials", "Zebedee")
    other = new_draft("BK", NOW + timedelta(minutes=1), state.ward.pin)
    state.save_ward(other)  # as another window may do
    await app.wait(0.1)
    assert app.find("First name or initials", "TextField").control.value == ""
    await app.tap("Save and go to pathway")
    assert state.ward.plan == Plan()
    app.assert_healthy()


@in_loop
async def test_the_red_button_works_and_what_was_typed_is_saved():
    state = begun()
    app = await whole(state, "/ward/dates", **TABLET)
    await app.type("First name or initials", "Sam")
    await app.tap("I feel unwell or worried")
    assert app.page.route == "/unwell"
    assert state.ward.plan.name == "Sam"
    app.assert_healthy()


@in_loop
async def test_lock_saves_what_was_typed_and_hides_it():
    state = begun()
    app = await whole(state, "/ward/dates", **TABLET)
    await app.type("First name or initials", "Zebedee")
    await app.tap("Lock")
    assert "Zebedee" not in app.text()
    await app.type("PIN", "2580")
    await app.tap("Open the hand-over")
    await app.navigate("/ward/dates")
    assert app.find("First name or initials", "TextField").control.value == "Zebedee"
    app.assert_healthy()


@in_loop
async def test_a_steroid_is_asked_about_on_the_ward_too_and_never_stored_unasked():
    state = begun(ready())
    app = await whole(state, "/ward/medicines", **TABLET)
    await app.tap("Add a medicine")
    await app.tap("Another medicine")
    await app.type("Name of the medicine", "Prednisolone")
    await app.tap("Only when needed")
    await app.tap("Save")
    assert "Choose" in app.text()
    assert [one.name for one in state.ward.plan.prescribed] == ["Aciclovir"]
    assert state.plan.prescribed == ()
    app.assert_healthy()


@in_loop
async def test_what_could_not_be_read_again_is_said():
    state = begun(replace(ready(), unread=("The going-home checks of this hand-over could not be read.",)))
    for window in (TABLET, PHONE):
        app = await whole(state, "/ward", **window)
        assert "could not be read" in app.text()
        app.assert_healthy()


@in_loop
async def test_a_full_device_says_so_and_keeps_what_is_typed():
    state = begun()
    app = await whole(state, "/ward/dates", **TABLET)
    await app.type("First name or initials", "Sam")

    def full(_changes):
        raise StoreError("This device is full.")

    state._record._tables.write = full
    await app.tap("Save and go to pathway")
    assert "This device is full." in app.text()
    assert app.page.route == "/ward/dates"
    assert app.find("First name or initials", "TextField").control.value == "Sam"
    app.assert_healthy()


@in_loop
async def test_a_hand_over_says_that_the_advice_is_old_and_that_it_is_the_example():
    state = make_state(Plan(), now=datetime(2026, 12, 1, 10, 0, tzinfo=LONDON))
    state.show_example()
    assert state.begin_ward("AM", "2580")
    app = await whole(state, "/ward/teach", **TABLET)
    assert "due for review on 1 December 2026" in app.text()
    assert "Example, not you." in app.text()
    app.assert_healthy()


@in_loop
async def test_a_hand_over_that_was_removed_is_said_where_the_next_begins():
    state = begun()
    state._clock.now = NOW + timedelta(hours=12)
    state.tick()
    app = await whole(state, "/ward", **TABLET)
    assert "Start a hand-over" in app.headings()
    assert "more than 12 hours ago" in app.text()
    app.assert_healthy()
