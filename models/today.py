"""Builds Today: which day it is, what comes first, the checklist, and what is still to be told."""

from dataclasses import dataclass
from datetime import date, datetime

from models.checklist import Section, build_checklist
from models.dates import say_count, say_date
from models.diary import Diary
from models.dose_words import DoseLine, dose_lines
from models.fluids import FluidsState, build_fluids
from models.hero import Hero, build_hero
from models.looking_back import clock_note, silence
from models.medicines import low_words
from models.missing import MissingAnswer, missing_answers
from models.move import build_move
from models.pack import CarePack
from models.path import NextMilestone, next_milestone
from models.records import Plan
from models.red_flags import standing
from models.review import provenance
from models.steps import StepsState, build_steps


@dataclass(frozen=True, slots=True)
class TodayState:
    """Everything on Today, in words. `missed` and `clock` are empty where there is nothing, and `rests_on`,
    the uids of what an instruction rests on, where none stands.

    `doses`: those that wait for an answer; `low`: medicines that run out soon.
    """

    title: str
    date_words: str
    home_words: str
    hero: Hero
    fluids: FluidsState
    steps: StepsState
    doses: tuple[DoseLine, ...]
    low: tuple[str, ...]
    sections: tuple[Section, ...]
    milestone: NextMilestone | None
    missing: tuple[MissingAnswer, ...]
    missed: str
    clock: str
    source: str
    rests_on: str


def build_today(
    pack: CarePack, plan: Plan, diary: Diary, now: datetime, later: frozenset[str] = frozenset()
) -> TodayState:
    """Today at `now`. `later`: ids of due items that the person put off for the moment."""
    today = now.date()
    fluids = build_fluids(pack, plan, diary, today)
    steps = build_steps(pack, plan, diary, today)
    move = build_move(pack, diary, now)
    progress = {"fluids": f"{fluids.words} so far"} if fluids.ml else {}  # before that, the pack's own words
    progress |= {"steps": steps.words} if steps.steps else {}
    progress |= {"move": move.hours} if move.hours_moved else {}
    sections = build_checklist(pack, plan, diary, now, progress)
    instruction = standing(pack, diary, now)
    doses = tuple(line for line in dose_lines(plan.prescribed, diary, now) if line.open)
    return TodayState(
        title=day_words(plan, today),
        date_words=say_date(today, weekday=True),
        home_words=home_words(plan, today),
        hero=build_hero(pack, plan, instruction, sections, move, fluids, doses, now, later),
        fluids=fluids,
        steps=steps,
        doses=doses,
        low=low_words(plan, diary, now),
        sections=sections,
        milestone=next_milestone(pack, plan, diary, today),
        missing=missing_answers(plan),
        missed=silence(pack, diary, today),
        clock=clock_note(diary, now),
        source=provenance(pack),
        rests_on=" ".join(instruction.uids) if instruction else "",
    )


def day_words(plan: Plan, today: date) -> str:
    """ "Day 23" since the infusion; before it, how long until then; "Today" where the date is not known."""
    if plan.infusion is None:
        return "Today"
    days = (today - plan.infusion).days
    if days >= 0:
        return f"Day {days}"
    return "Your infusion is tomorrow" if days == -1 else f"Your infusion is in {-days} days"


def home_words(plan: Plan, today: date) -> str:
    """ "9 days at home"; before that day, how long until then; empty where it is not known."""
    if plan.home is None:
        return ""
    days = (today - plan.home).days
    if days > 0:
        return f"{say_count(days, 'day')} at home"
    if days == 0:
        return "Home today"
    return "Home tomorrow" if days == -1 else f"Home in {-days} days"
