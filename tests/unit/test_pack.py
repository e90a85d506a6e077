"""Holds the UCLH content to the reading of its sources: each red flag, number, hour, date and figure."""

import re
from datetime import date, time, timedelta

import pytest

from models.pack import Level
from models.pack_loader import load_centre

PACK = load_centre("uclh")
E, U, C, G = Level.EMERGENCY, Level.URGENT, Level.CONTACT, Level.GP
WEEKDAYS = (0, 1, 2, 3, 4)

# The level of COVERAGE.md for each red flag, by the signs that a person can report.
RED_FLAGS: dict[str, dict[str, Level]] = {
    "R01": {"fever": E},
    "R02": {"shivery": E},
    "R03": {"breathless": E},
    "R04": {"unwell": E},
    "R06": {"confused": E},
    "R07": {"words": E},
    "R08": {"tremor": E},
    "R09": {"weakness": E},
    "R11": {"contact_infection": U},
    "R12": {"sick_despite": U},
    "R13": {"sick_despite": U},
    "R14": {"runny_despite": U},
    "R15": {"breathless": E},
    "R16": {"tummy_left": E},
    "R17": {"picc_site": U},
    "R18": {"rash": C},
    "R19": {"glands": C},
    "R20": {"night_sweats": C},
    "R21": {"weight_loss": C},
    "R22": {"more_tired": C},
    "R23": {"breathless": E},
    "R24": {"rash": C},
    "R25": {"runny": C, "runny_despite": U},
    "R26": {"pain": C},
    "R28": {"relapse_worry": C},
    "R29": {"worried": U},
    "R30": {"question": C},
    "R31": {"fatigue_months": C},
    "R32": {"daily_activities": C},
    "R33": {"pain": C},
    "R34": {"low_mood": C},
    "R35": {"diet": C},
    "R36": {"physio": C},
    "R37": {"medicines_out": G},
    "R38": {"blood_card": C},
    "R39": {"fever": E, "headache_severe": E},
    "R40": {"confused": E, "breathless": E, "gasping": E},
    "R41": {"more_tired": C},
    "R42": {"seizure": E, "confused": E, "headache_severe": E, "headache": U},
    "R43": {"fever": E, "shivery": E, "unwell": E, "more_tired": C},
    "R44": {"fever": E, "new_symptom": U, "dizzy": U},
    "R45": {"new_symptom": U},  # C by itself, but the same words are R44, which is more urgent
    "R46": {"rash": C, "joint_pain": C, "sick": C, "sick_despite": U, "headache": U},
    "R47": {"worried": U},
    "R48": {"not_drinking": C},
    "R49": {"joint_pain": C, "more_tired": C},
}
REASONS_ONLY = {"R05": {"temperature", "infection"}, "R10": {"brain"}, "R27": {"other"}}

# Number and hours of COVERAGE.md, K01 to K11. None: the source states no hours.
NUMBERS = {
    "K01": ("trials", "020 3447 2528", (9, 0, 17, 0)),
    "K02": ("helpline", "020 3447 7359", (9, 0, 17, 0)),
    "K03": ("out_of_hours", "07852 220 900", None),
    "K04": ("macmillan_uclh", "020 3447 8663", (9, 0, 16, 45)),
    "K05": ("pals", "020 3447 3042", (9, 0, 16, 0)),
    "K06": ("macmillan", "0808 808 00 00", None),
    "K07": ("lymphoma_action", "0808 808 5555", None),
    "K09": ("leukaemia_care", "08088 010 444", None),
    "K10": ("blood_cancer_uk", "0808 2080 888", None),
    "K11": ("myeloma_uk", "0800 980 3332", None),
}


def test_every_red_flag_is_in_the_table() -> None:
    assert sorted([*RED_FLAGS, *REASONS_ONLY]) == [f"R{number:02}" for number in range(1, 50)]


@pytest.mark.parametrize(("code", "expected"), RED_FLAGS.items(), ids=RED_FLAGS)
def test_a_red_flag_has_its_signs_and_level(code: str, expected: dict[str, Level]) -> None:
    assert {sign.id: sign.level for sign in PACK.signs if code in sign.covers} == expected


@pytest.mark.parametrize(("code", "groups"), REASONS_ONLY.items(), ids=REASONS_ONLY)
def test_a_reason_stands_above_its_signs(code: str, groups: set[str]) -> None:
    assert {group.id for group in PACK.groups if code in group.covers and group.reason} == groups


def test_straight_to_999_is_for_three_signs_and_marked_where_it_is_ours() -> None:
    assert {sign.id for sign in PACK.signs if sign.call_999} == {"seizure", "not_waking", "gasping"}
    assert {sign.id for sign in PACK.signs if sign.added} == {"not_waking", "gasping", "not_drinking"}
    assert all(sign.level is E for sign in PACK.signs if sign.call_999)
    assert "not in the UCLH information" in PACK.contact("999").note


@pytest.mark.parametrize(
    ("every", "any_of", "level", "code"),
    [
        (("rash",), {"fever", "breathless", "unwell", "shivery"}, E, "Q3"),
        (("picc_site",), {"fever", "breathless", "unwell", "shivery"}, E, "Q4"),
        (("runny",), {"dizzy"}, U, "Q13"),
        (("sick",), {"dizzy"}, U, "Q13"),
    ],
)
def test_signs_that_are_worse_together(
    every: tuple[str, ...], any_of: set[str], level: Level, code: str
) -> None:
    found = [both for both in PACK.combinations if both.every == every]
    assert [(set(both.any_of), both.level, both.covers) for both in found] == [(any_of, level, (code,))]


def test_only_the_picc_sign_depends_on_the_plan() -> None:
    assert {sign.id: sign.needs for sign in PACK.signs if sign.needs} == {"picc_site": "picc"}


def test_breathlessness_is_one_sign_and_an_emergency() -> None:
    """Q2: wherever the sources list it."""
    assert [sign.level for sign in PACK.signs if "breath" in sign.label.lower()] == [E]


@pytest.mark.parametrize(("code", "expected"), NUMBERS.items(), ids=NUMBERS)
def test_a_number_and_its_hours_are_exact(
    code: str, expected: tuple[str, str, tuple[int, int, int, int] | None]
) -> None:
    contact_id, number, hours = expected
    contact = PACK.contact(contact_id)
    assert code in contact.covers
    assert contact.number == number
    opened = [(o.days, o.opens, o.closes) for o in contact.hours]
    if hours is None:
        assert opened == []
    else:
        opens, closes = time(*hours[:2]), time(*hours[2:])
        assert opened == [(WEEKDAYS, opens, closes)]


def test_the_daytime_line_depends_on_the_pathway() -> None:
    teams = {contact.pathway: contact.id for contact in PACK.contacts if contact.role == "team"}
    assert teams == {"trial": "trials", "not_trial": "helpline"}


def test_emergency_services_and_no_others_are_urgent() -> None:
    urgent = {c.id: c.number for c in PACK.contacts if c.role == "urgent_service"}
    assert urgent == {"999": "999", "ae": None}
    assert "111" not in {contact.number for contact in PACK.contacts}


def test_the_dates_of_the_source() -> None:
    assert (PACK.last_updated, PACK.review_due) == (date(2025, 1, 22), date(2026, 12, 1))
    assert PACK.time_zone == "Europe/London"
    assert PACK.fever_c == 38.0


def test_bank_holidays_are_weekdays_eight_a_year() -> None:
    days = PACK.bank_holidays
    assert all(day.weekday() < 5 for day in days)
    assert [sum(day.year == year for day in days) for year in (2026, 2027)] == [8, 8]
    assert date(2026, 4, 6) in days  # Easter Monday
    assert date(2026, 12, 28) in days  # in place of Saturday 26 December
    assert {date(2027, 12, 27), date(2027, 12, 28)} <= set(days)
    assert PACK.bank_holidays_until == date(2027, 12, 31)


@pytest.mark.parametrize(
    ("stone_id", "anchor", "kind", "months", "days", "pathway"),
    [
        ("first_blood_test", "home", "visit", 0, 7, "all"),
        ("pet_1", "infusion", "visit", 1, 0, "not_trial"),
        ("pet_3", "infusion", "visit", 3, 0, "not_trial"),
        ("trial_schedule", "infusion", "open", 0, 0, "trial"),
        ("driving", "infusion", "minimum", 2, 0, "all"),
        ("vaccines", "infusion", "minimum", 3, 0, "all"),
        ("live_vaccines", "infusion", "open", 0, 0, "all"),
        ("work", "infusion", "about", 6, 0, "all"),
        ("antiviral", "infusion", "minimum", 12, 0, "all"),
        ("contraception", "infusion", "minimum", 12, 0, "all"),
        ("crowds", "infusion", "open", 0, 0, "all"),
        ("recovery", "infusion", "open", 0, 0, "all"),
        ("irradiated", "infusion", "open", 0, 0, "all"),
        ("pjp", "infusion", "open", 0, 0, "all"),
        ("holiday", "infusion", "open", 0, 0, "all"),
    ],
)
def test_a_milestone_has_its_date(
    stone_id: str, anchor: str, kind: str, months: int, days: int, pathway: str
) -> None:
    stone = next(stone for stone in PACK.milestones if stone.id == stone_id)
    assert (stone.anchor, stone.kind, stone.months, stone.days, stone.pathway) == (
        anchor,
        kind,
        months,
        days,
        pathway,
    )


def test_food_and_drink_figures() -> None:
    assert (PACK.fluids.low_ml, PACK.fluids.high_ml) == (2000, 3000)
    assert {drink.id: drink.ml for drink in PACK.drinks} == {
        "cup": 150,
        "glass": 200,
        "mug": 250,
        "bottle": 500,
    }
    checks = {code for check in PACK.meal_checks for code in check.covers}
    assert {f"N{number:02}" for number in range(4, 10)} <= checks
    cooked = next(check for check in PACK.meal_checks if check.id == "cooked").advice.lower()
    assert all(food in cooked for food in ("meat", "fish", "shellfish", "poultry", "eggs"))


def test_an_hour_is_the_longest_time_to_sit() -> None:
    assert PACK.movement.sit_minutes == 60
    assert PACK.movement.day_starts < PACK.movement.day_ends


def test_alcohol_has_its_three_reasons() -> None:
    alcohol = next(one for one in PACK.interlocks if one.id == "alcohol")
    reasons = " ".join(alcohol.reasons)
    assert len(alcohol.reasons) == 3
    assert all(word in reasons for word in ("bone marrow", "bleeding", "medicines"))


def test_what_is_said_of_steroids_does_not_block_too_much() -> None:
    """ST03 stands wherever ST01 does."""
    steroids = next(one for one in PACK.interlocks if one.id == "steroids")
    tip = next(tip for tip in PACK.tips if tip.id == "steroids")
    fact = next(fact for fact in PACK.facts if fact.id == "steroids")
    said = (
        (steroids.covers, " ".join((steroids.answer, *steroids.reasons))),
        (tip.covers, tip.text),
        (fact.covers, fact.text),
    )
    for covers, text in said:
        assert {"ST01", "ST02", "ST03", "ST04"} <= set(covers)
        assert re.search(r"cream|skin", text)
        assert re.search(r"inhale", text, re.I)
        assert re.search(r"no end date", text, re.I)


def test_no_answer_needs_a_network_or_gives_leave() -> None:
    gated = {one.id for one in PACK.interlocks if one.ask_team}
    assert {
        "alcohol",
        "steroids",
        "driving",
        "vaccines",
        "new_exercise",
        "crowds",
        "holiday",
        "work",
    } <= gated
    assert all("Ask your team first" not in stone.words for stone in PACK.milestones)


def test_bank_holiday_list_reaches_a_year_past_the_review() -> None:
    assert PACK.bank_holidays_until - PACK.review_due > timedelta(days=365)
