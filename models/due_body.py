"""The words for their own moment: the nudge to move, the end of a nap, screens off before bed."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from models.doses import LATER
from models.due_item import DAY, DueItem, Looking, in_own_offset, repeats, state_of
from models.move import day_over, next_move
from models.nap import FORGOTTEN, build_nap, get_up
from models.night import (
    BEDTIME,
    BEFORE_BED,
    EVENING_FROM,
    EVENING_UNTIL,
    NOON,
    usual_bedtime,
)
from models.red_flags import standing

FA12 = "FA12"


def body_items(look: Looking) -> Iterator[DueItem]:
    """What is going on. No nudge to move while the person naps, or while an instruction stands."""
    nap = build_nap(look.diary, look.now)
    if nap.running is not None and not nap.forgotten:
        at = in_own_offset(get_up(nap.running, look.now), look.now)
        ends = in_own_offset(nap.running.at, look.now) + timedelta(minutes=FORGOTTEN)
        yield DueItem(
            id=f"nap|{nap.running.uid}",
            kind="nap",
            title="Time to get up",
            second="Get up gently.",
            at=at,
            state=state_of(look.now, at, ends),
            route="/activity",
            remind=repeats("nap", at, ends),
            until=ends,
            ref=nap.running.uid,
        )
    elif standing(look.pack, look.diary, look.now) is None:
        yield from _move(look)
    yield from _bedtime(look)


def _move(look: Looking) -> Iterator[DueItem]:
    at = next_move(look.pack.movement, look.diary, look.now)
    if at is None:
        return
    ends = day_over(look.pack.movement, look.now)
    yield DueItem(
        id=f"move|{at.astimezone(UTC).isoformat(timespec='minutes')}",
        kind="move",
        title="Time to move",
        second=look.pack.movement.nudge,
        at=at,
        state=state_of(look.now, at, ends),
        route="/activity",
        actions=(LATER,),
        remind=repeats("move", at, ends),
        until=ends,
    )


def _bedtime(look: Looking) -> Iterator[DueItem]:
    """In the hour before the usual bedtime, else from 9pm, as the line on Today; one for each evening."""
    minute = usual_bedtime(look.diary, look.now)
    begins, ends = (EVENING_FROM, EVENING_UNTIL) if minute is None else (minute - BEFORE_BED, minute)
    for evening in (look.now.date() - DAY, look.now.date()):
        after_midnight = DAY if minute is not None and minute < NOON else timedelta()
        midnight = look.at(datetime.combine(evening, time())) + after_midnight
        at, until = midnight + timedelta(minutes=begins), midnight + timedelta(minutes=ends)
        if look.over(until) or (evening < look.now.date() and look.now >= until):
            continue
        tasks = [task.id for task in look.pack.tasks if FA12 in task.covers]
        done = any(entry.text in tasks for entry in look.diary.on(evening, "task"))
        yield DueItem(
            id=f"bedtime|{evening.isoformat()}",
            kind="bedtime",
            title="Going to bed soon?",
            second=BEDTIME,
            at=at,
            state=state_of(look.now, at, until, done),
            route="/",
            actions=(LATER,),
            remind=() if done else repeats("bedtime", at, until),
            until=until,
            ref=tasks[0] if tasks else "",
        )
