"""What is typed in a hand-over: impossible dates and numbers are refused, empty ones are not known yet."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from models.appointments import AppointmentText
from models.records import Person, Plan
from models.ward import Visit, new_draft
from models.ward_forms import (
    dated,
    read_amounts,
    read_dates,
    read_flush,
    read_people,
    read_team_dates,
)
from models.ward_start import read_staff
from tests.people import LONDON, NOW, SAM
from tests.ward import PACK, begun

TODAY = NOW.date()
EMPTY = new_draft("AM", NOW)
NOTHING = ("", "", "")
ZONE = "Europe/London"


def test_empty_dates_are_not_known_yet_and_not_wrong():
    read = read_dates(begun(), "", NOTHING, NOTHING, TODAY)
    assert read.wrong == {}
    assert (read.draft.plan.name, read.draft.plan.infusion, read.draft.plan.home) == ("", None, None)


@pytest.mark.parametrize(
    ("infusion", "home", "place", "words"),
    [
        (("28", "10", "2027"), NOTHING, "infusion", "today or in the past"),
        (("31", "2", "2026"), NOTHING, "infusion", "no such day"),
        (("28", "10", "26"), NOTHING, "infusion", "4 figures of the year"),
        (("28", "10", "1926"), NOTHING, "infusion", "more than 20 years ago"),
        (("28", "10", "2026"), ("27", "10", "2026"), "home", "after your infusion"),
        (("28", "10", "2026"), ("1", "1", "2028"), "home", "more than a year from now"),
        (NOTHING, ("1", "", "2026"), "home", "must include"),
    ],
)
def test_a_date_that_cannot_be_true_takes_an_earlier_one_out(infusion, home, place, words):
    read = read_dates(begun(), "Sam", infusion, home, TODAY)
    assert words in read.wrong[place]
    assert getattr(read.draft.plan, place) is None


def test_both_dates_may_change_at_once():
    read = read_dates(begun(), "Sam", ("1", "9", "2026"), ("20", "9", "2026"), TODAY)
    assert (read.draft.plan.infusion, read.draft.plan.home) == (date(2026, 9, 1), date(2026, 9, 20))
    assert read.wrong == {}


def test_a_name_that_is_too_long_is_refused_and_the_old_one_stays():
    read = read_dates(begun(), "x" * 201, NOTHING, NOTHING, TODAY)
    assert "200 letters" in read.wrong["name"]
    assert read.draft.plan.name == "Sam Taylor"


def test_a_wrong_number_is_refused_and_the_others_are_stored():
    read = read_people(EMPTY, {"nurse": ("Ada", "ask"), "local_hospital": ("North", "020 7946 0456")})
    assert list(read.wrong) == ["nurse"]
    assert read.draft.plan.nurse == Person()
    assert read.draft.plan.local_hospital == Person("North", "020 7946 0456")


def test_the_first_flush_is_a_visit_with_its_place():
    typed = AppointmentText("", "25", "11", "2026", "10:15am")
    other = replace(EMPTY, visits=(Visit("v", "Clinic", NOW), Visit("old", "x", NOW, "flush")))
    read = read_flush(other, " North  General ", typed, NOW, ZONE, "new")
    assert read.draft.flush_where == "North General"
    at = datetime(2026, 11, 25, 10, 15, tzinfo=LONDON)
    assert read.draft.visits == (
        Visit("v", "Clinic", NOW),
        Visit("new", "PICC flush and new dressing, North General", at, "flush"),
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (AppointmentText("", "25", "11", "2026", ""), "Type the time"),
        (AppointmentText("", "19", "11", "2026", "9am"), "has passed"),
        (AppointmentText("", "", "", "", "9am"), "must include"),
    ],
)
def test_half_a_first_flush_is_refused(typed, words):
    read = read_flush(EMPTY, "UCLH", typed, NOW, ZONE, "new")
    assert words in read.wrong["flush"]
    assert read.draft.visits == ()
    assert read.draft.flush_where == "UCLH"


def test_no_first_flush_yet_keeps_the_place():
    read = read_flush(EMPTY, "UCLH", AppointmentText(), NOW, ZONE, "new")
    assert (read.wrong, read.draft.flush_where, read.draft.visits) == ({}, "UCLH", ())
    assert (
        "letters for the place"
        in read_flush(EMPTY, "x" * 101, AppointmentText(), NOW, ZONE, "n").wrong["where"]
    )


def test_scans_have_dates_off_trial_only():
    assert [stone.id for stone in dated(PACK, replace(SAM, trial=False))] == [
        "first_blood_test",
        "pet_1",
        "pet_3",
    ]
    assert [stone.id for stone in dated(PACK, replace(SAM, trial=True))] == ["first_blood_test"]


def test_team_dates_are_stored_emptied_and_refused():
    plan = replace(SAM, team_dates=(("pet_1", date(2026, 12, 1)), ("work", date(2027, 5, 1))))
    draft = replace(EMPTY, plan=plan)
    typed = {"first_blood_test": ("17", "11", "2026"), "pet_1": NOTHING, "pet_3": ("1", "1", "2020")}
    read = read_team_dates(draft, typed, TODAY)
    assert dict(read.draft.plan.team_dates) == {
        "work": date(2027, 5, 1),
        "first_blood_test": date(2026, 11, 17),
    }
    assert "before your infusion" in read.wrong["pet_3"]


def test_amounts_are_whole_numbers_that_can_be_true_or_those_of_the_centre():
    read = read_amounts(EMPTY, "1,500", "800")
    assert (read.draft.plan.fluids_ml, read.draft.plan.step_goal, read.wrong) == (1500, 800, {})
    read = read_amounts(read.draft, "", "")
    assert (read.draft.plan.fluids_ml, read.draft.plan.step_goal) == (None, None)
    assert set(read_amounts(EMPTY, "1.5", "0").wrong) == {"fluids", "steps"}


@pytest.mark.parametrize(
    ("typed", "value"), [("am", "AM"), (" a  m ", "A M"), ("", None), ("Ada Mensah", None)]
)
def test_initials_not_names_stand_on_the_lock_screen(typed, value):
    answer = read_staff(typed)
    assert answer.value == value
    assert bool(answer.refusal) == (value is None)


def test_the_plan_of_a_new_hand_over_is_empty():
    assert EMPTY.plan == Plan()
