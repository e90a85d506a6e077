"""Reminders over whole lives: clock changes, journeys, restarts and days without the app. Nothing is lost,
nothing comes twice, and no dose is suggested again that was written down."""

import json
import random
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.away import build_away, passed, told, worth_keeping
from models.diary import Diary
from models.doses import LATER, ME, SKIPPED, TAKEN, dose_tags
from models.due import DueList, due_list
from models.due_item import DUE, in_own_offset
from models.due_notices import notices
from models.medicine import Medicine
from models.pack_loader import load_centre
from models.records import Entry, Plan
from models.reminders import KINDS, ReminderSettings, snooze
from models.restore_reminders import TABLE, reminders_to_tables, restore_reminders
from tests.people import SAM

PACK = load_centre("uclh")
ZONES = tuple(
    map(
        ZoneInfo,
        ("Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Pacific/Honolulu"),
    )
)
GRID = [time(half // 2, 30 * (half % 2)) for half in range(48)]


@dataclass
class Life:
    """One person with one device. Time passes in `moment`; the device shows it in `zone`."""

    plan: Plan
    rng: random.Random
    moment: datetime
    zone: ZoneInfo = ZONES[0]
    granted: bool = True
    diary: Diary = field(default_factory=Diary)
    reminders: ReminderSettings = field(default_factory=ReminderSettings)
    begun: datetime | None = None  # on the clock on the wall
    shown: Counter = field(default_factory=Counter)
    seen: set[str] = field(default_factory=set)  # on the list while the app was open
    listed: set[str] = field(default_factory=set)
    told: Counter = field(default_factory=Counter)
    settled: dict[str, datetime] = field(default_factory=dict)  # doses that were written down, and when
    furthest: datetime = datetime.min

    @property
    def now(self) -> datetime:
        """As the clock of a device says it: with a fixed offset."""
        there = self.moment.astimezone(self.zone)
        return there.replace(tzinfo=timezone(there.utcoffset() or timedelta()))

    def look(self) -> DueList:
        """The app is open at this moment."""
        now = self.now
        self.begun = self.begun or now.replace(tzinfo=None)
        self.furthest = max(self.furthest, now.replace(tzinfo=None))
        due = due_list(PACK, self.plan, self.diary, self.reminders, now)
        self.check(due)
        self.listed |= {item.id for item in due.missed}
        self.seen |= {item.id for item in due.due if item.at <= due.now}
        found = notices(due, self.reminders)
        if self.granted:
            self.show(due, found)
        self.open()
        return due

    def show(self, due, found) -> None:
        for notice in found.show:
            assert notice.items
            for item in notice.items:
                assert due.find(item).state == DUE
                assert item not in self.settled
                self.shown[item, due.find(item).series] += 1
        self.reminders = found.after
        assert notices(due, found.after).show == ()  # looking twice shows nothing twice

    def open(self) -> None:
        """What passed while away is told once; until when the app was open is kept."""
        away = build_away(PACK, self.plan, self.diary, self.reminders, self.now)
        if away is not None:
            opened = self.reminders.opened
            earliest = min(in_own_offset(opened, self.now), opened.replace(tzinfo=self.now.tzinfo))
            due = due_list(PACK, self.plan, self.diary, self.reminders, self.now, earliest)
            gone = {item.id for item in passed(due, opened)}
            assert gone
            self.told.update(gone)
            self.listed |= gone
            self.reminders = told(self.reminders, self.now)
        elif worth_keeping(self.reminders, self.now):
            self.reminders = told(self.reminders, self.now)

    def check(self, due: DueList) -> None:
        ids = [item.id for item in due.items]
        assert len(ids) == len(set(ids))
        waiting = [item for item in due.due if item.kind == "medicine"]
        medicines = [item.ref.partition("|")[0] for item in waiting]
        assert len(medicines) == len(set(medicines))  # never two doses of one medicine at a time
        for item in waiting:
            assert item.id not in self.settled
            if TAKEN in item.actions:
                self.check_time_between(item.ref)

    def check_time_between(self, ref: str) -> None:
        """A dose is offered only when half of the usual time has really passed since the last one."""
        uid, _, clock = ref.partition("|")
        due = datetime.fromisoformat(clock)
        (medicine,) = [one for one in self.plan.prescribed if one.uid == uid]
        days = (due.date() - timedelta(days=1), due.date())
        slots = sorted(datetime.combine(day, one) for day in days for one in medicine.times)
        before = max(slot for slot in slots if slot < due)
        last = [when for name, when in self.settled.items() if name.startswith(f"medicine|{uid}|")]
        taken = [when for when in last if self.diary.find(f"{TAKEN}{when.isoformat()}{uid}")]
        if taken:
            assert self.moment - max(taken) >= (due - before) / 2 - timedelta(minutes=1)

    def act(self, due: DueList) -> None:
        """The person answers some of what waits, in any way."""
        for item in due.due:
            if self.rng.random() < 0.5:
                continue
            if item.kind == "medicine":
                self.answer(item)
            elif item.kind == "temperature":
                self.write("temperature", value=36.7)
            elif item.kind == "weekly":
                self.write("task", text=item.ref)
            elif item.kind == "move":
                self.write("moved")
            elif self.rng.random() < 0.3:
                until = self.moment + timedelta(minutes=self.rng.choice((30, 60, 600)))
                self.reminders = snooze(self.reminders, item.id, until)

    def answer(self, item) -> None:
        uid, _, clock = item.ref.partition("|")
        (medicine,) = [one for one in self.plan.prescribed if one.uid == uid]
        due = datetime.fromisoformat(clock)
        outcomes = (TAKEN, TAKEN, SKIPPED, LATER) if TAKEN in item.actions else (SKIPPED, LATER)
        outcome = self.rng.choice(outcomes)
        until = self.now.replace(tzinfo=None, second=0, microsecond=0) + timedelta(minutes=30)
        tags = dose_tags(medicine, due, outcome, ME, until if outcome == LATER else None)
        self.write("dose", tags=tags, uid=f"{outcome}{self.moment.isoformat()}{uid}")
        if outcome != LATER:
            self.settled[item.id] = self.moment

    def write(self, kind, value=None, text="", tags=(), uid="") -> None:
        uid = uid or f"{len(self.diary)}{kind}"
        self.diary = self.diary.plus(Entry(uid, kind, self.now, self.now, value, text, tags))

    def restart(self) -> None:
        """What is stored is all that is left."""
        stored = json.loads(json.dumps(reminders_to_tables(self.reminders)))
        problems: list[str] = []
        assert restore_reminders(stored.get(TABLE), problems) == self.reminders
        assert problems == []

    def live(self, until: datetime, travels: bool) -> None:
        """Sittings with the app, minutes to days apart."""
        while self.moment < until:
            for _ in range(self.rng.randint(1, 4)):
                self.act(self.look())
                self.moment += timedelta(minutes=self.rng.choice((1, 5, 15, 25, 45)))
            self.restart()
            gap = self.rng.choices((1, 3, 8, 16, 75, 200), (30, 40, 20, 6, 3, 1))[0]
            self.moment += timedelta(hours=gap, minutes=self.rng.randint(0, 59))
            if travels and self.rng.random() < 0.08:
                self.zone = self.rng.choice(ZONES)
        self.moment += timedelta(hours=12)
        self.look()

    def check_whole(self, travels: bool) -> None:
        known = {item for item, _ in self.shown} | self.seen | self.listed | set(self.settled)
        lost = [one for one in self.expected() if one not in known]
        assert lost == []
        if not travels:
            assert [one for one, times in self.told.items() if times > 1] == []
        for (item, _), times in self.shown.items():
            assert times <= max(KINDS[item.partition("|")[0]].most, 2)

    def expected(self):
        """Every dose and temperature there was, counted without the due list."""
        day, last = self.begun.date(), self.furthest.date()
        while day <= last:
            for medicine in self.plan.prescribed:
                for clock in medicine.times:
                    due = datetime.combine(day, clock)
                    if self.begun < due < self.furthest - timedelta(hours=3) and medicine.taken_on(day):
                        yield f"medicine|{medicine.uid}|{due.isoformat(timespec='minutes')}"
            if self.begun.date() < day < last and self.granted:
                for task, part in (("temperature_am", range(17)), ("temperature_pm", range(17, 24))):
                    readings = self.diary.on(day, "temperature")
                    if not any(entry.at.hour in part and entry.at.hour >= 4 for entry in readings):
                        yield f"temperature|{task}|{day.isoformat()}"
            day += timedelta(days=1)


def medicines(rng: random.Random, first: date, days: int) -> tuple[Medicine, ...]:
    made = []
    for number in range(rng.randint(1, 3)):
        times = tuple(sorted(rng.sample(GRID, rng.randint(1, 4))))
        started = first + timedelta(days=rng.randint(0, days)) if rng.random() < 0.3 else None
        stopped = first + timedelta(days=rng.randint(0, days)) if rng.random() < 0.3 else None
        made.append(
            Medicine(f"m{number}", f"Medicine {number}", times=times, started=started, stopped=stopped)
        )
    return tuple(made)


def lived(seed: int, start: datetime, days: int, travels: bool, granted: bool = True) -> Life:
    rng = random.Random(seed)
    plan = replace(SAM, prescribed=medicines(rng, start.date(), days))
    life = Life(plan, rng, start, granted=granted)
    life.live(start + timedelta(days=days), travels)
    life.check_whole(travels)
    return life


@given(
    seed=st.integers(0, 10**9),
    start=st.sampled_from([datetime(2026, 10, 22, 9, tzinfo=UTC), datetime(2027, 3, 25, 9, tzinfo=UTC)]),
    travels=st.booleans(),
    granted=st.booleans(),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_dose_is_shown_or_listed_and_none_is_suggested_twice(seed, start, travels, granted):
    lived(seed, start, 9, travels, granted)


@pytest.mark.slow
@pytest.mark.parametrize("travels", [False, True])
def test_400_days_with_clock_changes_restarts_and_gaps(travels):
    life = lived(7, datetime(2026, 9, 20, 6, tzinfo=UTC), 400, travels)
    assert len(life.shown) > 500
    assert len(life.told) > 100
