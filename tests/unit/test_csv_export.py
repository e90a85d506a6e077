"""The spreadsheet has each entry once, reads as it was typed, runs nothing and leaves out what is private."""

import csv
import io
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings

from models.csv_export import HEADS, MARK, csv_name, harmless, write_csv
from models.diary import Diary
from models.pack_loader import load_centre
from tests.people import NOW, entry
from tests.unit.records import records

PACK = load_centre("uclh")


def table(*entries, **options):
    text = write_csv(PACK, Diary(entries), **options)
    assert text.startswith(MARK)
    rows = list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))
    assert tuple(rows[0]) == HEADS
    return [dict(zip(HEADS, row, strict=True)) for row in rows[1:]]


def test_an_entry_is_a_row_with_its_day_value_and_words():
    (row,) = table(entry("temperature", NOW, 36.7))
    assert (row["Day"], row["Time"], row["Offset"]) == ("2026-11-20", "10:40", "+00:00")
    assert (row["What"], row["Value"], row["Unit"]) == ("Temperature", "36.7", "C")


def test_the_persons_own_day_counts():
    at = datetime(2026, 7, 1, 0, 10, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    (row,) = table(entry("note", at, text="x"))
    assert (row["Day"], row["Time"], row["Offset"]) == ("2026-07-01", "00:10", "+05:30")


FORMULAS = (
    "=1+1",
    "+44 20 7946",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "\uff1d1",
    '=HYPERLINK("x")',
    "\n=1",
)


@pytest.mark.parametrize("typed", FORMULAS)
def test_a_formula_is_made_harmless_wherever_it_is_typed(typed):
    for row in table(entry("note", NOW, text=typed), entry("report", NOW, text=typed, tags=(typed,))):
        assert row["Text"] == f"'{typed}"
        for cell in row.values():
            assert not cell.lstrip().startswith(("=", "+4", "@", "\uff1d"))


@pytest.mark.parametrize(
    "typed", ["", "Home", "a=b", "3 - 2", 'He said "no", twice\r\nthen slept', "Zoë 山田"]
)
def test_what_is_no_formula_stays_as_it_was_typed(typed):
    assert harmless(typed) == typed
    assert table(entry("note", NOW, text=typed))[0]["Text"] == typed


@given(records())
@settings(max_examples=60, deadline=None)
def test_every_record_gives_a_row_for_each_entry_and_can_be_read_back(record):
    rows = table(*record.entries, private=True)
    assert len(rows) == len(record.entries)
    for row, each in zip(rows, Diary(record.entries), strict=True):
        assert row["Text"].removeprefix("'") == each.text.removeprefix("'")
        assert datetime.fromisoformat(f"{row['Day']}T{row['Time']}") == each.at.replace(
            tzinfo=None, second=0, microsecond=0
        )


def test_what_is_private_is_left_out_until_it_is_asked_for():
    mood = entry("mood", NOW, text="low", tags=("cried",))
    assert table(mood) == []
    assert table(mood, private=True)[0]["What"] == "Mood"


def test_the_file_has_its_day():
    assert csv_name(NOW) == "homeward-2026-11-20.csv"
