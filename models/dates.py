"""Dates as the app counts and says them: clamped months, day numbers, NHS content style."""

from calendar import monthrange
from datetime import date, datetime, time

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HALF = ("January", "February", "March", "April", "May", "June")
MONTHS = (*_HALF, "July", "August", "September", "October", "November", "December")


def add_months(day: date, months: int) -> date:
    """The same day `months` later, clamped to the end of a shorter month (Q10: 31 January + 1 month)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def say_date(day: date, *, weekday: bool = False, year: bool = True) -> str:
    """ "20 November 2026"; with `weekday` "Friday 20 November 2026"."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    if weekday:
        words = f"{DAYS[day.weekday()]} {words}"
    return f"{words} {day.year}" if year else words


def say_time(moment: datetime | time) -> str:
    """ "8:05am", "9am", "midday", "midnight"."""
    if moment.minute == 0 and moment.hour in (0, 12):
        return "midday" if moment.hour else "midnight"
    hour = moment.hour % 12 or 12
    minutes = f":{moment.minute:02d}" if moment.minute else ""
    return f"{hour}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def say_day(day: date, today: date) -> str:
    """ "today", "yesterday", "tomorrow", or the weekday and date."""
    near = {0: "today", -1: "yesterday", 1: "tomorrow"}.get((day - today).days)
    return near or say_date(day, weekday=True, year=day.year != today.year)


def say_moment(moment: datetime, now: datetime) -> str:
    """ "today at 8:05am", "yesterday at 8:10pm", "Monday 16 November at midday"."""
    return f"{say_day(moment.date(), now.date())} at {say_time(moment)}"


def say_at(moment: datetime, now: datetime) -> str:
    """ "8:05am" for today, else with its day: "tomorrow at 8:05am"."""
    return say_time(moment) if moment.date() == now.date() else say_moment(moment, now)


def say_count(count: int, one: str, many: str = "") -> str:
    """ "1 day", "9 days", "1,640 steps"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def begin(words: str) -> str:
    """The words with a capital letter, to begin a line: "Today at 8:05am"."""
    return words[0].upper() + words[1:]


def say_hours(hours: float) -> str:
    """ "7 hours 30 minutes", "1 hour", "40 minutes"."""
    whole, minutes = divmod(round(hours * 60), 60)
    parts = [say_count(whole, "hour")] * bool(whole) + [say_count(minutes, "minute")] * bool(minutes)
    return " ".join(parts) or "0 hours"
