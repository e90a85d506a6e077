"""Builds the list of everything written down, newest first, a page at a time."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby, islice

from models.dates import say_day, say_moment, say_time
from models.diary import Diary
from models.entry_words import ICONS, say_entry
from models.pack import CarePack
from models.records import Entry

PAGE = 50
SYMPTOMS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One entry: "8:05am", "36.7C", "Temperature"."""

    uid: str
    when: str
    title: str
    detail: str
    icon: str


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """The entries of one of the person's own days, newest first."""

    title: str
    rows: tuple[TimelineRow, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The newest `shown` entries by day. `older` counts the ones that "Show older" would bring."""

    days: tuple[TimelineDay, ...]
    shown: int
    older: int


def build_timeline(pack: CarePack, diary: Diary, today: date, shown: int = PAGE) -> Timeline:
    """The newest entries in time order. Only these are put into words, so that a long record stays quick."""
    newest = list(islice(reversed(diary.entries), shown))
    days = tuple(
        TimelineDay(_heading(day, today), tuple(_row(pack, entry) for entry in entries))
        for day, entries in groupby(newest, key=lambda entry: entry.at.date())
    )
    return Timeline(days, len(newest), len(diary) - len(newest))


def build_symptoms(pack: CarePack, diary: Diary, now: datetime) -> tuple[TimelineRow, ...]:
    """The newest reports of feeling unwell, with their day in `when`."""
    rows = []
    for entry in islice(reversed(diary.of("report")), SYMPTOMS_SHOWN):
        when = say_moment(entry.at, now)
        rows.append(replace(_row(pack, entry), when=when[0].upper() + when[1:]))
    return tuple(rows)


def _heading(day: date, today: date) -> str:
    words = say_day(day, today)
    return words[0].upper() + words[1:]


def _row(pack: CarePack, entry: Entry) -> TimelineRow:
    title, detail = say_entry(pack, entry)
    return TimelineRow(entry.uid, say_time(entry.at), title, detail, ICONS.get(entry.kind, "note"))
