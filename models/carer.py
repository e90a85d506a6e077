"""How somebody is doing who shares their record: everything on a carer's screen, in words made here.

Old is never shown as new: two ages stand on it, never one, and what broke is said. It never says, by words,
colours or ticks, that all is well.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from models.carer_alarm import (
    Alert,
    CarerCall,
    Followed,
    Silence,
    build_alert,
    build_silence,
    closed_here,
    other_lines,
)
from models.carer_link import Age, Clocks, clock_words, contact_age, entry_age, is_ahead
from models.carer_values import Line, Value, coming, day_values, temperature, written
from models.carer_words import Who, begun_words, say_since, there, who_is
from models.chart import TemperatureChart
from models.contacts import build_contacts
from models.dates import say_moment
from models.diary import Diary
from models.pack import CarePack
from models.records import Plan
from models.review import provenance
from models.share import UNWELL, Following, Shared
from models.share_state import HubContact, Trouble
from models.today import day_words

NEVER = "Nothing has come yet"
KNOWS_NOTHING = "This page knows nothing about how they are."
UNREADABLE = "What came before cannot be read any more."
ENDED = "Sharing has ended"
WRONG_LINK = (
    "The server knows nothing under this link: a letter of it may be wrong, sharing was stopped, or nothing "
    "was sent yet. Open the link again, scan the code, or ask for a new link. To take this one off, open "
    "\u2018People you follow\u2019 below."
)
MISSING_PART = "A part of what came is missing here, so this page may not warn you."
CANNOT_WARN = {
    UNWELL: "{One} does not share symptoms. This page cannot warn you.",
    "temperature": "{One} does not share temperatures. This page cannot warn you of a high one.",
}


@dataclass(frozen=True, slots=True)
class CarerState:
    """The whole screen. `entry` and `contact` are the two ages and always there. `loud`: a title and a
    sentence where nothing is shown at all. `calls`: whom to call from this page; `nobody` where no line of
    the team is open.

    What follows `source` is only there where something is shown. `old`: why the values do not stand for now,
    "" where they do; they are then crossed out. `warnings` stand for as long as they are true.
    """

    who: Who
    title: str
    entry: Age
    contact: Age
    loud: tuple[str, str] | None
    silence: Silence | None
    clock: tuple[str, ...]
    calls: tuple[CarerCall, ...]
    nobody: str
    source: str
    under: str = ""
    old: str = ""
    alert: Alert | None = None
    warnings: tuple[str, ...] = ()
    closed: str = ""
    temperature: Value | None = None
    chart: TemperatureChart | None = None
    values: tuple[Value, ...] = ()
    coming: tuple[Line, ...] = ()
    written: tuple[Line, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether nothing is shared any more."""
        return self.loud is not None and self.loud[0] == ENDED


def build_carer(
    pack: CarePack,
    shared: Shared | None,
    plan: Plan,
    diary: Diary,
    following: Following,
    contact: HubContact,
    reached: tuple[datetime | None, float],
    now: datetime,
) -> CarerState:
    """The screen at `now`, this device's clock. `plan` and `diary`: the small record with what was written
    about the person on this device. `reached`: the last word of the hub, and how far this clock is ahead."""
    person = Followed(following, shared, plan, diary)
    who = who_is(shared.name if shared else "")
    clocks = clocks_of(pack, person, reached[1], now)
    link = contact_age(who, shared, following, contact, reached[0], clocks)
    alert = build_alert(pack, person, who, clocks, shared.number if shared else "")
    silence = build_silence(person, who, clocks, link.old)
    learned = say_moment(reached[0].astimezone(now.tzinfo), now) if reached[0] else ""
    lost = reached[0] is None and contact.trouble is Trouble.MISSING
    loud = _loud(person, who, alert, learned, lost)
    shows = shared is not None and loud is None
    calls, nobody = _calls(pack, person, who, now, shows)
    known = CarerState(
        who=who,
        title=f"How {who.name} is doing" if who.name else "How they are doing",
        entry=entry_age(who, shared, clocks) if shows or shared is None else _not_shown(),
        contact=link,
        loud=loud,
        silence=silence,
        clock=clock_words(who, reached[1], clocks),
        calls=calls,
        nobody=nobody,
        source=provenance(pack),
        under="" if who.name else begun_words(following, now),
    )
    if shared is None or not shows:
        return known
    filled = _filled(pack, person, shared, clocks, known)
    # That help was found is never said beside an order, as if it had been met.
    return replace(filled, alert=alert, closed="" if alert else filled.closed)


def _filled(
    pack: CarePack, person: Followed, shared: Shared, clocks: Clocks, known: CarerState
) -> CarerState:
    """With what the person shares."""
    who, shares = known.who, "temperature" in shared.sections
    reading, chart = temperature(person, clocks) if shares else (None, None)
    return replace(
        known,
        under=" ".join(filter(None, (_under(person, who, clocks), known.under))),
        old=_old(who, person, known.contact, known.silence, clocks),
        warnings=_warnings(who, shared),
        closed=closed_here(person, who, clocks),
        temperature=reading,
        chart=chart,
        values=day_values(pack, person, who, clocks),
        coming=coming(pack, person, who, clocks),
        written=written(pack, person, clocks),
    )


def _warnings(who: Who, shared: Shared) -> tuple[str, ...]:
    """Why no alarm can come, and what could not be read: a report may be among it."""
    cannot = [words.format(One=who.One) for id_, words in CANNOT_WARN.items() if id_ not in shared.sections]
    lost = [f"{MISSING_PART} {' '.join(shared.problems)}"] if shared.problems else []
    return (*lost, *cannot)


def clocks_of(pack: CarePack, person: Followed, ahead: float, now: datetime) -> Clocks:
    """This moment by this device, by the hub, and on the person's own clock."""
    hub = now - timedelta(seconds=ahead)
    made = person.shared.made if person.shared else hub
    return Clocks(now, hub, there(pack, made, hub))


def _loud(
    person: Followed, who: Who, alert: Alert | None, since_when: str, lost: bool
) -> tuple[str, str] | None:
    """What stands in the place of everything: sharing has ended, or nothing was ever read. `lost`: the hub
    never had anything under this link."""
    if person.one.ended:
        since = f" This device learned it {since_when}." if since_when else ""
        words = f"{who.One} stopped sharing with you.{since} Nothing that was shared is shown any more. "
        words += "To follow again you need a new link."
        if alert:
            words += " At the end an alert stood. This page cannot tell whether it still does. "
            words += f"Call {who.them}, or use the red button."
        return ENDED, words
    if person.shared is None:
        if person.one.packed:
            return NEVER, f"{UNREADABLE} {KNOWS_NOTHING}"
        return NEVER, f"{KNOWS_NOTHING} {WRONG_LINK}" if lost else KNOWS_NOTHING
    return None


def _not_shown() -> Age:
    return Age("Last entry not shown", "Sharing has ended.", True)


def _under(person: Followed, who: Who, clocks: Clocks) -> str:
    day = day_words(person.plan, clocks.theirs.date())
    shares = f"{who.One} chose to share this with you."
    return f"{day}. {shares}" if day.startswith("Day") else shares


def _old(who: Who, person: Followed, link: Age, silence: Silence | None, clocks: Clocks) -> str:
    """Why what stands below is not how it is now."""
    crossed = "What is crossed out here is old."
    if person.shared is not None and is_ahead(person.shared, clocks):
        return f"{crossed} The clock of {who.their} phone or of this device is wrong."
    if link.old:
        return f"{crossed} {link.title}."
    if silence is not None and person.shared is not None and person.shared.last is not None:
        since = say_since(person.shared.last, clocks.theirs)
        return f"{crossed} Nothing that {who.one} wrote after {since} has come."
    return ""


def _calls(
    pack: CarePack, person: Followed, who: Who, now: datetime, shows: bool
) -> tuple[tuple[CarerCall, ...], str]:
    """The person themself, where they gave a number, and the line of their team that is open now."""
    number = person.shared.number if person.shared and shows else ""
    own = [CarerCall(who.name or "The person you look after", who.them, number, number)] if number else []
    team = build_contacts(pack, person.plan, now)
    if team.first is None:
        return tuple(own), f"No line is open now. If you are worried, take {who.them} to A&E."
    title = f"{who.Their} team, right now"
    first = CarerCall(title, team.first.who, team.first.number, team.first.dialled, team.first_hours)
    others = tuple(
        CarerCall(step.who, step.who, step.number, step.dialled, step.order)
        for step in other_lines(pack, person.plan, (team.first, *team.then))
    )
    return (*own, first, *others), ""
