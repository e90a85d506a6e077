"""Turns stored or sent data into valid records and a list of problems: nothing read is trusted."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from models.kinds import KINDS, Kind
from models.records import Entry, Plan, Settings
from models.reminders import ReminderSettings
from models.restore_plan import plan_to_data, restore_plan
from models.restore_reminders import TABLE as REMINDERS
from models.restore_reminders import UID as CHOSEN
from models.restore_reminders import reminders_to_tables, restore_reminders
from models.restore_values import UNTRUE, as_moment, as_text
from models.storage_words import NEWER

SCHEMA = 2
MOST = 1_000_000_000  # of a kind that uses no value: any number that can be shown
Data = dict[str, Any]
Tables = dict[str, dict[str, Data]]
# From a schema version to the next: each takes the whole record and gives it in the newer shape.
Migration = Callable[[Tables], Tables]
# 2 only adds kinds and answers; a version 1 app would leave them out, so it has to refuse the record.
MIGRATIONS: dict[int, Migration] = {1: dict}


class NewerSchema(Exception):
    """The data was written by a newer Homeward. The message is for the person."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A whole record as it can be used. `problems` holds one plain sentence for each thing left out."""

    plan: Plan = field(default_factory=Plan)
    settings: Settings = field(default_factory=Settings)
    entries: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()
    reminders: ReminderSettings = field(default_factory=ReminderSettings)


def restore_tables(
    tables: object, migrations: Mapping[int, Migration] = MIGRATIONS, schema: int = SCHEMA
) -> Restored:
    """Restore a record of this or an older schema, whatever it looks like. Raises only `NewerSchema`.

    Nothing in `tables` is changed, so a store may hand out its own documents.
    """
    problems: list[str] = []
    known, lost = _documents(tables, problems)
    version = known.get("meta", {}).get("schema", {}).get("version", schema)
    if type(version) is not int or version < 1:
        problems.append("The version of the record could not be read. Please check what is shown.")
        version = schema
    if version > schema:
        raise NewerSchema(NEWER)
    if version < schema:
        known = upgrade(deepcopy(known), version, migrations, schema)
    plan = restore_plan(known.get("plan", {}).get("plan", {}), problems)
    settings = restore_settings(known.get("settings", {}).get("settings", {}), problems)
    reminders = restore_reminders(known.get(REMINDERS), problems)
    entries, unreadable = _restore_entries(known.get("entries", {}))
    if lost + unreadable:
        what = "1 entry" if lost + unreadable == 1 else f"{lost + unreadable:,} entries"
        problems.append(f"{what} could not be read and cannot be shown.")
    return Restored(plan, settings, entries, tuple(problems), reminders)


def upgrade(
    tables: Tables, version: int, migrations: Mapping[int, Migration] = MIGRATIONS, schema: int = SCHEMA
) -> Tables:
    """A whole record of an older schema in the shape of this one, with its version written in."""
    for step in range(version, schema):
        tables = migrations[step](tables)
    return {**tables, "meta": {"schema": {"version": schema}}}


def _documents(tables: object, problems: list[str]) -> tuple[Tables, int]:
    """The tables and documents that have the right outer shape, and how many entries do not."""
    if not isinstance(tables, dict):
        problems.append("Your record could not be read.")
        return {}, 0
    known: Tables = {}
    lost = 0
    for name, table in tables.items():
        if isinstance(table, dict):
            known[name] = {uid: data for uid, data in table.items() if type(data) is dict}
            lost += len(table) - len(known[name]) if name == "entries" else 0
    for name, words in (("plan", "Your answers from set-up"), ("settings", "The settings")):
        if name in tables and name not in known.get(name, {}):
            problems.append(f"{words} could not be read. Please check them.")
    if "entries" in tables and "entries" not in known:
        problems.append("Your diary could not be read and cannot be shown.")
    if REMINDERS in tables and (
        REMINDERS not in known or CHOSEN in tables[REMINDERS].keys() - known[REMINDERS].keys()
    ):
        problems.append("What you chose for reminders could not be read. Please check Reminders.")
    return known, lost


def _restore_entries(table: Mapping[str, Data]) -> tuple[tuple[Entry, ...], int]:
    entries = []
    for uid, data in table.items():
        try:
            entries.append(restore_entry(uid, data))
        except UNTRUE:
            continue
    return tuple(entries), len(table) - len(entries)


def restore_entry(uid: str, data: Data) -> Entry:
    """One entry. Raises one of `UNTRUE` where it could not be true."""
    kind = KINDS[data["kind"]]
    at, written = as_moment(data["at"]), as_moment(data["written"])
    value = data.get("value")
    if not _possible(kind, value):
        raise ValueError("a value out of range")
    tags = data.get("tags", ())
    if type(tags) not in (list, tuple):
        raise TypeError("tags")
    said = as_text(data.get("text", ""))
    return Entry(as_text(uid), kind.id, at, written, value, said, tuple(map(as_text, tags)))


def _possible(kind: Kind, value: Any) -> bool:
    if value is None:
        return not kind.needed
    if type(value) not in (int, float):
        return False
    return bool(kind.low <= value <= kind.high if kind.unit else -MOST <= value <= MOST)


def why_refused(entry: Entry) -> str:
    """Why this entry may not be stored, in plain words; "" where it may. The rule is that of `restore_entry`,
    so that nothing is written that would be left out when the record is opened next.
    """
    try:
        restore_entry(entry.uid, entry_to_data(entry))
    except UNTRUE:
        kind = KINDS.get(entry.kind)
        if kind is not None and not _possible(kind, entry.value):
            return f"This was not saved. {kind.title}: type a number {kind.bounds}."
        return "This was not saved. Check the day, the time and what you typed, then try again."
    return ""


def entry_to_data(entry: Entry) -> Data:
    """The stored shape of an entry; what is empty is left out."""
    data: Data = {"kind": entry.kind, "at": entry.at.isoformat(), "written": entry.written.isoformat()}
    if entry.value is not None:
        data["value"] = entry.value
    if entry.text:
        data["text"] = entry.text
    if entry.tags:
        data["tags"] = list(entry.tags)
    return data


def restore_settings(data: Data, problems: list[str]) -> Settings:
    """The settings; what could not be true is left at its start value and said in `problems`."""
    theme, percent = data.get("theme", "system"), data.get("text_percent", 100)
    simple, backup = data.get("simple", False), data.get("last_backup")
    offered = data.get("share_offered", False)
    try:
        last = as_moment(backup) if backup is not None else None
        if theme not in ("system", "light", "dark") or type(percent) is not int:
            raise ValueError("settings")
        if type(simple) is not bool or type(offered) is not bool:
            raise ValueError("settings")
        if not 100 <= percent <= 200:
            raise ValueError("text_percent")
    except UNTRUE:
        problems.append("The settings could not be read. Please check them in Settings.")
        return Settings()
    return Settings(theme, percent, simple, last, offered)


def settings_to_data(settings: Settings) -> Data:
    """The stored shape of the settings."""
    last = settings.last_backup
    return {
        "theme": settings.theme,
        "text_percent": settings.text_percent,
        "simple": settings.simple,
        "last_backup": last.isoformat() if last else None,
        "share_offered": settings.share_offered,
    }


def record_to_tables(restored: Restored) -> Tables:
    """The stored shape of a whole record, at the current schema."""
    return {
        "meta": {"schema": {"version": SCHEMA}},
        "plan": {"plan": plan_to_data(restored.plan)},
        "settings": {"settings": settings_to_data(restored.settings)},
        "entries": {entry.uid: entry_to_data(entry) for entry in restored.entries},
        **reminders_to_tables(restored.reminders),
    }
