"""What is said on the phone holds the person's own facts, and nothing that nobody wrote down."""

from dataclasses import replace
from datetime import date, timedelta

from models.pack_loader import load_centre
from models.records import Plan
from models.red_flags import assess
from models.say_this import build_say_this
from tests.people import NOW, SAM

PACK = load_centre("uclh")
BARE = Plan(infusion=date(2026, 10, 28))
SHIVERY = assess(PACK, ("shivery",))
HAD = "had CAR T\u2011cell therapy"


def test_the_sentences_of_the_reference() -> None:
    said = build_say_this(BARE, SHIVERY, NOW, (37.4, NOW - timedelta(minutes=10)))
    assert said == f"I {HAD} 23 days ago, on 28 October. I feel shivery. My temperature was 37.4C at 10:30am."


def test_unknown_facts_are_left_out() -> None:
    assert build_say_this(Plan(), SHIVERY, NOW) == f"I {HAD}. I feel shivery."
    said = build_say_this(Plan(picc=False, gcsf=False, trial=False), SHIVERY, NOW)
    for word in ("PICC", "GCSF", "trial", "temperature"):
        assert word not in said


def test_known_facts_are_said() -> None:
    said = build_say_this(replace(SAM, trial=True), assess(PACK, ("tummy_left",)), NOW)
    assert "I am on a clinical trial." in said
    assert "left side of my tummy. I have GCSF injections. I have a PICC line." in said


def test_about_someone_else() -> None:
    said = build_say_this(SAM, SHIVERY, NOW, (38.2, NOW), for_someone=True)
    assert said.startswith(
        f"I am calling about Sam Taylor. Sam {HAD} 23 days ago, on 28 October. Sam is shivery."
    )
    assert "Their temperature was 38.2C at 10:40am. Sam has GCSF injections." in said
    assert " I " not in said.removeprefix("I am calling")
    nobody = build_say_this(BARE, SHIVERY, NOW, for_someone=True)
    assert nobody.startswith(f"The person I am with {HAD}")


def test_days_and_dates() -> None:
    on_day = [
        build_say_this(replace(BARE, infusion=NOW.date() - timedelta(days=n)), SHIVERY, NOW) for n in (0, 1)
    ]
    assert f"{HAD} today, on 20 November." in on_day[0]
    assert f"{HAD} 1 day ago, on 19 November." in on_day[1]
    assert "on 28 October 2025" in build_say_this(replace(BARE, infusion=date(2025, 10, 28)), SHIVERY, NOW)
    ahead = build_say_this(replace(BARE, infusion=date(2026, 12, 1)), SHIVERY, NOW)
    assert ahead == "The date of my CAR T\u2011cell infusion is 1 December 2026. I feel shivery."


def test_an_older_reading_says_its_day() -> None:
    said = build_say_this(BARE, SHIVERY, NOW, (38.0, NOW - timedelta(days=1)))
    assert "My temperature was 38.0C yesterday at 10:40am." in said


def test_a_fever_is_said_as_its_number_and_without_one_as_words() -> None:
    fever = assess(PACK, ("fever",))
    assert "high temperature" in build_say_this(BARE, fever, NOW)
    assert "high temperature" not in build_say_this(BARE, fever, NOW, (38.0, NOW))


def test_a_name_of_200_characters_does_not_fill_the_call() -> None:
    said = build_say_this(replace(SAM, name="A" * 200), SHIVERY, NOW, for_someone=True)
    assert "A" * 50 not in said
