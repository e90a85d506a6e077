"""The tasks of the due list: temperatures and boxes of each day, and what comes once a week."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from models.checklist import (
    STARTS,
    TICKED,
    WEEKLY,
    Item,
    applies,
    build_checklist,
    open_until,
    task_words,
    temperature_items,
    ticked_on,
)
from models.doses import LATER
from models.due_item import DAY, DueItem, Looking, repeats, state_of
from models.pack import Task

# Ours: when in its part of the day a task is reminded of.
REMIND_AT = {"morning": time(9), "day": time(14), "evening": time(19)}
WEEKLY_AT = time(10)
WEEK = 7
BEDTIME = "FA12"  # the task that has a reminder of its own (models/due_body.py)
NIGHT = time(23, 59)


def task_items(look: Looking) -> Iterator[DueItem]:
    """Of each day since then; the boxes of a past day are gone, its temperatures are not."""
    pack, plan, diary = look.pack, look.plan, look.diary
    tasks = {task.id: task for task in pack.tasks}
    until = {task.id: open_until(pack, task) for task in pack.tasks if task.kind == "temperature"}
    for ago in range((look.now.date() - look.since.date()).days, 0, -1):
        night = datetime.combine(look.now.date() - timedelta(days=ago), NIGHT)
        for item in temperature_items(pack, plan, diary, night):
            yield from _daily(look, tasks[item.id], item, night.date(), until)
    for section in build_checklist(pack, plan, diary, look.now, {}):
        for item in section.items:
            if item.kind in TICKED and item.part != WEEKLY.id:
                yield from _daily(look, tasks[item.id], item, look.now.date(), until)
    for task in pack.tasks:
        if task.weekly and applies(task.needs, plan):
            yield from _weekly(look, task)


def _daily(look: Looking, task: Task, item: Item, day: date, until: dict[str, time]) -> Iterator[DueItem]:
    if BEDTIME in task.covers:
        return
    kind = "temperature" if item.kind == "temperature" else "task"
    ends = look.at(datetime.combine(day, time())) + DAY
    if until.get(task.id, time.max) < time.max:
        ends = look.at(datetime.combine(day, until[task.id]))
    if look.over(ends):
        return
    begins, at = (look.at(datetime.combine(day, one)) for one in (STARTS[task.part], REMIND_AT[task.part]))
    yield DueItem(
        id=f"{kind}|{task.id}|{day.isoformat()}",
        kind=kind,
        title=item.title,
        second=item.second,
        at=at,
        state=state_of(look.now, begins, ends, item.done),
        route="/",
        actions=(LATER,),
        remind=() if item.done else repeats(kind, at, ends),
        until=ends,
        ref=task.id,
    )


def _weekly(look: Looking, task: Task) -> Iterator[DueItem]:
    """Each week since it was last done, or since the way home, is an item of its own."""
    today, start = look.now.date(), look.plan.home or look.plan.infusion
    ticks = ticked_on(look.diary, task.id, today)
    if ticks:
        first = start if len(ticks) < 2 else ticks[-2]
        if ticks[-1] >= look.since.date():
            settled = _weeks(first or ticks[-1] - WEEK * DAY, ticks[-1])
            settled = settled if settled < ticks[-1] + WEEK * DAY else ticks[-1]
            yield _week(look, task, settled, True)
        start = ticks[-1]
    if start is None:
        return
    due = _weeks(start, today)
    while due > start:
        item = _week(look, task, due, False)
        if due <= today and item.until is not None and look.over(item.until):
            return
        yield item
        due -= WEEK * DAY


def _weeks(start: date, day: date) -> date:
    """The newest day that is whole weeks after the start and not after `day`; the first one where none is."""
    return start + max(1, (day - start).days // WEEK) * WEEK * DAY


def _week(look: Looking, task: Task, due: date, done: bool) -> DueItem:
    at = look.at(datetime.combine(due, WEEKLY_AT))
    ends = at + WEEK * DAY
    return DueItem(
        id=f"weekly|{task.id}|{due.isoformat()}",
        kind="weekly",
        title=task.title,
        second=task_words(task, look.plan),
        at=at,
        state=state_of(look.now, at, ends, done),
        route="/",
        actions=(LATER,),
        remind=() if done else repeats("weekly", at, ends),
        until=ends,
        ref=task.id,
    )
