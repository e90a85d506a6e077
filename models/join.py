"""Carries a plan from the ward's tablet to the person's phone: sealed into codes there, opened here."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.backup import Refusal
from models.dates import say_date
from models.diary import Diary
from models.join_codes import (
    DAMAGED,
    FOREIGN,
    NEWER,
    BadCodeError,
    Part,
    missing_numbers,
    read_part,
    to_bytes,
    to_texts,
)
from models.records import Entry, Plan
from models.restore import restore_entry
from models.restore_plan import plan_to_data, restore_plan
from models.restore_values import UNTRUE, as_moment, as_text
from models.setup import wrong_dates

ADDRESS = "#/join/"
VISIT = "appointment"
MOST_BY = 200
NO_DATE = "This plan has no infusion date that can be read."
ASK_AGAIN = "Ask your ward to correct the plan and to show a new code."
_EMPTY = plan_to_data(Plan())


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody on a ward made for this phone. Nothing of it is stored before a yes.

    `made_by`: the ward and the initials. `visits`: booked visits as diary entries. `problems`: what could
    not be read, in words.
    """

    plan: Plan
    made_by: str
    made_at: datetime
    visits: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """Some codes of a plan are here, others not yet. `numbers` are those to scan, of `count`."""

    numbers: tuple[int, ...]
    count: int

    @property
    def text(self) -> str:
        """What to do now."""
        return f"Now scan code {self.numbers[0]} of {self.count}."


def seal(plan: Plan, made_by: str, made_at: datetime, visits: tuple[Entry, ...] = ()) -> tuple[str, ...]:
    """The codes that hold a plan: one, or a sequence where it is long. `made_by`: ward and staff initials.

    Raises BadCodeError where it is more than a phone could open.
    """
    data: dict[str, Any] = {
        "at": made_at.isoformat(timespec="minutes"),
        "plan": _lean(plan),
        "by": made_by[:MOST_BY],
    }
    if visits:
        data["visits"] = [[visit.uid, visit.at.isoformat(), visit.text] for visit in visits]
    return to_texts(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))


def _lean(plan: Plan) -> dict[str, Any]:
    """The stored shape without what is empty; the centre is always named."""
    data = {name: value for name, value in plan_to_data(plan).items() if value != _EMPTY[name]}
    for medicine in data.get("prescribed", ()):
        if medicine["each"] == 1:
            del medicine["each"]
    return data | {"centre": plan.centre}


def address_of(base: str, code: str) -> str:
    """The address a phone's camera opens. What stands after its # never leaves the phone."""
    return f"{base.rstrip('/')}/{ADDRESS}{code}"


def code_in(text: str) -> str:
    """The code itself, out of an address or as it is."""
    return text.strip().rpartition(ADDRESS)[2]


def together(kept: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The codes of one plan so far, with one more that may be anything, or the address that held it.

    A code of another plan takes the place of all; one that cannot be read stands last and goes with the next.
    """
    code = code_in(text)
    part = _readable(code)
    known = [(one, found) for one in kept if (found := _readable(one))]
    if part is None:
        return (*(one for one, _ in known), code)
    same = (one for one, found in known if _same_whole(found, part) and found.number != part.number)
    return (*same, code)


def _same_whole(one: Part, other: Part) -> bool:
    return (one.whole, one.count) == (other.whole, other.count)


def _readable(code: str) -> Part | None:
    try:
        return read_part(code)
    except BadCodeError:
        return None


def waiting(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Those that wait for others of their plan, whatever was scanned last; none where it is complete."""
    known = tuple(code for code in codes if _readable(code))
    parts = tuple(part for code in known if (part := _readable(code)))
    try:
        return known if parts and missing_numbers(parts) else ()
    except BadCodeError:
        return ()


def visits_to_take(offer: Offer, diary: Diary) -> tuple[Entry, ...]:
    """The visits of an offer, but for one in the place of something else."""
    here = ((visit, diary.find(visit.uid)) for visit in offer.visits)
    return tuple(visit for visit, known in here if known is None or known.kind == VISIT)


def open_codes(texts: tuple[str, ...], now: datetime) -> Offer | Missing | Refusal:
    """What is in the codes, whatever they are. Never raises; nothing is stored."""
    try:
        parts = tuple(read_part(text) for text in texts)
        if not parts:
            return Refusal(FOREIGN)
        if numbers := missing_numbers(parts):
            return Missing(numbers, parts[0].count)
        offer = _read(to_bytes(parts))
    except BadCodeError as problem:
        return Refusal(str(problem))
    except (*UNTRUE, AttributeError, RecursionError):
        return Refusal(DAMAGED)
    wrong = _wrong_dates(offer.plan, now)
    return Refusal(f"{wrong} {ASK_AGAIN}") if wrong else offer


def _wrong_dates(plan: Plan, now: datetime) -> str:
    if plan.infusion is None:
        return NO_DATE
    if not wrong_dates(plan, now.date()):
        return ""
    home = f", home {say_date(plan.home)}" if plan.home else ""
    return f"The dates in this plan cannot be right: infusion {say_date(plan.infusion)}{home}."


def _read(plain: bytes) -> Offer:
    data = json.loads(plain.decode("utf-8"), parse_constant=_refuse)
    if data.keys() - {"at", "plan", "by", "visits"} or data["plan"].keys() - _EMPTY.keys():
        raise BadCodeError(NEWER)
    problems: list[str] = []
    plan = restore_plan(data["plan"], problems)
    at = as_moment(data["at"])
    visits = tuple(_visit(item, data["at"]) for item in data.get("visits", ()))
    return Offer(plan, as_text(data["by"])[:MOST_BY], at, visits, tuple(problems))


def _visit(item: Any, made_at: Any) -> Entry:
    uid, at, text = item
    return restore_entry(uid, {"kind": VISIT, "at": at, "written": made_at, "text": text})


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is no number of ours")
