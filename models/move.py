"""The hourly nudge to move, by day only, and the walk that may be running."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.dates import say_count, say_day, say_time
from models.diary import Diary
from models.pack import CarePack
from models.pack_day import Movement
from models.records import Entry

RUNNING = "running"  # the tag of a walk that was started and not yet stopped; it has no value
LONGEST = 240  # minutes after which a running walk was probably forgotten


@dataclass(frozen=True, slots=True)
class MoveState:
    """The nudge card. `minutes` is what is left; None by night, when nothing is due."""

    title: str
    words: str
    minutes: int | None
    share: float
    hours: str
    hours_moved: int


@dataclass(frozen=True, slots=True)
class WalkState:
    """The walk card. `running` is the entry of a walk that goes on; `forgotten`: it has gone on for hours."""

    running: Entry | None
    minutes: int
    forgotten: bool
    title: str
    words: str


def build_move(pack: CarePack, diary: Diary, now: datetime) -> MoveState:
    """When to move next: `sit_minutes` after the last move, walk or steps, by day only (X02, X03)."""
    movement = pack.movement
    moved = _hours_moved(movement, diary, now)
    hours = f"{moved} of {movement.day_ends.hour - movement.day_starts.hour} hours so far"
    due = next_move(movement, diary, now)
    if due is None:
        again = f"Reminders to move are for the day. The next one is after {say_time(movement.day_starts)}"
        again += "." if now < _starts(movement, now) else " tomorrow."
        return MoveState("No reminder at this time", again, None, 0.0, hours, moved)
    minutes = max(0, -(-int((due - now).total_seconds()) // 60))
    title = f"Move by {say_time(due)}" if minutes else "Time to move"
    share = 1 - minutes / movement.sit_minutes
    return MoveState(title, movement.nudge, minutes, share, hours, moved)


def next_move(movement: Movement, diary: Diary, now: datetime) -> datetime | None:
    """When the person has sat for long enough, which may be over already; None by night and where the day is
    over by then."""
    starts, ends = _starts(movement, now), day_over(movement, now)
    last = max(starts, _last_moved(diary, now) or starts)
    due = (last + timedelta(minutes=movement.sit_minutes)).astimezone(now.tzinfo)
    return None if now < starts or now >= ends or due >= ends else due


def _starts(movement: Movement, now: datetime) -> datetime:
    return now.replace(hour=movement.day_starts.hour, minute=movement.day_starts.minute, second=0)


def day_over(movement: Movement, now: datetime) -> datetime:
    """When no nudge comes any more today."""
    return now.replace(hour=movement.day_ends.hour, minute=movement.day_ends.minute, second=0)


def build_walk(diary: Diary, now: datetime) -> WalkState:
    """The running walk, or when the last one was."""
    last = diary.latest("walk", now)
    if last is None:
        return WalkState(None, 0, False, "Walk timer", "The time is written down when you stop.")
    if RUNNING in last.tags:
        minutes = minutes_since(last, now)
        started = f"Started {say_day(last.at.date(), now.date())} at {say_time(last.at)}."
        forgotten = minutes > LONGEST
        title = "Are you still walking?" if forgotten else f"Walking: {say_count(minutes, 'minute')}"
        return WalkState(last, minutes, forgotten, title, started)
    length = say_count(int(last.value or 0), "minute")
    words = f"Last walk: {length}, {say_day(last.at.date(), now.date())}"
    return WalkState(None, 0, False, "Walk timer", words)


def minutes_since(walk: Entry, now: datetime) -> int:
    """Whole minutes since the start of a walk, at least 1, right across a change of the clocks."""
    return max(1, round((now.timestamp() - walk.at.timestamp()) / 60))


def _last_moved(diary: Diary, now: datetime) -> datetime | None:
    """When the person was last on their feet, as far as the diary knows."""
    ends = []
    for kind in ("moved", "steps", "walk"):
        entry = diary.latest(kind, now)
        if entry is None:
            continue
        walking = RUNNING in entry.tags and minutes_since(entry, now) <= LONGEST
        ends.append(now if walking else min(now, _end(entry)))
    return max(ends, default=None)


def _end(entry: Entry) -> datetime:
    return entry.at + timedelta(minutes=entry.value or 0) if entry.kind == "walk" else entry.at


def _hours_moved(movement: Movement, diary: Diary, now: datetime) -> int:
    """The hours of the day in which the person moved at least once."""
    day = range(movement.day_starts.hour, movement.day_ends.hour)
    moved = {
        entry.at.hour
        for kind in ("moved", "steps", "walk")
        for entry in diary.on(now.date(), kind)
        if entry.at.hour in day
    }
    return len(moved)
