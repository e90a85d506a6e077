"""Dates on the path are counted right, and no words on it ever permit anything."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates import add_months
from models.diary import Diary
from models.milestones import milestone_date, say_when
from models.pack import Milestone
from models.pack_loader import load_centre
from models.path import build_path, next_milestone
from models.records import Plan
from tests.people import NOW, SAM, entry, year_of_entries

PACK = load_centre("uclh")
TODAY = NOW.date()
EMPTY = Diary()
days = st.dates(date(2000, 1, 1), date(2100, 12, 31))
kinds = st.sampled_from(["visit", "minimum", "about", "open"])
NEVER_SAID = ("you may", "you can now", "allowed", "all clear", "normal", "done", "ok")


def milestone(kind="visit", anchor="infusion", months=0, count=0, **more):
    return Milestone("m", "Driving", "Words.", anchor, kind, "car", ("T03",), months, count, **more)


def row(plan, today, title, diary=EMPTY):
    return next(row for row in build_path(PACK, plan, diary, today).rows if row.title == title)


@given(days, st.integers(0, 400))
def test_q10_months_keep_the_day_or_take_the_last_of_the_month(day, months):
    then = add_months(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day == min(day.day, monthrange(then.year, then.month)[1])


@pytest.mark.parametrize(
    ("infusion", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 10, 28), 12, date(2027, 10, 28)),
    ],
)
def test_q10_table(infusion, months, expected):
    assert milestone_date(milestone("visit", months=months), Plan(infusion=infusion)) == expected


@given(days, days, st.integers(0, 24))
def test_q6_a_minimum_is_never_shortened_by_a_team_date(infusion, said, months):
    plan = Plan(infusion=infusion, team_dates=(("m", said),))
    assert milestone_date(milestone("minimum", months=months), plan) == max(
        add_months(infusion, months), said
    )


@given(days, days)
def test_f05_a_visit_takes_the_date_of_the_team_even_when_it_is_sooner(home, said):
    plan = Plan(infusion=home, home=home, team_dates=(("m", said),))
    assert milestone_date(milestone("visit", anchor="home", count=7), plan) == said


@given(days, st.integers(-900, 900), kinds, st.integers(0, 12))
def test_no_words_ever_permit_anything(infusion, offset, kind, months):
    words = say_when(
        milestone(kind, months=months), Plan(infusion=infusion), infusion + timedelta(days=offset)
    ).lower()
    assert not any(said in words for said in NEVER_SAID)
    if kind == "minimum":
        assert words.endswith("ask your team first.")


@given(st.integers(0, 2000))
def test_q6_driving_is_never_behind_however_much_time_has_passed(after):
    driving = row(SAM, SAM.infusion + timedelta(days=after), "Driving")
    assert driving.place in ("ahead", "next", "open")


def test_q6_driving_before_on_and_after_the_day():
    assert row(SAM, date(2026, 12, 27), "Driving").when == "Not before 28 December 2026. Ask your team first."
    assert row(SAM, date(2026, 12, 28), "Driving").when == "Not before 28 December 2026. Ask your team first."
    assert (
        row(SAM, date(2026, 12, 29), "Driving").when
        == "At least until 28 December 2026. Ask your team first."
    )


def test_q6_a_later_team_date_counts_and_an_earlier_one_is_said_but_not_used():
    later = replace(SAM, team_dates=(("driving", date(2027, 2, 1)),))
    earlier = replace(SAM, team_dates=(("driving", date(2026, 12, 1)),))
    assert row(later, TODAY, "Driving").when == "Not before 1 February 2027. Ask your team first."
    assert row(later, TODAY, "Driving").detail == "Your team's date"
    assert row(earlier, TODAY, "Driving").when == "Not before 28 December 2026. Ask your team first."
    assert row(earlier, TODAY, "Driving").detail.startswith(
        "Your team said 1 December 2026. The later date counts."
    )


@pytest.mark.parametrize("title", ["Change of lung protection medicine", "Busy places", "Live vaccines"])
def test_q9_q11_q12_what_has_no_number_gets_no_date_even_from_a_stored_team_date(title):
    item = next(each for each in PACK.milestones if each.title == title)
    plan = replace(SAM, team_dates=((item.id, date(2026, 12, 1)),))
    found = row(plan, TODAY, title)
    assert (found.when, found.day, found.team_date, found.place) == ("", None, False, "open")


def test_q11_any_vaccine_is_a_minimum_of_three_months():
    assert row(SAM, TODAY, "Vaccines").when == "Not before 28 January 2027. Ask your team first."


def test_h07_irradiated_blood_never_ends():
    for years in (0, 1, 10, 50):
        assert row(SAM, add_months(TODAY, 12 * years), "Irradiated blood only").place == "open"


def test_the_first_sentence_stands_on_the_path_and_all_of_them_behind_it():
    blood = row(SAM, TODAY, "First blood test")
    assert blood.detail == "1 week after going home, at your local hospital or UCLH"
    assert blood.words.endswith("Your team may ask you to come sooner if some of your blood counts are low.")


def test_f11_pet_scans_off_trial_are_about_one_and_three_months():
    assert row(SAM, TODAY, "PET scan").when == "About Saturday 28 November 2026"
    assert row(SAM, TODAY, "Second PET scan").when == "About Thursday 28 January 2027"


def test_f12_on_a_trial_there_are_no_counted_pet_dates_and_appointments_stand_in_their_place():
    diary = Diary([entry("appointment", NOW + timedelta(days=12), text="PET scan at UCLH")])
    rows = build_path(PACK, replace(SAM, trial=True), diary, TODAY).rows
    titles = [row.title for row in rows]
    assert "PET scan" not in titles
    assert "Second PET scan" not in titles
    assert "Your trial schedule" in titles
    assert next(row for row in rows if row.title == "PET scan at UCLH").when == "Wednesday 2 December 2026"


def test_f12_while_the_pathway_is_not_known_no_pet_date_is_made_up():
    pet = row(replace(SAM, trial=None), TODAY, "PET scan")
    assert (pet.when, pet.day) == ("This depends on whether you are on a trial. Ask your team.", None)
    assert "Your trial schedule" not in [
        r.title for r in build_path(PACK, replace(SAM, trial=None), EMPTY, TODAY).rows
    ]


def test_a_home_date_that_is_not_known_gives_words_in_place_of_dates():
    plan = replace(SAM, home=None)
    assert row(plan, TODAY, "First blood test").when == "7 days after you leave hospital"
    assert row(plan, TODAY, "Home from hospital").when == "No date yet"
    assert row(SAM, TODAY, "First blood test").when == "Wednesday 18 November 2026"


def test_a_picc_row_goes_only_with_a_no():
    for answer, shown in ((True, True), (None, True), (False, False)):
        rows = build_path(PACK, replace(SAM, picc=answer), EMPTY, TODAY).rows
        assert ("PICC line" in [row.title for row in rows]) is shown


def test_the_order_is_past_here_lasting_ahead_and_last_what_has_no_date():
    diary = Diary([entry("appointment", NOW + timedelta(days=7), text="Blood test")])
    rows = build_path(PACK, SAM, diary, TODAY).rows
    assert [row.title for row in rows[:6]] == [
        "CAR T\u2011cell infusion",
        "First days in hospital",
        "Home from hospital",
        "First blood test",
        "You are here",
        "Blood test",
    ]
    assert rows[4].when == "Day 23"
    assert [row.place for row in rows if row.day].index("next") == 4
    assert rows[5].place == "next"
    assert {row.stage for row in rows[6:8]} == {"now"}
    dated = [row.day for row in rows if row.day]
    assert dated == sorted(dated)
    assert all(row.day is None for row in rows[rows.index(next(r for r in rows if r.stage == "later")) :])


def test_after_two_months_driving_stands_right_after_you_are_here():
    rows = build_path(PACK, SAM, EMPTY, date(2027, 1, 3)).rows
    here = [row.title for row in rows].index("You are here")
    assert rows[here + 1].title == "Driving"


def test_next_is_said_with_the_days_to_go():
    diary = Diary(
        [entry("appointment", (NOW + timedelta(days=7)).replace(hour=10, minute=15), text="Blood test")]
    )
    found = next_milestone(PACK, SAM, diary, TODAY)
    assert (found.title, found.when) == ("Blood test", "Friday 27 November at 10:15am, in 7 days")
    found = next_milestone(PACK, SAM, diary, TODAY + timedelta(days=6))
    assert found.when == "Friday 27 November at 10:15am, tomorrow"
    found = next_milestone(PACK, SAM, diary, TODAY + timedelta(days=7))
    assert found.when == "Friday 27 November at 10:15am, today"
    found = next_milestone(PACK, SAM, diary, date(2026, 12, 1))
    assert found.when == "Not before 28 December 2026. Ask your team first."
    assert next_milestone(PACK, Plan(), EMPTY, TODAY) is None


@given(days, st.none() | days, days, st.none() | st.booleans())
def test_any_dates_give_a_path(infusion, home, today, trial):
    rows = build_path(PACK, Plan(infusion=infusion, home=home, trial=trial), EMPTY, today).rows
    assert [row.place for row in rows].count("here") == 1
    assert all(row.title for row in rows)


def test_thousands_of_appointments_are_cut_short_and_said():
    diary = Diary(
        replace(each, kind="appointment", value=None, text="Visit")
        for each in year_of_entries(until=NOW + timedelta(days=180))[::50]
    )
    state = build_path(PACK, SAM, diary, TODAY)
    assert sum(1 for row in state.rows if row.uid) == 35
    assert state.note == "165 more appointments in Record."


def test_t01_a_rough_guide_whose_day_has_passed_does_not_look_over():
    work = row(replace(SAM, infusion=date(2026, 1, 10)), TODAY, "Going back to work")
    assert (work.place, work.day) == ("open", date(2026, 7, 10))
