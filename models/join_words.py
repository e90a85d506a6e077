"""Says in plain words what a plan from the ward holds, and what it changes beside what is on this phone."""

from dataclasses import dataclass, fields, replace
from datetime import datetime

from models.call_plan import first_contact, team_contacts
from models.dates import say_date, say_moment
from models.diary import Diary
from models.fluids import say_amount
from models.join import Offer, visits_to_take
from models.medicine import Medicine
from models.medicines import CALL_FIRST, is_visit, say_times
from models.pack import CarePack
from models.records import Entry, Person, Plan

NOT_HERE = "Not in this plan"
YES_NO = {True: "Yes", False: "No"}
STOPPED = "Stopped"
VISIT_CHANGED = "A booked visit"
PERSONS = ("nurse", "local_hospital", "emergency_contact")


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One thing that a plan says: "Home from hospital", "Wednesday 11 November 2026"."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A number to compare with the person's card, and whose it is."""

    who: str
    number: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a yes changes: what is here now, and what will be. `after` is "" where it goes."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Preview:
    """All of an offer in words. `changes` is empty where nothing that is here would change."""

    made: str
    facts: tuple[PlanLine, ...]
    medicines: tuple[PlanLine, ...]
    dates: tuple[PlanLine, ...]
    numbers: tuple[NumberLine, ...]
    changes: tuple[Change, ...]
    problems: tuple[str, ...]


def build_preview(pack: CarePack, mine: Plan, diary: Diary, offer: Offer, now: datetime) -> Preview:
    """The offer at `now`, beside the plan `mine` and the `diary` that are on this phone."""
    theirs, after = offer.plan, merge(mine, offer.plan)
    by = f" by {offer.made_by}" if offer.made_by.strip() else ""
    return Preview(
        made=f"Made{by}, {say_moment(offer.made_at.astimezone(now.tzinfo), now)}",
        facts=_facts(theirs),
        medicines=_medicines(pack, theirs),
        dates=(*_dates(pack, theirs), *_visits(offer, now)),
        numbers=_numbers(pack, after),
        changes=(*_changes(pack, mine, after), *_moved(diary, offer, now)),
        problems=offer.problems,
    )


def merge(mine: Plan, theirs: Plan) -> Plan:
    """The plan after a yes: what the ward wrote down, and what is here where the ward wrote nothing.

    A list of medicines takes the place of the one here, but one of the same name keeps its identity: what
    was written down as taken today stays so, and no dose is asked for twice. The numbers count as not
    checked: only the person can compare them with the card.
    """
    empty = Plan()
    known = {
        field.name: getattr(theirs, field.name)
        for field in fields(Plan)
        if getattr(theirs, field.name) != getattr(empty, field.name)
    }
    for name in PERSONS:
        if not getattr(theirs, name).number and getattr(mine, name).number:
            known.pop(name, None)
    known["team_dates"] = tuple((dict(mine.team_dates) | dict(theirs.team_dates)).items())
    known["prescribed"] = (
        _as_here(theirs.prescribed, mine.prescribed) if theirs.prescribed else mine.prescribed
    )
    return replace(mine, **{**known, "centre": theirs.centre, "numbers_confirmed": False})


def _as_here(theirs: tuple[Medicine, ...], mine: tuple[Medicine, ...]) -> tuple[Medicine, ...]:
    here: dict[str, list[str]] = {}
    for medicine in mine:
        here.setdefault(_name(medicine), []).append(medicine.uid)
    names = [_name(medicine) for medicine in theirs]
    return tuple(
        replace(medicine, uid=here[name][0])
        if names.count(name) == 1 and len(here.get(name, ())) == 1
        else medicine
        for medicine, name in zip(theirs, names, strict=True)
    )


def _name(medicine: Medicine) -> str:
    return " ".join(medicine.name.casefold().split())


def _facts(plan: Plan) -> tuple[PlanLine, ...]:
    """Every answer; what a person has to look for is said even where it is not there."""
    needed = (
        ("Name", plan.name),
        ("CAR\u00a0T\u2011cell infusion", say_date(plan.infusion, weekday=True) if plan.infusion else ""),
        ("Home from hospital", say_date(plan.home, weekday=True) if plan.home else ""),
        ("Clinical trial", YES_NO.get(plan.trial, "") if plan.trial is not None else ""),
        ("PICC line", YES_NO.get(plan.picc, "") if plan.picc is not None else ""),
        ("GCSF injections", YES_NO.get(plan.gcsf, "") if plan.gcsf is not None else ""),
    )
    others = (
        ("Date of birth", say_date(plan.born) if plan.born else ""),
        ("Allergies", plan.allergies),
        ("Medicines, in words", plan.medicines),
        ("Irradiated blood card", _card(plan)),
        ("To drink each day", say_amount(plan.fluids_ml) if plan.fluids_ml else ""),
        ("Step goal", f"{plan.step_goal:,} steps a day" if plan.step_goal else ""),
    )
    return (
        *(PlanLine(title, words or NOT_HERE) for title, words in needed),
        *(PlanLine(title, words) for title, words in others if words),
    )


def _card(plan: Plan) -> str:
    return {True: "You have it", False: "You do not have it yet", None: ""}[plan.irradiated_card]


def _medicines(pack: CarePack, plan: Plan) -> tuple[PlanLine, ...]:
    return tuple(PlanLine(one.title, _how(pack, one)) for one in plan.prescribed)


def _how(pack: CarePack, medicine: Medicine) -> str:
    """When it is taken; a steroid that the team has not agreed to is not to be started (ST02)."""
    if medicine.stopped:
        return STOPPED
    return CALL_FIRST if medicine.held else say_times(medicine, is_visit(pack, medicine))


def _dates(pack: CarePack, plan: Plan) -> tuple[PlanLine, ...]:
    titles = {milestone.id: milestone.title for milestone in pack.milestones}
    return tuple(
        PlanLine(titles.get(key, "A date from your team"), say_date(day, weekday=True))
        for key, day in sorted(plan.team_dates, key=lambda pair: pair[1])
    )


def _visits(offer: Offer, now: datetime) -> tuple[PlanLine, ...]:
    return tuple(
        PlanLine(visit.text or "Appointment", say_moment(visit.at.astimezone(now.tzinfo), now))
        for visit in offer.visits
    )


def _numbers(pack: CarePack, plan: Plan) -> tuple[NumberLine, ...]:
    """The centre's numbers for this plan, then those that somebody typed on the ward or here."""
    team = tuple(NumberLine(line.name, line.number or "") for line in team_contacts(pack, plan))
    return (*team, *(NumberLine(title, person.number) for title, person in _people(plan) if person.number))


def _people(plan: Plan) -> tuple[tuple[str, Person], ...]:
    titles = (f"Your {first_contact(plan)}", "Your local hospital", "Your emergency contact")
    people = [getattr(plan, name) for name in PERSONS]
    return tuple(
        (f"{title}: {person.name}" if person.name else title, person)
        for title, person in zip(titles, people, strict=True)
    )


def _changes(pack: CarePack, mine: Plan, after: Plan) -> tuple[Change, ...]:
    """What stands here and would not stand there, or otherwise. What is only new is no change."""
    before, then = _all(pack, mine), _all(pack, after)
    return tuple(
        Change(title, words, then.get(title, ""))
        for title, words in before.items()
        if words != NOT_HERE and then.get(title, "") != words
    )


def _moved(diary: Diary, offer: Offer, now: datetime) -> tuple[Change, ...]:
    """Visits that came before with another day, time or name."""
    pairs = ((diary.find(visit.uid), visit) for visit in visits_to_take(offer, diary))
    return tuple(
        Change(VISIT_CHANGED, _visit(here, now), _visit(visit, now))
        for here, visit in pairs
        if here is not None and (here.at, here.text) != (visit.at, visit.text)
    )


def _visit(visit: Entry, now: datetime) -> str:
    return f"{visit.text or 'Appointment'}, {say_moment(visit.at.astimezone(now.tzinfo), now)}"


def _all(pack: CarePack, plan: Plan) -> dict[str, str]:
    people = {
        title: ", ".join(part for part in (person.name, person.number) if part)
        for title, person in zip(
            ("Nurse or keyworker", "Local hospital", "Emergency contact"),
            (plan.nurse, plan.local_hospital, plan.emergency_contact),
            strict=True,
        )
    }
    lines = (*_facts(plan), *_dates(pack, plan), *_medicines(pack, plan))
    return {line.title: line.words for line in lines} | {
        title: words for title, words in people.items() if words
    }
