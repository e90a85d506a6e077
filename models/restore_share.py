"""Restores what is shared and who is followed, field by field: what could not be true is left out."""

import base64
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, time
from functools import lru_cache
from typing import Any

from models.pack_parts import centres
from models.readings import parse_phone
from models.restore import Data, NewerSchema, Restored, Tables, record_to_tables, restore_tables
from models.restore_values import UNTRUE, as_moment, as_text, as_truth
from models.share import MOST_NAME, SECTIONS, Following, Share, Shared
from models.share_keys import SECRET, from_letters
from models.share_seal import DAMAGED, BadBoxError, squeeze, unpack

# Tables of a record. `noted`: what a carer wrote; `reached`: the last contact about each who is followed.
SHARES, FOLLOWING, NOTED, REACHED = "shares", "following", "noted", "reached"
TYPE = "homeward-share"
LIFE = "life"  # beside what is shared: see models.share.Share
KNOWN = {section.id for section in SECTIONS}
HIGHEST = 2**63 - 1
OTHER_HOSPITAL = "What was shared is of a hospital that this Homeward does not know. Update Homeward."


def restore_shares(tables: object) -> tuple[Share, ...]:
    """The carers with whom this device shares, in the order they were added. Never raises."""
    return tuple(sorted(_restored(tables, SHARES, _share), key=lambda share: share.created))


def restore_following(tables: object) -> tuple[Following, ...]:
    """The people whom this device follows, in the order they were added. Never raises."""
    contacts = dict(_restored(tables, REACHED, _contact))
    found = (_met(one, contacts.get(one.uid)) for one in _restored(tables, FOLLOWING, _following))
    return tuple(sorted(found, key=lambda one: one.begun))


def _restored(tables: object, name: str, read: Callable[[str, Data], Any]) -> list[Any]:
    table = tables.get(name) if isinstance(tables, dict) else None
    found = []
    for uid, data in table.items() if isinstance(table, Mapping) else ():
        try:
            found.append(read(as_text(uid), data))
        except (*UNTRUE, AttributeError):
            continue
    return found


def _share(uid: str, data: Data) -> Share:
    return Share(
        uid,
        as_text(data["carer"])[:MOST_NAME],
        _secret(data["owner"]),
        as_moment(data["created"]),
        _sections(data["sections"]),
        _number(data.get("number", "")),
        _quiet(data.get("quiet")),
        _version(data.get("version", 0)),
        _maybe(data.get("sent")),
        _maybe(data.get("opened")),
        as_truth(data.get("ending", False)),
        _version(data.get(LIFE, 0)),
    )


def _following(uid: str, data: Data) -> Following:
    return Following(
        uid,
        _secret(data["secret"]),
        as_moment(data["begun"]),
        as_text(data.get("packed", "")),
        _version(data.get("version", 0)),
        _maybe(data.get("reached")),
        _ahead(data.get("ahead", 0.0)),
        as_truth(data.get("ended", False)),
    )


def _contact(uid: str, data: Data) -> tuple[str, tuple[datetime | None, float]]:
    return uid, (_maybe(data["reached"]), _ahead(data["ahead"]))


def _met(one: Following, contact: tuple[datetime | None, float] | None) -> Following:
    return replace(one, reached=contact[0], ahead=contact[1]) if contact else one


def _ahead(value: Any) -> float:
    if type(value) not in (int, float) or not abs(value) < 1e10:
        raise ValueError("ahead")
    return float(value)


def _sections(value: Any) -> tuple[str, ...]:
    """Those that this Homeward knows."""
    if type(value) is not list:
        raise TypeError("sections")
    return tuple(section for section in map(as_text, value) if section in KNOWN)


def _secret(value: Any) -> str:
    if len(from_letters(as_text(value))) != SECRET:
        raise ValueError("not a secret")
    return as_text(value)


def _version(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= HIGHEST:
        raise ValueError("not a version")
    return value


def _number(value: Any) -> str:
    return parse_phone(as_text(value)).value or ""


def _maybe(value: Any) -> datetime | None:
    return None if value is None else as_moment(value)


def _quiet(value: Any) -> time | None:
    return None if value is None else time.fromisoformat(value).replace(tzinfo=None, second=0, microsecond=0)


def share_to_data(share: Share) -> Data:
    """The stored shape of a share."""
    return {
        "carer": share.carer,
        "owner": share.owner,
        "created": share.created.isoformat(),
        "sections": list(share.sections),
        "number": share.number,
        "quiet": _clock(share.quiet),
        "version": share.version,
        "sent": _iso(share.sent),
        "opened": _iso(share.opened),
        "ending": share.ending,
        LIFE: share.life,
    }


def following_to_data(one: Following) -> Data:
    """The stored shape of a person who is followed."""
    return {
        "secret": one.secret,
        "begun": one.begun.isoformat(),
        "packed": one.packed,
        "version": one.version,
        **reached_to_data(one),
        "ended": one.ended,
    }


def reached_to_data(one: Following) -> Data:
    """The stored shape of the last contact about them."""
    return {"reached": _iso(one.reached), "ahead": one.ahead}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _clock(clock: time | None) -> str | None:
    return clock.isoformat(timespec="minutes") if clock else None


def shared_to_data(shared: Shared) -> Data:
    """What is sealed: the envelope and the small record in the stored shape."""
    tables = record_to_tables(Restored(shared.plan, entries=shared.entries))
    return {
        "type": TYPE,
        "made": shared.made.isoformat(),
        "last": _iso(shared.last),
        "number": shared.number,
        "quiet": _clock(shared.quiet),
        "sections": list(shared.sections),
        "tables": {name: tables[name] for name in ("meta", "plan", "entries")},
    }


def restore_shared(data: Data) -> Shared:
    """What came out of a box. Raises BadBoxError where it is none of ours, NewerSchema where it is newer."""
    try:
        if data["type"] != TYPE:
            raise BadBoxError(DAMAGED)
        sections = _sections(data["sections"])
        made, last = as_moment(data["made"]), _maybe(data.get("last"))
        number, quiet = _number(data.get("number", "")), _quiet(data.get("quiet"))
        restored = restore_tables(data["tables"])
        centre = as_text(data["tables"]["plan"]["plan"]["centre"])
    except UNTRUE as problem:
        raise BadBoxError(DAMAGED) from problem
    if centre not in centres():  # numbers of another hospital must not take its place
        raise NewerSchema(OTHER_HOSPITAL)
    return Shared(restored.plan, restored.entries, sections, made, last, number, quiet, restored.problems)


def life_of(content: Data) -> int:
    """The life of the box (models.share.Share) that opened content comes from. Raises BadBoxError."""
    try:
        return _version(content.get(LIFE, 0))
    except ValueError:
        raise BadBoxError(DAMAGED) from None


def to_packed(shared: Data) -> str:
    """Opened content as a text for the store."""
    return base64.b64encode(squeeze(shared)).decode()


def from_packed(packed: str) -> Data | None:
    """Content that was kept so; None where there is none, or it cannot be read any more."""
    try:
        return unpack(base64.b64decode(packed)) if packed else None
    except ValueError:
        return None


def shared_of(one: Following) -> Shared | None:
    """What was last fetched; None where nothing was, or it cannot be read any more."""
    return _kept(one.packed)


@lru_cache(8)  # it is asked for with every contact, and changes with every update
def _kept(packed: str) -> Shared | None:
    content = from_packed(packed)
    try:
        return restore_shared(content) if content and life_of(content) >= 0 else None
    except (BadBoxError, NewerSchema, ValueError):
        return None


def share_tables(tables: Tables) -> Tables:
    """The tables of sharing as they are: no part of a backup, they stay on their device."""
    return {name: tables[name] for name in (SHARES, FOLLOWING, NOTED, REACHED) if name in tables}
