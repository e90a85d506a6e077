"""A person with one medicine and the due list of any moment, for every test of it."""

from dataclasses import replace
from datetime import datetime, time

from models.diary import Diary
from models.doses import ME, TAKEN, dose_tags
from models.due import due_list
from models.medicine import Medicine
from models.pack_loader import load_centre
from models.records import Entry
from models.reminders import ReminderSettings
from tests.people import LONDON, NOW, SAM

PACK = load_centre("uclh")
ACICLOVIR = Medicine("a1", "Aciclovir", "400 mg", times=(time(8), time(14), time(22)))
PLAN = replace(SAM, prescribed=(ACICLOVIR,))
START = ReminderSettings()


def at(hour, minute=0, day=20, month=11, year=2026):
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


def items(*entries, plan=PLAN, now=NOW, reminders=START, kind="", since=None):
    found = due_list(PACK, plan, Diary(entries), reminders, now, since).items
    return {item.id: item for item in found if not kind or item.kind == kind}


def states(*entries, **more):
    return {name.partition("|")[2]: item.state for name, item in items(*entries, **more).items()}


def dose(hour, outcome=TAKEN, when=None, until=None, day=20):
    due = datetime(2026, 11, day, hour)
    tags = dose_tags(ACICLOVIR, due, outcome, ME, until)
    return Entry(f"{due}{outcome}", "dose", when or due.replace(tzinfo=LONDON), NOW, None, "", tags)
