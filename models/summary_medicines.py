"""The medicines of a visit summary: what is taken, and what was written down about the doses (M07, M08)."""

from datetime import datetime

from models.ae_card import STEROID
from models.dates import begin, say_date
from models.diary import Diary
from models.doses import SKIPPED, TAKEN, Recorded, dose_id, read_dose, settle
from models.medicine import Medicine
from models.medicines import is_visit, say_times
from models.pack import CarePack
from models.records import Plan
from models.summary_days import NOTHING
from models.summary_parts import Part, Table
from models.summary_period import Period, each_day

NOT_WRITTEN = "Not written down."
HEADS = ("Medicine", "When", "Taken", "Skipped", "Nothing written down")
Doses = dict[str, dict[str, list[Recorded]]]  # by the medicine's uid, by dose


def medicines(pack: CarePack, plan: Plan, diary: Diary, period: Period, now: datetime) -> Part:
    """The list with its doses, what was stopped in this time, and what stands in the person's own words.

    A dose counts once. Doses with nothing written down are counted only from the day a medicine began on.
    """
    own = tuple(line.strip() for line in plan.medicines.splitlines() if line.strip())
    doses = _doses(diary, period)
    rows = tuple(
        _row(pack, one, doses.get(one.uid, {}), period, now)
        for one in plan.prescribed
        if one.stopped is None or one.stopped >= period.first
    )
    if not rows:
        return Part("medicines", "Medicines", own or (NOT_WRITTEN,), listed=True)
    return Part("medicines", "Medicines", own, Table(HEADS, rows), listed=True)


def _doses(diary: Diary, period: Period) -> Doses:
    found: Doses = {}
    for entry in diary.of("dose"):
        one = read_dose(entry)
        if one is None or not period.holds(one.due.date() if one.due else entry.at.date()):
            continue
        name = dose_id(one.medicine, one.due) if one.due else entry.uid
        found.setdefault(one.medicine, {}).setdefault(name, []).append(one)
    return found


def _row(
    pack: CarePack, medicine: Medicine, doses: dict[str, list[Recorded]], period: Period, now: datetime
) -> tuple[str, ...]:
    settled = [settle(known) for known in doses.values()]
    outcomes = [one.outcome for one in settled if one is not None]
    if is_visit(pack, medicine) or not medicine.times or medicine.started is None:
        missing = NOTHING
    else:
        missing = str(_missing(medicine, doses, period, now))
    taken, skipped = outcomes.count(TAKEN), outcomes.count(SKIPPED)
    return (medicine.title, _when(pack, medicine), f"{taken:,}", f"{skipped:,}", missing)


def _when(pack: CarePack, medicine: Medicine) -> str:
    if medicine.held:
        return begin(STEROID)
    words = say_times(medicine, visit=is_visit(pack, medicine))
    return f"{words}. Stopped on {say_date(medicine.stopped)}" if medicine.stopped else words


def _missing(medicine: Medicine, doses: dict[str, list[Recorded]], period: Period, now: datetime) -> int:
    """Doses of this time that nobody wrote anything about, as far as their hour is past."""
    clock, count = now.replace(tzinfo=None), 0
    for day in each_day(max(period.first, medicine.started or period.first), period.last):
        for hour in set(medicine.times) if medicine.taken_on(day) else ():
            due = datetime.combine(day, hour)
            count += due < clock and dose_id(medicine.uid, due) not in doses
    return count
