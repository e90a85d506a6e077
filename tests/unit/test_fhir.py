"""The FHIR document is accepted by four judges, who catch every planted fault, and holds nothing private."""

import copy
import json
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import Phase, given, settings

from models.diary import Diary
from models.fhir import build_bundle, fhir_name, write_fhir
from models.fhir_parts import clean
from models.medicine import Medicine
from models.pack_loader import load_centre
from models.records import Plan
from tests.people import NOW, SAM, entry
from tests.unit.fhir_checks import problems
from tests.unit.records import records

PACK = load_centre("uclh")
DAY = timedelta(days=1)
PLAN = replace(
    SAM,
    medicines="Aciclovir 400\u00a0mg, 3 times a day\n\n",
    prescribed=(
        Medicine("m1", "Co-trimoxazole", "480 mg", times=(time(8),), started=date(2026, 11, 1)),
        Medicine("m2", "Old", started=date(2026, 11, 1), stopped=date(2026, 11, 9)),
        Medicine("m3", "Prednisolone", agreed=False),
    ),
)
ENTRIES = (
    entry("temperature", NOW - DAY, 36.7),
    entry("drink", NOW - DAY, 250),
    entry("drink", NOW - DAY, 500, "Tea"),
    entry("drink", NOW, 200),
    entry("steps", NOW - DAY, 1640),
    entry("weight", NOW - DAY, 71.5),
    entry("pain", NOW - DAY, 3, "knees"),
    entry("energy", NOW - DAY, 4),
    entry("sleep", NOW - DAY, 7.25),
    entry("report", NOW - 2 * DAY, 38.2, "In <bed> & cold", ("fever", "shivery")),
    entry("note", NOW - DAY, text="Tired"),
    entry("question", NOW - DAY, text="May I swim?"),
    entry("mood", NOW - DAY, text="low", tags=("cried a lot",)),
)


def bundle(plan=PLAN, entries=ENTRIES, now=NOW):
    return json.loads(json.dumps(build_bundle(PACK, plan, Diary(entries), now)))


def resources(made, kind):
    return [each["resource"] for each in made["entry"] if each["resource"]["resourceType"] == kind]


def observation(made, code):
    return [
        one
        for one in resources(made, "Observation")
        if one["code"].get("coding", [{}])[0].get("code") == code
    ]


# What is accepted


@pytest.mark.parametrize(
    "made", [bundle(), bundle(Plan(), ()), bundle(SAM, ())], ids=["full", "empty", "no entry"]
)
def test_every_judge_accepts_it(made):
    assert problems(made) == {}


@given(records())
@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_every_record_is_accepted(record):
    moved = [replace(each, at=NOW - DAY * (number % 29)) for number, each in enumerate(record.entries)]
    assert problems(bundle(record.plan, moved)) == {}


# What it says


def test_values_carry_their_codes_and_units():
    made = bundle()
    for code, value, unit in (
        ("8310-5", 36.7, "Cel"),
        ("9108-2", 750, "mL"),
        ("41950-7", 1640, "/d"),
        ("29463-7", 71.5, "kg"),
    ):
        found = observation(made, code)[0]
        assert (found["valueQuantity"]["value"], found["valueQuantity"]["code"]) == (value, unit)
        assert found["valueQuantity"]["system"] == "http://unitsofmeasure.org"


def test_the_sum_of_a_day_that_is_not_over_is_preliminary():
    found = {one["effectiveDateTime"]: one["status"] for one in observation(bundle(), "9108-2")}
    assert found == {"2026-11-19": "final", "2026-11-20": "preliminary"}


def test_what_has_no_certain_code_has_text_only():
    made = bundle()
    texts = {one["code"]["text"] for one in resources(made, "Observation") if "coding" not in one["code"]}
    assert texts == {"Pain", "Energy", "Sleep", "Felt unwell"}
    (procedure,) = resources(made, "Procedure")
    assert procedure["code"] == {"text": "CAR T-cell infusion"}
    assert procedure["performedDateTime"] == "2026-10-28"


def test_an_infusion_still_to_come_was_not_done():
    assert resources(bundle(replace(SAM, infusion=date(2026, 11, 21))), "Procedure") == []


def test_the_status_of_a_medicine_is_what_is_known():
    found = {
        one["medicationCodeableConcept"]["text"]: one["status"]
        for one in resources(bundle(), "MedicationStatement")
    }
    assert found == {
        "Co-trimoxazole, 480 mg": "active",
        "Old": "stopped",
        "Prednisolone": "on-hold",
        "Aciclovir 400 mg, 3 times a day": "unknown",
    }


def test_an_instruction_that_stands_is_in_the_document():
    hot = entry("temperature", NOW - 2 * DAY, 38.4)
    (composition,) = resources(bundle(entries=[hot]), "Composition")
    assert "Go to A&amp;E now. You reported this" in composition["section"][0]["text"]["div"]
    (quiet,) = resources(bundle(entries=[]), "Composition")
    assert "You reported this" not in str(quiet)
    assert "<p></p>" not in str(quiet["section"][0])


def test_the_author_is_the_patient_and_no_profile_is_claimed():
    made = bundle()
    (composition,) = resources(made, "Composition")
    (person,) = resources(made, "Patient")
    assert composition["subject"] == {"reference": f"urn:uuid:{person['id']}"}
    assert composition["author"] == [composition["subject"]]
    assert "profile" not in json.dumps(made)
    assert "Not reviewed by a clinician" in json.dumps(made)


def test_nothing_private_is_in_it():
    assert "cried" not in json.dumps(bundle())


def test_the_same_record_gives_the_same_bytes_and_resources_keep_their_names():
    assert write_fhir(PACK, PLAN, Diary(ENTRIES), NOW) == write_fhir(PACK, PLAN, Diary(ENTRIES), NOW)
    before = {one["fullUrl"] for one in bundle()["entry"][1:]}
    assert before == {one["fullUrl"] for one in bundle(now=NOW + timedelta(minutes=5))["entry"][1:]}


@pytest.mark.parametrize(
    ("typed", "held"),
    [("a\u00a0b", "a b"), ("a\x00b\x1f", "ab"), ("a\u2028b", "a b"), (" \t ", ""), ("山\n田", "山\n田")],
)
def test_text_is_made_fit_for_fhir(typed, held):
    assert clean(typed) == held


def test_the_file_has_its_day():
    assert fhir_name(NOW) == "homeward-2026-11-20-fhir.json"


# What is caught


def of(made, kind):
    return resources(made, kind)[0]


def temperature(made):
    return observation(made, "8310-5")[0]


FAULTS = {
    "a type of its own": lambda made: made.update(type="diary"),
    "no identifier": lambda made: made.pop("identifier"),
    "no timestamp": lambda made: made.pop("timestamp"),
    "a time without its zone": lambda made: made.update(timestamp="2026-11-20T10:40:00"),
    "the composition is not first": lambda made: made["entry"].reverse(),
    "two resources of one name": lambda made: made["entry"].append(copy.deepcopy(made["entry"][-1])),
    "a reference to nothing": lambda made: temperature(made)["subject"].update(reference="urn:uuid:0"),
    "a status that is none": lambda made: temperature(made).update(status="done"),
    "no code": lambda made: temperature(made).pop("code"),
    "a value as text": lambda made: temperature(made)["valueQuantity"].update(value="36.7"),
    "Fahrenheit": lambda made: temperature(made)["valueQuantity"].update(code="[degF]"),
    "a code without its system": lambda made: temperature(made)["valueQuantity"].pop("system"),
    "two values": lambda made: temperature(made).update(valueString="warm"),
    "a field that FHIR does not know": lambda made: of(made, "Patient").update(nickname="Sam"),
    "a birthday that is no day": lambda made: of(made, "Patient").update(birthDate="4 May 1968"),
    "a section with nothing in it": lambda made: of(made, "Composition")["section"].append(
        {"title": "Empty"}
    ),
    "a medicine without a name": lambda made: of(made, "MedicationStatement").pop(
        "medicationCodeableConcept"
    ),
    "a period that ends before it begins": lambda made: of(made, "MedicationStatement").update(
        effectivePeriod={"start": "2026-11-09", "end": "2026-11-01"}
    ),
    "no author": lambda made: of(made, "Composition").pop("author"),
    "an empty text": lambda made: of(made, "Procedure").update(code={"text": ""}),
    "a time of day without a zone": lambda made: temperature(made).update(
        effectiveDateTime="2026-11-19T08:00:00"
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_caught(name):
    made = bundle()
    FAULTS[name](made)
    assert problems(made) != {}


def test_no_judge_alone_would_do():
    caught = {}
    for name, plant in FAULTS.items():
        made = bundle()
        plant(made)
        caught[name] = set(problems(made))
    assert len(FAULTS) >= 17
    for judge in ("schema", "library", "rules", "own"):
        assert any(judge not in found for found in caught.values())
    assert any(found == {"rules"} for found in caught.values())
    assert any(found == {"own"} for found in caught.values())
