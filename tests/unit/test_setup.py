"""Set-up refuses dates that cannot be true, guesses nothing and says every answer back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.missing import missing_answers
from models.pack_loader import load_centre
from models.records import Person, Plan
from models.setup import (
    NOT_KNOWN,
    QUESTIONS,
    STEPS,
    before,
    build_answers,
    next_unanswered,
    question,
    read_birth,
    read_day,
    read_person,
    team_numbers,
)
from tests.people import NOW, SAM

PACK = load_centre("uclh")
TODAY = NOW.date()


def test_nine_questions_in_order_and_only_the_infusion_cannot_be_skipped():
    assert STEPS == ("centre", "infusion", "home", "trial", "picc", "gcsf", "nurse", "hospital", "contact")
    assert [asked.id for asked in QUESTIONS if not asked.skip] == ["infusion"]
    assert question("infusion").unsure_help
    assert question("elsewhere") is None


def test_forwards_and_back():
    assert [next_unanswered(step, Plan()) for step in STEPS] == [*STEPS[1:], "summary"]
    assert next_unanswered("infusion", replace(SAM, picc=None)) == "picc"
    assert next_unanswered("centre", SAM) == "summary"
    assert [before(step) for step in (*STEPS, "summary")] == ["", *STEPS]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("28", "10", "2027"), "The infusion date must be today or in the past."),
        (("21", "11", "2026"), "The infusion date must be today or in the past."),
        (("19", "11", "2006"), "That is more than 20 years ago. Check the year."),
        (("28", "10", ""), "The date must include a year."),
        (("", "", ""), "The date must include a day and a month and a year."),
        (
            ("28", "10", "26"),
            "Type the date in numbers, with all 4 figures of the year. For example 15 3 2026.",
        ),
        (
            ("28/10/26", "", ""),
            "Type the date in numbers, with all 4 figures of the year. For example 15 3 2026.",
        ),
        (
            ("28", "October", "2026"),
            "Type the date in numbers, with all 4 figures of the year. For example 15 3 2026.",
        ),
        (("31", "9", "2026"), "There is no such day in the calendar. Check the day and the month."),
    ],
)
def test_an_infusion_date_that_cannot_be_true_is_refused(typed, sentence):
    answer = read_day("infusion", *typed, Plan(), TODAY)
    assert (answer.value, answer.refusal) == (None, sentence)


@pytest.mark.parametrize("typed", [("28", "10", "2026"), (" 28 ", "10", "2026"), ("28/10/2026", "", "")])
def test_an_infusion_date_is_read(typed):
    assert read_day("infusion", *typed, Plan(), TODAY).value == date(2026, 10, 28)


def test_today_and_exactly_twenty_years_ago_are_taken():
    assert read_day("infusion", "20", "11", "2026", Plan(), TODAY).value == TODAY
    assert read_day("infusion", "20", "11", "2006", Plan(), TODAY).value == date(2006, 11, 20)


def test_home_before_the_infusion_is_refused_from_both_pages():
    plan = Plan(infusion=date(2026, 10, 28))
    answer = read_day("home", "27", "10", "2026", plan, TODAY)
    assert answer.refusal == "The date you went home must be after your infusion on 28 October 2026."
    assert read_day("home", "28", "10", "2026", plan, TODAY).value == date(2026, 10, 28)
    answer = read_day("infusion", "12", "11", "2026", replace(plan, home=date(2026, 11, 11)), TODAY)
    assert answer.refusal == "You said you went home on 11 November 2026. Check both dates."


def test_home_may_be_planned_but_not_years_away():
    soon = TODAY + timedelta(days=5)
    assert read_day("home", str(soon.day), str(soon.month), str(soon.year), Plan(), TODAY).value == soon
    assert (
        read_day("home", "1", "1", "2062", Plan(), TODAY).refusal
        == "That is more than a year from now. Check the year."
    )


def test_a_birth_date_must_be_in_the_past():
    assert read_birth("4", "5", "1968", TODAY).value == date(1968, 5, 4)
    for year in ("2027", "1868"):
        answer = read_birth("4", "5", year, TODAY)
        assert answer.refusal == "The date of birth must be in the past. Check the year."


@pytest.mark.parametrize("number", ["020 7946 0123", "+44 (20) 7946-0123", "999", "", "  07700  900142 "])
def test_a_phone_number_that_can_be_dialled(number):
    assert read_person(" Ada Mensah ", number).value == Person("Ada Mensah", " ".join(number.split()))


@pytest.mark.parametrize("number", ["ask Jo", "12", "0207946x123", "1" * 20, "+", "\u0661\u0662\u0663\u0664"])
def test_a_phone_number_that_cannot_be_dialled_is_refused(number):
    answer = read_person("Ada", number)
    assert (answer.value, answer.refusal) == (
        None,
        "Type the phone number in numbers, for example 020 7946 0123.",
    )


def test_a_name_of_200_letters_is_taken_and_a_longer_one_refused():
    assert read_person("é" * 200, "").value == Person("é" * 200)
    assert read_person("é" * 201, "").refusal == "Type a name of up to 200 letters."


def test_the_numbers_to_compare_are_the_teams_own():
    assert [contact.number for contact in team_numbers(PACK)] == [
        "020 3447 2528",
        "020 3447 7359",
        "07852 220 900",
    ]


def test_every_answer_is_said_back():
    lines = {line.step: line.words for line in build_answers(PACK, SAM)}
    assert lines == {
        "centre": "UCLH, numbers checked",
        "infusion": "Wednesday 28 October 2026",
        "home": "Wednesday 11 November 2026",
        "trial": "No",
        "picc": "Yes",
        "gcsf": "Yes",
        "nurse": "Ada Mensah, 020 7946 0123",
        "hospital": "Northfield General, 020 7946 0456",
        "contact": "Jo Taylor, 07700 900142",
    }
    assert {line.words for line in build_answers(PACK, Plan())} == {NOT_KNOWN}


def test_everything_that_today_asks_again_has_its_page_here():
    assert {answer.step for answer in missing_answers(Plan())} == set(STEPS)


def test_a_number_from_abroad_is_dialled_without_its_zero_in_brackets():
    assert read_person("Ada", "+44 (0)20 7946 0123").value == Person("Ada", "+44 20 7946 0123")
    assert read_person("Ada", "(020) 7946 0123").value == Person("Ada", "(020) 7946 0123")
    assert read_person("Ada", "07700+900142").refusal
