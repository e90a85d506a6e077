"""Shows brain checks, the newest beside the first, without a count, total or verdict (R06 to R10)."""

from dataclasses import dataclass, replace
from datetime import datetime

from models.brain import (
    CHANGED,
    GONE,
    KIND,
    SAME,
    UNSURE,
    Check,
    Noticed,
    baseline,
    read_check,
    say_check,
)
from models.dates import begin, say_moment
from models.diary import Diary
from models.pack import BrainPrompt, CarePack
from models.records import Entry

MOST_SHOWN = 20
FIRST_HOW = {SAME: "As usual", CHANGED: "Different from usual", UNSURE: "Not sure"}
LATER_HOW = {SAME: "The same as before", CHANGED: "Changed", UNSURE: "Not sure"}
NOT_ASKED = "Not asked"


@dataclass(frozen=True, slots=True)
class PromptRow:
    """One thing to ask or look at, with what it was like the first time ("" where nobody knows)."""

    id: str
    title: str
    ask: str
    look: str
    label: str
    before: str


@dataclass(frozen=True, slots=True)
class Beside:
    """One prompt of a check beside the first time, both in words; `before` is empty without a first check."""

    title: str
    before: str
    now: str
    worrying: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A check that was kept. `beside` is only filled for the newest one."""

    uid: str
    when: str
    words: str
    worrying: bool
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class BrainState:
    """The screen. `before_when` is empty where there is no first check; `checks` newest first."""

    rows: tuple[PromptRow, ...]
    before_when: str
    checks: tuple[Shown, ...]


def build_brain(pack: CarePack, diary: Diary, now: datetime) -> BrainState:
    """What to ask, and the newest checks, the very newest beside the first."""
    first = baseline(diary)
    before = read_check(first) if first else Check()
    rows = tuple(_row(prompt, before) for prompt in pack.prompts)
    newest = diary.of(KIND)[: -MOST_SHOWN - 1 : -1]
    shown = [_shown(pack, entry, now) for entry in newest]
    if newest:
        against = Check() if newest[0] is first else before
        shown[0] = replace(shown[0], beside=_beside(pack, read_check(newest[0]), against))
    return BrainState(rows, say_moment(first.at, now) if first else "", tuple(shown))


def _row(prompt: BrainPrompt, before: Check) -> PromptRow:
    label = "What they said" if prompt.kind == "answer" else "What you saw"
    return PromptRow(prompt.id, prompt.title, prompt.ask, prompt.look, label, _say(before.of(prompt.id)))


def _say(one: Noticed, how: dict[str, str] = FIRST_HOW) -> str:
    if not one.how:
        return ""
    chosen = how.get(one.how, LATER_HOW[UNSURE])
    return f"{chosen}: {one.words}" if one.words.strip() else chosen


def _beside(pack: CarePack, check: Check, before: Check) -> tuple[Beside, ...]:
    titles = {prompt.id: prompt.title for prompt in pack.prompts}
    how = LATER_HOW if before.noticed else FIRST_HOW
    ids = [*titles, *(one.prompt for one in check.noticed if one.prompt not in titles)]
    return tuple(
        Beside(
            titles.get(prompt_id, GONE),
            (_say(before.of(prompt_id)) or NOT_ASKED) if before.noticed else "",
            _say(check.of(prompt_id), how) or NOT_ASKED,
            check.of(prompt_id).worrying,
        )
        for prompt_id in ids
    )


def _shown(pack: CarePack, entry: Entry, now: datetime) -> Shown:
    when = say_moment(entry.at, now)
    words = say_check(pack, entry)
    return Shown(entry.uid, begin(when), words, read_check(entry).worrying)
