"""The brain check: what a carer asked and saw, beside the first time. In words, never scored (R06 to R10).

A check is one entry of the kind "brain". Its text is what else was noticed. Its tags: "baseline" where later
checks are shown beside it, and for every prompt that was asked one of the form "prompt id|how|words", with
how = same, changed or unsure, and words = what was said or seen. Other tags are left alone.
"""

from dataclasses import dataclass
from datetime import datetime

from models.diary import Diary
from models.pack import CarePack, Level
from models.readings import Answer
from models.records import Entry
from models.red_flags import FEVER

KIND, BASELINE = "brain", "baseline"
SAME, CHANGED, UNSURE = "same", "changed", "unsure"
LONGEST_WORDS, LONGEST_NOTE = 200, 2000
CONFUSED = frozenset({"R06"})
UNKNOWN_SIGN = "brain_change"
GONE = "Something this Homeward no longer asks"


@dataclass(frozen=True, slots=True)
class Noticed:
    """What a carer wrote for one prompt. `how` is empty while it was not chosen."""

    prompt: str
    how: str = ""
    words: str = ""

    @property
    def worrying(self) -> bool:
        """A change, or not being sure: both need a call. A word of a newer app counts as not sure."""
        return self.how not in ("", SAME)


@dataclass(frozen=True, slots=True)
class Check:
    """One check, as it is filled in or as it was kept."""

    noticed: tuple[Noticed, ...] = ()
    note: str = ""
    baseline: bool = False

    def of(self, prompt_id: str) -> Noticed:
        """What was written for this prompt; an empty one where it was not asked."""
        return next((one for one in self.noticed if one.prompt == prompt_id), Noticed(prompt_id))

    def put(self, one: Noticed) -> "Check":
        """With this in the place of what was written for the same prompt."""
        others = tuple(other for other in self.noticed if other.prompt != one.prompt)
        return Check((*others, one), self.note, self.baseline)

    @property
    def worrying(self) -> bool:
        """Whether anything changed or was not sure."""
        return any(one.worrying for one in self.noticed)


def read_check(entry: Entry) -> Check:
    """The check that an entry keeps. Tags that are none of ours are passed over."""
    parts = [tag.split("|", 2) for tag in entry.tags]
    noticed = tuple(Noticed(*part) for part in parts if len(part) == 3 and part[0])
    return Check(noticed, entry.text, BASELINE in entry.tags)


def baseline(diary: Diary) -> Entry | None:
    """The newest check that later ones are shown beside."""
    return next((entry for entry in reversed(diary.of(KIND)) if BASELINE in entry.tags), None)


def say_check(pack: CarePack, entry: Entry) -> str:
    """ "Changed: What day is it. Not sure: Hands. He was slow": what was written down, never a verdict."""
    check = read_check(entry)
    said = [_list(pack, check, how, words) for how, words in ((CHANGED, "Changed"), (UNSURE, "Not sure"))]
    if check.noticed and not any(said):
        said = ["First check, to compare with later" if check.baseline else "No change written down"]
    return ". ".join(part for part in (*said, check.note.strip()) if part)


def _list(pack: CarePack, check: Check, how: str, words: str) -> str:
    titles = {prompt.id: prompt.title.rstrip("?.") for prompt in pack.prompts}
    unsure = [one for one in check.noticed if one.worrying and one.how != CHANGED]
    chosen = unsure if how == UNSURE else [one for one in check.noticed if one.how == CHANGED]
    names = dict.fromkeys(titles.get(one.prompt, GONE) for one in chosen)
    return f"{words}: {', '.join(names)}" if names else ""


def signs_of(pack: CarePack, check: Check) -> tuple[str, ...]:
    """The A&E signs that what changed, or was not sure, comes closest to, by the statements they cover.

    A prompt close to none counts as confusion (R06), and a pack without such a sign gets one that it does
    not know, which is urgent: no change goes without an order.
    """
    covers = {prompt.id: frozenset(prompt.covers) for prompt in pack.prompts}
    found: set[str] = set()
    for one in check.noticed:
        if one.worrying:
            found |= _closest(pack, covers.get(one.prompt, CONFUSED)) or _closest(pack, CONFUSED)
            found = found or {UNKNOWN_SIGN}
    return tuple(sorted(found))


def _closest(pack: CarePack, covers: frozenset[str]) -> set[str]:
    """The emergency signs that share most with these statements; never one for 999, which is seen at once."""
    shared = {
        sign.id: len(covers.intersection(sign.covers))
        for sign in pack.signs
        if sign.level is Level.EMERGENCY and not sign.call_999 and sign.id != FEVER
    }
    most = max(shared.values(), default=0)
    return {sign_id for sign_id, count in shared.items() if count == most} if most else set()


def read_answers(pack: CarePack, check: Check) -> Answer[Check]:
    """The check as it can be kept, or one sentence about what is missing. Nothing is guessed."""
    titles = {prompt.id: prompt.title for prompt in pack.prompts}
    half = [titles.get(one.prompt, "") for one in check.noticed if one.words.strip() and not one.how]
    if half:
        return Answer(refusal=f"Choose same, changed or not sure for this one: {half[0]}")
    asked = tuple(one for one in check.noticed if one.how)
    if not asked:
        return Answer(refusal="Ask at least one thing and choose an answer, or close the check.")
    if any(len(one.words.strip()) > LONGEST_WORDS for one in asked):
        return Answer(refusal=f"Use up to {LONGEST_WORDS} letters for each answer. The note can be longer.")
    if len(check.note.strip()) > LONGEST_NOTE:
        return Answer(refusal=f"Keep the note to {LONGEST_NOTE:,} letters.")
    return Answer(Check(asked, check.note.strip(), check.baseline and not check.worrying))


def as_it_stands(check: Check) -> Check:
    """The check as far as it got, for one that needs a call now: words without a choice count as not sure."""
    noticed = tuple(
        Noticed(one.prompt, one.how or UNSURE, one.words.strip()[:LONGEST_WORDS])
        for one in check.noticed
        if one.how or one.words.strip()
    )
    return Check(noticed, check.note.strip()[:LONGEST_NOTE], check.baseline)


def check_entries(pack: CarePack, check: Check, now: datetime, uids: tuple[str, str]) -> tuple[Entry, ...]:
    """The entry of the check and, where anything changed or was not sure, the report with its instruction,
    to be written as one change. A check with a change is never one to compare with later."""
    order = {prompt.id: index for index, prompt in enumerate(pack.prompts)}
    asked = sorted(check.noticed, key=lambda one: order.get(one.prompt, len(order)))
    tags = [BASELINE] * (check.baseline and not check.worrying)
    tags += [f"{one.prompt}|{one.how}|{one.words.strip()}" for one in asked if one.how]
    kept = Entry(uids[0], KIND, now, now, text=check.note.strip(), tags=tuple(tags))
    signs = signs_of(pack, check)
    if not signs:
        return (kept,)
    words = f"Brain check. {say_check(pack, kept)}"
    return (kept, Entry(uids[1], "report", now, now, text=words, tags=signs))
