"""When a hand-over on a shared tablet hides itself, and when it is over."""

from datetime import datetime, timedelta

from models.dates import say_moment
from models.ward import WardDraft

IDLE = timedelta(minutes=5)
LONGEST = timedelta(hours=12)
GONE = "A hand-over was begun more than 12 hours ago and not finished. It was removed from this device."
CLEARED_LATE = "A hand-over is more than 12 hours old and could not be removed. Clear this tablet."


def is_left(touched: datetime | None, now: datetime) -> bool:
    """Whether nobody tapped or typed for 5 minutes. A clock that was set back does not keep it open."""
    return touched is None or not timedelta() <= now - touched < IDLE


def is_over(draft: WardDraft, now: datetime) -> bool:
    """Whether it was begun 12 hours ago or more; on a clock that was wrong, whether it was then or is now."""
    return abs(now - draft.started) >= LONGEST


def offer(draft: WardDraft, now: datetime) -> str:
    """Whose it is and since when, and nothing about the patient."""
    return f"A hand-over is kept here. {draft.staff} began it {say_moment(draft.started, now)}."
