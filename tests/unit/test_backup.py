"""A backup file brings everything back, and a wrong or damaged one is refused in one sentence."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings

from models.backup import (
    CUT,
    EMPTY,
    HUGE,
    MOST_BYTES,
    NEWER,
    NOT_OURS,
    Preview,
    Refusal,
    read_backup,
    write_backup,
)
from models.records import Plan
from models.restore import SCHEMA, Restored
from tests.people import NOW, SAM, entry, year_of_entries
from tests.unit.records import records

SOURCE = "Homeward 0.1.0"
RECORD = Restored(
    SAM, entries=(entry("temperature", NOW, 36.7), entry("note", NOW - timedelta(days=9), text="Home"))
)


def damaged(**changes):
    return json.dumps(json.loads(write_backup(RECORD, NOW, SOURCE)) | changes)


@given(records())
@settings(max_examples=60)
def test_export_wipe_restore_gives_an_equal_record(record):
    found = read_backup(write_backup(record, NOW, SOURCE).encode(), NOW)
    assert isinstance(found, Preview)
    assert found.restored == record


def test_the_preview_says_who_when_and_how_much():
    found = read_backup(write_backup(RECORD, NOW - timedelta(days=1), SOURCE), NOW)
    assert isinstance(found, Preview)
    assert found.who == "Sam Taylor, infusion on 28 October 2026"
    assert found.written == "Made yesterday at 10:40am"
    assert found.entries == "2 entries, from 11 November 2026 to 20 November 2026"
    assert found.problems == ()


def test_an_empty_record_can_be_restored_and_is_called_empty():
    found = read_backup(write_backup(Restored(), NOW, SOURCE), NOW)
    assert isinstance(found, Preview)
    assert (found.who, found.entries) == ("No name", "No entries")


def test_what_cannot_be_read_is_in_the_preview():
    envelope = json.loads(write_backup(RECORD, NOW, SOURCE))
    first = next(iter(envelope["data"]["entries"].values()))
    first["value"] = 367
    envelope["data"]["plan"]["plan"]["born"] = "yesterday"
    found = read_backup(json.dumps(envelope), NOW)
    assert isinstance(found, Preview)
    assert found.entries == "1 entry, on 11 November 2026"
    assert found.problems == (
        "Your date of birth could not be read. Please type it again in Settings.",
        "1 entry could not be read and cannot be shown.",
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", NOT_OURS),
        (b"\xff\xd8\xff\xe0 a photo", NOT_OURS),
        ("Dear Sam", NOT_OURS),
        ("[" * 100_000, NOT_OURS),
        ("null", NOT_OURS),
        ("[1, 2]", NOT_OURS),
        ('{"type": "excalidraw", "version": 1, "data": {}}', NOT_OURS),
        (write_backup(RECORD, NOW, SOURCE)[:-40], CUT),
        (write_backup(RECORD, NOW, SOURCE)[:300], CUT),
        (damaged(version="1"), CUT),
        (damaged(version=0), CUT),
        (damaged(version=True), CUT),
        (damaged(data=[]), CUT),
        (damaged(data=None), CUT),
        (damaged(version=float("nan")), CUT),
        (damaged(version=SCHEMA + 1), NEWER),
        (damaged(data={"meta": {"schema": {"version": 9}}}), NEWER),
        (damaged(data={"entries": {"a": 1}}), EMPTY),
        (b" " * (MOST_BYTES + 1), HUGE),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_wrong_file_is_refused_in_one_sentence(content, sentence):
    assert read_backup(content, NOW) == Refusal(sentence)


def test_a_file_saved_by_an_editor_with_a_byte_order_mark_is_read():
    text = write_backup(RECORD, NOW, SOURCE)
    assert isinstance(read_backup(b"\xef\xbb\xbf" + text.encode(), NOW), Preview)
    assert isinstance(read_backup("\ufeff" + text, NOW), Preview)


def test_a_year_fits_and_keeps_names_in_every_script():
    record = replace(RECORD, plan=Plan(name="Zoë 山田" * 30), entries=year_of_entries())
    text = write_backup(record, NOW, SOURCE)
    assert len(text.encode()) < MOST_BYTES / 4
    found = read_backup(text.encode(), NOW)
    assert isinstance(found, Preview)
    assert len(found.restored.entries) == 10_000
    assert found.restored.plan == record.plan
