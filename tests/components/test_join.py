"""A plan from the ward on the phone, by hand: a preview, a yes or a no, and Undo. Nothing before the yes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models import join_codes as jc
from models.join import seal
from models.records import Person, Plan
from tests.components.harness import in_loop
from tests.components.stage import PHONE, TABLET, make_state, whole
from tests.people import NOW, SAM, entry, year_of_entries
from tests.unit.ward_plan import BY, FIVE, FLUSH, FULL, sealed_data

CODE = seal(FULL, BY, NOW, (FLUSH,))[0]
ARRIVED = replace(FULL, numbers_confirmed=False)


def route(code=CODE):
    return f"/join/{code}"


@pytest.mark.parametrize("window", [PHONE, TABLET, PHONE | {"dark": True}])
@in_loop
async def test_a_new_phone_takes_the_plan_and_shows_today(window):
    state = make_state(Plan())
    app = await whole(state, route(), **window)
    said = app.text()
    for words in (
        "Made by T13 North, AM, today at 10:40am",
        "Wednesday 28 October 2026",
        "Aciclovir, 400 mg, 1 tablet",
        "8am and 8pm",
        "2.5 litres",
        "Line flush and dressing at Northfield",
        "Are these the numbers on your card?",
    ):
        assert words in said
    assert "What changes on this phone" not in said
    assert state.plan == Plan()
    await app.tap("Use this plan")
    assert state.plan == ARRIVED
    assert [visit.text for visit in state.diary.of("appointment")] == [FLUSH.text]
    assert (app.page.route, state.codes) == ("/", ())
    assert "Day 23" in app.text()
    await app.tap("Undo")
    assert (state.plan, len(state.diary)) == (Plan(), 0)
    assert "Set up my plan" in app.text()
    app.assert_healthy()


@in_loop
async def test_the_code_is_out_of_the_address_before_any_answer():
    app = await whole(make_state(), route(), **PHONE)
    assert app.page.route == "/join"
    assert "Use this plan" in app.text()


@in_loop
async def test_this_is_not_mine_changes_nothing_and_forgets_the_code():
    state = make_state(replace(SAM, name="Alex"), [entry("note", text="Mine")])
    app = await whole(state, route(), **PHONE)
    await app.tap("This is not mine")
    assert state.plan == replace(SAM, name="Alex")
    assert [note.text for note in state.diary.entries] == ["Mine"]
    assert (app.page.route, state.codes) == ("/", ())
    await app.navigate("/join")
    assert "Sam Taylor" not in app.text()
    app.assert_healthy()


@in_loop
async def test_a_phone_in_use_shows_each_change_and_keeps_its_diary():
    mine = replace(SAM, infusion=date(2026, 10, 27), nurse=Person("Old Nurse", "020 7946 0999"))
    state = make_state(mine, [entry("note", text="Mine"), entry("report", tags=("fever",))])
    app = await whole(state, route(), **TABLET)
    said = app.text()
    assert "Now: Tuesday 27 October 2026" in said
    assert "Then: Wednesday 28 October 2026" in said
    assert "Now: Old Nurse, 020 7946 0999" in said
    assert "Then: Ada Mensah, 020 7946 0123" in said
    await app.tap("Use this plan")
    assert state.plan == ARRIVED
    assert len(state.diary) == 3
    await app.tap("Undo")
    assert state.plan == mine
    assert {one.kind for one in state.diary.entries} == {"note", "report"}
    app.assert_healthy()


@in_loop
async def test_a_medicine_that_goes_off_the_list_is_a_question_for_the_team():
    ask = "Did your team tell you to stop it?"
    app = await whole(make_state(FULL), route(seal(replace(FULL, prescribed=FIVE[:4]), BY, NOW)[0]), **PHONE)
    assert "Levetiracetam, 500 mg, 1 tablet\nNow: 8am and 8pm\nThen: Not on the list any more" in app.text()
    assert ask in app.text()
    app = await whole(make_state(FULL), route(), **PHONE)
    assert ask not in app.text()
    app.assert_healthy()


@in_loop
async def test_a_visit_that_was_changed_by_hand_is_not_taken_back():
    state = make_state(Plan())
    app = await whole(state, route(), **PHONE)
    await app.tap("Use this plan")
    undo = state._undo
    state.change_entry(replace(FLUSH, text="Flush at UCLH"), "Changed")
    state._undo = undo
    state.undo()
    assert state.notice.problem
    assert state.plan == ARRIVED
    assert state.diary.find(FLUSH.uid).text == "Flush at UCLH"


@in_loop
async def test_a_second_scan_changes_a_visit_and_undo_brings_the_first_back():
    state = make_state(Plan())
    app = await whole(state, route(), **PHONE)
    await app.tap("Use this plan")
    later = replace(FLUSH, at=FLUSH.at + timedelta(days=1))
    await app.navigate(route(seal(FULL, BY, NOW, (later,))[0]))
    await app.tap("Use this plan")
    assert state.diary.find(FLUSH.uid) == later
    await app.tap("Undo")
    assert state.diary.find(FLUSH.uid) == FLUSH
    app.assert_healthy()


@in_loop
async def test_numbers_count_as_checked_only_when_the_person_says_so():
    state = make_state(Plan())
    app = await whole(state, route(), **PHONE)
    await app.tap("Use this plan")
    assert not state.plan.numbers_confirmed
    await app.navigate(route())
    await app.tap("Yes, I have compared them with my card")
    await app.tap("Use this plan")
    assert state.plan.numbers_confirmed
    app.assert_healthy()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (CODE[:-30], jc.CUT),
        ("abc", jc.FOREIGN),
        ("7" + CODE[1:], jc.NEWER),
        (CODE[:40] + ("A" if CODE[40] != "A" else "B") + CODE[41:], jc.DAMAGED),
        ("1." + "A" * 5000, jc.HUGE),
        (sealed_data(plan={"infusion": "2027-01-01"}), "The dates in this plan cannot be right"),
    ],
)
@in_loop
async def test_a_code_that_is_no_plan_gets_a_sentence_and_changes_nothing(code, words):
    state = make_state(SAM)
    app = await whole(state, route(code), **PHONE)
    assert words in app.text()
    assert "Use this plan" not in app.text()
    assert state.plan == SAM
    await app.tap("Close")
    assert (app.page.route, state.codes) == ("/", ())
    app.assert_healthy()


@in_loop
async def test_the_example_person_never_gets_the_plan():
    state = make_state(Plan())
    state.show_example()
    app = await whole(state, route(), **PHONE)
    assert not state.example
    await app.tap("Use this plan")
    assert state.plan == ARRIVED
    app.assert_healthy()


@in_loop
async def test_the_way_to_help_stays():
    app = await whole(make_state(Plan()), route(), **PHONE)
    await app.tap("I feel unwell or worried")
    assert app.page.route == "/unwell"
    await app.navigate("/join")
    assert "Use this plan" in app.text()


@pytest.mark.parametrize("window", [PHONE, TABLET])
@in_loop
async def test_large_text_long_names_and_a_year_of_entries(window):
    long = replace(
        FULL,
        name="N" * 200,
        emergency_contact=Person("J" * 200, "07700 900142"),
        prescribed=tuple(replace(one, name=f"{one.name} {'m' * 180}") for one in FIVE),
    )
    state = make_state(SAM, year_of_entries())
    state.save_settings(text_percent=200)
    app = await whole(state, route(seal(long, BY, NOW)[0]), **window)
    assert "J" * 200 in app.text()
    await app.tap("Use this plan")
    assert state.plan.name == "N" * 200
    app.assert_healthy()


@in_loop
async def test_a_full_disk_changes_nothing_and_the_plan_can_be_tried_again(monkeypatch):
    from services.journal import StoreError

    state = make_state(SAM)
    app = await whole(state, route(), **PHONE)
    works = state._record._tables.write

    def full(changes):
        raise StoreError("This device has no room left.")

    monkeypatch.setattr(state._record._tables, "write", full)
    await app.tap("Use this plan")
    assert "This device has no room left." in app.text()
    assert (state.plan, len(state.diary)) == (SAM, 0)
    monkeypatch.setattr(state._record._tables, "write", works)
    await app.tap("Use this plan")
    assert state.plan == replace(ARRIVED, infusion=SAM.infusion)
    app.assert_healthy()
