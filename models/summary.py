"""Builds the visit summary: what was written down in a chosen time, for the team to read, never judged."""

from dataclasses import dataclass
from datetime import date, datetime

from models.call_plan import first_contact, team_contacts
from models.dates import say_date
from models.diary import Diary
from models.pack import CarePack
from models.records import Person, Plan
from models.red_flags import standing
from models.review import provenance
from models.summary_days import by_day, day_table, figure_parts
from models.summary_medicines import medicines
from models.summary_parts import SECTIONS, USUAL_SECTIONS, Part, Table
from models.summary_period import Period, choose_period
from models.summary_words import in_words, questions, symptoms, typed

NOT_KNOWN = "Not known"
ABOUT = (
    "Written by the patient or carer with Homeward. Not a medical record. It shows only what was written "
    "down: what is missing here is not known, it is not a sign that nothing happened."
)
EXAMPLE = "Example. This person is invented."


@dataclass(frozen=True, slots=True)
class SummaryState:
    """The whole summary in words. `standing` is the instruction that stands now, "" where none does.

    `days` puts the figures side by side. `source` says whose advice it follows, `file` how to call it.
    """

    title: str
    name: str
    period: Period
    made: str
    standing: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    days: Table | None
    fever_c: float
    about: str
    source: str
    file: str
    example: str = ""


def build_summary(
    pack: CarePack,
    plan: Plan,
    diary: Diary,
    now: datetime,
    chosen: str,
    sections: frozenset[str] = USUAL_SECTIONS,
    example: bool = False,
) -> SummaryState:
    """The summary at `now` of a period of `PERIODS` with these sections; the others are left out whole."""
    period = choose_period(diary, now, chosen)
    days = by_day(diary, period, sections)
    stands = standing(pack, diary, now)
    return SummaryState(
        title="Summary for my visit",
        name=plan.name,
        period=period,
        made=f"Made {say_date(now.date())}",
        standing=stands.words if stands else "",
        facts=_facts(pack, plan, now.date()),
        parts=_parts(pack, plan, diary, period, sections, figure_parts(pack, plan, days, period), now),
        days=day_table(days, period),
        fever_c=pack.fever_c,
        about=ABOUT,
        source=provenance(pack),
        file=f"homeward-summary-{now.date().isoformat()}.html",
        example=EXAMPLE if example else "",
    )


def _parts(
    pack: CarePack,
    plan: Plan,
    diary: Diary,
    period: Period,
    sections: frozenset[str],
    figures: list[Part],
    now: datetime,
) -> tuple[Part, ...]:
    """The chosen sections in their order."""
    made = {part.id: part for part in figures}
    words = {
        "report": lambda: symptoms(pack, diary, period),
        "medicines": lambda: medicines(pack, plan, diary, period, now),
        "question": lambda: questions(diary, period),
        "note": lambda: typed(diary, period, "note", "Notes"),
        "appetite": lambda: typed(diary, period, "appetite", "Appetite"),
    }
    for section in SECTIONS:
        if section.id in sections and section.id not in made:
            build = words.get(section.id)
            made[section.id] = build() if build else in_words(pack, diary, period, section.id, section.title)
    return tuple(made[section.id] for section in SECTIONS if section.id in made)


def _facts(pack: CarePack, plan: Plan, today: date) -> tuple[tuple[str, str], ...]:
    """Who it is and whom to call. What nobody wrote down is said to be not known."""
    infusion = say_date(plan.infusion) if plan.infusion else NOT_KNOWN
    if plan.infusion and plan.infusion <= today:
        infusion += f". Today is day {(today - plan.infusion).days}"
    team = "; ".join(f"{one.name} {_whole(one.number or '')}" for one in team_contacts(pack, plan))
    return (
        ("Name", plan.name.strip() or NOT_KNOWN),
        ("Date of birth", say_date(plan.born) if plan.born else NOT_KNOWN),
        ("CAR T\u2011cell infusion", infusion),
        ("Home from hospital", say_date(plan.home) if plan.home else NOT_KNOWN),
        ("On a clinical trial", _yes(plan.trial)),
        ("PICC line", _yes(plan.picc)),
        ("GCSF injections", _yes(plan.gcsf)),
        ("Irradiated blood card", _yes(plan.irradiated_card)),
        ("Allergies", plan.allergies.strip() or NOT_KNOWN),
        (first_contact(plan).capitalize(), _person(plan.nurse)),
        ("Local hospital", _person(plan.local_hospital)),
        ("Emergency contact", _person(plan.emergency_contact)),
        (f"CAR T team, {pack.centre}", team),
    )


def _yes(answer: bool | None) -> str:
    return NOT_KNOWN if answer is None else "Yes" if answer else "No"


def _person(person: Person) -> str:
    return " ".join(part for part in (person.name, _whole(person.number)) if part) or NOT_KNOWN


def _whole(number: str) -> str:
    """A number that is never broken over two lines."""
    return number.replace(" ", "\u00a0")
