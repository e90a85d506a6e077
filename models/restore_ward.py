"""Restores a ward hand-over field by field: a broken answer counts as not answered and never as a yes."""

from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from typing import Any

from models.restore import Data, Tables
from models.restore_plan import plan_to_data, restore_plan
from models.restore_values import UNTRUE, as_moment, as_text
from models.ward import Answers, Signed, Visit, WardDraft

TABLE, UID = "ward", "draft"
PART = "{} of this hand-over could not be read. Please answer again."


def restore_ward(tables: object) -> WardDraft | None:
    """The hand-over in a record's tables, whatever they look like; None where there is none. Never raises."""
    table = tables.get(TABLE) if isinstance(tables, dict) else None
    data = table.get(UID) if isinstance(table, dict) else None
    if not isinstance(data, dict):
        return None
    unread: list[str] = []
    plan_data = data.get("plan", {})
    if not isinstance(plan_data, dict):
        plan_data = {}
        unread.append(PART.format("The plan"))
    told: list[str] = []
    known: Data = {"plan": restore_plan(plan_data, told)}
    unread += [PART.format(problem.partition(" could not")[0]) for problem in told]
    for name, (read, words) in READERS.items():
        try:
            known[name] = read(data[name]) if name in data else read(START[name])
        except UNTRUE:
            known[name] = read(START[name])
            unread.append(PART.format(words))
    return WardDraft(**known, unread=tuple(unread))


def _maybe(value: Any) -> datetime | None:
    return None if value is None else as_moment(value)


def _tries(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("not a count")
    return value


def _answers(value: Any) -> Answers:
    if not isinstance(value, dict):
        raise TypeError("not answers by what was asked")
    return tuple(
        (
            as_text(asked),
            Signed(as_text(one["answer"]), as_text(one["by"]), as_moment(one["at"]), as_text(one["words"])),
        )
        for asked, one in value.items()
    )


def _visits(value: Any) -> tuple[Visit, ...]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return tuple(
        Visit(as_text(one["uid"]), as_text(one["what"]), as_moment(one["at"]), as_text(one["kind"]))
        for one in value
    )


NEVER = "1970-01-01T00:00:00+00:00"  # a draft whose age is not known is an old one
READERS: dict[str, tuple[Callable[[Any], Any], str]] = {
    "started": (as_moment, "When it was begun"),
    "staff": (as_text, "The initials"),
    "pin": (as_text, "The PIN"),
    "signer": (as_text, "The staff name"),
    "role": (as_text, "The role"),
    "checks": (_answers, "The going-home checks"),
    "confirmed": (_answers, "What was confirmed"),
    "test_calls": (_answers, "The test calls"),
    "cards": (_answers, "The cards"),
    "teach_back": (_answers, "The teach-back"),
    "visits": (_visits, "The visits"),
    "flush_where": (as_text, "The place for the PICC line"),
    "wrong": (_tries, "The tries of the PIN"),
    "last_wrong": (_maybe, "The last try of the PIN"),
}
NO_PIN = "?"  # where the PIN cannot be read none fits: the hand-over can only be cleared
SPECIAL = {"started": NEVER, "visits": [], "pin": NO_PIN, "wrong": 0, "last_wrong": None}
START: dict[str, Any] = {
    name: SPECIAL.get(name, {} if read is _answers else "") for name, (read, _) in READERS.items()
}


def ward_to_data(draft: WardDraft) -> Data:
    """The stored shape of a hand-over."""
    data: Data = {
        field.name: getattr(draft, field.name) for field in fields(WardDraft) if field.name != "unread"
    }
    data["plan"] = plan_to_data(draft.plan)
    data["started"] = draft.started.isoformat()
    data["last_wrong"] = draft.last_wrong.isoformat() if draft.last_wrong else None
    for name, (read, _) in READERS.items():
        if read is _answers:
            data[name] = {
                asked: {"answer": one.answer, "by": one.by, "at": one.at.isoformat(), "words": one.words}
                for asked, one in data[name]
            }
    data["visits"] = [
        {"uid": one.uid, "what": one.what, "at": one.at.isoformat(), "kind": one.kind} for one in draft.visits
    ]
    return data


def ward_tables(draft: WardDraft | None) -> Tables:
    """The table of the hand-over as the store keeps it; no table where there is none."""
    return {TABLE: {UID: ward_to_data(draft)}} if draft else {}
