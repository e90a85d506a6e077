"""Reads the form of a medicine: a `Medicine`, or one sentence for each field that is wrong."""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta

from models.dates import say_time
from models.medicine import Medicine
from models.pack import CarePack
from models.readings import parse_clock
from models.steroids import ALLOWED, TABLET, UNCLEAR, find_steroid
from models.supply import say_amount

LONGEST = 200
ON_LIST = "This medicine is on your list already. Change that one, or type a different strength."
STOPPED_NOW = (
    "You stopped this one a short time ago. Open it under Stopped: you can take it again from there."
)
AGAIN = timedelta(days=1)  # a new one would ask anew for doses that were written down for the old one
MOST_TIMES, MOST_LEFT, MOST_EACH = 12, 10_000, 100
AT_TIMES, WHEN_NEEDED, AT_HOSPITAL = "times", "needed", "hospital"
USUAL = (
    ("Morning", time(8)),
    ("Midday", time(12)),
    ("Evening", time(18)),
    ("Bedtime", time(22)),
)
UNITS = re.compile(r"(?<=[0-9]) (?=[a-z%])", re.IGNORECASE)  # a number stays with its unit
NUMBER = re.compile(r"[0-9]{1,5}([.,][0-9]{1,2})?")
SWALLOW, LOCAL = "swallow", "local"


@dataclass(frozen=True, slots=True)
class MedicineText:
    """The form as it was typed. `usual`: the ticked times of `USUAL` as "08:00"; `others`: typed ones.

    `form`: what the person said of a steroid whose form is not clear: swallow or local. `agreed`: yes, no.
    """

    kind: str = ""
    name: str = ""
    dose: str = ""
    how: str = ""
    usual: frozenset[str] = frozenset()
    others: str = ""
    each: str = "1"
    left: str = ""
    form: str = ""
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class FormRead:
    """Either `value`, or the fields that are wrong with one sentence each."""

    value: Medicine | None = None
    wrong: dict[str, str] = field(default_factory=dict)


def text_of(medicine: Medicine, visit: bool) -> MedicineText:
    """The form filled with a medicine. What is left is counted anew, so that field is empty."""
    usual = {one for _, one in USUAL}
    said = AT_TIMES if medicine.times else AT_HOSPITAL if visit else WHEN_NEEDED
    return MedicineText(
        medicine.kind,
        medicine.name,
        medicine.dose,
        said,
        frozenset(one.isoformat("minutes") for one in medicine.times if one in usual),
        ", ".join(say_time(one) for one in medicine.times if one not in usual),
        say_amount(medicine.each),
        agreed={True: "yes", False: "no"}.get(medicine.agreed, "") if medicine.agreed is not None else "",
        form="" if medicine.agreed is None else SWALLOW,
    )


def steroid_of(pack: CarePack, typed: MedicineText) -> str:
    """What it is: none, tablet, allowed or unclear, with the person's own answer about its form."""
    found = find_steroid(pack.steroids, typed.name, typed.dose)
    if found == UNCLEAR and typed.form:
        return TABLET if typed.form == SWALLOW else ALLOWED
    return found


def read_medicine(
    pack: CarePack, typed: MedicineText, before: Medicine, others: tuple[Medicine, ...], now: datetime
) -> FormRead:
    """The medicine as typed, over what it was `before` (a new one has only its uid). `others`: the list."""
    wrong: dict[str, str] = {}
    name, dose = " ".join(typed.name.split()), UNITS.sub("\u00a0", " ".join(typed.dose.split()))
    if not name:
        wrong["name"] = "Type the name of the medicine, as it is on the box."
    for one in (other for other in others if _same(other, name, dose)):
        if one.stopped is None:
            wrong["name"] = ON_LIST
        elif one.stopped >= now.date() - AGAIN:
            wrong.setdefault("name", STOPPED_NOW)
    for place, words in (("name", name), ("dose", dose)):
        if len(words) > LONGEST:
            wrong[place] = f"Keep it to {LONGEST} characters. This has {len(words):,}."
    times = _times(typed, wrong)
    each, left = _each(typed.each, wrong), _left(typed.left, wrong)
    steroid = steroid_of(pack, typed)
    if steroid == UNCLEAR:
        wrong["steroid"] = "Choose what form it is, then save."
    elif steroid == TABLET and not typed.agreed:
        wrong["steroid"] = "Choose an answer about your team, then save."
    if wrong:
        return FormRead(wrong=wrong)
    found = replace(before, name=name, dose=dose, kind=typed.kind, times=times, each=each)
    found = replace(found, agreed=typed.agreed == "yes" if steroid == TABLET else None)
    if _begins(before, found, now):
        found = replace(found, started=now.date())  # the days before were no forgotten doses
    if left is not None:
        found = replace(found, left=left, counted=now)
    return FormRead(found)


def _begins(before: Medicine, after: Medicine, now: datetime) -> bool:
    """Whether doses of a medicine on the list are asked for from now on, and were not before."""
    on_list = before.started is not None and before.started < now.date() and before.stopped is None
    asked, asks = (bool(one.times) and not one.held for one in (before, after))
    return on_list and asks and not asked


def _same(one: Medicine, name: str, dose: str) -> bool:
    same_dose = " ".join(one.dose.split()).casefold() == " ".join(dose.split()).casefold()
    return same_dose and one.name.casefold() == name.casefold()


def _times(typed: MedicineText, wrong: dict[str, str]) -> tuple[time, ...]:
    if typed.how in (WHEN_NEEDED, AT_HOSPITAL):
        return ()
    if typed.how != AT_TIMES:
        wrong["how"] = "Choose when you take it."
        return ()
    found = {time.fromisoformat(one) for one in typed.usual}
    for word in re.split(r"[,;]|\band\b", typed.others):
        if not word.strip():
            continue
        answer = parse_clock(word)
        if answer.value is None:
            wrong["others"] = "Type each time like 2pm or 14:00, with a comma between two times."
            return ()
        found.add(answer.value)
    if not found:
        wrong["how"] = "Choose at least one time. If it has none, choose Only when needed."
    elif len(found) > MOST_TIMES:
        wrong["others"] = f"Choose up to {MOST_TIMES} times a day."
    return tuple(sorted(found))


def _number(text: str) -> float | None:
    cleaned = text.strip()
    return float(cleaned.replace(",", ".")) if NUMBER.fullmatch(cleaned) else None


def _each(text: str, wrong: dict[str, str]) -> float:
    value = _number(text) if text.strip() else 1.0
    if value is None or not 0 < value <= MOST_EACH:
        wrong["each"] = (
            f"Type how many you take for one dose as a number, for example 1 or 0.5, up to {MOST_EACH}."
        )
        return 1.0
    return value


def _left(text: str, wrong: dict[str, str]) -> float | None:
    if not text.strip():
        return None
    value = _number(text)
    if value is None or value > MOST_LEFT:
        wrong["left"] = f"Type how many you have as a number up to {MOST_LEFT:,}, for example 56."
    return value


def needs_team(steroid: str) -> bool:
    """Whether this form of a medicine has to be agreed with the team first."""
    return steroid in (TABLET, UNCLEAR)
