"""The parts of a visit summary that are words: symptoms, medicines, questions, notes."""

from collections.abc import Iterable

from models.dates import say_count, say_time
from models.diary import Diary
from models.entry_words import say_in_one
from models.pack import CarePack
from models.questions import ASKED, waiting
from models.records import Entry
from models.summary_parts import Part, Table
from models.summary_period import Period

NOTHING_WRITTEN = "Nothing was written down in this time."
NO_QUESTION = "No question is written down to ask."


def within(diary: Diary, kinds: Iterable[str], period: Period) -> list[Entry]:
    """The entries of these kinds on the days of the period, oldest first."""
    found = [entry for kind in kinds for entry in diary.of(kind) if period.holds(entry.at.date())]
    return sorted(found, key=lambda entry: entry.at)


def symptoms(pack: CarePack, diary: Diary, period: Period) -> Part:
    """What was reported with the instruction that was shown for it, the calls, and the help (R01 to R49)."""
    entries = within(diary, ("report", "call", "seen"), period)
    count = sum(entry.kind == "report" for entry in entries)
    line = f"{say_count(count, 'report')} of feeling unwell." if count else NOTHING_WRITTEN
    rows = _rows(pack, entries, period)
    return _part("report", "Symptoms, and what was advised", (line,), "What was written down", rows)


def in_words(pack: CarePack, diary: Diary, period: Period, kind: str, title: str) -> Part:
    """Every entry of a kind with its day and words."""
    rows = _rows(pack, within(diary, (kind,), period), period)
    return _part(kind, title, () if rows else (NOTHING_WRITTEN,), title, rows)


def typed(diary: Diary, period: Period, kind: str, title: str) -> Part:
    """Every entry of a kind as it was typed."""
    rows = tuple((say_short(entry, period), entry.text) for entry in within(diary, (kind,), period))
    return _part(kind, title, () if rows else (NOTHING_WRITTEN,), title, rows)


def questions(diary: Diary, period: Period) -> Part:
    """What to ask: every open question, however old, then those that were asked in this time."""
    asked = [entry for entry in within(diary, ("question",), period) if ASKED in entry.tags]
    to_ask = waiting(diary)
    rows = tuple(("To ask", entry.text) for entry in to_ask) + tuple(("Asked", entry.text) for entry in asked)
    table = Table(("Ask", "Question"), rows) if rows else None
    lines = () if to_ask else (NO_QUESTION,)
    return Part("question", "Questions to ask", lines, table, empty=not rows)


def say_short(entry: Entry, period: Period) -> str:
    """ "Fri 20 Nov, 8:05am", with its year where the period has more than one."""
    return f"{period.say_day(entry.at.date())}, {say_time(entry.at)}"


def _part(
    kind: str, title: str, lines: tuple[str, ...], head: str, rows: tuple[tuple[str, str], ...]
) -> Part:
    return Part(kind, title, lines, Table(("When", head), rows) if rows else None, empty=not rows)


def _rows(pack: CarePack, entries: list[Entry], period: Period) -> tuple[tuple[str, str], ...]:
    return tuple((say_short(entry, period), say_in_one(pack, entry)) for entry in entries)
