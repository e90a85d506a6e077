"""What is kept about reminders comes back field by field, is in a backup, and never stops the opening."""

import json
from dataclasses import fields, replace
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given

from models.backup import Preview, read_backup, write_backup
from models.reminders import KINDS, Given, ReminderSettings, Shown, Snoozed, on_this_device, snooze
from models.restore import SCHEMA, Restored, record_to_tables, restore_tables
from models.restore_reminders import HERE, OPENED, TABLE, UID, reminders_to_tables, restore_reminders
from services.memory import MemoryTables
from services.record import Record
from tests.people import NOW, SAM
from tests.unit.records import reminders
from tests.unit.test_restore import garbage

KEPT = ReminderSettings(
    off=frozenset({"move", "task"}),
    quiet_from=time(21, 30),
    quiet_until=time(6),
    details=True,
    shown=(Shown("medicine|a1|2026-11-20T08:00", 2, NOW, "several|x", "2026-11-20T09:30:00"),),
    snoozed=(Snoozed("weekly|picc_flush|2026-11-18", NOW + timedelta(hours=1)),),
    opened=NOW,
    given=(
        Given("u1", "medicine", 465_760, "2026-11-20T08:00:00", "abc"),
        Given("u2", "date", 7, "2026-12-01", "def", off=True),
    ),
)
MARKS = {"shown": HERE, "snoozed": HERE, "opened": OPENED}


def back(kept):
    """Through the store and back, as at the next start."""
    problems = []
    table = json.loads(json.dumps(reminders_to_tables(kept), allow_nan=False)).get(TABLE)
    return restore_reminders(table, problems), problems


def test_everything_comes_back():
    assert back(KEPT) == (KEPT, [])


@given(reminders)
def test_whatever_is_kept_comes_back_equal(kept):
    assert back(kept) == (kept, [])


def test_a_record_without_them_has_those_of_the_start_and_the_same_schema():
    tables = record_to_tables(Restored(SAM))
    assert TABLE not in tables
    restored = restore_tables(tables)
    assert (restored.reminders, restored.problems) == (ReminderSettings(), ())
    assert SCHEMA == 2


@given(garbage)
def test_garbage_in_their_place_stops_nothing(data):
    restored = restore_tables({TABLE: data, "plan": {"plan": {"name": "Sam"}}})
    assert restored.plan.name == "Sam"
    assert reminders_to_tables(restored.reminders) is not None


@pytest.mark.parametrize("name", [field.name for field in fields(ReminderSettings)])
@given(value=garbage)
def test_one_broken_field_leaves_the_others(name, value):
    table = json.loads(json.dumps(reminders_to_tables(KEPT)[TABLE]))
    table[MARKS.get(name, UID)][name] = value
    restored = restore_reminders(table, [])
    assert replace(restored, **{name: getattr(KEPT, name)}) == KEPT


def test_what_the_person_chose_is_said_when_it_cannot_be_read_and_marks_are_not():
    table = reminders_to_tables(KEPT)[TABLE]
    table[UID]["quiet_from"], table[OPENED]["opened"] = "late", "long ago"
    problems = []
    restored = restore_reminders(table, problems)
    assert problems == ["The quiet hours could not be read. Please check them in Reminders."]
    assert (restored.quiet_from, restored.opened) == (time(22), None)


WRONG_COUNT = {"id": "a", "count": -1, "last": NOW.isoformat()}


@pytest.mark.parametrize("wrong", [{TABLE: 1}, {TABLE: {UID: 1}}, {TABLE: {UID: None, HERE: {}}}])
def test_what_was_chosen_and_is_no_more_is_said(wrong):
    assert restore_tables(wrong).problems == (
        "What you chose for reminders could not be read. Please check Reminders.",
    )
    assert restore_tables({TABLE: {HERE: {}}}).problems == ()


@pytest.mark.parametrize("broken", [{}, 1, None, {"id": 1}, WRONG_COUNT])
def test_one_broken_mark_loses_only_itself(broken):
    table = json.loads(json.dumps(reminders_to_tables(KEPT)[TABLE]))
    table[HERE]["shown"].insert(0, broken)
    assert restore_reminders(table, []).shown == KEPT.shown


def test_a_kind_that_this_homeward_does_not_know_is_left_out():
    table = reminders_to_tables(KEPT)[TABLE]
    table[UID]["off"].append("newer")
    assert restore_reminders(table, []).off == KEPT.off
    assert set(KINDS) >= KEPT.off


def test_a_backup_holds_them():
    restored = Restored(SAM, reminders=KEPT)
    found = read_backup(write_backup(restored, NOW, "test"), NOW)
    assert isinstance(found, Preview)
    assert found.restored == restored


def test_a_restored_backup_brings_the_settings_and_not_what_another_device_showed():
    here = replace(ReminderSettings(), shown=(Shown("x", 1, NOW),), opened=NOW + timedelta(days=9))
    after = on_this_device(KEPT, here)
    assert (after.off, after.given) == (KEPT.off, KEPT.given)
    assert (after.shown, after.snoozed, after.opened) == (here.shown, (), here.opened)


# In the record


def record(kept=KEPT):
    return Record(MemoryTables(record_to_tables(Restored(SAM, reminders=kept))))


def test_a_change_is_stored_and_told():
    tables, heard = MemoryTables(record_to_tables(Restored(SAM))), []
    made = Record(tables)
    made.subscribe(lambda: heard.append(made.reminders))
    made.save_reminders(snooze(KEPT, "a", NOW))
    assert heard == [snooze(KEPT, "a", NOW)]
    assert Record(tables).reminders == snooze(KEPT, "a", NOW)


def test_a_mark_alone_does_not_write_the_settings_again():
    class Counting(MemoryTables):
        written = ()

        def write(self, changes):
            self.written = [*self.written, *((table, uid) for table, uid, _ in changes)]
            super().write(iter([]))

    tables = Counting(record_to_tables(Restored(SAM, reminders=KEPT)))
    made = Record(tables)
    made.save_reminders(replace(KEPT, opened=NOW + timedelta(hours=1)))
    assert tables.written == [(TABLE, OPENED)], "that it is open comes all day, and the marks are long"
    made.save_reminders(made.reminders)
    assert tables.written == [(TABLE, OPENED)]
    made.save_reminders(replace(made.reminders, shown=()))
    assert tables.written == [(TABLE, OPENED), (TABLE, HERE)]


def test_until_when_it_was_open_is_read_where_an_earlier_homeward_wrote_it():
    table = reminders_to_tables(KEPT)[TABLE]
    table[HERE] |= table.pop(OPENED)
    assert restore_reminders(table, []) == KEPT


def test_a_backup_put_in_place_keeps_what_this_device_showed():
    made = record(replace(ReminderSettings(), shown=(Shown("x", 1, NOW),)))
    made.replace(Restored(SAM, reminders=KEPT))
    assert (made.reminders.off, [one.id for one in made.reminders.shown]) == (KEPT.off, ["x"])


def test_a_cleared_tablet_knows_nothing_of_them():
    made = record()
    made.clear()
    assert made.reminders == ReminderSettings()
    assert TABLE not in made._tables.documents()


def test_a_moment_is_kept_with_the_offset_of_the_device():
    there = datetime.fromisoformat("2026-11-20T23:40:00+13:00")
    (restored, _) = back(replace(KEPT, opened=there))
    assert restored.opened.isoformat() == there.isoformat()
