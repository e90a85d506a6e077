"""Says in words how each part stands that a reminder needs: for a person whose reminder did not come."""

from dataclasses import dataclass
from datetime import datetime

from models.dates import begin, say_date, say_moment
from models.pack import CarePack
from models.permission import Permission
from models.review import review_banner
from models.storage_words import StorageFacts, storage_words
from models.version import VERSION

NEVER = "None yet"
NO_HUB = "This Homeward has no server to share through."
NOTHING = "This is for what is shared or followed here now."


@dataclass(frozen=True, slots=True)
class Checked:
    """One line: what it is, how it stands, and what to know about it."""

    title: str
    value: str
    words: str = ""


def build_self_test(
    pack: CarePack,
    facts: StorageFacts,
    permission: Permission,
    now: datetime,
    *,
    shown: tuple[datetime, str] | None,
    backup: datetime | None,
    hub: bool,
    met: datetime | None,
) -> tuple[Checked, ...]:
    """The lines of the page. `shown`: when the last one was shown here, and its title; `backup`: when the
    last backup file was made; `hub`: whether there is a server to share through, `met`: when it was last
    heard about something that is shared or followed here."""
    stored = storage_words(facts)
    return (
        Checked("Last reminder shown", _when(shown[0] if shown else None, now), shown[1] if shown else ""),
        Checked("Notifications", permission.title),
        Checked("Where your record is kept", stored.place, stored.problem or stored.trust),
        Checked("Last backup file", _when(backup, now)),
        Checked("Last contact with the sharing server", _when(met, now), _no_contact(hub, met)),
        Checked("Version", f"Homeward {VERSION}", f"Care pack version {pack.version}"),
        Checked(
            "Review of the information",
            f"Due {say_date(pack.review_due)}",
            review_banner(pack, now.date()) or f"Last updated {say_date(pack.last_updated)}",
        ),
    )


def _no_contact(hub: bool, met: datetime | None) -> str:
    """Why there was none: what is shared no more does not count."""
    if met is not None:
        return ""
    return NOTHING if hub else NO_HUB


def _when(moment: datetime | None, now: datetime) -> str:
    return begin(say_moment(moment.astimezone(now.tzinfo), now)) if moment else NEVER
