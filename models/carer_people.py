"""Everybody who is followed on one device, the worst news first, and the alarm that no page may hide."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from models.carer import ENDED, NEVER, clocks_of
from models.carer_alarm import Followed, build_alert, build_silence
from models.carer_link import contact_age, entry_age
from models.carer_words import Who, begun_words, who_is
from models.pack import CarePack
from models.share_state import HubContact

Reached = Callable[[str], tuple[HubContact, datetime | None, float]]
NAMELESS, NOT_MADE = "Someone without a name", "This person\u2019s page could not be made. Call them."
ALERT, SILENCE, UNKNOWN, LISTED = 3, 2, 1, 0


@dataclass(frozen=True, slots=True)
class News:
    """One person as a row. `rank`: what comes first; `begun`: when their link was opened here, in words;
    `key` names the alarm that is on, "" where none is; `order` is that alarm in a few words, `told` with what
    was reported."""

    uid: str
    who: Who
    title: str
    second: str
    rank: int
    begun: str
    key: str = ""
    order: str = ""
    told: str = ""

    @property
    def alarm(self) -> str:
        """The alarm, "" where none is on. It may stand above another person's page, so who has no name is not
        "the person you look after" in it."""
        if not self.key:
            return ""
        return f"{self.title}: {self.told if self.who.name else f'{self.order} {self.begun}'}"

    @property
    def short_alarm(self) -> str:
        """The same in the fewest words, where there is little room."""
        return f"{self.title}: {self.order}" if self.key else ""


def build_news(
    pack: CarePack, people: Iterable[Followed], reached: Reached, now: datetime
) -> tuple[News, ...]:
    """A row for each person, the worst news first; equal ones in the order they were added."""
    news = [_safe(pack, person, reached, now) for person in people]
    return tuple(one for _, one in sorted(news, key=lambda pair: -pair[0]))


def _safe(pack: CarePack, person: Followed, reached: Reached, now: datetime) -> tuple[int, News]:
    """A record that breaks a rule of ours must not take another's alarm along, and is an alarm by itself:
    nobody can tell what is in it."""
    try:
        return _severity(pack, person, reached, now)
    except Exception:
        begun = begun_words(person.one, now)
        uid, order = person.one.uid, NOT_MADE
        return UNKNOWN * 100, News(uid, Who(), NAMELESS, order, UNKNOWN, begun, uid, order, order)


def _severity(pack: CarePack, person: Followed, reached: Reached, now: datetime) -> tuple[int, News]:
    contact, last, ahead = reached(person.one.uid)
    who = who_is(person.shared.name if person.shared else "")
    clocks = clocks_of(pack, person, ahead, now)
    link = contact_age(who, person.shared, person.one, contact, last, clocks)
    title = who.name or NAMELESS
    alert = build_alert(pack, person, who, clocks, "")

    begun = begun_words(person.one, now)

    def row(rank: int, second: str, more: int = 0, **alarm: str) -> tuple[int, News]:
        said = second if who.name else f"{second} {begun}"
        return rank * 100 + more, News(person.one.uid, who, title, said, rank, begun, **alarm)

    if person.one.ended:
        return row(UNKNOWN, f"{ENDED}. An alert stood then." if alert else f"{ENDED}.", more=bool(alert))
    if person.shared is None:
        return row(UNKNOWN, f"{NEVER}. {link.title}.")
    entry = entry_age(who, person.shared, clocks)
    ages = f"{entry.title}. {link.title}."
    if alert is not None:
        order, told = f"{alert.title}.", f"{alert.title}. {alert.reported[0]}"
        return row(ALERT, f"{told} {link.title}.", alert.rank, key=alert.key, order=order, told=told)
    silence = build_silence(person, who, clocks, link.old)
    if silence is not None:
        since = f"{silence.title}."
        return row(SILENCE, f"{since} {link.title}.", key=silence.key, order=since, told=since)
    return row(UNKNOWN if link.old or entry.old else LISTED, ages)


def page_title(news: Iterable[News]) -> str:
    """The title of the window: it changes while an alarm is on, whatever page is open."""
    first = next((one for one in news if one.key), None)
    if first is None:
        return "Homeward"
    return f"{first.who.One} needs help" if first.rank == ALERT else f"No check from {first.who.them}"
