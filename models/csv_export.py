"""Writes the diary as a table for a spreadsheet: one row an entry, and nothing typed can run in it."""

from collections.abc import Iterable
from datetime import datetime

from models.diary import Diary
from models.entry_words import say_in_one
from models.kinds import KINDS, PRIVATE
from models.pack import CarePack
from models.records import Entry

HEADS = ("Day", "Time", "Offset", "What", "In words", "Value", "Unit", "Text", "Tags", "Written", "Id")
# Excel reads UTF-8 only with this mark in front; without it names with accents come out broken.
MARK = "\ufeff"
LINE_END = "\r\n"
FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
)  # the wide ones are read as them in Asia


def write_csv(pack: CarePack, diary: Diary, private: bool = False) -> str:
    """RFC 4180 text of the entries, oldest first.

    `private`: with what is never given out by itself, such as the mood.
    """
    entries = (entry for entry in diary if private or entry.kind not in PRIVATE)
    rows = [HEADS, *(_row(pack, entry) for entry in entries)]
    return MARK + "".join(_line(row) for row in rows)


def csv_name(now: datetime) -> str:
    """The name of the file: "homeward-2026-11-20.csv"."""
    return f"homeward-{now.date().isoformat()}.csv"


def _row(pack: CarePack, entry: Entry) -> tuple[str, ...]:
    kind = KINDS[entry.kind]
    return (
        entry.at.date().isoformat(),
        entry.at.strftime("%H:%M"),
        entry.at.isoformat()[-6:],
        kind.title,
        harmless(say_in_one(pack, entry)),
        "" if entry.value is None else f"{entry.value:g}",
        kind.unit if entry.value is not None else "",
        harmless(entry.text),
        harmless(" | ".join(entry.tags)),
        entry.written.isoformat(timespec="seconds"),
        harmless(entry.uid),
    )


def harmless(text: str) -> str:
    """The text as a spreadsheet shows it and never calculates it: a formula gets an apostrophe in front."""
    acts = text.lstrip().startswith(FORMULA) or text.startswith(("\t", "\r", "\n"))
    return f"'{text}" if acts else text


def _line(cells: Iterable[str]) -> str:
    return ",".join(map(_quoted, cells)) + LINE_END


def _quoted(cell: str) -> str:
    if any(letter in cell for letter in '",\r\n') or cell != cell.strip():
        return '"' + cell.replace('"', '""') + '"'
    return cell
