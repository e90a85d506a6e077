"""Says one diary entry in plain words, for the Record screen and whatever lists entries."""

from collections.abc import Callable
from datetime import timedelta

from models.brain import say_check
from models.call_plan import NURSE
from models.dates import say_count, say_hours, say_time
from models.dose_words import say_dose_entry
from models.pack import CarePack, Level
from models.questions import ASKED
from models.records import Entry
from models.red_flags import assess, is_fever

Words = tuple[str, str]
TOLD = {
    Level.EMERGENCY: "told to go to A&E",
    Level.URGENT: "told to call the team",
    Level.CONTACT: "told to contact the team",
    Level.GP: "told to contact the GP",
}
TOLD_999 = "told to call 999"
UNKNOWN_SIGN = "Something this Homeward does not know"
ANSWERS = {"through": "got through", "no_answer": "no answer"}
ICONS = {
    "temperature": "thermometer",
    "drink": "drink",
    "steps": "walk",
    "walk": "walk",
    "moved": "move",
    "task": "tick",
    "meal": "meal",
    "pee": "pee",
    "appetite": "meal",
    "energy": "energy",
    "sleep": "sleep",
    "nap": "nap",
    "mood": "mood",
    "pain": "pain",
    "weight": "weight",
    "dose": "pill",
    "question": "question",
    "brain": "brain",
    "note": "note",
    "report": "unwell",
    "call": "call",
    "seen": "seen",
    "appointment": "appointment",
}


def say_entry(pack: CarePack, entry: Entry) -> Words:
    """A title and a second line (or ""): "36.7C"; "Mug, 250 ml"; "Felt shivery: told to go to A&E"."""
    if entry.kind in BY_PACK:
        return BY_PACK[entry.kind](pack, entry)
    return BY_ITSELF[entry.kind](entry)


def say_in_one(pack: CarePack, entry: Entry) -> str:
    """The title and the second line as one line, for a file or a page."""
    title, detail = say_entry(pack, entry)
    return f"{title}. {detail}" if detail else title


def _number(entry: Entry) -> str:
    return f"{entry.value or 0:,.0f}"


def _temperature(pack: CarePack, entry: Entry) -> Words:
    high = is_fever(pack, entry.value)
    return f"{entry.value or 0:.1f}C", f"{pack.fever_c:g}C or higher: get help now" if high else "Temperature"


def _drink(entry: Entry) -> Words:
    return f"{entry.text or 'Drink'}, {_number(entry)}\u00a0ml", ""


def _walk(entry: Entry) -> Words:
    if entry.value is None:
        return f"Walking since {say_time(entry.at)}", ""
    return f"Walked for {say_count(int(entry.value), 'minute')}", ""


def _nap(entry: Entry) -> Words:
    if entry.value is None:
        return f"Nap since {say_time(entry.at)}", ""
    return f"Nap of {say_count(int(entry.value), 'minute')}", entry.text


def _sleep(entry: Entry) -> Words:
    """The time of going to bed is not stored: it is the hours before getting up."""
    hours = entry.value or 0
    bed = entry.at - timedelta(minutes=round(hours * 60))
    return f"Sleep: {say_hours(hours)}", f"{say_time(bed)} to {say_time(entry.at)}. {entry.text}".rstrip(". ")


def _pain(entry: Entry) -> Words:
    return f"Pain: {_number(entry)} of 10", entry.text


def _mood(pack: CarePack, entry: Entry) -> Words:
    label = next((mood.label for mood in pack.moods if mood.id == entry.text), entry.text)
    return f"Mood: {label.lower()}" if label else "Mood", " ".join(entry.tags)


def _task(pack: CarePack, entry: Entry) -> Words:
    title = next((task.title for task in pack.tasks if task.id == entry.text), "A task on your list")
    return title, "Done"


def _meal(pack: CarePack, entry: Entry) -> Words:
    ticked = [check.label for check in pack.meal_checks if check.id in entry.tags]
    return entry.text or "Meal or snack", ", ".join(ticked)


def _pee(pack: CarePack, entry: Entry) -> Words:
    label = next((colour.label for colour in pack.pee if colour.id == entry.text), entry.text)
    return f"Pee colour: {label.lower()}", ""


def _report(pack: CarePack, entry: Entry) -> Words:
    found = assess(pack, entry.tags, entry.value)
    told = TOLD_999 if found.call_999 else TOLD.get(found.level, "")
    hot = [f"{entry.value:.1f}C"] if entry.value is not None else []
    signs = [sign.label for sign in found.signs if not (hot and sign.id == "fever")]
    signs += [UNKNOWN_SIGN] if found.unknown else []
    title = "Felt unwell: " + "; ".join([*hot, *signs]) if hot or signs else "Felt unwell"
    return f"{title}: {told}" if told else title, entry.text


def _call(pack: CarePack, entry: Entry) -> Words:
    names = [contact.name for contact in pack.contacts if contact.id in entry.tags]
    names += ["your nurse or keyworker"] * (NURSE in entry.tags)
    answer = ANSWERS.get(entry.text, entry.text)
    return f"Called {names[0] if names else 'for help'}" + (f": {answer}" if answer else ""), ""


def _plain(title: str) -> Callable[[Entry], Words]:
    return lambda entry: (title, entry.text)


def _own(title: str) -> Callable[[Entry], Words]:
    return lambda entry: (entry.text or title, title if entry.text else "")


def _question(entry: Entry) -> Words:
    return entry.text or "Question", "Asked" if ASKED in entry.tags else "Question for your team"


BY_PACK: dict[str, Callable[[CarePack, Entry], Words]] = {
    "temperature": _temperature,
    "task": _task,
    "meal": _meal,
    "pee": _pee,
    "mood": _mood,
    "report": _report,
    "call": _call,
    "brain": lambda pack, entry: ("Brain check", say_check(pack, entry)),
}
BY_ITSELF: dict[str, Callable[[Entry], Words]] = {
    "drink": _drink,
    "steps": lambda entry: (say_count(int(entry.value or 0), "step"), ""),
    "walk": _walk,
    "moved": _plain("Moved about"),
    "appetite": _own("Appetite"),
    "energy": lambda entry: (f"Energy: {_number(entry)} of 10", entry.text),
    "sleep": _sleep,
    "nap": _nap,
    "pain": _pain,
    "weight": lambda entry: (f"{entry.value or 0:.1f}\u00a0kg", "Weight"),
    "dose": say_dose_entry,
    "question": _question,
    "note": _own("Note"),
    "seen": _plain("Got help"),
    "appointment": _own("Appointment"),
}
