"""What Reminders lists: medicines first, a date with its own day, and Later within the time it is for."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from models.diary import Diary
from models.due import due_list
from models.due_item import DueItem
from models.medicine import Medicine
from models.pack_loader import load_centre
from models.reminder_lines import later_times, reminder_lines
from models.reminders import KINDS, ReminderSettings, switched
from tests.people import NOW, SAM, entry

PACK = load_centre("uclh")
TEN = Medicine("m1", "Aciclovir", "400 mg", times=(time(10), time(18)))


def lines(plan=SAM, entries=(), reminders=ReminderSettings(), now=NOW):  # noqa: B008
    due = due_list(PACK, plan, Diary(tuple(entries)), reminders, now)
    return reminder_lines(due, reminders)


def item(**what) -> DueItem:
    known = {"id": "x", "kind": "weekly", "title": "T", "second": "", "at": NOW}
    return DueItem(**{**known, "state": "due", "route": "/", "actions": ("later",), **what})


def test_a_dose_comes_first_and_is_put_off_through_its_own_questions() -> None:
    first = lines(replace(SAM, prescribed=(TEN,))).now[0]
    assert (first.title, first.dose, first.later) == ("Aciclovir, 400 mg", "m1|2026-11-20T10:00", ())


def test_what_is_switched_off_is_not_listed() -> None:
    titles = {line.title for line in lines().now}
    assert "Temperature" in titles
    without = lines(reminders=switched(ReminderSettings(), "temperature", False))
    assert titles - {line.title for line in without.now} == {"Temperature"}
    none = ReminderSettings(off=frozenset(KINDS))
    assert (lines(reminders=none).now, lines(reminders=none).coming) == ((), ())


def test_an_appointment_is_listed_with_its_own_time_before_that_of_its_reminder() -> None:
    visit = replace(entry("appointment", NOW + timedelta(days=1, hours=4), text="Blood test"), written=NOW)
    shown = next(line for line in lines(entries=[visit]).coming if line.title == "Blood test")
    assert shown.second == "Tomorrow at 2:40pm. Reminder: today at 6pm"


def test_at_most_four_come_next_in_the_order_of_time() -> None:
    coming = lines(replace(SAM, prescribed=(TEN,))).coming
    assert [line.title for line in coming] == [
        "Aciclovir, 400 mg",
        "Temperature",
        "Going to bed soon?",
        "PET scan",
    ]


def test_later_is_never_beyond_the_time_a_thing_is_for() -> None:
    soon = item(until=NOW + timedelta(minutes=61))
    assert later_times(soon, NOW) == (NOW + timedelta(minutes=30), NOW + timedelta(minutes=60))
    assert later_times(item(until=NOW + timedelta(minutes=30)), NOW) == ()
    week = later_times(item(until=NOW + timedelta(days=5)), NOW)
    assert week[-1] == datetime(2026, 11, 21, 10, tzinfo=NOW.tzinfo)


def test_what_is_not_due_or_is_a_dose_has_no_later_here() -> None:
    assert later_times(item(state="missed"), NOW) == ()
    assert later_times(item(kind="medicine"), NOW) == ()
    assert later_times(item(actions=()), NOW) == ()
