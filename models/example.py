"""Makes the invented person to explore Homeward with: the same one each time, counted back from now."""

import random
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from models.doses import ME, TAKEN, dose_tags, wall
from models.medicine import Medicine
from models.records import Entry, Person, Plan
from models.restore import Restored

DAYS_SINCE_INFUSION, DAYS_AT_HOME, DIARY_DAYS = 23, 9, 14
NO_READING = 3  # days ago: nothing was measured, as it happens
SEED = 23
DRINKS = (("Mug", 250), ("Glass", 200), ("Cup", 150), ("Mug", 250), ("Bottle", 500))
MORNING, EVENING = ("mouth_am", "picc_check"), ("mouth_pm",)
MEALS = (
    "Porridge with tinned peaches",
    "Chicken soup and bread",
    "Baked potato with beans",
    "Pasta with tuna",
)
CHECKED = ("in_date", "cooked", "not_reheated", "clean")


@dataclass
class _Diary:
    """Collects entries and gives each its own, repeatable uid."""

    now: datetime
    entries: list[Entry] = field(default_factory=list)

    def add(
        self, kind: str, at: datetime, value: float | None = None, text: str = "", tags: tuple[str, ...] = ()
    ) -> str:
        uid = f"example-{len(self.entries):04d}"
        self.entries.append(Entry(uid, kind, at, min(at, self.now), value, text, tags))
        return uid


def example_record(now: datetime) -> Restored:
    """Sam, day 23 and 9 days at home, with two weeks of diary. Nothing written down is later than `now`."""
    rng = random.Random(SEED)
    diary = _Diary(now)
    for ago in range(DIARY_DAYS, 0, -1):
        _past_day(diary, now, ago, rng)
    for ago in range(DAYS_AT_HOME, -1, -1):
        _doses(diary, now, ago)
    _bad_night(diary, _clock(now, 1, 3, 5))
    _today(diary, now)
    diary.add("appointment", _clock(now, -7, 10, 15), text="Blood test, Northfield General")
    return Restored(_plan(now), entries=tuple(sorted(diary.entries, key=lambda entry: entry.at)))


def _plan(now: datetime) -> Plan:
    today = now.date()
    return Plan(
        infusion=today - timedelta(days=DAYS_SINCE_INFUSION),
        home=today - timedelta(days=DAYS_AT_HOME),
        trial=False,
        picc=True,
        gcsf=True,
        numbers_confirmed=True,
        name="Sam Taylor",
        born=today.replace(year=today.year - 58, month=5, day=4),
        allergies="Penicillin (rash)",
        medicines="GCSF injection, as my team says",
        nurse=Person("Ada Mensah", "020 7946 0123"),
        local_hospital=Person("Northfield General", "020 7946 0456"),
        emergency_contact=Person("Jo Taylor", "07700 900142"),
        team_dates=(("pet_1", today + timedelta(days=11)),),
        prescribed=_medicines(now),
        irradiated_card=True,
    )


def _medicines(now: datetime) -> tuple[Medicine, ...]:
    home = now.date() - timedelta(days=DAYS_AT_HOME)
    times = (time(8), time(14), time(22))
    counted = _clock(now, DAYS_AT_HOME, 12)
    return (
        Medicine(
            "example-aciclovir",
            "Aciclovir",
            "400\u00a0mg, 1 tablet",
            "antiviral",
            times,
            home,
            left=90,
            counted=counted,
        ),
        Medicine("example-lansoprazole", "Lansoprazole", "30\u00a0mg, 1 capsule", "stomach", times[:1], home),
        Medicine("example-sickness", "Ondansetron", "4\u00a0mg, 1 tablet", "sickness", (), home),
    )


def _doses(diary: _Diary, now: datetime, ago: int) -> None:
    """Each taken within some minutes of its time; those of the last half hour are still to be answered."""
    for medicine in _medicines(now):
        for clock in medicine.times:
            due = _clock(now, ago, clock.hour)
            if due <= now - timedelta(minutes=30):
                at = due + timedelta(minutes=5 + ago)
                tags = dose_tags(medicine, wall(due), TAKEN, ME)
                diary.add("dose", at, text=medicine.title, tags=tags)


def _clock(now: datetime, ago: int, hour: int, minute: int = 0) -> datetime:
    day = now.date() - timedelta(days=ago)
    return datetime.combine(day, time(hour, minute), now.tzinfo)


def _past_day(diary: _Diary, now: datetime, ago: int, rng: random.Random) -> None:
    if ago != NO_READING:
        diary.add("temperature", _clock(now, ago, 8, rng.randint(0, 20)), round(rng.uniform(36.3, 36.9), 1))
        diary.add("temperature", _clock(now, ago, 19, rng.randint(0, 40)), round(rng.uniform(36.5, 37.2), 1))
    for task in MORNING:
        diary.add("task", _clock(now, ago, 8, rng.randint(20, 50)), text=task)
    for number in range(rng.randint(7, 10)):
        name, millilitres = DRINKS[rng.randrange(len(DRINKS))]
        diary.add("drink", _clock(now, ago, 8 + number, rng.randint(0, 59)), millilitres, name)
    diary.add("steps", _clock(now, ago, 17, 30), 900 + (DIARY_DAYS - ago) * 70 + rng.randint(0, 20) * 10)
    diary.add("meal", _clock(now, ago, 12, rng.randint(15, 50)), text=rng.choice(MEALS), tags=CHECKED)
    if rng.random() < 0.7:
        diary.add(
            "pee", _clock(now, ago, 15, rng.randint(0, 50)), text=rng.choice(("pale", "pale", "yellow"))
        )
    for task in EVENING:
        diary.add("task", _clock(now, ago, 21, rng.randint(0, 40)), text=task)
    if ago in (2, 6):
        diary.add("note", _clock(now, ago, 20), text="Very tired after lunch. Rested, then a short walk.")
    if ago == 4:
        diary.add("task", _clock(now, ago, 11), text="picc_flush")


def _bad_night(diary: _Diary, at: datetime) -> None:
    """A report at night that was acted on and is closed, so that nothing stands today."""
    diary.add("temperature", at, 37.3)
    report = diary.add("report", at, 37.3, "It woke me up.", ("headache",))
    diary.add("call", at + timedelta(minutes=4), text="through", tags=("out_of_hours",))
    diary.add("seen", at + timedelta(minutes=30), tags=(report,))


def _today(diary: _Diary, now: datetime) -> None:
    """1.2 litres, 1,640 steps and a morning, squeezed into however much of the day has passed."""
    midnight = _clock(now, 0, 0)
    start = _clock(now, 0, 7) if now.hour >= 8 else midnight

    def at(part: float) -> datetime:
        return (start + (now - start) * part).replace(second=0, microsecond=0)

    diary.add("temperature", at(0.3), 36.7)
    diary.add("task", at(0.35), text="mouth_am")
    diary.add("task", at(0.4), text="picc_check")
    for part, (name, millilitres) in zip(
        (0.32, 0.5, 0.65, 0.9), (("Mug", 250), ("Glass", 200), ("Bottle", 500), ("Mug", 250)), strict=True
    ):
        diary.add("drink", at(part), millilitres, name)
    diary.add("meal", at(0.45), text=MEALS[0], tags=CHECKED)
    diary.add("steps", at(0.6), 900)
    diary.add("steps", at(0.8), 740)
    diary.add("pee", at(0.7), text="pale")
