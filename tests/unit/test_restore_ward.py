"""The hand-over of a ward in the record: stored whole, opened whatever it looks like, never in a backup."""

import json
from dataclasses import fields, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.backup import write_backup
from models.restore import Restored, record_to_tables
from models.restore_ward import READERS, restore_ward, ward_tables, ward_to_data
from models.ward import (
    AGAIN,
    NOT_YET,
    SAID,
    THROUGH,
    YES,
    Visit,
    WardDraft,
    answer_to,
    entries_to_take,
    new_draft,
    sign,
)
from services.memory import MemoryTables
from services.memory_file import MemoryFile
from services.record import Record
from services.store import open_store
from tests.people import NOW, SAM
from tests.unit.test_restore import garbage


def full() -> WardDraft:
    draft = replace(new_draft("AM", NOW, "salt:hash"), plan=SAM, signer="Ada Mensah", role="Staff nurse")
    draft = sign(draft, "checks", "counts", YES, NOW)
    draft = sign(draft, "checks", "walking", NOT_YET, NOW, "Walks with a frame")
    draft = sign(draft, "confirmed", "infusion", "2026-10-28", NOW)
    draft = sign(draft, "test_calls", "helpline", THROUGH, NOW, "Ben")
    draft = sign(draft, "cards", "irradiated", YES, NOW)
    draft = sign(draft, "teach_back", "fever", SAID, NOW)
    draft = sign(draft, "teach_back", "night", AGAIN, NOW)
    visit = Visit("v1", "PICC flush, Northfield General", NOW + timedelta(days=5), "flush")
    return replace(draft, visits=(visit,), flush_where="Northfield General")


def test_a_hand_over_comes_back_equal():
    stored = json.loads(json.dumps(ward_tables(full())))
    assert restore_ward(stored) == full()


def test_every_field_is_stored():
    assert set(ward_to_data(full())) == {field.name for field in fields(WardDraft)} - {"unread"}
    assert set(READERS) == set(ward_to_data(full())) - {"plan"}


@pytest.mark.parametrize("tables", [None, [], {}, {"ward": None}, {"ward": {}}, {"ward": {"draft": 3}}])
def test_where_there_is_none_there_is_none(tables):
    assert restore_ward(tables) is None


@given(st.sampled_from([field.name for field in fields(WardDraft) if field.name != "unread"]), garbage)
def test_one_broken_answer_leaves_the_others_and_is_told(name, value):
    data = ward_to_data(full())
    data[name] = value
    found = restore_ward({"ward": {"draft": data}})
    assert found is not None
    assert replace(found, unread=(), **{name: getattr(full(), name)}) == full()
    json.dumps(ward_to_data(found), allow_nan=False)
    json.dumps(found.unread).encode()


@given(st.dictionaries(st.text(max_size=6), garbage, max_size=5))
def test_garbage_gives_no_answer_at_all(data):
    found = restore_ward({"ward": {"draft": data}})
    assert found is not None
    for name in ("checks", "teach_back", "test_calls", "confirmed"):
        assert all(type(one.answer) is str for _, one in getattr(found, name))


def test_a_broken_check_counts_as_not_answered():
    data = ward_to_data(full())
    data["checks"]["counts"] = {"answer": "yes"}
    found = restore_ward({"ward": {"draft": data}})
    assert answer_to(found.checks, "counts") is None
    assert found.unread == (
        "The going-home checks of this hand-over could not be read. Please answer again.",
    )


def test_the_record_keeps_it_over_a_restart_and_forgets_it():
    file = MemoryFile()
    store = open_store(file, NOW.date())
    Record(store).save_ward(full())
    store.close()
    store = open_store(file, NOW.date())
    record = Record(store)
    assert record.ward == full()
    record.forget_ward()
    store.close()
    assert Record(open_store(file, NOW.date())).ward is None


def test_a_backup_holds_nothing_of_it_and_a_restored_one_leaves_it():
    record = Record(MemoryTables())
    record.save_ward(full())
    whole = Restored(record.plan, record.settings, record.diary.entries)
    assert "Northfield" not in write_backup(whole, NOW, "test")
    assert "ward" not in record_to_tables(whole)
    record.replace(Restored(replace(SAM, name="Other")))
    assert record.ward == full()
    assert Record(record._tables).ward == full()
    assert record.plan.name == "Other"


def test_the_visits_go_home_as_appointments():
    taken = entries_to_take(full(), NOW)
    assert [(one.uid, one.kind, one.text, one.written) for one in taken] == [
        ("v1", "appointment", "PICC flush, Northfield General", NOW)
    ]
