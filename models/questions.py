"""Questions to ask the team: written down at home, taken along, ticked when they were asked."""

from dataclasses import dataclass, replace

from models.dates import say_date
from models.diary import Diary
from models.records import Entry

ASKED = "asked"  # the tag of a question that was put to the team
LONGEST = 500
SHOWN = 30


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question with the day it was written down, in words."""

    uid: str
    text: str
    when: str
    asked: bool


@dataclass(frozen=True, slots=True)
class Questions:
    """Those to ask, oldest first, then the newest that were asked. `more` counts the ones not shown."""

    rows: tuple[QuestionRow, ...]
    more: int = 0


def build_questions(diary: Diary) -> Questions:
    """The questions for the screen; no question to ask is pushed out by one that was asked."""
    entries = diary.of("question")
    waiting = [entry for entry in entries if ASKED not in entry.tags][:SHOWN]
    asked = [entry for entry in reversed(entries) if ASKED in entry.tags][: SHOWN - len(waiting)]
    rows = tuple(map(_row, (*waiting, *asked)))
    return Questions(rows, len(entries) - len(rows))


def waiting(diary: Diary) -> tuple[Entry, ...]:
    """Every question that was not asked yet, oldest first."""
    return tuple(entry for entry in diary.of("question") if ASKED not in entry.tags)


def tick(entry: Entry, asked: bool) -> Entry:
    """The question marked as asked, or as still to ask."""
    tags = tuple(tag for tag in entry.tags if tag != ASKED)
    return replace(entry, tags=(*tags, ASKED) if asked else tags)


def refusal(text: str) -> str:
    """Why this cannot be a question, in one sentence; "" where it can."""
    length = len(text.strip())
    if not length:
        return "Type your question first."
    return f"Keep it to {LONGEST} characters. This has {length:,}." if length > LONGEST else ""


def _row(entry: Entry) -> QuestionRow:
    when = f"Written down on {say_date(entry.at.date())}"
    return QuestionRow(entry.uid, entry.text or "Question", when, ASKED in entry.tags)
