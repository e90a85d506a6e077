"""People who share and a device that follows them, for the tests of a carer's screens."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any

from models.carer import CarerState, build_carer
from models.diary import Diary
from models.medicine import Medicine
from models.pack_loader import load_centre
from models.records import Entry, Plan, Settings
from models.restore import Restored, record_to_tables
from models.restore_share import following_to_data, shared_of, shared_to_data, to_packed
from models.share import USUAL, Following, Share, build_shared
from models.share_keys import ADDRESS, letters
from models.share_state import HubContact, Trouble
from services.memory import MemoryTables
from services.record import Record
from services.state import AppState
from tests.components.stage import Clock, FakeDevice
from tests.fake_sharing import HUB, FakeSharing
from tests.people import NOW, SAM, entry, year_of_entries

PACK = load_centre("uclh")
NO_PLAN = Plan()
MINUTES, HOURS, DAYS = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
NUMBER = "07700 900142"
SHIVERY = entry("report", NOW - 2 * HOURS - 15 * MINUTES, tags=("shivery",))
TABLETS = replace(SAM, prescribed=(Medicine("m1", "Aciclovir", "400 mg", "antiviral", (time(8), time(20))),))
TODAY = (
    entry("drink", NOW - DAYS, 2100, "Mug"),
    entry("drink", NOW - HOURS, 400, "Mug"),
    entry("steps", NOW - 30 * MINUTES, 310),
    entry("temperature", NOW - DAYS, 36.9),
    entry("temperature", NOW - 2 * HOURS, 36.7),
    entry("energy", NOW - 2 * HOURS, 5),
    entry("sleep", NOW - 3 * HOURS, 7.5),
    replace(entry("appointment", NOW + 7 * DAYS, text="Blood test"), written=NOW - 2 * DAYS),
)


def share(quiet: time | None = None, sections: tuple[str, ...] = USUAL, number: str = NUMBER) -> Share:
    return Share("s", "Anna", letters(bytes(32)), NOW - 9 * DAYS, sections, number, quiet)


def packed(
    plan: Plan = SAM, entries: Iterable[Entry] = TODAY, made: datetime = NOW, of: Share | None = None
) -> str:
    """What came from the hub, as it is kept."""
    shared = build_shared(PACK, plan, Diary(entries), of or share(), made)
    return to_packed(shared_to_data(shared))


def one(uid: str = "sam", content: str | None = None, reached: datetime | None = NOW, **more) -> Following:
    secret = letters(uid.encode().ljust(32, b"."))
    kept = packed() if content is None else content
    return Following(uid, secret, NOW - 9 * DAYS, kept, 1, reached, **more)


def carer_state(
    *people: Following, plan: Plan = NO_PLAN, entries: Iterable[Entry] = (), now: datetime = NOW, **settings
) -> AppState:
    """A device that follows these people; `plan` and `entries`: the record of its owner, if any."""
    tables = record_to_tables(Restored(plan, Settings(**settings), tuple(entries)))
    tables["following"] = {each.uid: following_to_data(each) for each in people}
    record = Record(MemoryTables(tables))
    sharing = FakeSharing()
    trouble = Trouble.NONE
    sharing.hub_contacts = {each.uid: HubContact(each.reached, each.ahead, trouble) for each in people}
    state = AppState(PACK, record, Clock(now), FakeDevice(), lambda: record, sharing=sharing)
    state.attach()
    return state


def carer(
    entries=TODAY,
    now: datetime = NOW,
    trouble: Trouble = Trouble.NONE,
    reached: datetime | None = NOW,
    ahead: float = 0.0,
    plan: Plan = SAM,
    notes: tuple[Entry, ...] = (),
    made: datetime = NOW,
    content: str | None = None,
    ended: bool = False,
    **of_share: Any,
) -> CarerState:
    """The screen; `entries` are what the person wrote down, `notes` what was written on this device."""
    kept = packed(plan, entries, made, share(**of_share)) if content is None else content
    following = one(content=kept, reached=reached, ended=ended)
    shared = shared_of(following)
    diary = Diary((*(shared.entries if shared else ()), *notes))
    contact = HubContact(reached, ahead, trouble)
    known = shared.plan if shared else Plan()
    return build_carer(PACK, shared, known, diary, following, contact, (reached, ahead), now)


def texts(value: Any) -> list[str]:
    """Every word of a state."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, (tuple, list)):
        return [text for each in value for text in texts(each)]
    if is_dataclass(value):
        return [text for field in fields(value) for text in texts(getattr(value, field.name))]
    return []


LONG = replace(SAM, name="Wolfeschlegel" * 15)
QUIET = [entry("drink", NOW - 13 * HOURS, 250)]
HUGE = [entry("drink", NOW - 6 * n * MINUTES, 100 + n) for n in range(2500)] + list(year_of_entries(2000))
LINK = f"{HUB}/{ADDRESS}1.{letters(b'x' * 32)}"
CASES = {
    "never": one(content="", reached=None),
    "broken": one(content="broken"),
    "empty": one(content=packed(entries=())),
    "typical": one(content=packed(TABLETS)),
    "alert": one(content=packed(entries=[*TODAY, SHIVERY])),
    "silence": one(content=packed(entries=QUIET, of=share(time(8, 30)))),
    "stale": one(reached=NOW - 2 * HOURS),
    "ended": one(ended=True),
    "nothing shared": one(content=packed(of=share(sections=()))),
    "no name": one(content=packed(replace(SAM, name=""), [SHIVERY])),
    "huge": one(content=packed(LONG, HUGE)),
}
ALLOWED = {"/", "/path", "/contacts", "/more", "/settings", "/guide", "/can-i"}
ALLOWED |= {"/unwell", "/action", "/card", "/brain", "/carer"}
