"""While you were away: told once, grouped, and never a word to take a dose whose next one is near."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone

import pytest

from models.away import AWAY, DOSES, build_away, told, worth_keeping
from models.diary import Diary
from models.doses import LATER, ME, TAKEN, dose_tags
from models.medicine import Medicine
from models.pack_loader import load_centre
from models.records import Plan
from models.reminders import ReminderSettings
from tests.people import LONDON, NOW, SAM, entry

PACK = load_centre("uclh")
ACICLOVIR = Medicine("a1", "Aciclovir", "400 mg", times=(time(8), time(14), time(20)))
PLAN = replace(SAM, prescribed=(ACICLOVIR,))
ONLY_AT_8 = replace(SAM, prescribed=(replace(ACICLOVIR, times=(time(8),)),))
SHORT = timedelta(minutes=20)


def away(opened, *entries, plan=PLAN, now=NOW):
    reminders = ReminderSettings(opened=opened)
    return build_away(PACK, plan, Diary(entries), reminders, now)


def groups(*args, **more):
    return {group.kind: group for group in away(*args, **more).groups}


def test_three_days_away_are_told_in_one_line_for_each_thing():
    found = groups(NOW - timedelta(days=3))
    (line,) = found["medicine"].lines
    assert line == "Aciclovir, 400 mg: 9 doses, Tuesday 17 November to today"
    assert found["medicine"].advice == DOSES
    assert found["temperature"].lines == ("6 times, Tuesday 17 November to yesterday",)


def test_what_was_written_down_was_not_missed():
    written = [
        entry("dose", due.replace(tzinfo=LONDON), tags=dose_tags(ACICLOVIR, due, TAKEN, ME))
        for due in (datetime(2026, 11, 19, 20), datetime(2026, 11, 20, 8))
    ]
    readings = [entry("temperature", datetime(2026, 11, 19, 20, tzinfo=LONDON), 36.7)]
    assert away(datetime(2026, 11, 19, 18, tzinfo=LONDON), *written, *readings) is None


def test_a_dose_that_was_put_off_and_missed_is_told_with_its_own_hour():
    """As the list of doses says it: two hours for one dose would look like two doses."""
    due = datetime(2026, 11, 20, 8)
    tags = dose_tags(ACICLOVIR, due, LATER, ME, datetime(2026, 11, 20, 8, 50))
    later = entry("dose", NOW.replace(hour=8, minute=20), tags=tags)
    night = NOW.replace(hour=17)
    (line,) = groups(NOW.replace(hour=8, minute=20), later, plan=ONLY_AT_8, now=night)["medicine"].lines
    assert line == "Aciclovir, 400 mg: today at 8am"


def test_no_word_says_to_take_a_dose():
    found = away(NOW - timedelta(days=3))
    said = " ".join([*(f"{group.title} {group.lines} {group.advice}" for group in found.groups)])
    assert "take it now" not in said.lower()
    assert "do not take two doses together" in found.groups[0].advice
    assert "team or pharmacist" in found.groups[0].advice


@pytest.mark.parametrize(
    ("hour", "minute", "still"),
    [(8, 30, ["08:00"]), (10, 30, []), (12, 59, []), (13, 0, ["14:00"])],
)
def test_only_a_dose_that_is_due_by_the_clock_still_makes_sense(hour, minute, still):
    now = NOW.replace(hour=hour, minute=minute)
    found = away(now - timedelta(days=2), now=now)
    assert [item.ref[-5:] for item in found.still if item.kind == "medicine"] == still


def test_a_dose_whose_next_one_is_near_is_not_among_what_still_makes_sense():
    close = replace(SAM, prescribed=(replace(ACICLOVIR, times=(time(8), time(10))),))
    found = away(NOW - timedelta(days=2), plan=close, now=NOW.replace(hour=9, minute=30))
    assert [item.ref[-5:] for item in found.still if item.kind == "medicine"] == ["10:00"]


def test_a_visit_and_a_date_that_passed():
    visit = replace(entry("appointment", NOW - timedelta(days=1), text="Clinic"), written=NOW - timedelta(9))
    found = groups(NOW - timedelta(days=3), visit)
    assert found["visit"].lines == ("Clinic: yesterday at 10:40am",)
    assert "call your team" in found["visit"].advice
    assert found["date"].lines == ("First blood test: Wednesday 18 November",)


def test_boxes_nudges_and_bedtimes_are_not_held_against_anybody():
    found = groups(NOW - timedelta(days=3))
    assert set(found) <= {"medicine", "temperature", "visit", "date", "weekly", "infusion"}


def test_at_the_first_start_and_while_it_is_open_nothing_is_told():
    assert away(None) is None
    assert away(NOW - SHORT) is None
    just_passed = NOW.replace(hour=10, minute=10)  # the dose of 8am, a few minutes ago
    assert away(just_passed - SHORT, now=just_passed) is None
    assert away(just_passed - AWAY, now=just_passed) is not None
    assert away(NOW + timedelta(days=1)) is None
    assert SHORT < AWAY


def test_a_person_with_no_plan_was_not_away_from_anything_but_a_temperature():
    found = groups(NOW - timedelta(days=2), plan=Plan())
    assert set(found) == {"temperature"}


def test_once_told_it_is_not_told_again():
    reminders = told(ReminderSettings(opened=NOW - timedelta(days=3)), NOW)
    later = NOW + timedelta(hours=1)
    assert build_away(PACK, PLAN, Diary(), reminders, later) is None


def test_it_is_not_lost_before_the_person_has_seen_it():
    reminders = ReminderSettings(opened=NOW - timedelta(days=3))
    first = build_away(PACK, PLAN, Diary(), reminders, NOW)
    again = build_away(PACK, PLAN, Diary(), reminders, NOW + timedelta(hours=1))
    assert first.groups == again.groups


def test_a_flight_east_tells_of_the_doses_of_the_hours_it_left_out():
    before = datetime(2026, 11, 20, 18, tzinfo=UTC)
    landed = datetime(2026, 11, 21, 16, tzinfo=timezone(timedelta(hours=13)))  # nine hours later
    lines = groups(before, now=landed)["medicine"].lines
    assert lines == ("Aciclovir, 400 mg: 2 doses, yesterday to today",)


def test_a_phone_that_takes_up_the_time_of_the_place_while_it_is_open_tells_of_them_too():
    before = datetime(2026, 11, 20, 19, tzinfo=UTC)
    changed = datetime(2026, 11, 21, 8, 15, tzinfo=timezone(timedelta(hours=13)))  # 15 minutes later
    assert groups(before, now=changed)["medicine"].lines == ("Aciclovir, 400 mg: yesterday at 8pm",)


def test_a_flight_west_tells_nothing_twice():
    written = told(ReminderSettings(opened=NOW - timedelta(days=1)), NOW)
    there = (NOW + timedelta(hours=8)).astimezone(timezone(timedelta(hours=-8)))  # 10:40am once more
    assert build_away(PACK, PLAN, Diary(), written, there) is None


def test_a_year_away_does_not_count_up_more_than_two_months():
    found = away(NOW - timedelta(days=365))
    (line,) = found.groups[0].lines
    assert line.startswith("Aciclovir, 400 mg: 180 doses")
    assert found.since == "Since Monday 21 September at 10:40am"


def test_that_the_app_is_open_is_not_written_at_every_tick():
    assert worth_keeping(ReminderSettings(), NOW)
    assert not worth_keeping(ReminderSettings(opened=NOW - timedelta(minutes=9)), NOW)
    assert worth_keeping(ReminderSettings(opened=NOW - timedelta(minutes=10)), NOW)
    assert worth_keeping(ReminderSettings(opened=NOW + timedelta(days=700)), NOW)
