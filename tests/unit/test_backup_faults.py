"""Any fault anywhere in a backup is said in a plain sentence, and what is whole still comes back."""

import copy
import json
import re
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.backup import Preview, Refusal, read_backup, write_backup
from models.doses import ME, TAKEN, dose_tags
from models.kinds import KINDS
from models.medicine import Medicine
from models.reminders import ReminderSettings, on_this_device
from models.restore import Restored, record_to_tables, why_refused
from services.memory import MemoryTables
from services.record import Record
from tests.people import NOW, SAM, entry
from tests.unit.records import records

SOURCE = "Homeward 0.1.0"
ACICLOVIR = Medicine(
    "m1", "Aciclovir", "400 mg", times=(time(8), time(20)), started=date(2026, 11, 1), left=20.0, counted=NOW
)
STEROID = Medicine("m2", "Prednisolone", agreed=False)
VALUES = {
    "temperature": 36.7,
    "drink": 250,
    "steps": 900,
    "energy": 4,
    "sleep": 7.5,
    "pain": 3,
    "weight": 71.5,
}
EVERY_KIND = tuple(
    entry(
        kind,
        NOW,
        VALUES.get(kind),
        "words",
        dose_tags(ACICLOVIR, None, TAKEN, ME) if kind == "dose" else ("a",),
    )
    for kind in sorted(KINDS)
)
RECORD = Restored(
    replace(SAM, prescribed=(ACICLOVIR, STEROID), team_dates=(("pet_1", date(2026, 12, 1)),)),
    entries=EVERY_KIND,
)
WRONG = ([[]], {"x": 1}, [1, None], {"y": {}})  # no field of ours has such a shape
PLAIN = re.compile(r"[A-Z0-9][^{}<>_\[\]]*[.?]")


def envelope():
    return json.loads(write_backup(RECORD, NOW, SOURCE))


def places(node, path=()):
    """Every place in the data that holds something."""
    for key in node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ():
        yield (*path, key)
        yield from places(node[key], (*path, key))


def planted(path, wrong):
    made = envelope()
    node = made["data"]
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = copy.deepcopy(wrong)
    return json.dumps(made)


# Settings are only about looks: what nobody knows among them is left out without a word.
PLACES = tuple(
    path for path in places(envelope()["data"]) if path[0] != "meta" and path != ("settings", "settings")
)


@given(records())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_export_wipe_restore_brings_an_equal_record_back_through_the_store(record):
    text = write_backup(record, NOW, SOURCE)
    wiped = MemoryTables(record_to_tables(Restored()))
    Record(wiped).replace(read_backup(text.encode(), NOW).restored)
    after = Record(wiped)  # as it is opened the next time
    assert (after.plan, after.settings, after.problems) == (record.plan, record.settings, ())
    assert sorted(after.diary, key=lambda each: each.uid) == sorted(record.entries, key=lambda each: each.uid)
    assert after.reminders == on_this_device(record.reminders, ReminderSettings())
    again = Restored(after.plan, after.settings, record.entries, reminders=record.reminders)
    assert write_backup(again, NOW, SOURCE) == text


def test_every_kind_of_entry_and_every_medicine_comes_back():
    found = read_backup(json.dumps(envelope()), NOW)
    assert isinstance(found, Preview)
    assert found.restored == RECORD
    assert {each.kind for each in found.restored.entries} == set(KINDS)


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_a_wrong_shape_in_any_place_is_said_in_a_plain_sentence(wrong):
    for path in PLACES:
        found = read_backup(planted(path, wrong), NOW)
        if isinstance(found, Refusal):
            assert PLAIN.fullmatch(found.text), (path, found.text)
            continue
        assert found.problems, path
        for problem in found.problems:
            assert PLAIN.fullmatch(problem), (path, problem)


@pytest.mark.parametrize(
    "path", [path for path in PLACES if path[0] == "entries" and len(path) == 3], ids=str
)
def test_a_fault_in_one_entry_loses_only_that_one(path):
    found = read_backup(planted(path, [[]]), NOW)
    assert {each.uid for each in found.restored.entries} == {each.uid for each in EVERY_KIND} - {path[1]}
    assert found.restored.plan == RECORD.plan
    assert found.problems == ("1 entry could not be read and cannot be shown.",)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(PLACES), JUNK)
@settings(max_examples=300, deadline=None)
def test_whatever_stands_in_a_backup_only_true_entries_come_out(path, junk):
    found = read_backup(planted(path, junk), NOW)
    if isinstance(found, Preview):
        assert [why_refused(each) for each in found.restored.entries if why_refused(each)] == []
        lost = {each.uid for each in EVERY_KIND} - {each.uid for each in found.restored.entries}
        assert not lost or found.problems or path == ("entries",)
        Record(MemoryTables(record_to_tables(found.restored)))  # it can be stored and opened again


@given(st.integers(0, 10_000), st.integers(0, 10_000))
@settings(max_examples=150, deadline=None)
def test_a_cut_or_changed_file_never_raises(at, byte):
    data = json.dumps(envelope()).encode()
    cut = data[: at % len(data)]
    changed = bytearray(data)
    changed[at % len(data)] = byte % 256
    assert isinstance(read_backup(cut, NOW), Refusal)
    assert isinstance(read_backup(bytes(changed), NOW), Preview | Refusal)
