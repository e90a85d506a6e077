"""The two ages on a carer's screen, never one: of the person's last entry, and of the last word of the hub.

Both are told by the hub's clock. Which link is broken is said in words.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.carer_words import HOUR, MINUTE, Who, say_ago, say_long, say_since
from models.dates import begin, say_moment
from models.share import Following, Shared
from models.share_state import HubContact, Trouble

# While the app is open it hears from the hub at least once a minute (a waiting request ends after 25
# seconds, a broken one is tried again within 60). A quarter of an hour without it is a broken link.
STALE = 15 * MINUTE
CLOCK_OFF = 5 * MINUTE  # two clocks that differ by less agree
AHEAD = 15 * MINUTE  # an entry this far in the future was written by a wrong clock
SENT_DAILY = 26 * HOUR  # a phone that is on sends once a day, also when nothing changed
AGAIN = "It tries again by itself."
UNSURE = "A clock is wrong, so nobody can say how long ago that was."
NOTHING_THERE = ("Nothing at the server", "This device asks it again and again.")

CAUSES = {
    Trouble.SERVER: "The server answers, but it has trouble. This device tries again by itself.",
    Trouble.BUSY: "The server asks this device to wait. It tries again by itself.",
    Trouble.MISSING: "The server has nothing from {one} now. Ask {them} to open Homeward.",
    Trouble.DAMAGED: "What came last could not be opened. If this goes on, ask {them} for a new link.",
    Trouble.OLDER: "The server gave something older than this page knows, so it was not taken.",
    Trouble.NEWER: "Something newer came that this Homeward cannot read. Update Homeward.",
    Trouble.STORE: "This device could not keep what came. Close Homeward in other tabs, or make room, then "
    "open it again.",
    Trouble.FAULT: "Something in this Homeward went wrong. Close it and open it again.",
}
# The content may be older than what the person wrote, however lately the hub was heard.
BEHIND = frozenset(
    {Trouble.MISSING, Trouble.DAMAGED, Trouble.OLDER, Trouble.NEWER, Trouble.STORE, Trouble.FAULT}
)


@dataclass(frozen=True, slots=True)
class Age:
    """One of the two ages. `old`: it does not stand for now."""

    title: str
    second: str
    old: bool


@dataclass(frozen=True, slots=True)
class Clocks:
    """`now` is that of this device; `hub` the same moment by the hub's clock; `theirs` on the person's."""

    now: datetime
    hub: datetime
    theirs: datetime


def contact_age(
    who: Who,
    shared: Shared | None,
    one: Following,
    contact: HubContact,
    reached: datetime | None,
    now: Clocks,
) -> Age:
    """The last word of the hub about this person, and why there is none now."""
    if reached is None:
        if contact.trouble is Trouble.MISSING:
            return Age(*NOTHING_THERE, True)
        cause = CAUSES.get(contact.trouble, "").format(one=who.one, them=who.them)
        looking = f"This device has not reached the server yet. {AGAIN}"
        return Age("Not checked yet", cause or looking, True)
    age = now.hub - reached
    since = say_since(reached.astimezone(now.now.tzinfo), now.now)
    if age < -CLOCK_OFF:
        return Age(f"Last checked {since}", UNSURE, True)
    old = age > STALE
    title = f"{'Last checked' if old else 'Checked'} {say_ago(age)}"
    if one.ended:
        return Age(title, "The server says that sharing has ended.", True)
    if contact.trouble in CAUSES:
        words = CAUSES[contact.trouble].format(one=who.one, them=who.them)
    elif old or contact.trouble is Trouble.NO_ANSWER:
        words = f"This device has not reached the server since {since}. {AGAIN}"
    else:
        return Age(title, _heard(who, shared, now), False)
    words = f"{words} {_sent(who, shared, now)}".strip()
    return Age(title, words, old or contact.trouble in BEHIND)


def _sent(who: Who, shared: Shared | None, now: Clocks) -> str:
    """When the phone sent what is shown; "" where nothing is."""
    if shared is None:
        return ""
    if shared.made - now.hub > AHEAD:
        return f"{who.Their} phone sent this. {UNSURE}"
    return f"{who.Their} phone sent this {say_moment(shared.made, now.theirs)}."


def _heard(who: Who, shared: Shared | None, now: Clocks) -> str:
    """What it means that the hub was heard: it has nothing newer. What was written later may wait on the
    phone, so nothing here is ever called the newest, or all there is."""
    if shared is None:
        return f"The server answers, but nothing from {who.one} is on this device."
    age, sent = now.hub - shared.made, _sent(who, shared, now)
    if age > SENT_DAILY:
        since = say_since(shared.made, now.theirs)
        return f"{who.Their} phone has sent nothing since {since}. It may be off, or without a connection."
    if age > HOUR:
        return f"{sent} Since then {who.one} wrote nothing, or the phone could not send it."
    return f"{sent} The server had nothing newer."


def entry_age(who: Who, shared: Shared | None, now: Clocks) -> Age:
    """When the person last wrote anything down, by the clock of their phone."""
    if shared is None:
        return Age("Last entry not known", "Nothing has come to this device.", True)
    if shared.last is None:
        return Age("No entry yet", f"{who.One} had written nothing down when this was sent.", False)
    title = f"Last entry {say_since(shared.last, now.theirs)}"
    if is_ahead(shared, now):
        return Age(title, UNSURE, True)
    return Age(title, f"{begin(say_ago(now.hub - shared.last))}, by {who.them}", False)


def is_ahead(shared: Shared, now: Clocks) -> bool:
    """Whether the last entry lies so far in the future that its age means nothing."""
    return shared.last is not None and shared.last - now.hub > AHEAD


def clock_words(who: Who, ahead: float, now: Clocks) -> tuple[str, ...]:
    """What has to be known about clocks: another time zone, and a clock of this device that is wrong."""
    words = []
    if now.theirs.utcoffset() != now.hub.utcoffset():
        zone = f"{say_since(now.theirs, now.theirs)} where {who.one} is"
        words.append(f"Times of entries are {who.their} own. It is {zone}.")
    off = timedelta(seconds=abs(ahead))
    if off > CLOCK_OFF:
        how = "fast" if ahead > 0 else "slow"
        words.append(
            f"The clock of this device is {say_long(off)} {how}. Set it right: which line is open goes by it."
        )
    return tuple(words)
