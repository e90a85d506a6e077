"""Writes the record of the last weeks as a FHIR R4 document, for the computers of a hospital.

The author is the patient, no profile is claimed, and the same record gives the same document.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from models.diary import Diary
from models.entry_words import say_in_one
from models.fhir_parts import (
    Resource,
    clean,
    measured,
    medicine,
    narrative,
    own_words,
    patient,
    procedure,
    resource,
    told,
    total,
    urn,
)
from models.medicines import is_visit
from models.pack import CarePack
from models.records import Entry, Plan
from models.summary import SummaryState, build_summary
from models.summary_parts import Part
from models.summary_period import Period
from models.summary_words import within

SPAN = "30"
MEASURED, SUMMED, TOLD = ("temperature", "weight", "energy", "sleep", "pain"), ("drink", "steps"), ("report",)
Sections = dict[str, list[Resource]]


def write_fhir(pack: CarePack, plan: Plan, diary: Diary, now: datetime) -> str:
    """The document as JSON text."""
    return json.dumps(build_bundle(pack, plan, diary, now), ensure_ascii=False, indent=1)


def fhir_name(now: datetime) -> str:
    """The name of the file: "homeward-2026-11-20-fhir.json"."""
    return f"homeward-{now.date().isoformat()}-fhir.json"


def build_bundle(pack: CarePack, plan: Plan, diary: Diary, now: datetime) -> dict[str, Any]:
    """The document of the last 30 days. The usual sections, so what is private is not in it."""
    summary = build_summary(pack, plan, diary, now, SPAN)
    who = urn("patient", plan.name, plan.born)
    sections = _sections(pack, plan, diary, summary.period, who, now)
    if plan.infusion and plan.infusion <= now.date():
        sections["infusion"] = [procedure(plan.infusion, who)]
    composition = _composition(summary, sections, who, now)
    resources = [composition, patient(plan, who), *(one for made in sections.values() for one in made)]
    return {
        "resourceType": "Bundle",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": urn("document", who, now.isoformat())},
        "type": "document",
        "timestamp": now.isoformat(timespec="seconds"),
        "entry": [{"fullUrl": f"urn:uuid:{one['id']}", "resource": one} for one in resources],
    }


def _sections(pack: CarePack, plan: Plan, diary: Diary, period: Period, who: str, now: datetime) -> Sections:
    sections: Sections = {}
    for kind in MEASURED:
        found = within(diary, (kind,), period)
        sections[kind] = [measured(entry, who) for entry in found if entry.value is not None]
    for kind in SUMMED:
        days = _days(within(diary, (kind,), period))
        sections[kind] = [total(kind, day, value, who, day < period.last) for day, value in days]
    for kind in TOLD:
        found = within(diary, (kind,), period)
        sections[kind] = [told(entry, "Felt unwell", say_in_one(pack, entry), who) for entry in found]
    lines = [line for line in plan.medicines.splitlines() if clean(line)]
    sections["medicines"] = [medicine(one, who, is_visit(pack, one), now) for one in plan.prescribed]
    sections["medicines"] += [own_words(number, line, who, now) for number, line in enumerate(lines)]
    return sections


def _days(entries: list[Entry]) -> Iterator[tuple[Any, float]]:
    sums: dict[Any, float] = {}
    for entry in entries:
        if entry.value is not None:
            sums[entry.at.date()] = sums.get(entry.at.date(), 0) + entry.value
    yield from sorted(sums.items())


def _composition(summary: SummaryState, sections: Sections, who: str, now: datetime) -> Resource:
    rows = tuple((name, value) for name, value in summary.facts)
    lead = tuple(line for line in (summary.standing, summary.about, summary.source) if line)
    about = {"title": "About the person", "text": narrative(lead, rows)}
    about |= _entries(sections.get("infusion", []))
    return resource(
        "Composition",
        urn("composition", who, now.isoformat()),
        status="final",
        type={"text": "Summary written by the patient"},
        subject={"reference": who},
        date=now.isoformat(timespec="seconds"),
        author=[{"reference": who}],
        title=summary.title,
        section=[about, *(_section(part, sections.get(part.id, [])) for part in summary.parts)],
    )


def _section(part: Part, made: list[Resource]) -> Resource:
    rows = part.table.rows if part.table else ()
    return {"title": part.title, "text": narrative(part.lines, rows), **_entries(made)}


def _entries(made: list[Resource]) -> Resource:
    return {"entry": [{"reference": f"urn:uuid:{one['id']}"} for one in made]} if made else {}
