"""Reads what is typed in a hand-over: dates, people, visits. What is left empty is not known yet."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from models.appointments import AppointmentText, read_appointment, read_team_date
from models.milestones import concerns
from models.pack import CarePack, Milestone
from models.readings import Answer, parse_whole
from models.records import Plan
from models.restore_plan import FEWEST_STEPS, MOST_STEPS
from models.setup import read_day, read_person
from models.ward import FLUSH, Visit, WardDraft

DATED = ("first_blood_test", "pet_1", "pet_3")  # milestones whose date the ward may know
FEWEST_ML, MOST_ML = 250, 6_000
FLUSH_WHAT = "PICC flush and new dressing"
LONGEST_PLACE = 100
Typed = tuple[str, str, str]  # day, month, year


@dataclass(frozen=True, slots=True)
class Read:
    """The hand-over with what could be read, and one sentence for each field that could not."""

    draft: WardDraft
    wrong: dict[str, str] = field(default_factory=dict)


def day_of(step: str, typed: Typed, plan: Plan, today: date) -> Answer[date]:
    """The infusion or home date; nothing where nothing was typed."""
    return read_day(step, *typed, plan, today) if "".join(typed).strip() else Answer()


def read_dates(draft: WardDraft, name: str, infusion: Typed, home: Typed, today: date) -> Read:
    """Who goes home and when. A date that cannot be true takes an earlier one out: it is in doubt."""
    person = read_person(name, "")
    first = day_of("infusion", infusion, replace(draft.plan, home=None), today)
    last = day_of("home", home, replace(draft.plan, infusion=first.value), today)
    said = {"name": person.refusal, "infusion": first.refusal, "home": last.refusal}
    known = name.strip() if not person.refusal else draft.plan.name
    plan = replace(draft.plan, name=known, infusion=first.value, home=last.value)
    return Read(replace(draft, plan=plan), {place: words for place, words in said.items() if words})


def read_people(draft: WardDraft, typed: dict[str, tuple[str, str]]) -> Read:
    """People to call by their field of the plan, each with a name and a number."""
    wrong: dict[str, str] = {}
    for name, words in typed.items():
        answer = read_person(*words)
        if answer.value is None:
            wrong[name] = answer.refusal
        else:
            draft = replace(draft, plan=replace(draft.plan, **{name: answer.value}))  # type: ignore[arg-type]
    return Read(draft, wrong)


def read_flush(
    draft: WardDraft, where: str, typed: AppointmentText, now: datetime, zone: str, uid: str
) -> Read:
    """Where the line is flushed, and the first time: a visit that goes home with the plan."""
    place = " ".join(where.split())
    if len(place) > LONGEST_PLACE:
        return Read(draft, {"where": f"Use up to {LONGEST_PLACE} letters for the place."})
    others = tuple(visit for visit in draft.visits if visit.kind != FLUSH)
    kept = replace(draft, flush_where=place, visits=others)
    if not "".join((typed.day, typed.month, typed.year, typed.time)).strip():
        return Read(kept)
    what = f"{FLUSH_WHAT}, {place}" if place else FLUSH_WHAT
    answer = read_appointment(replace(typed, what=what), now, zone)
    if answer.value is None:
        return Read(kept, {"flush": answer.refusal})
    return Read(replace(kept, visits=(*others, Visit(uid, what, answer.value.at, FLUSH))))


def dated(pack: CarePack, plan: Plan) -> tuple[Milestone, ...]:
    """The tests whose date the ward may know, on this pathway (F04, F11, F12)."""
    return tuple(stone for stone in pack.milestones if stone.id in DATED and concerns(stone, plan))


def read_team_dates(draft: WardDraft, typed: dict[str, Typed], today: date) -> Read:
    """The team's dates of tests; a date left empty is counted from the infusion or from going home."""
    wrong: dict[str, str] = {}
    dates = dict(draft.plan.team_dates)
    for stone, words in typed.items():
        dates.pop(stone, None)
        if "".join(words).strip():
            answer = read_team_date(*words, draft.plan, today)
            if answer.value is None:
                wrong[stone] = answer.refusal
            else:
                dates[stone] = answer.value
    return Read(replace(draft, plan=replace(draft.plan, team_dates=tuple(dates.items()))), wrong)


def read_amounts(draft: WardDraft, fluids: str, steps: str) -> Read:
    """The team's own amount to drink and the step goal to start with; empty means those of the centre."""
    wrong: dict[str, str] = {}
    ml, goal = _whole(fluids, FEWEST_ML, MOST_ML, "ml"), _whole(steps, FEWEST_STEPS, MOST_STEPS, "steps")
    for place, answer in (("fluids", ml), ("steps", goal)):
        if answer.refusal:
            wrong[place] = answer.refusal
    return Read(replace(draft, plan=replace(draft.plan, fluids_ml=ml.value, step_goal=goal.value)), wrong)


def _whole(text: str, low: int, high: int, what: str) -> Answer[int]:
    return parse_whole(text, low, high, what) if text.strip() else Answer()
