"""What a carer must not miss: an instruction that stands, and a silence after the time the two agreed on.

An instruction stays however old it is and whatever link is broken; only help, or the end of sharing, ends it.
"""

from dataclasses import dataclass
from datetime import datetime

from models.call_plan import NURSE, CallStep, build_call_plan, first_contact, team_lines
from models.carer_link import Clocks, is_ahead
from models.carer_words import DAY, Who, of, say_long, say_since
from models.dates import begin, say_moment, say_time
from models.diary import Diary
from models.entry_words import UNKNOWN_SIGN
from models.pack import CarePack, Level
from models.records import Entry, Plan
from models.red_flags import FEVER, Assessment, Standing, assess, standing
from models.share import Following, Shared
from models.unwell import LEVEL_NAMES

MOST_REPORTS = 4
MOST_WORDS = 200
NO_ANSWER = "No answer, or {one} seems confused? Use the red button."


@dataclass(frozen=True, slots=True)
class Followed:
    """A person who is followed, with their small record and what was written about them on this device."""

    one: Following
    shared: Shared | None
    plan: Plan
    diary: Diary


@dataclass(frozen=True, slots=True)
class CarerCall:
    """A number to call now, and what is dialled for it. `lead`: why this one, "" where it needs no reason;
    `label` stands before it."""

    label: str
    who: str
    number: str
    dialled: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Alert:
    """An instruction that stands, said to a carer. `level` is a name for the look; `reported`: what, when and
    by whom; `card`: the A&E card is needed; `key` changes when more is reported."""

    level: str
    title: str
    reported: tuple[str, ...]
    todo: tuple[str, ...]
    calls: tuple[CarerCall, ...]
    card: bool
    key: str
    rank: int


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing was written down for too long. `key` is another one for another silence."""

    title: str
    second: str
    ask: str
    key: str


def build_alert(pack: CarePack, person: Followed, who: Who, clocks: Clocks, number: str) -> Alert | None:
    """The instruction that stands in the shared diary; None where nothing stands. Its age plays no part."""
    stands = standing(pack, person.diary, clocks.theirs)
    if stands is None:
        return None
    found = stands.assessment
    plan = build_call_plan(pack, person.plan, clocks.now, found.level, found.call_999)
    calls = _calls(who, plan.steps)
    for step in other_lines(pack, person.plan, plan.steps):
        lead = f"{step.order} {step.reason}"
        calls = (*calls, CarerCall("Team", step.who, step.number, step.dialled, lead))
    if number:
        calls = (*calls, CarerCall(who.name or "Call them", who.them, number, number))
    return Alert(
        level=LEVEL_NAMES[found.level],
        title=order(who, person.plan, LEVEL_NAMES[found.level], found.call_999, plan.steps[0].later),
        reported=_reported(pack, person, stands, who, clocks),
        todo=_todo(who, found, plan.steps, bool(number)),
        calls=calls,
        card=found.level is Level.EMERGENCY,
        key=f"{person.one.uid}: {' '.join(sorted(stands.uids))}",
        rank=int(found.level) + 10 * found.call_999,
    )


def order(who: Who, plan: Plan, level: str, call_999: bool, later: bool) -> str:
    """What to do, said to the carer. `level` as a name for the look; `later`: not before a line opens."""
    if call_999:
        return f"Call 999 now for {who.them}"
    return {
        "emergency": f"Take {who.them} to A&E now",
        "contact": f"Contact {who.their} {first_contact(plan)}{'' if later else ' today'}",
        "gp": f"Contact {who.their} GP",
    }.get(level, f"Call {who.their} team now")


def _todo(who: Who, found: Assessment, steps: tuple[CallStep, ...], known: bool) -> tuple[str, ...]:
    """Ours, after the order of the pack: for somebody who may be with the person or far away."""
    first = f"Call {who.them} first." if known else f"Call {who.them} first, as you usually do."
    if found.call_999:
        away = f"Not with {who.them}? Call 999 all the same, and say where {who.one} is."
        return "Tell them about the CAR\u00a0T\u2011cell therapy. Stay on the phone.", away
    if found.level is Level.EMERGENCY:
        way = "Call the team on the way. Go even if nobody answers. Show the A&E card when you get there."
        return f"{who.One} must not drive.", way, f"Not with {who.them}? {first}"
    if found.level in (Level.CONTACT, Level.GP):
        when = (of(who, steps[0].reason),) if steps[0].later and steps[0].reason else ()
        return (*when, f"Worse, or not sure? Use the red button. Not with {who.them}? {first}")
    nobody = f"Nobody answers at all? Take {who.them} to A&E."
    return nobody, f"Not with {who.them}? {first}"


def other_lines(pack: CarePack, plan: Plan, steps: tuple[CallStep, ...]) -> tuple[CallStep, ...]:
    """Where nobody said if the person is on a trial: the daytime lines after the first. One may be theirs."""
    lines = {line.id for line in team_lines(pack, plan)} if plan.trial is None else set()
    return tuple(step for step in steps if step.contact_id in lines and not step.later)[1:]


def _calls(who: Who, steps: tuple[CallStep, ...]) -> tuple[CarerCall, ...]:
    """999 where it is the order, and the first line that can answer at this hour: never a closed one."""
    calls = [
        CarerCall("Call", step.who, step.number, step.dialled)
        for step in steps
        if step.kind == "999" and step.number
    ]
    for step in steps:
        if step.kind == "call" and step.number and not step.later:
            label = step.who if step.contact_id == NURSE else "Team"
            later = steps[0].later or steps[0].kind == "gp"
            lead = f"{step.order} {step.reason}" if later else step.reason
            return (*calls, CarerCall(label, step.who, step.number, step.dialled, of(who, lead)))
    return tuple(calls)


def _reported(
    pack: CarePack, person: Followed, stands: Standing, who: Who, clocks: Clocks
) -> tuple[str, ...]:
    """Every report in a sentence, the newest first; a reading and its report at one time are one."""
    theirs = {entry.uid for entry in person.shared.entries} if person.shared else set()
    groups: dict[tuple[datetime, bool], list[Entry]] = {}
    for entry in stands.entries:
        groups.setdefault((entry.at, entry.uid not in theirs), []).append(entry)
    newest = sorted(groups, reverse=True)
    lines = [
        _say_report(pack, groups[key], "you" if key[1] else who.one, clocks.now if key[1] else clocks.theirs)
        for key in newest[:MOST_REPORTS]
    ]
    more = len(newest) - MOST_REPORTS
    return (*lines, *([f"And {more} more before that."] if more > 0 else []))


def _say_report(pack: CarePack, entries: list[Entry], who: str, now: datetime) -> str:
    at = entries[0].at
    when = f"At {say_time(at)}" if at.date() == now.date() else begin(say_moment(at, now))
    found = assess(pack, {tag for entry in entries for tag in entry.tags})
    values = [entry.value for entry in entries if entry.value is not None]
    signs = [f"\u2018{sign.label}\u2019" for sign in found.signs if not (values and sign.id == FEVER)]
    signs += [UNKNOWN_SIGN.lower()] * bool(found.unknown)
    did = [f"ticked {' and '.join(signs)}"] if signs else []
    did += [f"wrote down {max(values):.1f}C"] if values else []
    said = f"{when} {who} {' and '.join(did) or 'felt unwell'}."
    texts = dict.fromkeys(entry.text.strip()[:MOST_WORDS] for entry in entries if entry.text.strip())
    return said + "".join(f" \u201c{text}\u201d" for text in texts)


def build_silence(person: Followed, who: Who, clocks: Clocks, old: bool) -> Silence | None:
    """From the agreed time of the person's own day on which nothing was written down, and always after 24
    hours. `old`: the hub was not heard lately, so something newer may wait there.

    Before the first entry it counts from when the link was opened here.
    """
    shared = person.shared
    if shared is None or person.one.ended or is_ahead(shared, clocks):
        return None
    last = (shared.last or person.one.begun).astimezone(clocks.theirs.tzinfo)
    age, quiet = clocks.hub - last, shared.quiet
    late = quiet is not None and last.date() < clocks.theirs.date() and clocks.theirs.time() >= quiet
    if not late and age <= DAY:
        return None
    agreed = f" You agreed on {say_time(quiet)}." if late and quiet else ""
    waits = " This device has not reached the server, so something newer may wait there." if old else ""
    since = say_since(shared.last or last, clocks.theirs)
    return Silence(
        f"No check since {since}" if shared.last else "No check yet",
        f"That is {say_long(age)} ago.{agreed}{waits}"
        if shared.last
        else f"Nothing has been written.{agreed}",
        NO_ANSWER.format(one=who.one),
        f"{person.one.uid}: {last.isoformat()}",
    )


def closed_here(person: Followed, who: Who, clocks: Clocks) -> str:
    """That the carer wrote down today that help was found, which the person's own phone does not know."""
    theirs = {entry.uid for entry in person.shared.entries} if person.shared else set()
    mine = [entry for entry in person.diary.on(clocks.now.date(), "seen") if entry.uid not in theirs]
    if not mine:
        return ""
    return (
        f"At {say_time(mine[-1].at)} you wrote down that {who.one} got help. "
        f"{who.Their} phone does not know that."
    )
