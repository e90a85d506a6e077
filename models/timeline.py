"""Builds the list of everything written down, newest first, a page at a time."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from heapq import nlargest
from itertools import groupby, islice

from models.dates import begin, say_day, say_moment, say_time
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
    """The entries of one of the person's own days, newest first; or what is coming up, the next one first."""

    title: str
    rows: tuple[TimelineRow, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The newest entries by day. `older` counts the ones that "Show older" would bring."""

    days: tuple[TimelineDay, ...]
    older: int


def build_timeline(
    pack: CarePack, diary: Diary, today: date, shown: int = PAGE, kinds: tuple[str, ...] = ()
) -> Timeline:
    """The newest entries in time order, of all kinds or of these.

    Only what is shown is put into words, so that a long record stays quick.
    """
    newest, count = _newest(diary, shown, kinds)
    coming = [entry for entry in newest if entry.kind == "appointment" and entry.at.date() > today]
    behind = [entry for entry in newest if entry not in coming] if coming else newest
    days = [
        TimelineDay(_heading(day, today), tuple(_row(pack, entry) for entry in entries))
        for day, entries in groupby(behind, key=lambda entry: entry.at.date())
    ]
    if coming:
        rows = tuple(_to_come(pack, entry, today) for entry in reversed(coming))
        days.insert(0, TimelineDay("Coming up", rows))
    return Timeline(tuple(days), count - len(newest))


def _newest(diary: Diary, shown: int, kinds: tuple[str, ...]) -> tuple[list[Entry], int]:
    """The newest entries, newest first, and how many there are in all."""
    if not kinds:
        return list(islice(reversed(diary.entries), shown)), len(diary)
    found = [entry for kind in kinds for entry in diary.of(kind)[-shown:]]
    return nlargest(shown, found, key=lambda entry: entry.at), sum(len(diary.of(kind)) for kind in kinds)


def build_symptoms(pack: CarePack, diary: Diary, now: datetime) -> tuple[TimelineRow, ...]:
    """The newest reports of feeling unwell, with their day in `when`."""
    rows = []
    for entry in islice(reversed(diary.of("report")), SYMPTOMS_SHOWN):
        when = say_moment(entry.at, now)
        rows.append(replace(_row(pack, entry), when=begin(when)))
    return tuple(rows)


def _to_come(pack: CarePack, entry: Entry, today: date) -> TimelineRow:
    row = _row(pack, entry)
    return replace(row, when=f"{_heading(entry.at.date(), today)} at {row.when}")


def _heading(day: date, today: date) -> str:
    return begin(say_day(day, today))


def _row(pack: CarePack, entry: Entry) -> TimelineRow:
    title, detail = say_entry(pack, entry)
    return TimelineRow(entry.uid, say_time(entry.at), title, detail, ICONS.get(entry.kind, "note"))
