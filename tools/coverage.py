"""Shows that every statement of the source texts reaches the person: writes docs/coverage.md from the packs.

`python -m tools.coverage` writes it. `python -m tools.coverage --ids coverage.json` first renews the list of
known IDs from the reading of the sources. The page also lists what is left out, and why.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from models.pack import CarePack, Level
from models.pack_loader import load_centre
from models.pack_parts import FILES, GUIDE

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "coverage.md"
IDS = ROOT / "models" / "care_packs" / "coverage_ids.txt"
IDS_HEAD = (
    "# Every coverage ID that a care pack may carry: the statements of the source texts, one ID a line."
)

TOPICS = {
    "R": "Red flags and when to make contact",
    "D": "Leaving hospital",
    "F": "Follow-up, tests and PICC",
    "H": "Blood counts and irradiated blood",
    "M": "Medicines",
    "ST": "Steroids",
    "N": "Food and drink",
    "FA": "Fatigue and sleep",
    "X": "Activity",
    "P": "Feelings",
    "I": "Infection, hygiene and body",
    "T": "Work, driving, travel and vaccines",
    "K": "Contacts and opening hours",
    "Z": "The general page on life after the infusion",
    "Q": "Doubtful points and the reading that was chosen",
}
READINGS = "Q"  # no statements of the sources: how doubtful ones are read
NOT_SHIPPED = {
    "K15": "left out on purpose: advertising of a page that names no clinic. We have our own disclaimer.",
    "Q20": "off: a check before paracetamol is not in the sources, a clinician has to approve it first.",
}
# Readings that code keeps, not a line of a pack: the test that shows each.
BY_CODE = {
    "Q5": "tests/unit/test_call_plan.py::test_q5_q7_by_day_the_team_line_and_out_of_hours_the_mobile",
    "Q7": "tests/unit/test_call_plan.py::test_q5_q7_by_day_the_team_line_and_out_of_hours_the_mobile",
    "Q10": "tests/unit/test_dates.py::test_months_clamp_and_never_slip_into_the_next",
    "Q19": "tests/unit/test_pack.py::test_a_red_flag_has_its_signs_and_level",
}
SCREENS = {
    "contacts": "Contacts",
    "groups": "Unwell",
    "signs": "Unwell, Action",
    "combinations": "Unwell, Action",
    "tasks": "Today",
    "milestones": "Path",
    "fluids": "Food",
    "pee": "Food",
    "meal_checks": "Food",
    "movement": "Activity",
    "interlocks": "Can I…? on ",
    "tips": "",
    "facts": "A&E card",
    "medicine_kinds": "Medicines",
    "steroids": "Medicines",
    "guide": "Guide",
    "moods": "Record",
    "prompts": "Brain check",
    "ward_checks": "Ward hand-over",
    "teach_back": "Ward hand-over",
}
PLACES = {"setup": "Set-up", "card": "A&E card", "guide": "the page of all answers"}


def known() -> tuple[str, ...]:
    """Every coverage ID, in the order of the reading of the sources."""
    lines = IDS.read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def topic(code: str) -> str:
    """The letters of an ID: "ST" of "ST01"."""
    return re.sub(r"\d+", "", code)


def carried(pack: CarePack) -> dict[str, tuple[tuple[str, str], ...]]:
    """For each ID the things that carry it: (what, on which screen)."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for codes, what, screen in _carriers(pack):
        for code in codes:
            found[code].append((what, screen))
    for code, test in BY_CODE.items():
        found[code].append((f"code, shown by `{test}`", "–"))
    return {code: tuple(things) for code, things in found.items()}


def not_reached(pack: CarePack) -> tuple[str, ...]:
    """The IDs that nothing carries and that are not left out on purpose. It has to be empty."""
    things = carried(pack)
    return tuple(code for code in known() if code not in things and code not in NOT_SHIPPED)


def summary(pack: CarePack) -> str:
    """One sentence for the README: how many statements of the sources reach the person."""
    statements = [code for code in known() if topic(code) != READINGS]
    left_out = [code for code in statements if code in NOT_SHIPPED]
    missing = not_reached(pack)
    reached = sum(code not in missing and code not in left_out for code in statements)
    return (
        f"Of {len(statements)} statements of the sources {reached} reach the person, "
        f"{len(left_out)} is left out on purpose ({', '.join(left_out)}), {len(missing) or 'none'} missing."
    )


def _carriers(pack: CarePack) -> Iterator[tuple[tuple[str, ...], str, str]]:
    yield pack.covers, "pack head", "Contacts, foot of every clinical page"
    topics = {each.id: each.title for each in pack.topics}
    for name, sections in (*FILES.items(), ("guide", (GUIDE,))):
        for section in sections:
            value = getattr(pack, section)
            for item in value if isinstance(value, tuple) else (value,):
                codes = getattr(item, "covers", ())
                what = f"{name}: {getattr(item, 'id', section)}"
                level = getattr(item, "level", Level.NONE)
                screen = SCREENS.get(section, "")
                if section == GUIDE:
                    screen += f": {topics[item.topic]}"
                place = getattr(item, "place", "")
                yield (
                    codes,
                    f"{what} ({level.name.lower()})" if level else what,
                    screen + PLACES.get(place, place.capitalize()),
                )


def page(pack: CarePack) -> str:
    """The whole text of docs/coverage.md."""
    things = carried(pack)
    lines = [
        "# What the care pack carries",
        "",
        "Made by `python -m tools.coverage` from the care pack: do not edit. Every statement of the two",
        "source texts has an ID. This page says which item of the pack carries it, and on which screen a",
        "person meets it.",
        "",
        summary(pack),
    ]
    for letters, title in TOPICS.items():
        codes = [code for code in known() if topic(code) == letters]
        have = [code for code in codes if code in things]
        lines += ["", f"## {letters}: {title}", "", f"{len(have)} of {len(codes)} carried."]
        if have:
            lines += ["", "| ID | Carried by | Screen |", "|---|---|---|"]
        for code in have:
            what = "<br>".join(what for what, _ in things[code])
            screens = "<br>".join(screen for _, screen in things[code])
            lines.append(f"| {code} | {what} | {screens} |")
    lines += ["", "## Left out on purpose", ""]
    lines += [f"- {code}: {why}" for code, why in NOT_SHIPPED.items()]
    lines += ["", "## Not reached", "", f"{', '.join(not_reached(pack)) or 'None'}."]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the page, and before it the list of IDs where a new reading is given."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--ids", type=Path, help="coverage.json of a new reading of the sources")
    reading = parser.parse_args().ids
    if reading:
        rows = json.loads(reading.read_text("utf-8"))
        IDS.write_text("\n".join([IDS_HEAD, *(row["id"] for row in rows)]) + "\n", "utf-8")
    pack = load_centre("uclh")
    PAGE.write_text(page(pack), "utf-8")
    print(f"Wrote {PAGE.relative_to(ROOT)}. {summary(pack)}")


if __name__ == "__main__":
    main()
