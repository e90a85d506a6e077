"""How the connection to the hub is: what a carer's device and the person's own know of it at this moment."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Trouble(Enum):
    """Which link is broken. NO_ANSWER: the hub was not reached, it or this device has no connection;
    SERVER: it answered that it cannot; MISSING: it has no such box; DAMAGED: the content could not be opened;
    OLDER: it gave an older content than before; NEWER: this Homeward is too old for what came; BUSY: it asks
    to wait; STORE: this device could not keep what came; FAULT: something in this Homeward is wrong.
    """

    NONE = "none"
    NO_ANSWER = "no answer"
    SERVER = "server"
    MISSING = "missing"
    DAMAGED = "damaged"
    OLDER = "older"
    NEWER = "newer"
    BUSY = "busy"
    STORE = "store"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class HubContact:
    """A followed person's box, as this device last met it. `reached`: the last answer about this box, by the
    hub's clock; None: never. `ahead`: how many seconds this device's clock was ahead of it."""

    reached: datetime | None = None
    ahead: float = 0.0
    trouble: Trouble = Trouble.NONE


@dataclass(frozen=True, slots=True)
class Sending:
    """What happens to a share's updates. `waiting`: something written is not at the hub yet; `since`: since
    when; `trouble`: why the last try did not help."""

    waiting: bool = False
    since: datetime | None = None
    trouble: Trouble = Trouble.NONE
