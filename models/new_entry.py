"""Reads a new entry of the diary from its form: what was felt, how long was slept, what is weighed."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from models.dates import say_moment, say_time
from models.entry_words import say_entry
from models.kinds import KINDS
from models.measures import parse_value
from models.pack import CarePack
from models.readings import Answer, parse_clock
from models.records import Entry
from models.when import When, read_when, when_now

LONGEST = 4000  # characters of words in one entry
# Short answers that one tap gives; they and the person's own words are the text of the entry.
ACTIVITIES = ("Rested", "Walked", "Cooked", "Housework", "Saw people", "Hospital visit", "Worked")
LEFT_SIDE = "Left side of my tummy"
HEAD = "Head"
PLACES = (HEAD, "Chest", LEFT_SIDE, "Tummy, elsewhere", "Back", "Joints", "Legs", "Mouth")
QUICK = {"energy": ACTIVITIES, "pain": PLACES}
NEEDS = {
    "energy": "Choose a number from 0 to 10.",
    "pain": "Choose a number from 0 to 10.",
    "mood": "Choose how you feel in yourself, or write it in your own words.",
    "appetite": "Write a few words about your appetite, then save.",
    "note": "Type some words first.",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """A new entry of a kind as it stands in its form, not yet checked.

    `value`: the number, typed or chosen; for sleep the time of getting up, and `bed` of going to bed.
    `picked`: the short answers that were tapped; for a mood its id. `text`: own words.
    """

    kind: str
    when: When
    value: str = ""
    bed: str = ""
    picked: tuple[str, ...] = ()
    text: str = ""


def new_typed(kind: str, now: datetime) -> Typed:
    """The empty form of a kind. Sleep is about the morning of its day, so its day is open from the start."""
    return Typed(kind, when_now(now, other=kind == "sleep"))


def pick(typed: Typed, answer: str) -> Typed:
    """With this short answer tapped: on, or off again. There is one mood at a time, and one place of pain."""
    if answer in typed.picked:
        return replace(typed, picked=tuple(one for one in typed.picked if one != answer))
    before = typed.picked if typed.kind == "energy" else ()
    return replace(typed, picked=(*before, answer))


def read_new(typed: Typed, now: datetime) -> Answer[Entry]:
    """The entry to write, without a uid, or one sentence about what is wrong with it. Nothing is guessed."""
    if len(typed.text.strip()) > LONGEST:
        return Answer(refusal=f"Use up to {LONGEST:,} letters.")
    if typed.kind == "sleep":
        return _read_sleep(typed, now)
    entry = Entry("", typed.kind, now, now, text=_words(typed))
    if typed.kind == "mood":
        words = typed.text.strip()
        entry = replace(entry, text=typed.picked[0] if typed.picked else "", tags=(words,) if words else ())
    if KINDS[typed.kind].needed or typed.kind == "nap":
        number = parse_value(typed.kind, typed.value)
        if number.value is None:
            return Answer(refusal=NEEDS.get(typed.kind, number.refusal))
        entry = replace(entry, value=number.value)
    elif not (entry.text or entry.tags):
        return Answer(refusal=NEEDS[typed.kind])
    at = read_when(typed.when, now)
    return Answer(refusal=at.refusal) if at.value is None else Answer(replace(entry, at=at.value))


def _words(typed: Typed) -> str:
    """ "Walked, cooked. With Ada." """
    quick = ", ".join(typed.picked).capitalize() if typed.kind == "energy" else "".join(typed.picked)
    return ". ".join(part for part in (quick, typed.text.strip()) if part)


def _read_sleep(typed: Typed, now: datetime) -> Answer[Entry]:
    """Getting up is what the entry is about; going to bed was at most a day before."""
    bed, up = parse_clock(typed.bed), parse_clock(typed.value)
    if bed.value is None or up.value is None:
        which = "went to bed" if bed.value is None else "got up"
        return Answer(refusal=f"Type the time you {which} like 10:30pm or 22:30.")
    at = read_when(replace(typed.when, time=typed.value, other=True), now)
    if at.value is None:
        return Answer(refusal=at.refusal)
    start = at.value.replace(hour=bed.value.hour, minute=bed.value.minute)
    if start == at.value:
        return Answer(refusal="The two times are the same. Check when you went to bed and got up.")
    if start > at.value:
        start -= timedelta(days=1)
    hours = round((at.value - start).total_seconds() / 3600, 2)
    return Answer(Entry("", "sleep", at.value, now, hours, typed.text.strip()))


def said_of(pack: CarePack, entry: Entry, now: datetime) -> str:
    """What the notice says: "Added Pain: 4 of 10 at 10:40am". A note is not said again in full."""
    what = "a note" if entry.kind == "note" else say_entry(pack, entry)[0]
    if entry.kind in ("mood", "appetite"):
        what = f"your {entry.kind}"
    same = entry.at.date() == now.date()
    return f"Added {what} at {say_time(entry.at)}" if same else f"Added {what}, {say_moment(entry.at, now)}"
