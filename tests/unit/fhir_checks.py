"""Says what is wrong with a FHIR document, by four judges that do not know of each other."""

import json
import re
from pathlib import Path

from fhir.resources.R4B.bundle import Bundle
from fhirpathpy import compile as compile_path
from fhirpathpy.models import models
from jsonschema import Draft6Validator

SCHEMA = json.loads((Path(__file__).parents[1] / "fixtures" / "fhir_r4.schema.json").read_text("utf-8"))
VALIDATOR = Draft6Validator(SCHEMA)
# Of the specification: the rules for documents, compositions, observations, quantities and periods.
RULES = {
    "bdl-7": "entry.select(fullUrl).isDistinct()",
    "bdl-9": "type = 'document' implies (identifier.system.exists() and identifier.value.exists())",
    "bdl-10": "type = 'document' implies timestamp.exists()",
    "bdl-11": "type = 'document' implies entry.first().resource.is(Composition)",
    "cmp-1": "entry.resource.section.all(text.exists() or entry.exists() or section.exists())",
    "obs-6": "entry.resource.where(dataAbsentReason.exists()).all(value.empty())",
    "qty-3": "entry.resource.valueQuantity.all(code.empty() or system.exists())",
    "per-1": "entry.resource.effectivePeriod.all(start.empty() or end.empty() or start <= end)",
}
PATHS = {name: compile_path(rule, models["r4"]) for name, rule in RULES.items()}
UNITS = {"8310-5": "Cel", "9108-2": "mL", "41950-7": "/d", "29463-7": "kg"}
ZONED = re.compile(r"\d{4}(-\d\d){2}(T\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z))?")
TIMES = ("timestamp", "date", "effectiveDateTime", "performedDateTime", "dateAsserted")


def by_schema(bundle) -> list[str]:
    """The JSON schema of R4."""
    return [error.message[:120] for error in VALIDATOR.iter_errors(bundle)]


def by_library(bundle) -> list[str]:
    """The models of `fhir.resources`."""
    try:
        Bundle.model_validate(bundle)
    except ValueError as problem:
        return [str(problem)[:120]]
    return []


def by_rules(bundle) -> list[str]:
    """The invariants of the specification, as FHIRPath."""
    return [name for name, path in PATHS.items() if path(bundle) != [True]]


def by_own(bundle) -> list[str]:
    """What none of them looks at: references, units that belong to their codes, and times with their zone."""
    found = []
    known = {entry.get("fullUrl") for entry in bundle.get("entry", [])}
    for node in _nodes(bundle):
        if "reference" in node and node["reference"] not in known:
            found.append(f"no such resource: {node['reference']}")
        found += [
            f"no zone: {node[name]}"
            for name in TIMES
            if name in node and not ZONED.fullmatch(str(node[name]))
        ]
        coding = (node.get("code") or {}).get("coding") if isinstance(node.get("code"), dict) else None
        for one in coding or ():
            if node.get("valueQuantity", {}).get("code") != UNITS.get(one.get("code")):
                found.append(f"wrong unit for {one.get('code')}")
    return found


def problems(bundle) -> dict[str, list[str]]:
    """What each judge says; empty for a document that all accept."""
    judges = {"schema": by_schema, "library": by_library, "rules": by_rules, "own": by_own}
    return {name: said for name, judge in judges.items() if (said := judge(bundle))}


def _nodes(value):
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _nodes(one)
    elif isinstance(value, list):
        for one in value:
            yield from _nodes(one)
