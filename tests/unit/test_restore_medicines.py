"""One broken medicine never loses the others nor the plan, and no broken answer starts a steroid."""

import json
from dataclasses import fields
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import KINDS
from models.medicine import Medicine
from models.records import Plan
from models.restore import record_to_tables, restore_tables
from models.restore_medicines import medicine_to_data
from tests.people import LONDON
from tests.unit.test_restore import garbage

V2 = Path(__file__).parents[1] / "fixtures" / "record_v2.json"  # never edited: people have such files
GOOD = {"uid": "a", "name": "Aciclovir", "times": ["08:00"], "agreed": True}


def restored(*medicines, **plan):
    return restore_tables({"plan": {"plan": {"name": "Sam", "prescribed": list(medicines), **plan}}})


def test_a_version_2_record_opens_whole():
    record = restore_tables(json.loads(V2.read_text(encoding="utf-8")))
    assert record.problems == ()
    assert {each.kind for each in record.entries} == set(KINDS)
    assert record.plan.irradiated_card is True
    first, second, third = record.plan.prescribed
    assert first == Medicine(
        uid="aciclovir",
        name="Aciclovir",
        dose="400 mg, 1 tablet",
        kind="antiviral",
        times=(time(8), time(18)),
        started=date(2026, 11, 11),
        left=56,
        counted=datetime(2026, 11, 18, 12, tzinfo=LONDON),
    )
    assert (second.stopped, second.stopped_by) == (date(2026, 11, 19), "self")
    assert third.held
    assert restore_tables(record_to_tables(record)) == record


@pytest.mark.parametrize(
    "broken", [None, 1, "x", [], {}, {"uid": "b"}, {"name": "B"}, {"uid": "b", "name": " "}]
)
def test_a_medicine_without_a_name_is_told_and_the_others_stay(broken):
    found = restored(GOOD, broken)
    assert [one.name for one in found.plan.prescribed] == ["Aciclovir"]
    assert found.plan.name == "Sam"
    assert found.problems == ("1 of your medicines could not be read. Please check the list in Medicines.",)


def test_the_same_medicine_twice_is_one():
    found = restored(GOOD, {**GOOD, "name": "Other"})
    assert [one.name for one in found.plan.prescribed] == ["Aciclovir"]
    assert len(found.problems) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("times", ["8am"]),
        ("times", 8),
        ("times", ["08:00+01:00"]),
        ("stopped", "soon"),
        ("stopped_by", "gp"),
        ("left", -1),
        ("counted", "2026-11-18T12:00:00"),
        ("each", 0),
        ("dose", 5),
        ("started", "9999-01-01"),
    ],
)
def test_one_broken_field_keeps_the_medicine_and_is_told_by_name(field, value):
    found = restored({**GOOD, field: value})
    assert found.plan.prescribed[0].name == "Aciclovir"
    assert found.problems == (
        "Your medicine Aciclovir could not be read whole. Please check it in Medicines.",
    )


def test_a_broken_answer_about_the_team_counts_as_not_agreed():
    assert restored({**GOOD, "agreed": "yes"}).plan.prescribed[0].held


def test_no_list_at_all_is_told():
    found = restore_tables({"plan": {"plan": {"name": "Sam", "prescribed": "aciclovir"}}})
    assert found.plan == Plan(name="Sam")
    assert found.problems == ("Your medicines could not be read. Please add them again in Medicines.",)


def test_every_field_is_stored():
    whole = Medicine(
        "a",
        "A",
        "1",
        "antiviral",
        (time(8),),
        date(2026, 1, 1),
        date(2026, 2, 1),
        "team",
        5,
        datetime(2026, 1, 1, tzinfo=LONDON),
        2,
        True,
    )
    assert set(medicine_to_data(whole)) == {field.name for field in fields(Medicine)}


@given(
    st.lists(
        st.dictionaries(st.sampled_from([field.name for field in fields(Medicine)]), garbage), max_size=4
    )
)
def test_garbage_never_loses_a_good_one_and_is_never_silent(items):
    found = restored(GOOD, *items)
    assert "Aciclovir" in [one.name for one in found.plan.prescribed]
    assert len(found.plan.prescribed) == 1 + len(items) or found.problems
    json.dumps(record_to_tables(found), allow_nan=False)
