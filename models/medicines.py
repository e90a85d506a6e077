"""Builds Medicines: today's doses, every medicine with the rule of its kind, and the warnings with them."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from models.call_plan import first_contact
from models.dates import add_months, say_date, say_moment, say_time
from models.diary import Diary
from models.dose_words import DoseLine, EarlierDay, dose_lines, earlier_days, say_record
from models.doses import doses_of_day, extras_of_day, last_taken
from models.medicine import SELF, TEAM, Medicine
from models.pack import CarePack
from models.pack_care import MedicineKind
from models.records import Plan
from models.red_flags import card_of
from models.steroids import TABLET, UNCLEAR, find_steroid
from models.supply import Supply, say_supply, supplies

ONLY_TEAM = "Only stop when your team says."
NEEDED = "Only when needed"
MORE = "Ask your GP for more now, so that you do not run out before your follow-up."
CALL_FIRST = (
    "Call your team before you start it. If you take it already, do not stop it by yourself: call them now. "
    "Homeward asks for no dose until they agree."
)
WHOLE_RULE = (
    "Take each medicine until your team tells you to stop it. Only one against being sick you may stop by "
    "yourself, when you no longer feel sick."
)


@dataclass(frozen=True, slots=True)
class MedicineLine:
    """One medicine of the list. `last` is for one that is taken when needed; `low`: ask the GP for more."""

    uid: str
    title: str
    when: str
    what_for: str
    rule: str
    left: str = ""
    low: bool = False
    needed: bool = False
    last: str = ""
    held: bool = False
    visit: bool = False


@dataclass(frozen=True, slots=True)
class ExtraLine:
    """Something taken today beside its doses, with the entry to change."""

    uid: str
    title: str
    second: str


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning with its title."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class MedicinesState:
    """Everything on Medicines, in words. `earlier`: doses before today's that nothing is written about.
    `gcsf` is None for a person who has none."""

    doses: tuple[DoseLine, ...]
    earlier: tuple[EarlierDay, ...]
    extras: tuple[ExtraLine, ...]
    lines: tuple[MedicineLine, ...]
    stopped: tuple[MedicineLine, ...]
    gcsf: Warned | None
    card: Warned


def build_medicines(pack: CarePack, plan: Plan, diary: Diary, now: datetime) -> MedicinesState:
    """The medicines at `now`. Times are those of the person's own clock."""
    today = now.date()
    doses = doses_of_day(plan.prescribed, diary, now)
    taking = current(plan, today)
    left = supplies(taking, diary, now)
    return MedicinesState(
        doses=dose_lines(plan.prescribed, diary, now),
        earlier=earlier_days(plan.prescribed, diary, now),
        extras=tuple(
            ExtraLine(one.entry.uid, one.entry.text or "Medicine", say_record(one, now))
            for one in extras_of_day(diary, doses, today)
        ),
        lines=tuple(_line(pack, plan, diary, now, one, left.get(one.uid)) for one in taking),
        stopped=tuple(_stopped(pack, one) for one in plan.prescribed if one not in taking),
        gcsf=gcsf_warning(pack, plan),
        card=card_words(plan),
    )


def current(plan: Plan, today: date) -> tuple[Medicine, ...]:
    """The medicines that were not stopped."""
    return tuple(one for one in plan.prescribed if one.stopped is None or today < one.stopped)


def with_medicine(plan: Plan, before: Medicine, after: Medicine | None) -> Plan:
    """The plan with `after` in the place of the medicine of `before`, or at the end; None takes it out."""
    kept = tuple(after if one.uid == before.uid else one for one in plan.prescribed)
    if after is not None and after not in kept:
        kept = (*kept, after)
    return replace(plan, prescribed=tuple(one for one in kept if one is not None))


def kind_of(pack: CarePack, kind_id: str) -> MedicineKind | None:
    """The kind of this id; None for "" and where a newer pack no longer has it."""
    return next((kind for kind in pack.medicine_kinds if kind.id == kind_id), None)


def is_steroid(pack: CarePack, medicine: Medicine) -> bool:
    """Whether it is a steroid by mouth, or may be one; of whatever kind, no one stops it alone (Q16)."""
    named = find_steroid(pack.steroids, medicine.name, medicine.dose) in (TABLET, UNCLEAR)
    return named or medicine.agreed is not None


def only_team(pack: CarePack, medicine: Medicine) -> bool:
    """Whether its name alone says that only the team stops it, whatever kind was chosen (M07, Q16)."""
    name = medicine.name.casefold()
    team = (one for kind in pack.medicine_kinds if kind.stop == TEAM for one in kind.examples)
    return is_steroid(pack, medicine) or any(one.casefold() in name for one in team)


def may_stop(pack: CarePack, medicine: Medicine) -> bool:
    """Whether the person may stop it without the team: only anti-sickness, and no steroid (M07, M08)."""
    kind = kind_of(pack, medicine.kind)
    return kind is not None and kind.stop == SELF and not only_team(pack, medicine)


def is_visit(pack: CarePack, medicine: Medicine) -> bool:
    """Whether it is of a kind that is given at the hospital (M06)."""
    kind = kind_of(pack, medicine.kind)
    return kind is not None and kind.every_days > 0


def _line(
    pack: CarePack, plan: Plan, diary: Diary, now: datetime, medicine: Medicine, supply: Supply | None
) -> MedicineLine:
    kind, visit = kind_of(pack, medicine.kind), is_visit(pack, medicine)
    needed = not medicine.times and not visit and not medicine.held
    last = last_taken(diary, medicine.uid, now) if needed else None
    low = supply is not None and supply.low
    misfiled = kind is not None and kind.stop == SELF and not may_stop(pack, medicine)
    said = f"{say_supply(supply)}. {MORE}" if supply and low else say_supply(supply) if supply else ""
    return MedicineLine(
        uid=medicine.uid,
        title=medicine.title,
        when=CALL_FIRST if medicine.held else say_times(medicine, visit),
        what_for=kind.what_for if kind else "",
        rule=ONLY_TEAM if misfiled or is_steroid(pack, medicine) else say_rule(kind, plan),
        left=said,
        low=low,
        needed=needed,
        last=f"Last taken {say_moment(last.entry.at, now)}" if last else "",
        held=medicine.held,
        visit=visit,
    )


def _stopped(pack: CarePack, medicine: Medicine) -> MedicineLine:
    kind = kind_of(pack, medicine.kind)
    on = f"Stopped on {say_date(medicine.stopped)}" if medicine.stopped else "Stopped"
    who = {TEAM: "your team said so", SELF: "by yourself"}.get(medicine.stopped_by, "")
    return MedicineLine(
        medicine.uid, medicine.title, f"{on}, {who}" if who else on, kind.what_for if kind else "", ""
    )


def say_times(medicine: Medicine, visit: bool = False) -> str:
    """ "8am, 2pm and 10pm"; "Only when needed"; "At the hospital"."""
    if visit and not medicine.times:
        return "Given at the hospital"
    said = [say_time(one) for one in medicine.times]
    if not said:
        return NEEDED
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def say_rule(kind: MedicineKind | None, plan: Plan) -> str:
    """How long, and that only the team ends it (M07); the kind of M08 has its own rule. A number of months is
    a minimum, never an end (M01)."""
    if kind is None:
        return ONLY_TEAM
    parts = [kind.rule]
    if kind.months and plan.infusion:
        parts.append(f"Take it until at least {say_date(add_months(plan.infusion, kind.months))}.")
    if kind.stop == TEAM:
        parts.append(ONLY_TEAM)
    return " ".join(parts)


def low_words(plan: Plan, diary: Diary, now: datetime) -> tuple[str, ...]:
    """A sentence for each medicine that runs out soon (R37, M09)."""
    taking = current(plan, now.date())
    left = supplies(taking, diary, now)
    return tuple(
        f"{one.title}: {say_supply(left[one.uid]).lower()}. {MORE}"
        for one in taking
        if one.uid in left and left[one.uid].low
    )


def gcsf_warning(pack: CarePack, plan: Plan) -> Warned | None:
    """What to do about a torn spleen, for as long as GCSF is given or nobody knows (R16, H05)."""
    sign = next((sign for sign in pack.signs if "R16" in sign.covers), None)
    if plan.gcsf is False or sign is None:
        return None
    title = "While you have GCSF injections" if plan.gcsf else "If you have GCSF injections"
    return Warned(title, f"{sign.label}? {card_of(pack, sign.level).title}. {sign.why}")


def card_words(plan: Plan) -> Warned:
    """About the irradiated blood card: carry it for life, or ask for it (R38, H06, H07)."""
    if plan.irradiated_card:
        return Warned(
            "Your irradiated blood card",
            "You have it. Carry it with you for life: any blood you are given has to be irradiated.",
        )
    who = first_contact(plan)
    if plan.irradiated_card is False:
        return Warned(
            "You need an irradiated blood card", f"Ask your {who} for it. Do not wait for the next visit."
        )
    return Warned(
        "Have you got your irradiated blood card?",
        "Any blood you are given has to be irradiated, for life. The card says so.",
    )
