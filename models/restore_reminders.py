"""Restores what is kept about reminders field by field: a broken one is as at the start, in nobody's way."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from models.reminders import KINDS, Given, ReminderSettings, Shown, Snoozed
from models.restore_values import UNTRUE, as_moment, as_text, as_truth

# A document of settings, one of what this device did, and one that is written again and again all day.
TABLE, UID, HERE, OPENED = "reminders", "reminders", "here", "opened"
MOST_TIMES = 1000
MOST_SEQUENCE = 2**31 - 1  # what a calendar can count to


def restore_reminders(table: object, problems: list[str]) -> ReminderSettings:
    """The reminders in their table, whatever it looks like. None there: as at the start."""
    if not isinstance(table, dict):
        return ReminderSettings()
    data: dict[str, Any] = {}
    for name in (UID, HERE, OPENED):
        document = table.get(name)
        data |= document if isinstance(document, dict) else {}
    known: dict[str, Any] = {}
    for name, (read, words) in READERS.items():
        if data.get(name) is None:
            continue
        try:
            known[name] = read(data[name])
        except UNTRUE:
            problems.append(f"{words} could not be read. Please check them in Reminders.") if words else None
    return ReminderSettings(**known)


def _off(value: Any) -> frozenset[str]:
    if type(value) is not list:
        raise TypeError("no list of kinds")
    return frozenset(one for one in map(as_text, value) if one in KINDS)


def _clock(value: Any) -> time:
    clock = time.fromisoformat(as_text(value))
    if clock.tzinfo or clock.second or clock.microsecond:
        raise ValueError("not a time of a clock on the wall")
    return clock


def _each(read: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    """Those of a list that can be read, the first of each id: what is lost here only comes once more."""

    def every(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise TypeError("no list")
        found: dict[str, Any] = {}
        for raw in value:
            try:
                one = read(raw)
            except (*UNTRUE, AttributeError):
                continue
            found.setdefault(one.uid if isinstance(one, Given) else one.id, one)
        return tuple(found.values())

    return every


def _count(value: Any, most: int) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError("not a count")
    return value


def _shown(raw: Any) -> Shown:
    count, last = _count(raw["count"], MOST_TIMES), as_moment(raw["last"])
    return Shown(
        as_text(raw["id"]), count, last, as_text(raw.get("notice", "")), as_text(raw.get("series", ""))
    )


def _snoozed(raw: Any) -> Snoozed:
    return Snoozed(as_text(raw["id"]), as_moment(raw["until"]))


def _given(raw: Any) -> Given:
    starts = as_text(raw["starts"])
    if "T" in starts:
        datetime.fromisoformat(starts)
    else:
        date.fromisoformat(starts)
    sequence, off = _count(raw["sequence"], MOST_SEQUENCE), as_truth(raw.get("off", False))
    return Given(as_text(raw["uid"]), as_text(raw["kind"]), sequence, starts, as_text(raw["mark"]), off)


READERS: dict[str, tuple[Callable[[Any], Any], str]] = {
    "off": (_off, "The kinds of reminder"),
    "quiet_from": (_clock, "The quiet hours"),
    "quiet_until": (_clock, "The quiet hours"),
    "details": (as_truth, "What reminders may say"),
    "given": (_each(_given), ""),
    "shown": (_each(_shown), ""),
    "snoozed": (_each(_snoozed), ""),
    "opened": (as_moment, ""),
}


def reminders_to_tables(reminders: ReminderSettings) -> dict[str, dict[str, dict[str, Any]]]:
    """The table as it is stored; none where nothing differs from the start."""
    if reminders == ReminderSettings():
        return {}
    return {TABLE: {uid: part(reminders) for uid, part in PARTS.items()}}


def settings_of(reminders: ReminderSettings) -> dict[str, Any]:
    """What the person chose, and what was given to a calendar."""
    return {
        "off": sorted(reminders.off),
        "quiet_from": reminders.quiet_from.isoformat("minutes"),
        "quiet_until": reminders.quiet_until.isoformat("minutes"),
        "details": reminders.details,
        "given": [
            {
                "uid": one.uid,
                "kind": one.kind,
                "sequence": one.sequence,
                "starts": one.starts,
                "mark": one.mark,
                "off": one.off,
            }
            for one in reminders.given
        ],
    }


def here_of(reminders: ReminderSettings) -> dict[str, Any]:
    """What this device showed and put off."""
    return {
        "shown": [
            {
                "id": one.id,
                "count": one.count,
                "last": one.last.isoformat(),
                "notice": one.notice,
                "series": one.series,
            }
            for one in reminders.shown
        ],
        "snoozed": [{"id": one.id, "until": one.until.isoformat()} for one in reminders.snoozed],
    }


def opened_of(reminders: ReminderSettings) -> dict[str, Any]:
    """Until when it was open."""
    return {"opened": reminders.opened.isoformat() if reminders.opened else None}


PARTS = {UID: settings_of, HERE: here_of, OPENED: opened_of}
