"""Makes a year of an invented life from a seed: every kind of entry, in the rhythm of real days."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from models.records import Entry

DAYS = 400  # made before what is too much is cut off at the beginning
TIRED, WELL = 2.5, 7.0  # energy of 10 at the beginning and at the end of the year
DRINKS = (("Cup", 150), ("Glass", 200), ("Mug", 250), ("Mug", 250), ("Bottle", 500))
ACICLOVIR, CO_TRIMOXAZOLE = ("a1", "Aciclovir 400\u00a0mg"), ("c0", "Co-trimoxazole 480\u00a0mg")
DOSES = ((8, ACICLOVIR), (8, CO_TRIMOXAZOLE), (14, ACICLOVIR), (20, ACICLOVIR))
MEALS = ("Porridge and a banana", "Vegetable soup", "Pasta with tomato sauce", "Baked potato and beans")
CHECKS = ("in_date", "cooked", "not_reheated", "washed", "clean")
DID = ("Walked", "Walked, cooked", "Rested", "Housework", "Saw people", "Hospital visit")
PAINS = ("Joints", "Back", "Head", "Legs")
MOODS = ("sad", "worried", "hopeful", "calm")
NOTES = ("A quiet day.", "Very tired after lunch. Rested.", "Slept badly, up twice.", "A visit from Ada.")
SIGNS = ("headache", "rash", "more_tired", "joint_pain")


@dataclass(frozen=True)
class _Day:
    """One day being lived: `part` runs from 0 at the beginning of the year to 1 at its end."""

    day: date
    until: datetime
    rng: random.Random
    part: float

    def entry(
        self, kind: str, hour: int, value: float | None = None, text: str = "", tags: tuple[str, ...] = ()
    ) -> Entry:
        """At some minute of this hour; written down a little later."""
        clock = time(hour, self.rng.randrange(60), self.rng.randrange(60))
        at = datetime.combine(self.day, clock, self.until.tzinfo)
        return Entry("", kind, at, at + timedelta(seconds=self.rng.randrange(90)), value, text, tags)

    def often(self, chance: float) -> bool:
        return self.rng.random() < chance

    def grown(self, first: float, last: float, noise: float) -> float:
        return first + (last - first) * self.part + self.rng.uniform(-noise, noise)


def make_year(count: int, until: datetime, seed: int) -> tuple[Entry, ...]:
    """The newest `count` entries of such a life up to `until`, oldest first. The same seed gives the same.

    No reading is at a fever's threshold, and every report was followed by help, so that nothing stands.
    """
    rng = random.Random(seed)
    made: list[Entry] = []
    for ago in range(DAYS, -1, -1):
        day = _Day(until.date() - timedelta(days=ago), until, rng, max(0.0, 1 - ago / 365))
        made += sorted((*_body(day), *_care(day), *_food(day), *_rarer(day)), key=lambda entry: entry.at)
        made += _bad_hour(day, len(made)) if ago and day.often(0.055) else []
    made = sorted((entry for entry in made if entry.at <= until), key=lambda entry: entry.at)[-count:]
    assert len(made) == count, "a year has no more days"
    return tuple(replace(entry, uid=entry.uid or f"{index:032x}") for index, entry in enumerate(made))


def _body(day: _Day) -> Iterator[Entry]:
    rng = day.rng
    if day.often(0.94):
        yield day.entry("temperature", rng.choice((7, 8)), round(rng.uniform(36.1, 36.9), 1))
    if day.often(0.86):
        yield day.entry("temperature", rng.choice((19, 20)), round(rng.uniform(36.3, 37.4), 1))
    if day.often(0.75):
        yield day.entry("sleep", 7, round(day.grown(6, 7.5, 1.5) * 4) / 4, rng.choice(("", "", "Woke twice")))
    if day.often(0.8):
        energy = min(10, max(0, round(day.grown(TIRED, WELL, 2))))
        yield day.entry("energy", rng.choice((12, 18)), energy, rng.choice(DID))
    if day.often(0.6 - 0.4 * day.part):
        yield day.entry("nap", rng.choice((13, 14)), rng.randrange(15, 75))
    if day.often(0.3):
        yield day.entry("pain", rng.randrange(9, 21), max(0, round(day.grown(4, 2, 2))), rng.choice(PAINS))
    if day.day.weekday() == 0:
        yield day.entry("weight", 8, round(day.grown(69, 73, 0.6), 1))


def _care(day: _Day) -> Iterator[Entry]:
    for task, hour, chance in (
        ("mouth_am", 8, 0.95),
        ("picc_check", 9, 0.8),
        ("bath", 11, 0.85),
        ("mouth_pm", 21, 0.9),
        ("screens_off", 22, 0.5),
    ):
        if day.often(chance):
            yield day.entry("task", hour, text=task)
    for hour, (uid, name) in DOSES:
        if day.often(0.96):
            outcome = "taken" if day.often(0.97) else "skipped"
            yield day.entry("dose", hour, text=name, tags=(uid, f"{day.day}T{hour:02d}:00", outcome, "me"))


def _food(day: _Day) -> Iterator[Entry]:
    rng = day.rng
    for hour in rng.sample(range(7, 22), rng.randint(5, 8)):
        name, millilitres = rng.choice(DRINKS)
        yield day.entry("drink", hour, millilitres, name)
    for hour in (8, 13, 18):
        if day.often(0.65):
            yield day.entry("meal", hour, text=rng.choice(MEALS), tags=CHECKS[: rng.randint(3, 5)])
    if day.often(0.7):
        yield day.entry("pee", rng.randrange(9, 20), text=rng.choice(("pale", "pale", "yellow")))
    for hour in (10, 17):
        yield day.entry("steps", hour, round(day.grown(500, 2200, 300)))
    for hour in rng.sample(range(9, 21), rng.randint(1, 3)):
        yield day.entry("moved", hour)
    if day.often(0.5):
        yield day.entry("walk", 15, round(day.grown(8, 35, 5)))


def _rarer(day: _Day) -> Iterator[Entry]:
    rng = day.rng
    if day.often(0.3):
        yield day.entry("mood", 21, text=rng.choice(MOODS), tags=("A long day",) * rng.randint(0, 1))
    if day.often(0.1):
        yield day.entry("appetite", 19, text=rng.choice(("Small meals only", "Hungry again")))
    if day.often(0.15):
        yield day.entry("note", 20, text=rng.choice(NOTES))
    if day.often(0.04):
        yield day.entry("question", 16, text="How long do I go on with the mouthwash?")
    if day.day.weekday() == 3:
        yield day.entry("appointment", 10, text=rng.choice(("Blood test", "Clinic visit", "PICC flush")))
        yield day.entry("brain", 17, text="The same as before")


def _bad_hour(day: _Day, number: int) -> list[Entry]:
    """Feeling unwell, the call for it and the help: what was reported does not stand for ever."""
    uid = f"{number:031x}r"
    report = replace(day.entry("report", 17, text="It began today.", tags=(day.rng.choice(SIGNS),)), uid=uid)
    after = [("call", 4, "through", ("helpline",)), ("seen", 40, "", (uid,))]
    if day.often(0.4):
        after.insert(0, ("call", 1, "no_answer", ("helpline",)))
    closing = []
    for kind, minutes, text, tags in after:
        at = report.at + timedelta(minutes=minutes)
        closing.append(Entry("", kind, at, at, None, text, tags))
    return [report, *closing]
