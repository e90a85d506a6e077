"""Today's tasks by part of day, with what the diary says about each; what is not done is just to do."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from models.dates import DAYS, say_date, say_time
from models.diary import Diary
from models.fluids import say_amount
from models.pack import CarePack, Task
from models.records import Entry, Plan

WEEK = timedelta(days=7)
TICKED = ("tick", "temperature")  # kinds that are done or not; the others only get on


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A heading of the checklist and when that part of the day starts."""

    id: str
    title: str
    starts: time


PARTS = (
    PartOfDay("morning", "This morning", time(4)),
    PartOfDay("day", "Through the day", time(12)),
    PartOfDay("evening", "This evening", time(17)),
)
WEEKLY = PartOfDay("week", "This week", time(0))
STARTS = {part.id: part.starts for part in PARTS}


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the checklist. `second` is its second line; `uid` the entry that ticked it, to take it back.

    `past`: a temperature whose part of the day is over, so that a reading now belongs to the next one.
    """

    id: str
    title: str
    second: str
    icon: str
    kind: str
    part: str
    done: bool = False
    uid: str = ""
    past: bool = False

    @property
    def to_do(self) -> bool:
        """Whether this is an empty box that can still be filled."""
        return self.kind in TICKED and not self.done and not self.past


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the day with its lines and a count in words: "3 of 4 done", "2 to tick", "4 to do"."""

    id: str
    title: str
    count: str
    items: tuple[Item, ...]


def part_of(moment: datetime) -> str:
    """The part of the day this moment is in; before 4am it is still to be morning."""
    clock = moment.time()
    return next((part.id for part in reversed(PARTS) if clock >= part.starts), "morning")


def applies(needs: str, plan: Plan) -> bool:
    """Whether something for people with a PICC or on GCSF is shown: always, unless the plan says no."""
    return not needs or getattr(plan, needs) is not False


def build_checklist(
    pack: CarePack, plan: Plan, diary: Diary, now: datetime, progress: dict[str, str]
) -> tuple[Section, ...]:
    """The day's checklist. `progress`: second lines for the kinds that get on (fluids, steps, move)."""
    today = now.date()
    ticks = {entry.text: entry for entry in diary.on(today, "task")}
    readings = diary.on(today, "temperature")
    weekly = _latest_of_week(diary, today)
    items = []
    for task in pack.tasks:
        if not applies(task.needs, plan):
            continue
        if task.weekly:
            item = _weekly(task, plan, weekly.get(task.id), today)
        elif task.kind == "temperature":
            item = _temperature(task, readings, open_until(pack, task), now.time())
        elif task.kind == "tick":
            item = _tick(task, plan, ticks.get(task.id))
        else:
            item = replace(_item(task, progress.get(task.kind, task.detail)), title=task_title(task, plan))
        items.append(item)
    sections = (_section(part, tuple(i for i in items if i.part == part.id)) for part in (*PARTS, WEEKLY))
    return tuple(section for section in sections if section.items)


def temperature_items(pack: CarePack, plan: Plan, diary: Diary, moment: datetime) -> Iterator[Item]:
    """The temperatures of a day alone, at a moment of it: a small part of the work of the whole checklist."""
    readings = diary.on(moment.date(), "temperature")
    for task in pack.tasks:
        if task.kind == "temperature" and not task.weekly and applies(task.needs, plan):
            yield _temperature(task, readings, open_until(pack, task), moment.time())


def _section(part: PartOfDay, items: tuple[Item, ...]) -> Section:
    boxes = [item for item in items if item.kind in TICKED]
    left, done = sum(item.to_do for item in boxes), sum(item.done for item in boxes)
    if not boxes:
        count = ""
    elif len(boxes) < len(items) and left:
        count = f"{left} to tick"
    elif left and not done:
        count = f"{left} to do"
    else:
        count = f"{done} of {len(boxes)} done"
    return Section(part.id, part.title, count, items)


def _item(task: Task, second: str, done: bool = False, uid: str = "") -> Item:
    part = WEEKLY.id if task.weekly else task.part
    return Item(task.id, task.title, second, task.icon, task.kind, part, done, uid)


def task_title(task: Task, plan: Plan) -> str:
    """The pack's own words, but never its amount to drink where the team gave another one (Q17)."""
    own = plan.fluids_ml if task.kind == "fluids" else None
    return f"Drink {say_amount(own)}" if own else task.title


def _tick(task: Task, plan: Plan, entry: Entry | None) -> Item:
    if entry is None:
        return _item(task, task_words(task, plan))
    return _item(task, f"Done at {say_time(entry.at)}", True, entry.uid)


def open_until(pack: CarePack, task: Task) -> time:
    """When the next temperature of the day begins: a late reading still counts for this one until then."""
    starts = sorted(STARTS[other.part] for other in pack.tasks if other.kind == "temperature")
    return next((start for start in starts if start > STARTS[task.part]), time.max)


def _temperature(task: Task, readings: tuple[Entry, ...], until: time, clock: time) -> Item:
    taken = [r for r in readings if r.value is not None and STARTS[task.part] <= r.at.time() < until]
    if taken:
        last = taken[-1]
        return _item(task, f"{last.value:.1f}C at {say_time(last.at)}", True, last.uid)
    if clock >= until:
        return replace(_item(task, "No reading written down"), past=True)
    return _item(task, task.detail)


def _weekly(task: Task, plan: Plan, entry: Entry | None, today: date) -> Item:
    """Ticked while the last time is less than seven days ago."""
    if entry is None:
        return _item(task, task_words(task, plan))
    day = entry.at.date()
    if day == today:
        return _item(task, f"Done at {say_time(entry.at)}", True, entry.uid)
    if today - day < WEEK:
        due = DAYS[(day + WEEK).weekday()]
        return _item(task, f"Done {DAYS[day.weekday()]}. Due again {due}", True, entry.uid)
    return _item(task, f"Last done {say_date(day, weekday=True, year=day.year != today.year)}")


def say_weekly(pack: CarePack, plan: Plan, diary: Diary, today: date, needs: str) -> str:
    """The weekly task of people with a PICC, when it was done and is due again (F08); "" where none is."""
    task = next((task for task in pack.tasks if task.weekly and task.needs == needs), None)
    if task is None:
        return ""
    second = _weekly(task, plan, _latest_of_week(diary, today).get(task.id), today).second
    return f"{task.title}: {second[0].lower()}{second[1:]}"


def task_words(task: Task, plan: Plan) -> str:
    """The task's own words, softened where nobody has said whether it is theirs."""
    if task.needs and getattr(plan, task.needs) is None:
        return f"If you have a {task.needs.upper()}. {task.detail}"
    return task.detail


def ticked_on(diary: Diary, task_id: str, today: date) -> tuple[date, ...]:
    """The days of the last 60 on which a task was ticked, oldest first."""
    found = []
    oldest = today - timedelta(days=60)
    for entry in reversed(diary.of("task")):
        if entry.at.date() < oldest:
            break
        if entry.text == task_id and entry.at.date() <= today:
            found.append(entry.at.date())
    return tuple(sorted(set(found)))


def _latest_of_week(diary: Diary, today: date) -> dict[str, Entry]:
    """The newest tick of each task, as far back as a weekly task can ask about (60 days)."""
    found: dict[str, Entry] = {}
    oldest = today - timedelta(days=60)
    for entry in reversed(diary.of("task")):
        if entry.at.date() < oldest:
            break
        if entry.at.date() <= today:
            found.setdefault(entry.text, entry)
    return found
