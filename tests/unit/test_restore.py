"""What is read from a store, a file or another device may be anything: Homeward opens all the same."""

import json
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.kinds import KINDS
from models.records import Plan, Settings
from models.restore import (
    SCHEMA,
    NewerSchema,
    Restored,
    record_to_tables,
    restore_entry,
    restore_tables,
    why_refused,
)
from models.restore_plan import FIELDS
from tests.people import NOW, SAM, entry
from tests.unit.records import records

SINCE_2 = {"sleep", "nap", "mood", "pain", "weight", "dose", "question", "brain"}
V1 = Path(__file__).parents[1] / "fixtures" / "record_v1.json"  # never edited: people have such files
GOOD = {"kind": "temperature", "at": NOW.isoformat(), "written": NOW.isoformat(), "value": 36.7}

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
garbage = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
)
names = st.sampled_from(["meta", "plan", "settings", "entries", "schema", "version", "x"])
tables = st.dictionaries(names, st.dictionaries(names, garbage, max_size=3) | garbage, max_size=4)


@given(garbage | tables)
def test_garbage_never_stops_the_opening(data):
    try:
        restored = restore_tables(data)
    except NewerSchema:
        return
    assert isinstance(restored, Restored)
    json.dumps(record_to_tables(restored), allow_nan=False)


@given(st.sampled_from([*sorted(GOOD), "text", "tags"]), garbage)
def test_an_entry_with_one_broken_field_is_said_or_shown_never_both_lost_and_silent(field, value):
    restored = restore_tables({"entries": {"a": GOOD | {field: value}, "b": GOOD}})
    uids = [each.uid for each in restored.entries]
    assert "b" in uids
    assert ("a" in uids) != bool(restored.problems)


@given(st.sampled_from([field.name for field in fields(Plan)]), garbage)
def test_one_broken_answer_leaves_the_others_of_the_plan(field, value):
    data = record_to_tables(Restored(SAM))
    data["plan"]["plan"][field] = value
    restored = restore_tables(data)
    kept = getattr(restored.plan, field)
    expected = replace(SAM, numbers_confirmed=False) if field == "centre" and restored.problems else SAM
    assert replace(restored.plan, **{field: getattr(SAM, field)}) == expected
    assert kept == getattr(Plan(), field) or not restored.problems


@given(records())
@settings(max_examples=60)
def test_what_is_stored_comes_back_equal(record):
    stored = json.loads(json.dumps(record_to_tables(record)))
    assert restore_tables(stored) == record


@pytest.mark.parametrize(
    "broken",
    [
        GOOD | {"kind": "weather"},
        GOOD | {"at": "2026-11-20T10:40:00"},
        GOOD | {"at": "20 November"},
        GOOD | {"at": "2026-11-20T10:40:00+20:00"},
        GOOD | {"at": "0001-01-01T00:00:00+00:00"},
        GOOD | {"value": 377},
        GOOD | {"value": float("nan")},
        GOOD | {"value": True},
        GOOD | {"value": "36.7"},
        GOOD | {"tags": "fever"},
        {"kind": "temperature"},
        "not a document",
    ],
)
def test_an_entry_that_cannot_be_true_is_left_out_and_said(broken):
    restored = restore_tables({"entries": {"a": broken}})
    assert restored.entries == ()
    assert restored.problems == ("1 entry could not be read and cannot be shown.",)


def test_half_characters_never_reach_a_screen():
    restored = restore_entry(
        "a\ud800", GOOD | {"kind": "note", "value": None, "text": "Zoë\udfff \U0001f600"}
    )
    assert (restored.uid, restored.text) == ("a?", "Zoë? \U0001f600")


def test_two_lost_entries_are_counted():
    restored = restore_tables({"entries": {"a": 1, "b": {}, "c": GOOD}})
    assert len(restored.entries) == 1
    assert restored.problems == ("2 entries could not be read and cannot be shown.",)


@pytest.mark.parametrize("field", ["infusion", "home", "born"])
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-02-30", 20261028, ["2026-10-28"]])
def test_a_day_that_no_calendar_arithmetic_survives_is_left_unknown_and_said(field, day):
    restored = restore_tables({"plan": {"plan": {field: day, "name": "Sam"}}})
    assert restored.plan == Plan(name="Sam")
    assert len(restored.problems) == 1


def test_broken_settings_start_again_and_are_said():
    for broken in (
        {"theme": "green"},
        {"text_percent": 900},
        {"simple": 1},
        {"last_backup": "2026-11-20T10:40"},
    ):
        restored = restore_tables({"settings": {"settings": broken}})
        assert restored.settings == Settings()
        assert restored.problems == ("The settings could not be read. Please check them in Settings.",)


def test_every_field_of_the_plan_is_read_back():
    assert {*FIELDS, "prescribed"} == {field.name for field in fields(Plan)}


def test_a_version_1_record_opens_whole():
    restored = restore_tables(json.loads(V1.read_text(encoding="utf-8")))
    assert restored.problems == ()
    assert {each.kind for each in restored.entries} == set(KINDS) - SINCE_2
    assert restored.plan.infusion == date(2026, 10, 28)
    assert restored.plan.emergency_contact.number == "07700 900142"
    assert restored.plan.team_dates == (("driving", date(2027, 1, 15)),)
    assert restored.settings == Settings("dark", 150, True, NOW)
    report = next(each for each in restored.entries if each.kind == "report")
    assert (report.value, report.tags, report.text) == (38.2, ("shivery", "fever"), "Since 9am")


def test_a_migration_changes_an_older_record_and_no_other():
    def to_next(old):
        notes = {uid: {**data, "text": data.get("text", "").upper()} for uid, data in old["entries"].items()}
        return {**old, "entries": notes}

    note = entry("note", text="quiet")
    stored = record_to_tables(Restored(SAM, entries=(note,)))
    restored = restore_tables(stored, {SCHEMA: to_next}, schema=SCHEMA + 1)
    assert [each.text for each in restored.entries] == ["QUIET"]
    assert [each.text for each in restore_tables(stored).entries] == ["quiet"]


@pytest.mark.parametrize("version", [SCHEMA + 1, 99, 10**30])
def test_a_newer_record_is_refused_in_words(version):
    with pytest.raises(NewerSchema, match=r"^This record was written by a newer Homeward\."):
        restore_tables({"meta": {"schema": {"version": version}}})


@pytest.mark.parametrize("version", [0, -1, "1", None, 1.5, True, [1]])
def test_a_version_that_makes_no_sense_is_said_and_the_record_still_opens(version):
    restored = restore_tables({"meta": {"schema": {"version": version}}, "entries": {"a": GOOD}})
    assert len(restored.entries) == 1
    assert len(restored.problems) == 1


def test_times_keep_the_offset_of_the_clock_that_wrote_them():
    at = datetime.fromisoformat("2026-11-20T00:30:00+09:00")
    stored = record_to_tables(Restored(entries=(entry("note", at, text="Tokyo"),)))
    [back] = restore_tables(stored).entries
    assert back.at.date() == date(2026, 11, 20)
    assert back.at.utcoffset() == timedelta(hours=9)


@pytest.mark.parametrize(
    ("table", "said"),
    [("plan", "Your answers from set-up"), ("settings", "The settings"), ("entries", "Your diary")],
)
@pytest.mark.parametrize("shape", [[], "text", 3, None, {"plan": [], "settings": 1}])
def test_a_table_of_the_wrong_shape_is_said(table, said, shape):
    if table == "entries" and type(shape) is dict:
        return  # entries of the wrong shape are counted
    restored = restore_tables({table: shape})
    assert [problem for problem in restored.problems if problem.startswith(said)]


def test_a_hospital_that_is_not_known_leaves_its_numbers_unchecked():
    data = record_to_tables(Restored(SAM))
    data["plan"]["plan"]["centre"] = "../../etc"
    restored = restore_tables(data)
    assert restored.plan == replace(SAM, numbers_confirmed=False)
    assert restored.problems == ("Your hospital could not be read. Please type it again in Settings.",)


@pytest.mark.parametrize("number", ["call Ada", "020 7946 0123, ask for Ada", "1" * 16, "9" * 2, "tel:999"])
def test_a_number_that_cannot_be_called_is_not_offered(number):
    data = record_to_tables(Restored(SAM))
    data["plan"]["plan"]["nurse"]["number"] = number
    restored = restore_tables(data)
    assert restored.plan.nurse == Plan().nurse
    assert restored.problems == (
        "Your nurse or keyworker could not be read. Please type it again in Settings.",
    )


@pytest.mark.parametrize("steps", [9, 50_001, 1500.0, True, "1500"])
def test_an_own_step_goal_that_cannot_be_true_is_not_taken(steps):
    data = record_to_tables(Restored(SAM))
    data["plan"]["plan"]["step_goal"] = steps
    restored = restore_tables(data)
    assert restored.plan.step_goal is None
    assert len(restored.problems) == 1


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS.values() if kind.needed])
def test_an_entry_whose_number_is_missing_is_said_and_not_shown(kind):
    restored = restore_tables({"entries": {"a": GOOD | {"kind": kind, "value": None}}})
    assert (restored.entries, len(restored.problems)) == ((), 1)


def test_what_may_be_stored_is_what_can_be_read_back():
    for each in (entry("note"), entry("temperature", value=38.0), entry("walk", tags=("running",))):
        assert why_refused(each) == ""
    assert why_refused(replace(entry("note"), at=NOW.replace(tzinfo=None))).startswith("This was not saved.")
    assert "between 1 and 5,000 ml" in why_refused(entry("drink", value=0))
    assert "between 0 and 10." in why_refused(entry("energy", value=11))


def test_what_is_given_to_be_restored_is_not_changed_even_by_a_migration():
    def careless(tables):
        tables["entries"]["a"]["value"] = 40.0
        return tables

    stored = {"meta": {"schema": {"version": 1}}, "entries": {"a": dict(GOOD)}}
    restored = restore_tables(stored, {1: careless}, 2)
    assert [each.value for each in restored.entries] == [40.0]
    assert stored["entries"] == {"a": GOOD}
