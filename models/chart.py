"""Builds the temperature chart: what to draw, where nothing was measured, and the same in words."""

from dataclasses import dataclass
from datetime import date, timedelta

from models.dates import DAYS, MONTHS, say_count, say_date, say_day, say_time
from models.diary import Diary
from models.records import Entry

SPANS = {"7": 7, "30": 30}  # days; "all" is everything
MOST_POINTS = 90  # more cannot be told apart on a phone


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A reading. `x` runs from 0 (the first day) to 1 (the end of the last).

    `joined`: to the one before, because no whole day (or stretch, over a long time) lies between them.
    """

    x: float
    celsius: float
    joined: bool


@dataclass(frozen=True, slots=True)
class ChartTick:
    """A label under the chart. `strong` is today."""

    x: float
    label: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class TemperatureChart:
    """`spoken` is the chart in words. `latest` and `latest_when` are about the newest reading of all.

    Both are "" where there is none.
    """

    points: tuple[ChartPoint, ...]
    ticks: tuple[ChartTick, ...]
    spoken: str
    latest: str
    latest_when: str


def build_chart(diary: Diary, today: date, span: str) -> TemperatureChart:
    """The chart of the last "7" or "30" days, or of "all" days up to today."""
    readings = [entry for entry in diary.of("temperature") if entry.at.date() <= today]
    first = today - timedelta(days=SPANS[span] - 1) if span in SPANS else _first(readings, today)
    shown = [entry for entry in readings if entry.at.date() >= first]
    days = (today - first).days + 1
    step = 1 if days <= MOST_POINTS else -(-days // MOST_POINTS)
    latest = readings[-1] if readings else None
    return TemperatureChart(
        points=_points(_highest(shown, first, step), first, days, step),
        ticks=ticks_of(first, today, days),
        spoken=_spoken(shown, first, today),
        latest=f"{latest.value:.1f}C" if latest else "",
        latest_when=f"Last taken {say_day(latest.at.date(), today)} at {say_time(latest.at)}"
        if latest
        else "",
    )


def _first(readings: list[Entry], today: date) -> date:
    return min(readings[0].at.date(), today - timedelta(days=6)) if readings else today - timedelta(days=6)


def _highest(shown: list[Entry], first: date, step: int) -> list[Entry]:
    """Where there are too many to draw, the highest of each stretch, so that no fever is left out."""
    if len(shown) <= MOST_POINTS:
        return shown
    best: dict[int, Entry] = {}
    for entry in shown:
        part = (entry.at.date() - first).days // step
        if part not in best or (entry.value or 0) > (best[part].value or 0):
            best[part] = entry
    return list(best.values())


def _points(entries: list[Entry], first: date, days: int, step: int) -> tuple[ChartPoint, ...]:
    points: list[ChartPoint] = []
    before: date | None = None
    for entry in entries:
        day = entry.at.date()
        at = (day - first).days + (entry.at.hour * 60 + entry.at.minute) / 1440
        joined = before is not None and (day - before).days < 2 * step
        points.append(ChartPoint(round(at / days, 4), entry.value or 0.0, joined))
        before = day
    return tuple(points)


def ticks_of(first: date, today: date, days: int) -> tuple[ChartTick, ...]:
    """Every day of a week, or four days of a longer time, the last one today."""
    if days <= 7:
        every = [first + timedelta(days=number) for number in range(days)]
    else:
        every = [today - timedelta(days=number * (days - 1) // 3) for number in (3, 2, 1, 0)]
    return tuple(
        ChartTick(round(((day - first).days + 0.5) / days, 4), _label(day, days), day == today)
        for day in every
    )


def _label(day: date, days: int) -> str:
    if days <= 7:
        return DAYS[day.weekday()][:3]
    month = MONTHS[day.month - 1][:3]
    return f"{day.day} {month}" if days <= 200 else f"{month} {day.year}"


def _spoken(shown: list[Entry], first: date, today: date) -> str:
    since = f"Temperature from {say_date(first)} to today"
    if not shown:
        return f"{since}: no reading."
    highest = max(shown, key=lambda entry: entry.value or 0)
    empty = (today - first).days + 1 - len({entry.at.date() for entry in shown})
    words = f"{since}: {say_count(len(shown), 'reading')}, the highest {highest.value:.1f}C on "
    words += f"{say_date(highest.at.date(), weekday=True, year=False)}."
    return words + (f" No reading on {say_count(empty, 'day')}." if empty else "")
