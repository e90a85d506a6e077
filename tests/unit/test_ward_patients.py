"""Several patients one after the other on one tablet: nothing of one is ever in the hand-over of the next."""

import json
from dataclasses import fields, replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from models.medicine import Medicine
from models.records import Person, Plan
from models.restore import Restored, plan_to_data
from models.restore_ward import ward_to_data
from models.ward import AGAIN, NOT_YET, THROUGH, Visit, WardDraft, named, new_draft, sign
from tests.components.stage import make_state
from tests.people import NOW, SAM, entry
from views.ward_desk import NOT_THIS, Desk

words = st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=12)
CHANGES = ("name", "allergies", "nurse", "prescribed", "visit", "why", "call", "teach", "where", "signer")
ways = st.lists(st.sampled_from(CHANGES), min_size=1, max_size=8)


def change(desk: Desk, what: str, word: str) -> bool:
    """One thing that a nurse writes down, with a word that is this patient's own."""
    now = desk.state.now
    if what in ("name", "allergies"):
        return desk.plan(**{what: word})
    if what == "nurse":
        return desk.plan(nurse=Person(word, "020 7946 0123"))
    if what == "prescribed":
        return desk.plan(prescribed=(Medicine(word, word),))
    if what == "visit":
        return desk.change(lambda draft: replace(draft, visits=(Visit(word, word, now),)))
    if what == "where":
        return desk.change(lambda draft: replace(draft, flush_where=word))
    if what == "signer":
        return desk.change(lambda draft: named(draft, word, word))
    name, answer = {
        "why": ("checks", NOT_YET),
        "call": ("test_calls", THROUGH),
        "teach": ("teach_back", AGAIN),
    }[what]
    return desk.sign(name, what, answer, word)


@given(st.lists(st.tuples(words, ways), min_size=2, max_size=5, unique_by=lambda pair: pair[0]))
@settings(max_examples=60, deadline=None)
def test_patients_one_after_the_other_never_mix(patients):
    own = entry("note", text="the tablet's own")
    state = make_state(SAM, [own])
    desks: list[tuple[Desk, str]] = []
    for number, (word, changes) in enumerate(patients):
        word = f"patient{number}{word}"
        state._clock.now = NOW + timedelta(minutes=number)
        assert state.save_ward(new_draft("AM", state._clock.now))
        assert ward_to_data(state.ward)["plan"] == plan_to_data(Plan())
        desk = Desk(state, state.ward.started, {})
        for what in changes:
            assert change(desk, what, word)
            for earlier, _ in desks:
                assert not change(earlier, what, "late")
                assert state.notice.text == NOT_THIS
        kept = json.dumps(ward_to_data(state.ward))
        assert word in kept
        assert "late" not in kept
        assert not any(other in kept for _, other in desks)
        desks.append((desk, word))
        state._record.forget_ward()
        assert state.ward is None
        state.undo()
        assert state.ward is None
    assert state.plan == SAM
    assert state.diary.entries == (own,)


def test_the_plan_of_the_device_and_a_hand_over_do_not_touch_each_other():
    state = make_state(SAM)
    state.save_ward(new_draft("AM", NOW))
    state.save_plan(replace(SAM, name="Own"))
    assert state.ward.plan == Plan()
    Desk(state, state.ward.started, {}).plan(name="Patient")
    assert state.plan.name == "Own"
    state.undo()
    assert state.plan.name == "Own"
    assert state.ward.plan.name == "Patient"
    state.restore_backup(Restored(replace(SAM, name="Backup")), "Restored")
    assert (state.plan.name, state.ward.plan.name) == ("Backup", "Patient")


def test_two_changes_from_one_drawing_are_both_kept():
    state = make_state()
    state.save_ward(new_draft("AM", NOW))
    desk = Desk(state, state.ward.started, {})
    desk.sign("checks", "counts", NOT_YET, "low")
    desk.sign("checks", "eating", NOT_YET, "no")
    assert [asked for asked, _ in state.ward.checks] == ["counts", "eating"]


def test_a_name_typed_after_the_first_answers_signs_those_of_the_initials_only():
    draft = sign(new_draft("AM", NOW), "checks", "counts", NOT_YET, NOW, "low")
    draft = named(draft, " Ada  Mensah ", "Staff nurse")
    assert draft.checks[0][1].by == "Ada Mensah, Staff nurse"
    draft = sign(named(draft, "Ben Kay", ""), "checks", "eating", NOT_YET, NOW, "no")
    assert [said.by for _, said in draft.checks] == ["Ada Mensah, Staff nurse", "Ben Kay"]


def test_a_new_hand_over_holds_its_initials_and_nothing_else():
    draft = new_draft(" AM ", NOW, "hash")
    assert draft == WardDraft(NOW, "AM", pin="hash")
    empty = {field.name for field in fields(WardDraft)} - {"started", "staff", "pin", "plan"}
    assert not any(getattr(draft, name) for name in empty)
