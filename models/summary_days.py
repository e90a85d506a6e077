"""The figures of a visit summary, day by day or week by week: counted, never judged; a gap is said."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from models.dates import say_count, say_hours, say_time
from models.diary import Diary
from models.fluids import litres, say_litres
from models.pack import CarePack
from models.records import Entry, Plan
from models.red_flags import is_fever
from models.summary_parts import Bar, Part, Reading, Table
from models.summary_period import Period, each_day

MOST_DAYS = 31  # a longer time is told week by week
NOTHING = "–"
Values = list[float]


@dataclass(frozen=True, slots=True)
class Column:
    """A figure of each day. `of_day` makes one number of a day's values, `of_week` one of the days' numbers.

    `say` puts a number into words, `cell` into a table.
    """

    kind: str
    title: str
    head: str
    week_head: str
    of_day: Callable[[Values], float]
    of_week: Callable[[Values], float]
    say: Callable[[float], str]
    cell: Callable[[float], str]


def _mean(values: Values) -> float:
    return sum(values) / len(values)


def _last(values: Values) -> float:
    return values[-1]


def _of_ten(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0") + " of 10"


def _short(value: float) -> str:
    return f"{round(value, 2):g}"


COLUMNS = (
    Column(
        "temperature",
        "Temperature",
        "Highest temperature",
        "Highest temperature",
        max,
        max,
        lambda value: f"{value:.1f}C",
        lambda value: f"{value:.1f}C",
    ),
    Column("drink", "Fluids", "Litres", "Litres a day", sum, _mean, say_litres, litres),
    Column(
        "steps",
        "Steps",
        "Steps",
        "Steps a day",
        sum,
        _mean,
        lambda value: f"{value:,.0f} steps",
        lambda value: f"{value:,.0f}",
    ),
    Column("energy", "Energy", "Energy, of 10", "Energy, of 10", _mean, _mean, _of_ten, _short),
    Column("sleep", "Sleep", "Hours of sleep", "Hours of sleep", sum, _mean, say_hours, _short),
    Column("pain", "Pain", "Most pain, of 10", "Most pain, of 10", max, max, _of_ten, _short),
    Column(
        "weight",
        "Weight",
        "Weight",
        "Weight",
        _last,
        _last,
        lambda value: f"{value:.1f} kg",
        lambda value: f"{value:.1f} kg",
    ),
)
Days = dict[str, dict[date, list[Entry]]]


def by_day(diary: Diary, period: Period, sections: frozenset[str]) -> Days:
    """For each figure of these sections the entries with a value, by the person's own day."""
    found: Days = {}
    for column in COLUMNS:
        if column.kind in sections:
            days: dict[date, list[Entry]] = {}
            for entry in diary.of(column.kind):
                if entry.value is not None and period.holds(entry.at.date()):
                    days.setdefault(entry.at.date(), []).append(entry)
            found[column.kind] = days
    return found


def day_table(days: Days, period: Period) -> Table | None:
    """The figures side by side, in order; None where there are none. No entry is a dash, never zero."""
    columns = [column for column in COLUMNS if days.get(column.kind)]
    if not columns:
        return None
    weekly = period.days > MOST_DAYS
    rows = []
    for start, end in _starts(period):
        cells = [_cell(column, days[column.kind], start, end) for column in columns]
        if any(cell != NOTHING for cell in cells) or not weekly:
            rows.append((_label(start, end, period), *cells))
    heads = [column.week_head if weekly else column.head for column in columns]
    return Table(("Week" if weekly else "Day", *heads), tuple(rows))


def bars(days: Days, period: Period) -> tuple[Bar, ...]:
    """Steps to draw, in order; the average of the days with steps where it is told week by week."""
    steps = days.get("steps", {})
    drawn = []
    for start, end in _starts(period):
        totals = _totals(steps, start, end)
        drawn.append(Bar(start, _mean(totals) if totals else None))
    return tuple(drawn) if steps else ()


def _starts(period: Period) -> list[tuple[date, date]]:
    if period.days <= MOST_DAYS:
        return [(day, day) for day in each_day(period.first, period.last)]
    monday = period.first - timedelta(days=period.first.weekday())
    mondays = [day for day in each_day(monday, period.last) if not day.weekday()]
    return [(max(day, period.first), min(day + timedelta(days=6), period.last)) for day in mondays]


def _cell(column: Column, days: dict[date, list[Entry]], start: date, end: date) -> str:
    numbers = [column.of_day(_values(days[day])) for day in each_day(start, end) if day in days]
    return column.cell(column.of_week(numbers)) if numbers else NOTHING


def _totals(days: dict[date, list[Entry]], start: date, end: date) -> Values:
    return [sum(_values(days[day])) for day in each_day(start, end) if day in days]


def _values(entries: list[Entry]) -> Values:
    return [entry.value or 0.0 for entry in entries]


def _label(start: date, end: date, period: Period) -> str:
    words = period.say_day(start) if end == start else f"From {period.say_day(start)}"
    return f"{words}, so far" if end == period.last else words


def figure_parts(pack: CarePack, plan: Plan, days: Days, period: Period) -> list[Part]:
    """One part for each figure that was asked for: counts, lowest, highest, and the days with nothing."""
    parts = []
    for column in COLUMNS:
        if column.kind in days:
            found = days[column.kind]
            if column.kind == "temperature":
                parts.append(_temperature(pack, found, period))
            else:
                lines = _lines(column, found, period)
                if column.kind == "drink" and found:
                    lines.append(_aim(pack, plan))
                if column.kind == "pain" and found:
                    lines += _places(found)
                drawn = bars(days, period) if column.kind == "steps" else ()
                parts.append(Part(column.kind, column.title, tuple(lines), bars=drawn, empty=not found))
    return parts


def _temperature(pack: CarePack, days: dict[date, list[Entry]], period: Period) -> Part:
    entries = [entry for day in sorted(days) for entry in days[day]]
    if not entries:
        return Part("temperature", "Temperature", (unknown(0, period, "reading"),), empty=True)
    low, high = (choose(entries, key=lambda entry: entry.value or 0.0) for choose in (min, max))
    lines = [
        f"{say_count(len(entries), 'reading')}. Highest {_reading(high, period)}. Lowest {low.value:.1f}C.",
        unknown(len(days), period, "reading"),
    ]
    hot = [entry for entry in entries if is_fever(pack, entry.value)]
    if hot:
        lines.insert(
            1, f"{pack.fever_c:g}C or higher: {'; '.join(_reading(entry, period) for entry in hot)}."
        )
    drawn = tuple(Reading(entry.at, entry.value or 0.0) for entry in entries)
    return Part("temperature", "Temperature", tuple(filter(None, lines)), readings=drawn)


def _reading(entry: Entry, period: Period) -> str:
    return f"{entry.value:.1f}C on {period.say_day(entry.at.date())} at {say_time(entry.at)}"


def _aim(pack: CarePack, plan: Plan) -> str:
    if plan.fluids_ml:
        return f"The team's amount: {say_litres(plan.fluids_ml)} a day."
    return f"The aim: {litres(pack.fluids.low_ml)} to {say_litres(pack.fluids.high_ml)} a day."


def _places(days: dict[date, list[Entry]]) -> list[str]:
    named = dict.fromkeys(entry.text.strip() for day in sorted(days) for entry in days[day])
    places = [place for place in named if place]
    return [f"Where, as it was written down: {'; '.join(places)}."] if places else []


def _lines(column: Column, days: dict[date, list[Entry]], period: Period) -> list[str]:
    """Whole days are compared; a sum of today, which is not over, is only told."""
    open_day = period.last if column.kind in ("drink", "steps") else None
    numbers = {day: column.of_day(_values(found)) for day, found in days.items()}
    whole = {day: number for day, number in sorted(numbers.items()) if day != open_day}
    lines = []
    if len(whole) > 1:
        lines.append(f"On {len(whole):,} days: {_extent(column, whole, period)}.")
    elif whole:
        day, number = next(iter(whole.items()))
        lines.append(f"{period.say_day(day)}: {column.say(number)}.")
    if open_day in numbers:
        lines.append(f"Today so far: {column.say(numbers[open_day])}.")
    return [line for line in (*lines, unknown(len(days), period, "entry")) if line]


def _extent(column: Column, numbers: dict[date, float], period: Period) -> str:
    low, high = min(numbers, key=numbers.__getitem__), max(numbers, key=numbers.__getitem__)
    if numbers[low] == numbers[high]:
        return f"{column.say(numbers[low])} on each"
    ends = [
        f"{word} {column.say(numbers[day])} ({period.say_day(day)})"
        for word, day in (("lowest", low), ("highest", high))
    ]
    if column.kind == "weight":  # an average would hide which way it went
        return ", ".join(ends)
    return ", ".join([f"{column.say(_mean(list(numbers.values())))} on average", *ends])


def unknown(known: int, period: Period, what: str) -> str:
    """Says on how many days nothing was written down; "" where there was something on each."""
    missing = period.days - known
    if not missing:
        return ""
    if not known:
        return f"No {what} in this time."
    return f"No {what} on {missing:,} of {say_count(period.days, 'day')}."
