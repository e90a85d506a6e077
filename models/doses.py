"""Doses: which are asked for on a day, and what was written down about each. None is ever counted twice.

A dose is a medicine, a day and a time of the person's own clock; one that is taken when needed has no time.
Its entry has `text`: name and strength as they were, and `tags` in this order: the medicine's uid, when it
was due ("2026-11-20T08:00" or ""), the outcome (taken, skipped or later), who wrote it ("me" or "carer"),
and for "later" until when. All these times are wall times without an offset, so that neither a clock change
nor a journey makes one dose into two.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models.diary import Diary
from models.medicine import Medicine
from models.records import Entry

TAKEN, SKIPPED, LATER = "taken", "skipped", "later"
UPCOMING, DUE, UNRECORDED = "upcoming", "due", "unrecorded"
ME, CARER = "me", "carer"
RANK = {TAKEN: 0, SKIPPED: 1, LATER: 2}
EARLY, LATE = timedelta(hours=1), timedelta(hours=2)  # ours: how long around its time a dose is "due"
OVER_MIDNIGHT = timedelta(hours=6)  # a dose of last night is still asked about
BACK = 14  # ours: so many days a dose can still be written down, from the list of those that are not
AGAIN = timedelta(hours=1)  # two taps on a medicine "when needed" within this time are asked about
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What an entry of kind "dose" says. `due` and `until` are wall times."""

    entry: Entry
    medicine: str
    due: datetime | None
    outcome: str
    who: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Dose:
    """One dose of a day. `state`: upcoming, due, unrecorded, taken, skipped or later.

    `record` is what was written down and counts; `twice`: it was written down as taken more than once.
    `closes`: from then on it is no longer due but just not written down.
    """

    medicine: Medicine
    due: datetime
    state: str
    record: Recorded | None = None
    twice: bool = False
    closes: datetime = datetime.max

    @property
    def id(self) -> str:
        """The same for this dose in every window and on every day."""
        return dose_id(self.medicine.uid, self.due)


def dose_id(medicine_uid: str, due: datetime | None) -> str:
    """A dose in one word, for a screen to name it by."""
    return f"{medicine_uid}|{due.isoformat(timespec='minutes') if due else ''}"


def wall(moment: datetime) -> datetime:
    """The time on the person's own clock, to the minute."""
    return moment.replace(tzinfo=None, second=0, microsecond=0)


def dose_tags(
    medicine: Medicine, due: datetime | None, outcome: str, who: str, until: datetime | None = None
) -> tuple[str, ...]:
    """The tags of an entry of kind "dose"."""
    said = (medicine.uid, due.isoformat(timespec="minutes") if due else "", outcome, who)
    return (*said, until.isoformat(timespec="minutes")) if until else said


def read_dose(entry: Entry) -> Recorded | None:
    """What a dose entry says; None where its tags cannot be read."""
    if entry.kind != "dose" or len(entry.tags) < 4 or entry.tags[2] not in RANK:
        return None
    try:
        due = datetime.fromisoformat(entry.tags[1]) if entry.tags[1] else None
        until = datetime.fromisoformat(entry.tags[4]) if len(entry.tags) > 4 else None
    except ValueError:
        return None
    if entry.tags[2] == LATER and (until is None or due is None):
        return None
    if any(moment is not None and moment.tzinfo is not None for moment in (due, until)):
        return None
    return Recorded(entry, entry.tags[0], due, entry.tags[2], entry.tags[3], until)


def recorded_near(diary: Diary, first: date, last: date) -> tuple[Recorded, ...]:
    """Everything written down about doses from two days before the first to two days after the last day."""
    days = (_plus(first, ahead) for ahead in range(-2, (last - first).days + 3))
    found = (read_dose(entry) for day in days for entry in diary.on(day, "dose"))
    return tuple(one for one in found if one is not None)


def settle(records: Iterable[Recorded]) -> Recorded | None:
    """What counts of several entries about one dose: taken before skipped before later, the first of them.

    The order in which they come plays no part.
    """

    def weight(one: Recorded) -> tuple[int, float, str]:
        put_off = one.until - one.due if one.until and one.due else None
        last = -put_off.total_seconds() if put_off else one.entry.at.timestamp()  # of two "later" the latest
        return RANK[one.outcome], last, one.entry.uid

    return min(records, key=weight, default=None)


def doses_of_day(medicines: Iterable[Medicine], diary: Diary, now: datetime) -> tuple[Dose, ...]:
    """The doses of the person's own today, with those of last night that nothing is written about yet."""
    since = doses_since(medicines, diary, _plus(now.date(), -1), now)
    return tuple(dose for dose in since if of_today(dose, now))


def of_today(dose: Dose, now: datetime) -> bool:
    """Whether it is one of the person's own today, or of last night and not answered yet. One that was put
    off is due for longer."""
    waits = dose.state in (UNRECORDED, LATER) and wall(now) - dose.due < OVER_MIDNIGHT
    return waits or dose.state == DUE or dose.due.date() == now.date()


def unanswered(medicines: Iterable[Medicine], diary: Diary, now: datetime) -> tuple[Dose, ...]:
    """The doses before those of today that nothing is written about, of the last days, oldest first.

    Left out is what nobody can know: the doses of a medicine without a first day, and those of a day on which
    doses at other times were written down, because its times have changed since.
    """
    first, today = _plus(now.date(), -BACK), now.date()
    begun = tuple(medicine for medicine in medicines if medicine.started)
    every = doses_since(begun, diary, first, now)
    here = {dose.id for dose in every}
    changed = {
        (one.medicine, one.due.date())
        for one in recorded_near(diary, first, today)
        if one.due and dose_id(one.medicine, one.due) not in here
    }
    return tuple(
        dose
        for dose in every
        if dose.state == UNRECORDED
        and not of_today(dose, now)
        and (dose.medicine.uid, dose.due.date()) not in changed
    )


def dose_of(medicine: Medicine, diary: Diary, now: datetime, wanted: str) -> Dose | None:
    """The dose of this id, answered or not; None where it is further back, or not on the list any more."""
    every = doses_since((medicine,), diary, _plus(now.date(), -BACK), now)
    return next((dose for dose in every if dose.id == wanted), None)


def doses_since(medicines: Iterable[Medicine], diary: Diary, first: date, now: datetime) -> tuple[Dose, ...]:
    """Every dose from a day on until the end of today, in the order of their times."""
    clock, today = wall(now), now.date()
    by_dose: dict[str, list[Recorded]] = {}
    for one in recorded_near(diary, first, today):
        by_dose.setdefault(dose_id(one.medicine, one.due), []).append(one)
    doses = []
    for order, medicine in enumerate(medicines):
        for before, due, after in _slots(medicine, first, today):
            known = by_dose.get(dose_id(medicine.uid, due), [])
            doses.append(
                (due, order, _dose(medicine, due, opens(before, due), opens(due, after), known, clock))
            )
    return tuple(dose for _, _, dose in sorted(doses, key=lambda one: one[:2]))


def _dose(
    medicine: Medicine,
    due: datetime,
    start: datetime,
    end: datetime,
    known: list[Recorded],
    clock: datetime,
) -> Dose:
    record = settle(known)
    twice = sum(one.outcome == TAKEN for one in known) > 1
    until = record.until if record is not None and record.until else due
    closes = min(end, until + LATE + MINUTE)
    if record is not None and record.outcome != LATER:
        return Dose(medicine, due, record.outcome, record, twice, closes)
    if clock >= end:
        state = UNRECORDED  # the next one is due: never two at a time
    elif record is not None and clock < until:
        state = LATER
    elif clock < start:
        state = UPCOMING
    else:
        state = DUE if clock <= until + LATE else UNRECORDED
    return Dose(medicine, due, state, record, closes=closes)


def opens(before: datetime, due: datetime) -> datetime:
    """From when a dose counts as due: an hour before its time, but nearer to it than to the one before."""
    return due - min(EARLY, (due - before) / 2)


def _slots(medicine: Medicine, first: date, last: date) -> Iterator[tuple[datetime, datetime, datetime]]:
    """Each dose from the first to the last day, with the one before and the one after it."""
    times, days = sorted(set(medicine.times)), range(-1, (last - first).days + 2)
    every = [datetime.combine(_plus(first, ahead), clock) for ahead in days for clock in times]
    for before, due, after in zip(every, every[1:], every[2:], strict=False):
        if first <= due.date() <= last and medicine.taken_on(due.date()):
            yield before, due, after


def _plus(day: date, days: int) -> date:
    return day + timedelta(days=days)


def last_taken(diary: Diary, medicine_uid: str, now: datetime) -> Recorded | None:
    """The newest dose of a medicine written down as taken, of the last days; None where there is none."""
    taken = [one for one in recorded_near(diary, now.date(), now.date()) if _is_taken(one, medicine_uid)]
    return max(taken, key=lambda one: (one.entry.at, one.entry.uid), default=None)


def _is_taken(one: Recorded, medicine_uid: str) -> bool:
    return one.medicine == medicine_uid and one.outcome == TAKEN


def too_soon(dose: Dose, diary: Diary, now: datetime) -> Recorded | None:
    """The dose of this medicine that was taken so lately that the team has to say when the next may be.

    It counts hours that passed, not the clock on the wall: on a journey or when the clocks change the two
    differ. Less than half of the usual time between two doses is too soon (ours).
    """
    last = last_taken(diary, dose.medicine.uid, now)
    if last is None or dose.state not in (DUE, UPCOMING, UNRECORDED, LATER):
        return None
    before = next(
        before
        for before, due, _ in _slots(dose.medicine, dose.due.date(), dose.due.date())
        if due == dose.due
    )
    return last if now - last.entry.at < (dose.due - before) / 2 else None


def already(diary: Diary, medicine_uid: str, due: datetime | None, now: datetime) -> Recorded | None:
    """What was written down about this dose before: taken or skipped. It is to be asked before every write.

    For a medicine "when needed" it is one taken within the last hour: a hand that shakes taps twice.
    """
    day = due.date() if due else now.date()
    known = [
        one
        for one in recorded_near(diary, day, day)
        if one.medicine == medicine_uid and one.due == due and one.outcome != LATER
    ]
    if due is None:
        known = [one for one in known if one.outcome == TAKEN and abs(now - one.entry.at) < AGAIN]
    return settle(known)


def extras_of_day(diary: Diary, doses: Iterable[Dose], day: date) -> tuple[Recorded, ...]:
    """What was taken on a day beside its doses: when needed, once more, or at times changed since."""
    shown = {dose.id for dose in doses}
    found = [read_dose(entry) for entry in diary.on(day, "dose")]
    return tuple(
        one
        for one in found
        if one is not None
        and one.outcome == TAKEN
        and (one.due is None or one.due.date() == day)
        and dose_id(one.medicine, one.due) not in shown
    )
