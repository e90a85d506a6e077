"""The tables beside the charts: the same figures in words, for whoever cannot read the drawing."""

from dataclasses import dataclass
from datetime import date, timedelta

from models.chart import SPANS
from models.dates import begin, say_count, say_date, say_day, say_time
from models.diary import Diary
from models.pack import CarePack
from models.records import Entry
from models.red_flags import is_fever

MOST_GROUPS = 60  # days or weeks side by side; more cannot be told apart on a phone
WEEK = 7


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line of a table: "Today", "4 of 10"."""

    when: str
    value: str
    strong: bool = False


def step_of(days: int) -> int:
    """Days that share one bar or line: 1, or whole weeks where there are too many days."""
    return 1 if days <= MOST_GROUPS else WEEK * -(-days // (WEEK * MOST_GROUPS))


def group_name(today: date, step: int, back: int) -> str:
    """ "Today", "Friday 13 November", "7 to 13 November": the day or days that many groups before today's."""
    last = today - timedelta(days=back * step)
    if step == 1:
        near = {0: "Today", 1: "Yesterday"}.get(back)
        return near or say_date(last, weekday=True, year=last.year != today.year)
    start = last - timedelta(days=step - 1)
    begin = f"{start.day}" if start.month == last.month and step < 28 else say_date(start, year=False)
    if start.year != last.year:
        begin = say_date(start)
    return f"{begin} to {say_date(last, year=last.year != today.year)}"


def temperature_rows(pack: CarePack, diary: Diary, today: date, span: str) -> tuple[TableRow, ...]:
    """Newest first: each reading of a week, the highest of each day of a month, of each week of all time."""
    readings = [entry for entry in diary.of("temperature") if entry.at.date() <= today]
    if span in SPANS:
        first = today - timedelta(days=SPANS[span] - 1)
        readings = [entry for entry in readings if entry.at.date() >= first]
    if span == "7":
        return tuple(_reading(pack, entry, today) for entry in reversed(readings))
    days = (today - readings[0].at.date()).days + 1 if readings else 0
    step = step_of(days)
    groups: dict[int, list[Entry]] = {}
    for entry in reversed(readings):
        groups.setdefault((today - entry.at.date()).days // step, []).append(entry)
    return tuple(_highest(pack, group_name(today, step, back), groups[back]) for back in groups)


def _reading(pack: CarePack, entry: Entry, today: date) -> TableRow:
    when = f"{say_day(entry.at.date(), today)} at {say_time(entry.at)}"
    return TableRow(begin(when), _celsius(pack, entry.value), entry.at.date() == today)


def _highest(pack: CarePack, name: str, readings: list[Entry]) -> TableRow:
    highest = max(entry.value or 0 for entry in readings)
    said = _celsius(pack, highest)
    if len(readings) > 1:
        said += f", highest of {say_count(len(readings), 'reading')}"
    return TableRow(name, said, name == "Today")


def _celsius(pack: CarePack, value: float | None) -> str:
    words = f"{value or 0:.1f}C"
    return f"{words}. {pack.fever_c:g}C or higher: get help now" if is_fever(pack, value) else words
