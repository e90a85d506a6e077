"""Says once, without blame, what the diary is silent about: yesterday, longer gaps, a wrong clock."""

from datetime import date, datetime, timedelta

from models.dates import say_date
from models.diary import Diary
from models.kinds import KINDS
from models.pack import CarePack

# kind of task, kind of entry, word
WATCHED = (
    ("temperature", "temperature", "temperature"),
    ("fluids", "drink", "drinks"),
    ("steps", "steps", "steps"),
)


def silence(pack: CarePack, diary: Diary, today: date) -> str:
    """ "No temperature or steps written down yesterday.", or since when nothing was; else empty.

    Says nothing on the first day of a diary: there was no yesterday to write down.
    """
    last = newest_before(diary, today)
    if last is None:
        return ""
    yesterday = today - timedelta(days=1)
    if last < yesterday and not _any_on(diary, today):
        return f"Nothing written down since {say_date(last, weekday=True, year=last.year != today.year)}."
    asked = {task.kind for task in pack.tasks}
    gaps = [word for task, kind, word in WATCHED if task in asked and not diary.on(yesterday, kind)]
    return f"No {_either(gaps)} written down yesterday." if gaps else ""


def clock_note(diary: Diary, now: datetime) -> str:
    """Asks to check the device's date where the diary was written after it (the clock was set back)."""
    newest = diary.last_written
    if newest is None or newest <= now + timedelta(days=1):
        return ""
    today, later = say_date(now.date()), say_date(newest.date())
    return f"This device says that today is {today}, but you wrote something on {later}. Check its date."


def newest_before(diary: Diary, today: date) -> date | None:
    """The last day before today with something written about it; appointments do not count."""
    for entry in reversed(diary.entries):
        if entry.kind != "appointment" and entry.at.date() < today:
            return entry.at.date()
    return None


def _any_on(diary: Diary, today: date) -> bool:
    return any(diary.on(today, kind) for kind in KINDS if kind != "appointment")


def _either(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
