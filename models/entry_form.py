"""Lets a person correct one diary entry: what can be typed, and what must stay while help is needed."""

from dataclasses import dataclass, replace
from datetime import datetime

from models.dates import say_moment, say_time
from models.diary import Diary
from models.entry_words import say_entry
from models.kinds import KINDS
from models.measures import parse_value
from models.pack import CarePack
from models.readings import Answer, parse_clock, parse_date, parse_temperature
from models.records import Entry
from models.red_flags import standing
from models.wall_time import true_moment, wall_time

STANDS = "You were told to get help because of this. You can change it after you have said that you got help."
TYPED_KINDS = (
    "note",
    "appetite",
    "meal",
    "drink",
    "report",
    "appointment",
    "energy",
    "sleep",
    "nap",
    "pain",
    "question",
    "brain",
)  # whose text is the person's own words
NEED_WORDS = ("note", "appetite", "appointment", "question")
WORDS = {
    "energy": "What you did",
    "sleep": "How you slept",
    "pain": "Where it is",
    "mood": "In your own words",
    "question": "Your question",
    "note": "Your note",
    "appetite": "How your appetite is",
    "meal": "What you had",
    "drink": "What you drank",
    "nap": "How it was",
    "report": "In your own words",
    "appointment": "What it is",
    "brain": "Anything else you noticed",
}  # above the field of the words


@dataclass(frozen=True, slots=True)
class EntryForm:
    """What can be changed in one entry, as it is typed. `value` and `text` are None where a kind has none.

    `locked` says why it cannot be removed or changed now. `mood`: the id of the mood, with the ids
    and words of all `moods` to choose from; None for other kinds. `zone` is the centre's.
    """

    title: str
    when: str
    day: str
    month: str
    year: str
    time: str
    value: str | None
    value_label: str
    text: str | None
    text_label: str = "Words"
    locked: str = ""
    mood: str | None = None
    moods: tuple[tuple[str, str], ...] = ()
    zone: str = ""


def build_form(pack: CarePack, diary: Diary, uid: str, now: datetime) -> EntryForm | None:
    """The entry of this uid, ready to change; None where it is gone."""
    entry = diary.find(uid)
    if entry is None:
        return None
    kind, day = KINDS[entry.kind], entry.at.date()
    stands = standing(pack, diary, now)
    return EntryForm(
        title=say_entry(pack, entry)[0],
        when=say_moment(entry.at, now),
        day=str(day.day),
        month=str(day.month),
        year=str(day.year),
        time=say_time(entry.at),
        value=_typed_value(entry),
        value_label=f"{kind.title} in {kind.unit}" if kind.unit != "of 10" else f"{kind.title}, 0 to 10",
        text=_typed_text(entry),
        text_label=WORDS.get(entry.kind, "Words"),
        locked=STANDS if stands and uid in stands.uids else "",
        mood=entry.text if entry.kind == "mood" else None,
        moods=tuple((mood.id, mood.label) for mood in pack.moods) if entry.kind == "mood" else (),
        zone=pack.time_zone,
    )


def _typed_text(entry: Entry) -> str | None:
    if entry.kind == "mood":
        return " ".join(entry.tags)
    return entry.text if entry.kind in TYPED_KINDS else None


def _typed_value(entry: Entry) -> str | None:
    """None where there is no number to correct: a report keeps its own, a walk may be going on."""
    if entry.value is None or entry.kind == "report":
        return None
    return f"{entry.value:.1f}" if entry.kind == "temperature" else f"{entry.value:g}"


def read_form(form: EntryForm, entry: Entry, now: datetime) -> Answer[Entry]:
    """The entry as it was changed in the form, or one sentence about what is wrong. Nothing is guessed."""
    if form.locked:
        return Answer(refusal=form.locked)
    day, clock = parse_date(form.day, form.month, form.year), parse_clock(form.time)
    if day.value is None or clock.value is None:
        return Answer(refusal=day.refusal or clock.refusal)
    like = true_moment(entry.at, entry.written, form.zone) if entry.kind == "appointment" else entry.at
    at = wall_time(day.value, clock.value, like, form.zone)
    if at.replace(second=0) == entry.at.replace(second=0, microsecond=0):
        at = entry.at  # the time was not changed: keep its seconds, and so its place among the others
    elif at > now and entry.kind != "appointment":
        return Answer(refusal="That time is still to come. Type when it was.")
    changed = replace(_with_words(form, entry), at=at)
    empty = not changed.text and not (entry.kind == "mood" and changed.tags)
    if entry.kind in (*NEED_WORDS, "mood") and empty:
        return Answer(refusal="Type some words, or remove this entry.")
    if form.value is None or form.value == _typed_value(entry):
        return Answer(changed)
    number = _read_value(form.value, entry.kind)
    if number.value is None:
        meant = None if number.suggestion is None else replace(changed, value=number.suggestion)
        return Answer(refusal=number.refusal, suggestion=meant)
    return Answer(replace(changed, value=number.value))


def _with_words(form: EntryForm, entry: Entry) -> Entry:
    """The entry with the words of the form; those of a mood are its tag, as its text is the mood."""
    if form.text is None or form.text == _typed_text(entry):
        return replace(entry, text=entry.text if form.mood is None else form.mood)
    words = form.text.strip()
    if form.mood is not None:
        return replace(entry, text=form.mood, tags=(words,) if words else ())
    return replace(entry, text=words)


def _read_value(typed: str, kind_id: str) -> Answer[float]:
    return parse_temperature(typed) if kind_id == "temperature" else parse_value(kind_id, typed)
