"""What a person shares and with whom, what a carer follows, and which part of a record goes into a share.

A share is a small record: a part of the plan and of the entries of the last days, in the stored shape. So a
carer's screens are made by the very same builders as the person's own.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta

from models.brain import KIND as BRAIN
from models.brain import baseline
from models.diary import Diary
from models.pack import CarePack
from models.records import Entry, Plan
from models.red_flags import standing

DAYS = 14  # of the diary
MOST_ENTRIES = 3_000  # the newest; what an instruction rests on is always among them
MOST_NAME = 60


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the record that a person may share or not. `kinds`: of entries; `fields`: of the plan.

    `on`: shared unless the person takes it out.
    """

    id: str
    title: str
    second: str
    kinds: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    on: bool = True


SECTIONS = (
    Section("unwell", "Symptoms and alerts", "What you tick when you feel unwell, and brain checks",
            ("report", "seen", "call", "brain", "pain")),
    Section("temperature", "Temperature", "Each reading", ("temperature", "seen")),
    Section("fluids", "Fluids", "What you drink", ("drink",), ("fluids_ml",)),
    Section("steps", "Steps and walks", "How much you move", ("steps", "walk", "moved"), ("step_goal",)),
    Section("medicines", "Medicines", "Your list, and what you ticked as taken", ("dose",), ("prescribed",)),
    Section("energy", "Energy and sleep", "Your energy, sleep and naps", ("energy", "sleep", "nap")),
    Section("appointments", "Appointments and dates", "Visits, the dates of your path, and tasks you ticked",
            ("appointment", "task"), ("team_dates",)),
    Section("card", "A&E card", "Date of birth, allergies, medicines, your contacts",
            fields=("born", "allergies", "medicines", "local_hospital", "emergency_contact",
                    "irradiated_card")),
    Section("mood", "Mood", "How you feel in yourself", ("mood",), on=False),
    Section("notes", "Notes and questions", "In your own words", ("note", "question"), on=False),
)  # fmt: skip
ALWAYS = ("centre", "infusion", "home", "trial", "picc", "gcsf", "numbers_confirmed", "name", "nurse")
USUAL = tuple(section.id for section in SECTIONS if section.on)
UNWELL = "unwell"


@dataclass(frozen=True, slots=True)
class Share:
    """One carer with whom this device shares. `owner` is the secret as base64url: it never leaves the device.

    `number`: whom the carer calls to reach the person. `quiet`: the time of day from which the carer is told
    that nothing was written down yet; None: never. `version` and `sent` are those of the last update that the
    hub has; `opened`: when the link was last used, as the hub says. `ending`: it is to be deleted and the hub
    does not know yet. `life` counts how often the box was made anew, or the hub went back to an older
    version: a reader takes the later life for the newer content, whatever the versions say.
    """

    uid: str
    carer: str
    owner: str = field(repr=False)
    created: datetime
    sections: tuple[str, ...] = USUAL
    number: str = ""
    quiet: time | None = None
    version: int = 0
    sent: datetime | None = None
    opened: datetime | None = None
    ending: bool = False
    life: int = 0


@dataclass(frozen=True, slots=True)
class Following:
    """One person whom this device follows. `secret`: that of the link, as base64url.

    `packed`: the newest content of the box that could be opened, as text; "" where nothing was ever fetched.
    `version` is its version. `reached`: the last contact with the hub, by the hub's clock; `ahead`: how many
    seconds this device's clock was ahead of the hub's then. `ended`: the person has stopped sharing.
    `begun`: when the link was opened here.
    """

    uid: str
    secret: str = field(repr=False)
    begun: datetime
    packed: str = field(default="", repr=False)
    version: int = 0
    reached: datetime | None = None
    ahead: float = 0.0
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Shared:
    """What a carer gets: the small record and what stands beside it.

    `made`: when the update was sealed; `last`: when the person last wrote anything down, also what is not
    shared; both by the person's clock. `problems`: what could not be read, in words.
    """

    plan: Plan
    entries: tuple[Entry, ...]
    sections: tuple[str, ...]
    made: datetime
    last: datetime | None = None
    number: str = ""
    quiet: time | None = None
    problems: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """How the person is called on the carer's screens: the first of their names."""
        return self.plan.name.split()[0] if self.plan.name.strip() else ""


def build_shared(
    pack: CarePack, plan: Plan, diary: Diary, share: Share, now: datetime, days: int = DAYS
) -> Shared:
    """What `share` shows at `now` of the last `days`. However old it is, what an instruction rests on goes
    with "Symptoms and alerts", also a fever where temperatures do not; and the first brain check goes with
    the others.
    """
    chosen = [section for section in SECTIONS if section.id in share.sections]
    kinds = {kind for section in chosen for kind in section.kinds}
    fields = {*ALWAYS, *(name for section in chosen for name in section.fields)}
    since = now - timedelta(days)
    recent = [entry for kind in sorted(kinds) for entry in diary.of(kind) if entry.at >= since]
    recent = sorted(recent, key=lambda entry: entry.at)[-MOST_ENTRIES:]
    whole = Diary(recent).plus(*_whatever_age(pack, diary, kinds, now))
    return Shared(
        plan=_part(plan, fields),
        entries=whole.plus(*_closing(diary, whole, kinds)).entries,
        sections=tuple(section.id for section in chosen),
        made=now,
        last=diary.last_written,
        number=share.number,
        quiet=share.quiet,
    )


def _whatever_age(pack: CarePack, diary: Diary, kinds: set[str], now: datetime) -> list[Entry]:
    stands, first = standing(pack, diary, now), baseline(diary)
    rests = stands.entries if stands else ()
    found = [entry for entry in rests if entry.kind in kinds or "report" in kinds]
    return [*found, first] if first and BRAIN in kinds else found


def _closing(diary: Diary, part: Diary, kinds: set[str]) -> list[Entry]:
    """Help that was got for what is in `part`, whatever the clock said then: nothing closed stands there."""
    here = {entry.uid for entry in part}
    return [seen for seen in diary.of("seen") if "seen" in kinds and not here.isdisjoint(seen.tags)]


def _part(plan: Plan, fields: set[str]) -> Plan:
    empty = Plan()
    others = {name: getattr(empty, name) for name in Plan.__slots__ if name not in fields}
    return replace(plan, **others)


def own_number(shares: tuple[Share, ...]) -> str:
    """The number that the person gave to a carer before."""
    return next((share.number for share in reversed(shares) if share.number), "")
