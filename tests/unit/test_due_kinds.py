"""Every kind of reminder that a person can switch on reminds of something: none is a switch without a use."""

from dataclasses import replace
from datetime import date, time, timedelta

from models.diary import Diary
from models.due import due_list
from models.medicine import Medicine
from models.nap import nap_tags
from models.reminders import KINDS, ReminderSettings
from tests.people import NOW, SAM, entry
from tests.unit.due_stage import PACK

RUNS_OUT = Medicine(
    "aci", "Aciclovir", "400 mg", times=(time(8), time(18)), left=10, counted=NOW, started=date(2026, 11, 11)
)
MONTHLY = Medicine("ig", "Immunoglobulin", kind="immunoglobulin", started=date(2026, 10, 24))


def test_every_kind_has_something_to_remind_of() -> None:
    plan = replace(SAM, prescribed=(RUNS_OUT, MONTHLY))
    visit = entry("appointment", NOW + timedelta(days=1), text="Clinic")
    found: set[str] = set()
    for day in range(40):
        now = NOW + timedelta(days=day)
        naps = [entry("nap", now, tags=nap_tags(20))] if day % 2 else []  # nobody is told to move meanwhile
        due = due_list(PACK, plan, Diary([visit, *naps]), ReminderSettings(), now)
        found |= {item.kind for item in due.items}
    assert found == set(KINDS)
