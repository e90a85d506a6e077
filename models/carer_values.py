"""The figures on a carer's screen: what was written down today, and "No entry" where nothing was. Never 0."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from models.carer_alarm import Followed
from models.carer_link import Clocks
from models.carer_words import Who, of
from models.chart import TemperatureChart, build_chart
from models.dates import begin, say_count, say_hours, say_moment, say_time
from models.diary import Diary
from models.doses import DUE, LATER, SKIPPED, TAKEN, UNRECORDED, UPCOMING, Dose, doses_of_day
from models.entry_words import say_in_one
from models.fluids import build_fluids, say_amount
from models.pack import CarePack
from models.path import build_path, next_milestone
from models.records import Entry
from models.steps import goal_for

NO_ENTRY = "No entry"
MOST_VISITS, MOST_LINES, LINE_DAYS = 3, 8, 2
WRITTEN = ("report", "seen", "call", "brain", "pain", "mood", "note", "question")


@dataclass(frozen=True, slots=True)
class Value:
    """One row. `value` is `NO_ENTRY` where nothing was written down today; `share`: 0 to 1 for a bar, None
    for none."""

    id: str
    title: str
    value: str
    second: str = ""
    share: float | None = None

    @property
    def entered(self) -> bool:
        """Whether it shows something that was written down."""
        return self.value != NO_ENTRY


@dataclass(frozen=True, slots=True)
class Line:
    """Something that was written down or is booked, with when."""

    when: str
    words: str
    icon: str = ""


def temperature(person: Followed, clocks: Clocks) -> tuple[Value, TemperatureChart]:
    """The newest reading, of whatever day, with when it was taken; and the chart of the last 7 days."""
    today = clocks.theirs.date()
    chart = build_chart(person.diary, today, "7")
    readings = [entry for entry in person.diary.of("temperature") if entry.at.date() <= today]
    if not readings:
        return Value("temperature", "Latest temperature", NO_ENTRY, "No reading in the last 14 days"), chart
    last = readings[-1]
    words = begin(say_moment(last.at, clocks.theirs)) + by_you(person, last)
    return Value("temperature", "Latest temperature", f"{last.value or 0:.1f}C", words), chart


def by_you(person: Followed, entry: Entry) -> str:
    """Who wrote it down, where that was the carer."""
    theirs = person.shared.entries if person.shared else ()
    return "" if any(entry.uid == one.uid for one in theirs) else ", written down by you"


def day_values(pack: CarePack, person: Followed, who: Who, clocks: Clocks) -> tuple[Value, ...]:
    """The rows of the person's own today, of the sections that they share."""
    sections = person.shared.sections if person.shared else ()
    today = clocks.theirs.date()
    rows: list[Value] = []
    if "fluids" in sections:
        rows.append(_fluids(pack, person, who, today))
    if "steps" in sections:
        rows.append(_steps(pack, person, today))
    if "medicines" in sections:
        rows += _medicines(person, clocks)
    if "energy" in sections:
        rows += [_energy(person.diary, today), _sleep(person.diary, today)]
    return tuple(rows)


def _before(total: str) -> str:
    return f"Yesterday: {total or 'no entry'}"


def _fluids(pack: CarePack, person: Followed, who: Who, today: date) -> Value:
    if not person.diary.on(today, "drink"):
        yesterday = int(person.diary.total(today - timedelta(days=1), "drink"))
        return Value("fluids", "Fluids", NO_ENTRY, _before(say_amount(yesterday) if yesterday else ""))
    shown = build_fluids(pack, person.plan, person.diary, today)
    band = shown.goal.removeprefix("of ")
    aim = f"{who.Their} team\u2019s amount: {band} a day" if shown.own else f"Aim for {band} by bedtime"
    second = f"{aim}. {of(who, shown.over)}" if shown.over else aim
    return Value("fluids", "Fluids", shown.words, second, shown.ml / max(shown.high_ml, 1))


def _steps(pack: CarePack, person: Followed, today: date) -> Value:
    if not person.diary.on(today, "steps"):
        yesterday = int(person.diary.total(today - timedelta(days=1), "steps"))
        return Value("steps", "Steps", NO_ENTRY, _before(f"{yesterday:,}" if yesterday else ""))
    steps = int(person.diary.total(today, "steps"))
    goal = person.plan.step_goal or goal_for(pack.movement, person.diary, today).steps
    return Value("steps", "Steps", f"{steps:,}", f"Goal {goal:,}", steps / max(goal, 1))


def _medicines(person: Followed, clocks: Clocks) -> list[Value]:
    """How many of today's are ticked, and which is not and was due. Nobody knows what was really taken."""
    today = clocks.theirs.date()
    doses = doses_of_day(person.plan.prescribed, person.diary, clocks.theirs)
    todays = [dose for dose in doses if dose.due.date() == today]
    if not todays:
        return []
    ticked = sum(dose.state == TAKEN for dose in todays)
    skipped = sum(dose.state == SKIPPED for dose in todays)
    waits = [dose for dose in doses if dose.state in (DUE, UNRECORDED)]
    words = [f"{say_count(skipped, 'dose')} skipped"] if skipped else []
    words += [_not_ticked(waits)] if waits else []
    if not ticked and not skipped:
        return [Value("medicines", "Medicines", NO_ENTRY, ". ".join(words) or _due_later(todays))]
    value = f"{ticked} of {len(todays)}"
    words += [_next_due(doses)] if not words else []
    return [Value("medicines", "Medicines", value, ". ".join(words))]


def _not_ticked(waits: list[Dose]) -> str:
    first = f"{waits[0].medicine.title}, due at {say_time(waits[0].due)}"
    more = f", and {len(waits) - 1} more" if len(waits) > 1 else ""
    return f"Not ticked yet: {first}{more}"


def _next_due(doses: Iterable[Dose]) -> str:
    to_come = next((dose for dose in doses if dose.state in (UPCOMING, LATER)), None)
    return f"The next is due at {say_time(to_come.due)}" if to_come else "Ticked today"


def _due_later(todays: list[Dose]) -> str:
    return f"{say_count(len(todays), 'dose')} today, the first at {say_time(todays[0].due)}"


def _energy(diary: Diary, today: date) -> Value:
    now, before = diary.on(today, "energy"), diary.on(today - timedelta(days=1), "energy")
    if not now:
        return Value("energy", "Energy", NO_ENTRY, _before(_of_10(before[-1]) if before else ""))
    return Value("energy", "Energy", _of_10(now[-1]), f"At {say_time(now[-1].at)}")


def _of_10(entry: Entry) -> str:
    return f"{entry.value or 0:.0f} of 10"


def _sleep(diary: Diary, today: date) -> Value:
    now, before = diary.on(today, "sleep"), diary.on(today - timedelta(days=1), "sleep")
    if not now:
        return Value("sleep", "Sleep", NO_ENTRY, _before(say_hours(before[-1].value or 0) if before else ""))
    return Value("sleep", "Sleep", say_hours(now[-1].value or 0), "Last night")


def coming(pack: CarePack, person: Followed, who: Who, clocks: Clocks) -> tuple[Line, ...]:
    """The next point of the path and the next visits, the nearest first. A date of the path without the
    team's own could be wrong, so there is none where those are not shared."""
    if person.shared is None or "appointments" not in person.shared.sections:
        return ()
    today = clocks.theirs.date()
    path = build_path(pack, person.plan, Diary(), today)  # without the visits, which are the person's words
    stone = next_milestone(pack, person.plan, Diary(), today)
    day = next((row.day for row in path.rows if row.place == "next"), None)
    found = [(day or today, Line(of(who, stone.when), of(who, stone.title), stone.icon))] if stone else []
    visits = [one for one in person.diary.of("appointment") if one.at.date() >= today][:MOST_VISITS]
    for one in visits:
        when = begin(say_moment(one.at, clocks.theirs))
        found.append((one.at.date(), Line(when, one.text or "Appointment", "appointment")))
    return tuple(line for _, line in sorted(found, key=lambda pair: pair[0]))


def written(pack: CarePack, person: Followed, clocks: Clocks) -> tuple[Line, ...]:
    """What was written down in words in the last days, newest first."""
    since = clocks.theirs - timedelta(days=LINE_DAYS)
    found = [one for kind in WRITTEN for one in person.diary.of(kind) if one.at >= since]
    return tuple(
        Line(begin(say_moment(one.at, clocks.theirs)) + by_you(person, one), say_in_one(pack, one))
        for one in sorted(found, key=lambda one: one.at, reverse=True)[:MOST_LINES]
    )
