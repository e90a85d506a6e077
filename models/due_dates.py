"""The dates of the due list: appointments, the path, what is given monthly, what runs out, the review."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from models.dates import say_date, say_moment
from models.doses import LATER, TAKEN, read_dose
from models.due_item import DAY, DueItem, Looking, in_own_offset, repeats, state_of
from models.medicine import Medicine
from models.medicines import MORE, current, kind_of
from models.milestones import ASK, concerns, milestone_date, say_when
from models.pack_care import MedicineKind
from models.records import Entry
from models.review import review_banner
from models.supply import say_supply, supplies
from models.wall_time import true_moment

# Ours: the hours of day at which a date is reminded of.
EVENING_BEFORE, THAT_MORNING, BY_DAY = time(18), time(8), time(10)
ON_THE_WAY = timedelta(hours=2)  # before an early appointment
AHEAD = timedelta(days=7)  # appointments and dates further away are not listed yet
LEAD = timedelta(days=3)  # what is given at the hospital is asked about some days before
VERY_LOW = 2  # days
MONTHS = timedelta(days=100)  # what was given longer ago tells nothing about when the next one is


def date_items(look: Looking) -> Iterator[DueItem]:
    """Each date once."""
    for entry in reversed(look.diary.of("appointment")):
        if entry.at < look.since - DAY:
            break
        yield from _visit(look, entry)
    yield from _path(look)
    for medicine in current(look.plan, look.now.date()):
        kind = kind_of(look.pack, medicine.kind)
        if kind is not None and kind.every_days and not medicine.times:
            yield from _infusion(look, medicine, kind)
    yield from _supplies(look)
    yield from _review(look)


def _visit(look: Looking, entry: Entry) -> Iterator[DueItem]:
    """From the evening before until it begins. A visit that was moved is another item."""
    begins = in_own_offset(true_moment(entry.at, entry.written, look.pack.time_zone), look.now)
    midnight = look.at(datetime.combine(begins.date(), time()))
    eve = midnight - DAY + timedelta(hours=EVENING_BEFORE.hour)
    morning = min(midnight + timedelta(hours=THAT_MORNING.hour), begins - ON_THE_WAY)
    if look.over(begins) or eve - look.now > AHEAD:
        return
    known = in_own_offset(entry.written, look.now)
    yield DueItem(
        id=f"visit|{entry.uid}|{begins.astimezone(UTC).isoformat(timespec='minutes')}",
        kind="visit",
        title=entry.text.strip() or "Appointment",
        second=say_moment(begins, look.now),
        at=eve,
        state=state_of(look.now, eve, begins),
        route="/path",
        remind=_still(known, begins, {eve, morning}) or _still(known, begins, {begins - ON_THE_WAY}),
        until=begins,
        ref=entry.uid,
    )


def _still(known: datetime, begins: datetime, moments: set[datetime]) -> tuple[datetime, ...]:
    """Those after the visit was written down and before it begins."""
    return tuple(moment for moment in sorted(moments) if known < moment < begins)


def _path(look: Looking) -> Iterator[DueItem]:
    """The day before, as the calendar does it: time to ask the team. Never a permission (Q6)."""
    for milestone in look.pack.milestones:
        day = milestone_date(milestone, look.plan) if concerns(milestone, look.plan) else None
        if day is None:
            continue
        ends = look.at(datetime.combine(day, time())) + DAY
        at = look.at(datetime.combine(day - DAY, BY_DAY))
        if look.over(ends) or at - look.now > AHEAD:
            continue
        when = say_when(milestone, look.plan, look.now.date())
        yield DueItem(
            id=f"date|{milestone.id}|{day.isoformat()}",
            kind="date",
            title=milestone.title,
            second=when if when.endswith(ASK) else f"{when}. {ASK}",
            at=at,
            state=state_of(look.now, at, ends),
            route="/path",
            actions=(LATER,),
            remind=repeats("date", at, ends),
            until=ends,
            ref=milestone.id,
        )


def _infusion(look: Looking, medicine: Medicine, kind: MedicineKind) -> Iterator[DueItem]:
    """About every so many days since it was last given, or since it was put on the list (M06). While a visit
    for it is written down, that reminds."""
    every, visits = kind.every_days, _visits_for(look, medicine, kind)
    if any(visit > look.now for visit in visits):
        return
    newest = max((*_given(look, medicine.uid), *visits), default=None)
    last = newest.date() if newest else medicine.started
    if last is None:
        return
    today = look.now.date()
    due = last + max(1, (today + LEAD - last).days // every) * every * DAY
    while due > last:
        at = look.at(datetime.combine(due - LEAD, BY_DAY))
        ends = at + every * DAY
        if look.over(ends):
            return
        yield _about(look, medicine, due, at, ends)
        due -= every * DAY


def _about(look: Looking, medicine: Medicine, due: date, at: datetime, ends: datetime) -> DueItem:
    return DueItem(
        id=f"infusion|{medicine.uid}|{due.isoformat()}",
        kind="infusion",
        title=f"{medicine.name}: about {say_date(due, weekday=True, year=False)}",
        second="Do you have a date for it? Write it down on your path. If you have none, ask your team.",
        at=at,
        state=state_of(look.now, at, ends),
        route="/path",
        actions=(LATER,),
        remind=repeats("infusion", at, ends),
        until=ends,
        ref=f"{medicine.uid}|",
    )


def _given(look: Looking, uid: str) -> Iterator[datetime]:
    """When it was written down as taken, of the last months."""
    for entry in reversed(look.diary.of("dose")):
        if entry.at < look.now - MONTHS:
            return
        one = read_dose(entry)
        if one is not None and one.medicine == uid and one.outcome == TAKEN and entry.at <= look.now:
            yield entry.at


def _visits_for(look: Looking, medicine: Medicine, kind: MedicineKind) -> tuple[datetime, ...]:
    """The appointments of the last months and to come that name it."""
    names = [name.casefold() for name in (medicine.name, kind.name, *kind.examples)]
    found = []
    for entry in reversed(look.diary.of("appointment")):
        if entry.at < look.now - MONTHS:
            break
        if any(name in entry.text.casefold() for name in names):
            found.append(entry.at)
    return tuple(found)


def _supplies(look: Looking) -> Iterator[DueItem]:
    """Once when about a week is left and once more when it is almost gone, for each time it was counted."""
    taking = current(look.plan, look.now.date())
    left = supplies(taking, look.diary, look.now)
    for medicine in taking:
        supply = left.get(medicine.uid)
        if supply is None or not supply.low or medicine.counted is None:
            continue
        nearly = supply.left <= 0 or (supply.days is not None and supply.days <= VERY_LOW)
        at = look.midnight + timedelta(hours=BY_DAY.hour)
        yield DueItem(
            id=f"supply|{medicine.uid}|{medicine.counted.date().isoformat()}|{'last' if nearly else 'low'}",
            kind="supply",
            title=f"{medicine.title}: {say_supply(supply).lower()}",
            second=MORE,
            at=at,
            state=state_of(look.now, look.midnight, None),
            route=f"/medicines/{medicine.uid}",
            actions=(LATER,),
            remind=(at,),
            ref=medicine.uid,
        )


def _review(look: Looking) -> Iterator[DueItem]:
    """From the day on which the advice should have been looked through again (K14)."""
    words = review_banner(look.pack, look.now.date())
    if not words:
        return
    at = look.at(datetime.combine(look.pack.review_due, BY_DAY))
    yield DueItem(
        id=f"review|{look.pack.review_due.isoformat()}",
        kind="review",
        title="Check whether the advice is up to date",
        second=words,
        at=at,
        state=state_of(look.now, at, None),
        route="/more",
        remind=repeats("review", at, None),
    )
