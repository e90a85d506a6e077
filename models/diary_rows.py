"""The rows of Record that add to the diary, each with what was last written about it."""

from dataclasses import dataclass
from datetime import datetime

from models.dates import say_day, say_hours, say_time
from models.diary import Diary
from models.entry_words import ICONS, say_entry
from models.nap import build_nap
from models.pack import CarePack
from models.records import Entry

NAMES = (
    ("energy", "Energy and what you did"),
    ("sleep", "Sleep"),
    ("nap", "Nap"),
    ("mood", "How you feel in yourself"),
    ("pain", "Pain"),
    ("weight", "Weight"),
    ("appetite", "Appetite"),
    ("note", "Note"),
)
EMPTY = "Nothing written down yet"
PRIVATE = "Private: never in a summary or an export, unless you choose it"


@dataclass(frozen=True, slots=True)
class DiaryRow:
    """One row: "Sleep", "Today: 7 hours 30 minutes"."""

    kind: str
    title: str
    second: str
    icon: str


def build_diary_rows(pack: CarePack, diary: Diary, now: datetime) -> tuple[DiaryRow, ...]:
    """The rows in the order of a day. What was written about a mood or in a note is not shown here."""
    return tuple(DiaryRow(kind, title, _last(pack, diary, kind, now), ICONS[kind]) for kind, title in NAMES)


def _last(pack: CarePack, diary: Diary, kind: str, now: datetime) -> str:
    if kind == "mood":
        return "Private to you"
    if kind == "nap":
        nap = build_nap(diary, now)
        return nap.title if nap.running else nap.words
    last = diary.latest(kind, now)
    if last is None:
        return EMPTY
    day = say_day(last.at.date(), now.date())
    return f"{day[0].upper()}{day[1:]}{_words(pack, last)}"


def _words(pack: CarePack, entry: Entry) -> str:
    if entry.kind == "sleep":
        return f": {say_hours(entry.value or 0)}"
    at = f" at {say_time(entry.at)}"
    if entry.kind in ("note", "appetite"):
        return at
    said = say_entry(pack, entry)[0].partition(": ")
    return f"{at}: {said[2] or said[0]}"
