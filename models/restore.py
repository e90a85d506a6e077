"""Turns stored or sent data into valid records and a list of problems: everything read is restored, never trusted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from models.kinds import KINDS
from models.records import Entry, Person, Plan, Settings

SCHEMA = 1
Data = dict[str, object]
Tables = dict[str, dict[str, Data]]
# From a schema version to the next: each takes the whole record and gives it in the newer shape.
MIGRATIONS: dict[int, Callable[[Tables], Tables]] = {}


class NewerSchema(Exception):
    """The data was written by a newer Homeward. The message is for the person."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A whole record as it can be used. `problems` holds one plain sentence for each thing left out."""

    plan: Plan = Plan()
    settings: Settings = Settings()
    entries: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()
    migrated_from: int | None = None


def restore_tables(
    tables: Tables, migrations: Mapping[int, Callable[[Tables], Tables]] = MIGRATIONS, schema: int = SCHEMA
) -> Restored:
    """Restore a record of this or an older schema. Raises `NewerSchema` for a newer one."""
    version = tables.get("meta", {}).get("schema", {}).get("version", schema)
    if not isinstance(version, int) or version > schema:
        raise NewerSchema("This record was written by a newer Homeward. Update Homeward, then open it again.")
    for step in range(version, schema):
        tables = migrations[step](tables)
    problems: list[str] = []
    plan = _restore_one(restore_plan, tables.get("plan", {}).get("plan"), Plan(), "the plan", problems)
    settings = _restore_one(
        restore_settings, tables.get("settings", {}).get("settings"), Settings(), "the settings", problems
    )
    entries, lost = [], 0
    for uid, data in tables.get("entries", {}).items():
        try:
            entries.append(restore_entry(uid, data))
        except (ValueError, TypeError, KeyError, OverflowError):
            lost += 1
    if lost:
        what = "1 entry" if lost == 1 else f"{lost} entries"
        problems.append(f"{what} could not be read and cannot be shown.")
    older = version if version < schema else None
    return Restored(plan, settings, tuple(entries), tuple(problems), older)


def _restore_one(
    restore: Callable[[Data], Any], data: Data | None, empty: Any, name: str, problems: list[str]
) -> Any:
    if data is None:
        return empty
    try:
        return restore(data)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        problems.append(f"Part of {name} could not be read. Please check it in Settings.")
        return empty


def restore_entry(uid: str, data: Data) -> Entry:
    """One entry. Raises ValueError, TypeError or KeyError where it could not be true."""
    kind = KINDS[data["kind"]]  # type: ignore[index]
    at, written = datetime.fromisoformat(data["at"]), datetime.fromisoformat(data["written"])  # type: ignore[arg-type]
    if at.tzinfo is None or written.tzinfo is None:
        raise ValueError("a time without its offset")
    value = data.get("value")
    if value is not None and not (
        isinstance(value, int | float) and (not kind.unit or kind.low <= value <= kind.high)
    ):
        raise ValueError("a value out of range")
    text, tags = data.get("text", ""), data.get("tags", ())
    if not isinstance(text, str) or not isinstance(tags, list | tuple) or not isinstance(uid, str):
        raise TypeError("not text")
    return Entry(uid, kind.id, at, written, value, text, tuple(map(str, tags)) if tags else ())


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


def restore_plan(data: Data) -> Plan:
    """The plan. Raises ValueError or TypeError where a field cannot be true."""
    known: dict[str, Any] = {field.name: data[field.name] for field in fields(Plan) if field.name in data}
    for name in ("infusion", "home", "born"):
        if known.get(name) is not None:
            known[name] = date.fromisoformat(known[name])
    for name in ("nurse", "local_hospital", "emergency_contact"):
        if name in known:
            known[name] = Person(str(known[name]["name"]), str(known[name]["number"]))
    known["team_dates"] = tuple(
        (str(key), date.fromisoformat(day)) for key, day in known.get("team_dates", ())
    )
    for name in ("trial", "picc", "gcsf"):
        if known.get(name) not in (None, True, False):
            raise ValueError(name)
    if not isinstance(known.get("fluids_ml"), int | None):
        raise TypeError("fluids_ml")
    for name in ("centre", "name", "allergies", "medicines"):
        known[name] = str(known.get(name, getattr(Plan(), name)))
    return Plan(**known)


def plan_to_data(plan: Plan) -> Data:
    """The stored shape of the plan."""
    data: Data = {field.name: getattr(plan, field.name) for field in fields(Plan)}
    for name in ("infusion", "home", "born"):
        day = data[name]
        data[name] = day.isoformat() if isinstance(day, date) else None
    for name in ("nurse", "local_hospital", "emergency_contact"):
        person: Person = getattr(plan, name)
        data[name] = {"name": person.name, "number": person.number}
    data["team_dates"] = [[key, day.isoformat()] for key, day in plan.team_dates]
    return data


def restore_settings(data: Data) -> Settings:
    """The settings. Raises ValueError or TypeError where a field cannot be true."""
    theme, percent, backup = (
        data.get("theme", "system"),
        data.get("text_percent", 100),
        data.get("last_backup"),
    )
    if theme not in ("system", "light", "dark") or not isinstance(percent, int) or not 100 <= percent <= 200:
        raise ValueError("settings")
    last = datetime.fromisoformat(backup) if isinstance(backup, str) else None
    return Settings(str(theme), percent, bool(data.get("simple", False)), last)


def settings_to_data(settings: Settings) -> Data:
    """The stored shape of the settings."""
    last = settings.last_backup
    return {
        "theme": settings.theme,
        "text_percent": settings.text_percent,
        "simple": settings.simple,
        "last_backup": last.isoformat() if last else None,
    }


def record_to_tables(restored: Restored) -> Tables:
    """The stored shape of a whole record, at the current schema."""
    return {
        "meta": {"schema": {"version": SCHEMA}},
        "plan": {"plan": plan_to_data(restored.plan)},
        "settings": {"settings": settings_to_data(restored.settings)},
        "entries": {entry.uid: entry_to_data(entry) for entry in restored.entries},
    }
