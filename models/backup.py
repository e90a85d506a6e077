"""Puts the whole record into one file, and reads such a file back: a preview, or one sentence why not."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.dates import say_count, say_date, say_moment
from models.restore import SCHEMA, NewerSchema, Restored, record_to_tables, restore_tables

TYPE = "homeward-record"
MOST_BYTES = 30_000_000
NOT_OURS = "This is not a Homeward backup. Choose a file whose name starts with homeward."
CUT = "This file is damaged or not complete. Choose another copy of it."
HUGE = "This file is too big to be a Homeward backup. Choose another file."
NEWER = "This backup was made by a newer Homeward. Update Homeward, then try again."
EMPTY = "There is nothing in this backup that Homeward can read. Choose another copy of it."


@dataclass(frozen=True, slots=True)
class Preview:
    """What a backup holds, in words, before anything is replaced. `problems` says what could not be read."""

    restored: Restored
    who: str
    written: str
    entries: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file cannot be restored, in one sentence."""

    text: str


def write_backup(restored: Restored, now: datetime, source: str) -> str:
    """The record as JSON text. `source` names the program and version that wrote it."""
    envelope = {
        "type": TYPE,
        "version": SCHEMA,
        "source": source,
        "written": now.isoformat(),
        "data": record_to_tables(restored),
    }
    return json.dumps(envelope, ensure_ascii=False, indent=1)


def backup_name(now: datetime) -> str:
    """The name of the file: "homeward-2026-11-20.json"."""
    return f"homeward-{now.date().isoformat()}.json"


def read_backup(content: str | bytes, now: datetime) -> Preview | Refusal:
    """What is in a file that may be anything. Never raises; nothing is stored."""
    if len(content) > MOST_BYTES:
        return Refusal(HUGE)
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content.removeprefix("\ufeff")
        envelope = json.loads(text, parse_constant=_refuse)
    except RecursionError:
        return Refusal(NOT_OURS)
    except ValueError:
        return Refusal(CUT if _looks_like_ours(content) else NOT_OURS)
    if not isinstance(envelope, dict) or envelope.get("type") != TYPE:
        return Refusal(NOT_OURS)
    version, data = envelope.get("version"), envelope.get("data")
    if type(version) is not int or version < 1 or not isinstance(data, dict):
        return Refusal(CUT)
    if version > SCHEMA:
        return Refusal(NEWER)
    try:
        restored = restore_tables({"meta": {"schema": {"version": version}}, **data})
    except NewerSchema:
        return Refusal(NEWER)
    if restored.problems and not restored.entries and not restored.plan.ready:
        return Refusal(EMPTY)
    return _preview(restored, envelope.get("written"), now)


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is no number of ours")


def _looks_like_ours(content: str | bytes) -> bool:
    start = content[:400] if isinstance(content, str) else content[:400].decode("utf-8", "replace")
    return f'"{TYPE}"' in start


def _preview(restored: Restored, written: object, now: datetime) -> Preview:
    plan = restored.plan
    who = plan.name or "No name"
    if plan.infusion:
        who += f", infusion on {say_date(plan.infusion)}"
    return Preview(restored, who, _say_written(written, now), _say_entries(restored), restored.problems)


def _say_written(written: object, now: datetime) -> str:
    try:
        moment = datetime.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        return "The day it was made is not known"
    return f"Made {say_moment(moment, now)}"


def _say_entries(restored: Restored) -> str:
    if not restored.entries:
        return "No entries"
    days = sorted(entry.at.date() for entry in restored.entries)
    count = say_count(len(days), "entry", "entries")
    if days[0] == days[-1]:
        return f"{count}, on {say_date(days[0])}"
    return f"{count}, from {say_date(days[0])} to {say_date(days[-1])}"
