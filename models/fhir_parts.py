"""The pieces of a FHIR R4 document as plain dicts. Only codes that are certain are given, else text."""

import uuid
from datetime import date, datetime
from html import escape
from typing import Any

from models.kinds import KINDS
from models.medicine import Medicine
from models.medicines import say_times
from models.records import Entry, Plan

Resource = dict[str, Any]
NAMESPACE = uuid.UUID("2d0bb1f6-7d0f-5c3c-8a55-0d6cf3b7a6e4")  # ours: the same record gives the same document
LOINC, UCUM = "http://loinc.org", "http://unitsofmeasure.org"
CODES = {
    "temperature": ("8310-5", "Body temperature"),
    "drink": ("9108-2", "Fluid intake total 24 hour"),
    "steps": ("41950-7", "Number of steps in 24 hour Measured"),
    "weight": ("29463-7", "Body weight"),
}
UNITS = {
    "temperature": ("C", "Cel"),
    "drink": ("mL", "mL"),
    "steps": ("steps/day", "/d"),
    "weight": ("kg", "kg"),
    "sleep": ("hours", "h"),
    "energy": ("of 10", ""),
    "pain": ("of 10", ""),
}


def clean(text: str) -> str:
    """The text as FHIR can hold it: without control characters and without unusual spaces."""
    spaced = "".join(" " if letter.isspace() and letter not in "\r\n\t" else letter for letter in text)
    kept = "".join(
        letter for letter in spaced if letter in "\r\n\t" or (letter.isprintable() or letter == " ")
    )
    return kept.strip()


def urn(*key: object) -> str:
    """The name of a resource inside the document, the same in every document that it is in."""
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, '/'.join(map(str, key)))}"


def resource(kind: str, full_url: str, /, **fields: Any) -> Resource:
    """A resource with its fields; what is empty is left out, as FHIR wants it."""
    filled = {key: value for key, value in fields.items() if value not in ("", None, [], {})}
    return {"resourceType": kind, "id": full_url.removeprefix("urn:uuid:"), **filled}


def patient(plan: Plan, name: str) -> Resource:
    """The person; nothing about them is guessed."""
    said = clean(plan.name)
    born = plan.born.isoformat() if plan.born else ""
    return resource("Patient", name, name=[{"text": said}] if said else [], birthDate=born)


def measured(entry: Entry, who: str) -> Resource:
    """One value as it was written down."""
    return _observation(urn("entry", entry.uid), entry.kind, entry.value or 0, _moment(entry.at), who)


def total(kind: str, day: date, value: float, who: str, over: bool) -> Resource:
    """The sum of a day. Of a day that is not `over` it is preliminary."""
    made = _observation(urn("day", kind, day, who), kind, value, day.isoformat(), who)
    return made if over else made | {"status": "preliminary"}


def told(entry: Entry, title: str, words: str, who: str) -> Resource:
    """Something that is only known in words."""
    return resource(
        "Observation",
        urn("entry", entry.uid),
        status="final",
        code={"text": clean(title)},
        subject={"reference": who},
        effectiveDateTime=_moment(entry.at),
        performer=[{"reference": who}],
        valueString=clean(words) or "Nothing more was written down",
    )


def _observation(name: str, kind: str, value: float, when: str, who: str) -> Resource:
    code: Resource = {"text": KINDS[kind].title}
    if kind in CODES:
        number, display = CODES[kind]
        code["coding"] = [{"system": LOINC, "code": number, "display": display}]
    unit, ucum = UNITS[kind]
    quantity: Resource = {"value": round(value, 2), "unit": unit}
    if ucum:
        quantity |= {"system": UCUM, "code": ucum}
    return resource(
        "Observation",
        name,
        status="final",
        code=code,
        subject={"reference": who},
        effectiveDateTime=when,
        performer=[{"reference": who}],
        valueQuantity=quantity,
    )


def medicine(one: Medicine, who: str, visit: bool, now: datetime) -> Resource:
    """A medicine of the list, as the person wrote it down."""
    stopped = one.stopped is not None and one.stopped <= now.date()
    backwards = one.started and one.stopped and one.stopped < one.started  # a slip: then neither is certain
    days = {} if backwards else {"start": one.started, "end": one.stopped}
    return resource(
        "MedicationStatement",
        urn("medicine", one.uid),
        status="stopped" if stopped else "on-hold" if one.held else "active",
        medicationCodeableConcept={"text": clean(one.title) or "No name written down"},
        subject={"reference": who},
        effectivePeriod={key: day.isoformat() for key, day in days.items() if day},
        dateAsserted=_moment(now),
        informationSource={"reference": who},
        dosage=[{"text": say_times(one, visit=visit)}],
    )


def own_words(number: int, line: str, who: str, now: datetime) -> Resource:
    """A line about a medicine in the person's own words: whether it is still taken is not known."""
    return resource(
        "MedicationStatement",
        urn("own words", number, who),
        status="unknown",
        medicationCodeableConcept={"text": clean(line)},
        subject={"reference": who},
        dateAsserted=_moment(now),
        informationSource={"reference": who},
    )


def procedure(day: date, who: str) -> Resource:
    """The infusion. No code for it is certain, so it has none."""
    return resource(
        "Procedure",
        urn("infusion", day, who),
        status="completed",
        code={"text": "CAR T-cell infusion"},
        subject={"reference": who},
        performedDateTime=day.isoformat(),
    )


def narrative(lines: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Resource:
    """Sentences and a table to be read by a person, in the XHTML that FHIR allows."""
    body = "".join(f"<p>{escape(clean(line))}</p>" for line in lines)
    cells = ("".join(f"<td>{escape(clean(cell))}</td>" for cell in row) for row in rows)
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    body += f"<table><tbody>{table}</tbody></table>" if table else ""
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{body}</div>'}


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
