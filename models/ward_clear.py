"""Says what clearing a shared tablet takes away, and afterwards what is left: nothing is claimed unseen."""

import json
from dataclasses import dataclass

from models.dates import begin, say_count
from models.records import Plan, Settings
from models.reminders import ReminderSettings
from models.ward import WardDraft

TITLE = "Clear this tablet"
WHY = "Takes everything about a patient off this tablet, so that the next person cannot see it."
NO_UNDO = "You cannot undo this."
ELSEWHERE = (
    "Files that were saved from Homeward, and what was printed, are not in its reach: delete and shred those "
    "by hand."
)
ASK_PIN = "PIN of this hand-over"
SURE = "Is the plan on the patient's phone or on paper? After this it is nowhere on this tablet."
STOP_FIRST = (
    "Stop sharing first and wait until it has ended: after this nobody can, and they may see old values "
    "until the server forgets them, up to 35 days later"
)
CLEARED = "This tablet is cleared"
NOT_CLEARED = "Something is left on this tablet"
LOOKED = "Homeward looked for what is left. This is what it found."


@dataclass(frozen=True, slots=True)
class Left:
    """One place that was looked into. `empty`: nothing of a person is there."""

    place: str
    found: str
    empty: bool


def what_goes(
    plan: Plan, entries: int, ward: WardDraft | None, shares: int, following: int
) -> tuple[str, ...]:
    """What is taken away, in words that name nobody. `shares`: with how many carers this device shares;
    `following`: how many people it follows."""
    own = []
    if ward is not None:
        own.append(f"The hand-over that {ward.staff} began")
    if plan != Plan():
        own.append("The plan on this device, with its medicines and numbers")
    if entries:
        own.append(f"The diary on this device: {say_count(entries, 'entry', 'entries')}")
    if shares:
        own.append(f"Sharing with {say_count(shares, 'carer')}. {STOP_FIRST}")
    if following:
        own.append(
            f"What {say_count(following, 'person', 'people')} shared with this device, and notes on it"
        )
    return (*own, "The settings, the reminders, all safety copies, and the numbers kept for the opening page")


def what_is_left(
    plan: Plan,
    settings: Settings,
    reminders: ReminderSettings,
    entries: int,
    ward: WardDraft | None,
    copies: int,
    shares: int,
) -> tuple[Left, ...]:
    """The places of the record itself. `shares`: how many are shared with or followed."""
    as_new = settings == Settings() and reminders == ReminderSettings()
    return (
        _left("Hand-over", "none" if ward is None else "one is here", ward is None),
        _left("Plan and medicines", "none" if plan == Plan() else "a plan is here", plan == Plan()),
        _left("Diary", say_count(entries, "entry", "entries") if entries else "no entries", not entries),
        _left("Sharing with carers", "some is here" if shares else "none", not shares),
        _left("Settings and reminders", "as at the start" if as_new else "changed", as_new),
        _left("Safety copies", say_count(copies, "copy", "copies") if copies else "none", not copies),
    )


def browser_left(text: str, in_database: bool) -> tuple[Left, ...]:
    """The places of the browser, from what the page counted; "" where there is no page to ask. `in_database`:
    the record itself is kept in one, and was looked at with the record."""
    if not text:
        return ()
    places = {
        "values": "Values of the browser",
        "databases": "Databases of the browser",
        "caches": "Files of the browser beside the app's own",
        "cookies": "Cookies",
        "reminders": "Reminders on the screen",
    }
    counts = json.loads(text)
    counts["databases"] -= min(counts["databases"], in_database)
    return tuple(
        _left(words, str(counts[name]) if counts[name] else "none", not counts[name])
        for name, words in places.items()
    )


def _left(place: str, found: str, empty: bool) -> Left:
    return Left(place, begin(found), empty)
