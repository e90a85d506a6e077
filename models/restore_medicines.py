"""Restores the medicines of a plan one by one and field by field: a broken one never loses the others."""

from collections.abc import Callable
from datetime import time
from typing import Any

from models.medicine import SELF, TEAM, Medicine
from models.restore_values import UNTRUE, as_day, as_moment, as_text, as_truth

MOST = 100_000


def restore_medicines(raw: object, problems: list[str]) -> tuple[Medicine, ...]:
    """Every medicine that has a name. What could not be read is said in `problems`, with the name."""
    if not isinstance(raw, list | tuple):
        problems.append("Your medicines could not be read. Please add them again in Medicines.")
        return ()
    found: dict[str, Medicine] = {}
    lost = 0
    for item in raw:
        try:
            medicine = _medicine(item, problems)
        except UNTRUE:
            lost += 1
            continue
        lost += medicine.uid in found
        found.setdefault(medicine.uid, medicine)
    if lost:
        what = "1 of your medicines" if lost == 1 else f"{lost:,} of your medicines"
        problems.append(f"{what} could not be read. Please check the list in Medicines.")
    return tuple(found.values())


def _medicine(item: Any, problems: list[str]) -> Medicine:
    uid, name = as_text(item["uid"]), as_text(item["name"])
    if not uid or "/" in uid or "|" in uid or not name.strip():
        raise ValueError("no medicine without a name")
    known: dict[str, Any] = {}
    broken = False
    for field, read in READERS.items():
        if item.get(field) is None:
            continue
        try:
            known[field] = read(item[field])
        except UNTRUE:
            broken = True
            if field == "agreed":  # nobody can say that the team agreed
                known[field] = False
    if (known.get("left") is None) != (known.get("counted") is None):
        known.pop("left", None)
        known.pop("counted", None)
        broken = True
    if broken:
        problems.append(f"Your medicine {name[:60]} could not be read whole. Please check it in Medicines.")
    return Medicine(uid, name, **known)


def _times(value: Any) -> tuple[time, ...]:
    times = [time.fromisoformat(one) for one in value]
    if any(one.tzinfo or one.second or one.microsecond for one in times):
        raise ValueError("not a time of a clock on the wall")
    return tuple(sorted(set(times)))


def _who(value: Any) -> str:
    if value not in ("", TEAM, SELF):
        raise ValueError("nobody who can say so")
    return str(value)


def _amount(value: Any) -> float:
    if type(value) not in (int, float) or not 0 <= value <= MOST:
        raise ValueError("not an amount")
    return float(value)


def _each(value: Any) -> float:
    if _amount(value) == 0:
        raise ValueError("a dose of nothing")
    return float(value)


READERS: dict[str, Callable[[Any], Any]] = {
    "dose": as_text,
    "kind": as_text,
    "times": _times,
    "started": as_day,
    "stopped": as_day,
    "stopped_by": _who,
    "left": _amount,
    "counted": as_moment,
    "each": _each,
    "agreed": as_truth,
}


def medicine_to_data(medicine: Medicine) -> dict[str, Any]:
    """The stored shape of a medicine; what is empty is left out."""
    data: dict[str, Any] = {
        "uid": medicine.uid,
        "name": medicine.name,
        "dose": medicine.dose or None,
        "kind": medicine.kind or None,
        "times": [one.isoformat("minutes") for one in medicine.times] or None,
        "started": medicine.started.isoformat() if medicine.started else None,
        "stopped": medicine.stopped.isoformat() if medicine.stopped else None,
        "stopped_by": medicine.stopped_by or None,
        "left": medicine.left,
        "counted": medicine.counted.isoformat() if medicine.counted else None,
        "each": medicine.each,
        "agreed": medicine.agreed,
    }
    return {name: value for name, value in data.items() if value is not None}
