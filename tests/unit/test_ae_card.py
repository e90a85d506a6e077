"""The hand-over card tells A&E staff what must be known, and says what is not known."""

from dataclasses import replace
from datetime import timedelta

from models.ae_card import FOOTER, MOST_EVENTS, AeCardState, build_ae_card
from models.diary import Diary
from models.pack_loader import load_centre
from models.records import Plan
from tests.people import NOW, SAM, entry, year_of_entries

PACK = load_centre("uclh")


def words(card: AeCardState) -> str:
    lines = (*card.identity, *card.facts, *card.events, *card.people)
    parts = [
        card.title,
        card.alert.title,
        card.alert.text,
        *(f"{line.title} {line.text}" for line in lines),
        *card.medicines,
    ]
    return "\n".join([*parts, *(f"{call.when} {call.number}" for call in card.calls), card.footer])


def test_it_has_all_that_staff_must_know() -> None:
    said = words(build_ae_card(PACK, SAM, Diary(), NOW))
    for fact in (
        "CAR T\u2011cell therapy",
        "28 October 2026",
        "Today is day 23",
        "Sam Taylor, born 4 May 1968",
        "Allergies: penicillin (rash)",
        "Could be infection or neurotoxicity",
        "No steroid tablets unless the CAR T team agrees",
        "Irradiated blood only",
        "for life",
        "GCSF injections",
        "PICC line",
        "9am to 5pm, Monday to Friday 020 3447 7359",
        "07852 220 900",
        "Northfield General 020 7946 0456",
        "Jo Taylor 07700 900142",
        "Not written down",
        FOOTER,
    ):
        assert fact in said, fact


def test_what_is_not_known_is_said() -> None:
    said = words(build_ae_card(PACK, Plan(), Diary(), NOW))
    for fact in (
        "Infusion date not written down",
        "Name not written down",
        "Allergies: not written down",
        "GCSF injections: not known",
        "PICC line: not known",
        "020 3447 7359",
        "020 3447 2528",
    ):
        assert fact in said, fact
    assert "Today is day" not in said
    assert "trial" not in said


def test_a_no_takes_only_its_own_line_away() -> None:
    said = words(build_ae_card(PACK, replace(SAM, gcsf=False, picc=False), Diary(), NOW))
    assert "GCSF" not in said
    assert "PICC" not in said
    assert "Irradiated blood only" in said


def test_what_happened_and_when() -> None:
    diary = Diary(
        [
            entry("temperature", NOW - timedelta(days=1, hours=1), 37.2),
            entry("report", NOW - timedelta(minutes=100), 37.4, tags=("shivery", "headache")),
            entry("temperature", NOW - timedelta(minutes=100), 37.4),
            entry("call", NOW - timedelta(minutes=20), text="no_answer", tags=("helpline",)),
            entry("call", NOW - timedelta(minutes=15), text="through", tags=("out_of_hours",)),
            entry("drink", NOW, 200, "Mug"),
            entry("temperature", NOW - timedelta(days=9), 36.6),
        ]
    )
    card = build_ae_card(PACK, SAM, diary, NOW)
    assert [(line.title, line.text) for line in card.events] == [
        ("Yesterday 9:40am", "Temperature 37.2C"),
        ("9am", "Shivery, Headache"),
        ("9am", "Temperature 37.4C"),
        ("10:20am", "Called Haematology helpline: no answer"),
        ("10:25am", "Called Out of hours, urgent: got through"),
    ]
    assert card.alert.reported == "Shivery, Headache, Temperature 37.4C. First written down today at 9am."


def test_the_reports_an_instruction_rests_on_stay_however_old() -> None:
    old = entry("report", NOW - timedelta(days=12), tags=("confused",), text="Could not name the day")
    card = build_ae_card(PACK, SAM, Diary([old]), NOW)
    assert [(line.title, line.text) for line in card.events] == [
        ("8 November 10:40am", "Confused. Could not name the day")
    ]


def test_medicines_are_listed_as_written() -> None:
    plan = replace(SAM, medicines="Aciclovir 400 mg, 3 times a day\n\n Lansoprazole 30 mg ")
    assert build_ae_card(PACK, plan, Diary(), NOW).medicines == (
        "Aciclovir 400 mg, 3 times a day",
        "Lansoprazole 30 mg",
    )


def test_a_trial_patient_gets_the_trials_line() -> None:
    card = build_ae_card(PACK, replace(SAM, trial=True), Diary(), NOW)
    assert [call.number for call in card.calls] == ["020 3447 2528", "07852 220 900"]


def test_a_broken_day_and_a_year_stay_readable() -> None:
    many = [entry("temperature", NOW - timedelta(minutes=n), 36.5) for n in range(100)]
    strange = [
        entry("temperature"),
        entry("call"),
        entry("report", tags=("from_a_newer_app",), text="x" * 500),
    ]
    card = build_ae_card(
        PACK, replace(SAM, name="N" * 200), Diary([*year_of_entries(), *many, *strange]), NOW
    )
    assert len(card.events) <= MOST_EVENTS
    assert any("the team" in line.text for line in card.events)


def test_what_is_not_known_is_not_made_up() -> None:
    strange = entry("report", NOW, tags=("from_a_newer_app",))
    card = build_ae_card(PACK, SAM, Diary([strange, entry("call", NOW, tags=("helpline",))]), NOW)
    assert card.alert.reported.startswith("Something this Homeward does not know.")
    assert [line.text for line in card.events] == [
        "Something this Homeward does not know",
        "Called Haematology helpline",
    ]
