"""A step goal that grows from what was really done, as the source asks for growth but names no number."""

from dataclasses import dataclass
from datetime import date, timedelta

from models.diary import Diary
from models.pack import CarePack
from models.pack_day import Movement
from models.records import Plan

DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKS_BACK = 4  # a goal is made from the newest week with steps, not older than this
BUSY = 1.5  # times the recent average that counts as a day to slow down on (FA06)
BUSY_DAYS = 2  # days with steps that an average needs before it means anything
OWN = "This is your own goal. It stays the same until you change it."


@dataclass(frozen=True, slots=True)
class Goal:
    """Steps a day, and where the number comes from in one sentence."""

    steps: int
    words: str


@dataclass(frozen=True, slots=True)
class DayBar:
    """One day of the week. `steps` is None where nothing was written (never drawn as zero)."""

    label: str
    steps: int | None
    today: bool
    future: bool


@dataclass(frozen=True, slots=True)
class GoalBlock:
    """The goal of one week, with the date of its Monday."""

    label: str
    steps: int
    now: bool
    next: bool


@dataclass(frozen=True, slots=True)
class StepsState:
    """What the Activity screen shows about steps. `own`: it is the person's own goal, which does not grow."""

    steps: int
    goal: Goal
    words: str
    left: str
    share: float
    week: tuple[DayBar, ...]
    spoken: str
    goals: tuple[GoalBlock, ...]
    pace: str
    own: bool = False


def monday_of(day: date) -> date:
    """The Monday of this day's week."""
    return day - timedelta(days=day.weekday())


def goal_for(movement: Movement, diary: Diary, day: date) -> Goal:
    """The goal for every day of this day's week. Only earlier weeks count, so it stays the same all week."""
    monday = monday_of(day)
    for back in range(1, WEEKS_BACK + 1):
        average = _average(diary, monday - timedelta(days=7 * back), 7)
        if average is None:
            continue
        if back == 1:
            return Goal(grow(movement, average), "A little more than you did on most days last week.")
        return Goal(_rounded(average), "About what you did when you last wrote down steps.")
    return Goal(movement.first_goal, "Our suggestion to start with. Ask your team what is right for you.")


def grow(movement: Movement, average: float) -> int:
    """The average grown by the pack's percentage, `most_growth` more at the most, rounded down."""
    return _rounded(min(average * (1 + movement.growth_percent / 100), average + movement.most_growth))


def build_steps(pack: CarePack, plan: Plan, diary: Diary, today: date) -> StepsState:
    """Today's steps, this week's days, the goals around this week, and a word on pace (X05, FA06)."""
    steps = int(diary.total(today, "steps"))
    own = plan.step_goal is not None
    goal = goal_for(pack.movement, diary, today) if plan.step_goal is None else Goal(plan.step_goal, OWN)
    week = _week(diary, today)
    return StepsState(
        steps=steps,
        goal=goal,
        words=f"{steps:,} of {goal.steps:,} steps",
        left=f"{goal.steps - steps:,} to reach today's goal"
        if steps < goal.steps
        else "Today's goal is reached",
        share=min(steps / goal.steps, 1.0),
        week=week,
        spoken=_spoken(week, goal.steps),
        goals=() if own else _goals(pack.movement, diary, today),
        pace=pace_note(diary, today, goal.steps),
        own=own,
    )


def pace_note(diary: Diary, today: date, goal: int) -> str:
    """A word on pace where today is well above the goal and the days before; empty otherwise (FA06)."""
    steps = diary.total(today, "steps")
    days = [diary.total(today - timedelta(days=back), "steps") for back in range(1, 8)]
    walked = [total for total in days if total]
    if len(walked) < BUSY_DAYS or steps <= goal or steps < BUSY * sum(walked) / len(walked):
        return ""
    return "Keep to your plan. Doing too much today can leave you worn out tomorrow."


def _average(diary: Diary, start: date, days: int) -> float | None:
    """The average of the days with steps among `days` from `start`; None where there are none."""
    totals = [diary.total(start + timedelta(days=index), "steps") for index in range(days)]
    walked = [total for total in totals if total]
    return sum(walked) / len(walked) if walked else None


def _rounded(steps: float) -> int:
    """Down to a number that is easy to hold in mind: tens, from 1,000 on fifties; never below 10."""
    unit = 50 if steps >= 1000 else 10
    return max(int(steps) // unit * unit, 10)


def _week(diary: Diary, today: date) -> tuple[DayBar, ...]:
    bars = []
    for index, name in enumerate(DAY_NAMES):
        day = monday_of(today) + timedelta(days=index)
        entries = diary.on(day, "steps")
        steps = int(sum(entry.value or 0 for entry in entries)) if entries else None
        bars.append(
            DayBar(
                "Today" if day == today else name, steps if day <= today else None, day == today, day > today
            )
        )
    return tuple(bars)


def _spoken(week: tuple[DayBar, ...], goal: int) -> str:
    days = [
        f"{bar.label} {f'{bar.steps:,}' if bar.steps is not None else 'no entry'}"
        for bar in week
        if not bar.future
    ]
    return f"Steps this week: {', '.join(days)}. Goal {goal:,} a day."


def _goals(movement: Movement, diary: Diary, today: date) -> tuple[GoalBlock, ...]:
    """Goals of up to two earlier weeks with steps, this week's, and next week's as it looks now."""
    now = GoalBlock("Now", goal_for(movement, diary, today).steps, True, False)
    monday = monday_of(today)
    blocks = []
    for back in (2, 1):
        start = monday - timedelta(days=7 * back)
        if _average(diary, start, 7) is not None:
            goal = goal_for(movement, diary, start).steps
            blocks.append(GoalBlock(f"{start.day}/{start.month}", goal, False, False))
    blocks.append(now)
    so_far = _average(diary, monday, today.weekday())  # today is not over, so it would pull the average down
    if so_far is not None:
        blocks.append(GoalBlock("Next", grow(movement, so_far), False, True))
    return tuple(blocks)
