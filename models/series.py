"""Builds the charts of figures over days, and the table beside each that says the same in words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10

from models.chart import SPANS, ChartTick, ticks_of
from models.chart_table import WEEK, TableRow, group_name, step_of
from models.dates import say_count, say_date, say_hours
from models.diary import Diary
from models.records import Entry

Values = list[float]


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of each day. `day` makes one number of a day's values, `week` one of several days' numbers.

    `say` puts a number into words, `short` beside a bar; `unit` is the line below the title. `top`: where its
    axis always ends (0: at the highest value, but `least`). `line`: drawn as points, not from zero.
    """

    kind: str
    title: str
    icon: str
    day: Callable[[Values], float]
    week: Callable[[Values], float]
    say: Callable[[float], str]
    short: Callable[[float], str]
    unit: str
    per_week: str
    top: float = 0
    least: float = 1
    line: bool = False


def _mean(values: Values) -> float:
    return sum(values) / len(values)


def _last(values: Values) -> float:
    return values[-1]


def _plain(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0")


def _of_ten(value: float) -> str:
    return f"{_plain(value)} of 10"


MEASURES = {
    measure.kind: measure
    for measure in (
        Measure(
            "energy", "Energy", "energy", _mean, _mean, _of_ten, _plain, "From 0 to 10", "on average", top=10
        ),
        Measure(
            "sleep", "Sleep", "sleep", sum, _mean, say_hours, _plain, "Hours a night", "a night on average"
        ),
        Measure(
            "pain",
            "Pain",
            "pain",
            max,
            max,
            _of_ten,
            _plain,
            "The most of each day, from 0 to 10",
            "at the most",
            top=10,
        ),
        Measure(
            "weight",
            "Weight",
            "weight",
            _last,
            _last,
            lambda kg: f"{kg:.1f}\u00a0kg",
            _plain,
            "In kg",
            "",
            line=True,
        ),
        Measure(
            "drink",
            "Fluids",
            "drink",
            sum,
            _mean,
            lambda ml: f"{ml / 1000:.1f} litres",
            lambda ml: _plain(ml / 1000),
            "Litres a day",
            "a day on average",
            least=1000,
        ),
        Measure(
            "steps",
            "Steps",
            "walk",
            sum,
            _mean,
            lambda steps: say_count(round(steps), "step"),
            lambda steps: f"{steps:,.0f}",
            "Steps a day",
            "a day on average",
            least=100,
        ),
    )
}


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """A day or a week. `x` is its middle, from 0 to 1 over the whole time; `short` its value in words."""

    x: float
    value: float
    short: str
    today: bool


@dataclass(frozen=True, slots=True)
class SeriesMark:
    """A value on the axis, and its words."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """One chart. `groups`: how many days or weeks share its width. `rows` are newest first.

    `spoken` is the chart in words; `missing` says on how many days nothing was written, or is "";
    `weekly` what stands for a week, or "" where each day stands for itself.
    """

    points: tuple[SeriesPoint, ...]
    groups: int
    marks: tuple[SeriesMark, ...]
    ticks: tuple[ChartTick, ...]
    rows: tuple[TableRow, ...]
    spoken: str
    missing: str
    weekly: str


def first_day(entries: tuple[Entry, ...], today: date, span: str) -> date:
    """The first day of the time that is shown: a week at the least."""
    if span in SPANS:
        return today - timedelta(days=SPANS[span] - 1)
    week = today - timedelta(days=WEEK - 1)
    return min(entries[0].at.date(), week) if entries else week


def build_series(diary: Diary, today: date, span: str, measure: Measure) -> Series:
    """The figures of the last "7" or "30" days or of "all" days up to today. Silence is never a zero."""
    entries = diary.of(measure.kind)
    first = first_day(entries, today, span)
    count = (today - first).days + 1
    step = step_of(count)
    days = _by_day(entries, first, today, measure)
    groups = -(-count // step)
    found: dict[int, Values] = {}
    for day, value in days.items():
        found.setdefault(groups - 1 - (today - day).days // step, []).append(value)
    points = [(index, measure.week(values)) for index, values in sorted(found.items())]
    values = [value for _, value in points]
    return Series(
        tuple(_point(measure, groups, *point) for point in points),
        groups,
        _marks(measure, values),
        ticks_of(today - timedelta(days=groups * step - 1), today, groups * step),
        tuple(_row(measure, today, step, groups, *point) for point in reversed(points)),
        _spoken(measure, points, first, today, step, groups),
        _missing(count - len(days)) if days and step == 1 else "",
        _weekly(measure, step),
    )


def _by_day(entries: Iterable[Entry], first: date, today: date, measure: Measure) -> dict[date, float]:
    found: dict[date, Values] = {}
    for entry in entries:
        if entry.value is not None and first <= (day := entry.at.date()) <= today:
            found.setdefault(day, []).append(entry.value)
    return {day: measure.day(found[day]) for day in sorted(found)}


def _point(measure: Measure, groups: int, index: int, value: float) -> SeriesPoint:
    x = (index + 0.5) / groups
    return SeriesPoint(x, value, measure.short(value), index == groups - 1)


def _marks(measure: Measure, values: Values) -> tuple[SeriesMark, ...]:
    """Round values from below the lowest (or zero) to above the highest."""
    low = min(values) - 0.5 if measure.line and values else 0
    high = measure.top or max([measure.least, *values]) + (0.5 if measure.line else 0)
    step = measure.top / 2 or _round_step((high - low) / 3)
    first, last = floor(low / step), ceil(high / step)
    return tuple(SeriesMark(number * step, measure.short(number * step)) for number in range(first, last + 1))


def _round_step(least: float) -> float:
    """1, 2 or 5 times a power of ten, the first that is as large as this."""
    power = 10.0 ** floor(log10(least))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= least * 0.999)


def _row(measure: Measure, today: date, step: int, groups: int, index: int, value: float) -> TableRow:
    name = group_name(today, step, groups - 1 - index)
    return TableRow(name, measure.say(value), name == "Today")


def _spoken(
    measure: Measure, points: list[tuple[int, float]], first: date, today: date, step: int, groups: int
) -> str:
    since = f"{measure.title} from {say_date(first)} to today"
    if not points:
        return f"{since}: nothing written down."
    low, high = min(points, key=lambda point: point[1]), max(points, key=lambda point: point[1])
    what = "days" if step == 1 else "weeks"
    ends = [
        f"the {word} {measure.say(value)} ({group_name(today, step, groups - 1 - index)})"
        for word, (index, value) in (("lowest", low), ("highest", high))
    ]
    return f"{since}, {say_count(len(points), what[:-1])}: {ends[0]}, {ends[1]}."


def _weekly(measure: Measure, step: int) -> str:
    if step == 1:
        return ""
    weeks = "week" if step == WEEK else f"{step // WEEK} weeks"
    return f"One for each {weeks}: {measure.per_week or 'the newest'}."


def _missing(days: int) -> str:
    return f"Nothing written down on {say_count(days, 'day')}." if days else ""
