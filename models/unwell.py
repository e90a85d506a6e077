"""What the Unwell and Action screens show: signs to tick, and at once the most urgent instruction."""

from dataclasses import dataclass
from datetime import datetime

from models.call_plan import CallPlan, build_call_plan
from models.checklist import applies
from models.diary import Diary
from models.pack import CarePack, Level, Sign, Tip
from models.readings import Answer, parse_temperature
from models.records import Plan
from models.red_flags import FEVER, Assessment, Standing, assess, card_of, say_order, standing
from models.say_this import build_say_this
from models.tips import tips_at

LEVEL_NAMES = {
    Level.NONE: "urgent",
    Level.GP: "gp",
    Level.CONTACT: "contact",
    Level.URGENT: "urgent",
    Level.EMERGENCY: "emergency",
}
LEAD_999 = "Tell them about the CAR T\u2011cell therapy. Stay on the phone."
# Additions of ours, said so on the card: neither source has such a list.
BEFORE_YOU_LEAVE = (
    "This phone and a charger",
    "Your medicines, or a list of them",
    "Your irradiated blood card",
)


@dataclass(frozen=True, slots=True)
class SignRow:
    """One sign to tick."""

    id: str
    label: str
    detail: str
    on: bool


@dataclass(frozen=True, slots=True)
class SignBlock:
    """A heading and its signs."""

    id: str
    title: str
    reason: str
    rows: tuple[SignRow, ...]


@dataclass(frozen=True, slots=True)
class UnwellState:
    """The whole Unwell screen. `reading` is what was typed, read; `action` what the ticks come to.

    `given` says whether an instruction applies at all: from ticks, the temperature or an earlier report.
    `fever_reason` stands by the temperature, which is typed and so in no block.
    """

    blocks: tuple[SignBlock, ...]
    tips: tuple[Tip, ...]
    reading: Answer[float]
    action: "ActionState"
    given: bool
    someone: str
    fever_reason: str


@dataclass(frozen=True, slots=True)
class ActionState:
    """The instruction with its call plan. `level` is a name for the look; `also` what would make it A&E."""

    level: str
    title: str
    lead: str
    why: tuple[str, ...]
    plan: CallPlan
    say: str
    since: str = ""
    also: str = ""
    before_you_leave: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    call_999: bool = False


def build_unwell(
    pack: CarePack,
    plan: Plan,
    diary: Diary,
    now: datetime,
    signs: frozenset[str],
    temperature: str = "",
    for_someone: bool = False,
    own_words: str = "",
) -> UnwellState:
    """The screen for what is ticked and typed so far. A typed text that is no temperature counts as none."""
    reading: Answer[float] = parse_temperature(temperature) if temperature.strip() else Answer()
    action = build_action(pack, plan, diary, now, signs, reading.value, for_someone, own_words)
    return UnwellState(
        blocks=tuple(block for block in (_block(pack, plan, g.id, signs) for g in pack.groups) if block.rows),
        tips=tips_at(pack, plan, "unwell"),
        reading=reading,
        action=action,
        given=bool(action.why),
        someone=plan.name.split()[0][:40] if plan.name.split() else "someone else",
        fever_reason=_fever_reason(pack),
    )


def _fever_reason(pack: CarePack) -> str:
    fever = next(sign for sign in pack.signs if sign.id == FEVER)
    return next(group.reason for group in pack.groups if group.id == fever.group)


def build_action(
    pack: CarePack,
    plan: Plan,
    diary: Diary,
    now: datetime,
    signs: frozenset[str] = frozenset(),
    temperature: float | None = None,
    for_someone: bool = False,
    own_words: str = "",
) -> ActionState:
    """The instruction for these signs together with the one that already stands: never less than either.

    With nothing at all to go on it is the general one: call your team (R29).
    """
    stands = standing(pack, diary, now)
    told = assess(pack, signs, temperature)
    both = _together(pack, told, stands, temperature)
    reading = _reading(diary, now, stands, temperature)
    told_words = [entry.text for entry in (stands.entries if stands else ())]
    words = dict.fromkeys(text.strip().rstrip(".") for text in (*told_words, own_words))
    calls = build_call_plan(pack, plan, now, both.level, both.call_999)
    order = say_order(pack, both, bool(plan.trial))
    is_emergency = both.level is Level.EMERGENCY
    return ActionState(
        level=LEVEL_NAMES[both.level],
        title=order.removesuffix(" today") if calls.steps[0].later else order,
        lead=LEAD_999 if both.call_999 else card_of(pack, both.level).lead,
        why=both.why,
        plan=calls,
        say=build_say_this(plan, both, now, reading, for_someone, ". ".join(filter(None, words))),
        since=stands.since_words if stands else "",
        also="" if is_emergency else _also(pack),
        before_you_leave=BEFORE_YOU_LEAVE if is_emergency and not both.call_999 else (),
        closes=stands.uids if stands else (),
        call_999=both.call_999,
    )


def _together(
    pack: CarePack, told: Assessment, stands: Standing | None, temperature: float | None
) -> Assessment:
    if stands is None:
        return told
    ids = {sign.id for sign in (*told.signs, *stands.assessment.signs)}
    ids |= {*told.unknown, *stands.assessment.unknown}
    highest = max((t for t in (temperature, stands.temperature) if t is not None), default=None)
    return assess(pack, ids, highest)


def _block(pack: CarePack, plan: Plan, group_id: str, on: frozenset[str]) -> SignBlock:
    group = next(group for group in pack.groups if group.id == group_id)
    signs: list[Sign] = [
        sign
        for sign in pack.signs
        if sign.group == group_id and sign.id != FEVER and (applies(sign.needs, plan) or sign.id in on)
    ]
    rows = tuple(SignRow(sign.id, sign.label, sign.detail, sign.id in on) for sign in signs)
    return SignBlock(group.id, group.title, group.reason, rows)


def _reading(
    diary: Diary, now: datetime, stands: Standing | None, typed: float | None
) -> tuple[float, datetime] | None:
    """The highest of what was typed and what the instruction rests on; else the newest one of today."""
    known = [
        (entry.value, entry.at) for entry in (stands.entries if stands else ()) if entry.value is not None
    ]
    if typed is not None:
        known.append((typed, now))
    if known:
        return max(known)
    last = diary.latest("temperature", now)
    if last is None or last.value is None or last.at.date() != now.date():
        return None
    return (last.value, last.at)


def _also(pack: CarePack) -> str:
    """Which other signs would make it A&E, in the pack's own words."""
    signs = (s for s in pack.signs if s.level is Level.EMERGENCY and not s.call_999 and s.id != FEVER)
    labels = [sign.label[0].lower() + sign.label[1:] for sign in signs]
    return f"Temperature of {pack.fever_c:g}C or higher; {'; '.join(labels)}."
