"""Reminders in a phone's calendar, read by a library that did not write them: true times, changes, stops."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as given_by
from hypothesis import settings
from ical.calendar_stream import IcsCalendarStream
from ical.event import EventStatus

from models.calendar_page import IN_A_CALENDAR, build_calendar
from models.calendar_repeats import NEUTRAL_MEDICINE
from models.diary import Diary
from models.doses import ME, TAKEN, dose_tags
from models.due_item import in_own_offset
from models.medicine import Medicine
from models.pack_loader import load_centre
from models.wall_time import wall_time
from services.calendar_file import calendar_file
from tests.people import LONDON, NOW, SAM, entry
from tests.unit.records import records

PACK = load_centre("uclh")
ACICLOVIR = Medicine("a1", "Aciclovir", "400 mg", times=(time(8), time(22)))
TABLET = Medicine("c0", "Co-trimoxazole", "480 mg", times=(time(8),))
IG = Medicine("ig", "Immunoglobulin", kind="immunoglobulin", started=date(2026, 11, 1))
PLAN = replace(SAM, prescribed=(ACICLOVIR, TABLET))
BEFORE_AUTUMN = datetime(2026, 10, 20, 9, tzinfo=LONDON)
BEFORE_SPRING = datetime(2027, 3, 25, 9, tzinfo=LONDON)


def page(plan=PLAN, *entries, now=NOW, kinds=("medicine",), given=(), named=False):
    return build_calendar(PACK, plan, Diary(entries), now, named, kinds, given)


def read(made):
    """As another program reads it: the events by their UID."""
    calendar = IcsCalendarStream.calendar_from_ics(calendar_file(made).decode())
    assert len({event.uid for event in calendar.events}) == len(calendar.events)
    return calendar


def standing(made):
    return [event for event in read(made).events if event.status != EventStatus.CANCELLED]


def occurrences(made, first, last, zone=LONDON):
    """What the calendar shows between two days, in the time of the place that the phone is in."""
    line = read(made).timeline_tz(zone)
    start, end = (datetime.combine(day, time(), zone) for day in (first, last))
    return [event.start for event in line.overlapping(start, end)]


@pytest.mark.parametrize(
    ("now", "change", "offsets"),
    [
        (BEFORE_AUTUMN, date(2026, 10, 25), [1, 0, 0]),
        (BEFORE_SPRING, date(2027, 3, 28), [0, 1, 1]),
    ],
)
@pytest.mark.parametrize("clock", [time(1, 30), time(2, 30), time(8), time(22)])
def test_a_dose_stays_at_its_time_when_the_clocks_change(now, change, offsets, clock):
    made = page(replace(SAM, prescribed=(replace(ACICLOVIR, times=(clock,)),)), now=now)
    days = [change + timedelta(days=ahead) for ahead in (-1, 0, 1)]
    (event,) = standing(made)
    assert event.start == datetime.combine(now.date(), clock)  # no offset: the phone's own time
    shown = [start.replace(tzinfo=None) for start in occurrences(made, days[0], days[2] + timedelta(days=1))]
    assert shown == [datetime.combine(day, clock) for day in days]
    if clock.hour > 3:
        real = [datetime.combine(day, clock, LONDON).utcoffset() for day in days]
        assert real == [timedelta(hours=hours) for hours in offsets]


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kolkata", "Pacific/Apia"])
def test_on_a_journey_8am_is_8am(zone):
    starts = occurrences(page(), date(2026, 12, 1), date(2026, 12, 2), ZoneInfo(zone))
    assert [start.time() for start in starts] == [time(8), time(22)]


def test_one_event_for_each_daily_time_whatever_is_taken_then():
    made = page()
    assert [(event.summary, event.start.time()) for event in standing(made)] == [
        (NEUTRAL_MEDICINE, time(8)),
        (NEUTRAL_MEDICINE, time(22)),
    ]
    named = [event.summary for event in standing(page(named=True))]
    assert named == ["Aciclovir, 400 mg; Co-trimoxazole, 480 mg", "Aciclovir, 400 mg"]


def test_nothing_tells_of_an_illness_until_the_person_wants_it():
    text = calendar_file(page(PLAN, kinds=IN_A_CALENDAR)).decode().lower()
    for word in (
        "aciclovir",
        "400 mg",
        "picc",
        "temperature",
        "immunoglobulin",
        "dose",
        "sam",
        "uclh",
        "blood",
    ):
        assert word not in text
    assert "class:private" in text


def test_every_standing_event_rings_at_its_moment_and_a_cancelled_one_never():
    first = page(kinds=("medicine", "temperature", "weekly", "bedtime"))
    for event in standing(first):
        (alarm,) = event.alarm
        assert (alarm.action, alarm.trigger) == ("DISPLAY", timedelta())
    second = page(SAM, kinds=("medicine",), given=first.given)
    assert [event.alarm for event in read(second).events] == [[], []]


def test_the_same_again_changes_nothing_and_has_the_same_numbers():
    first = page(kinds=IN_A_CALENDAR)
    second = page(kinds=IN_A_CALENDAR, now=NOW + timedelta(hours=2), given=first.given)
    assert second.events == first.events
    assert second.given == first.given


def test_a_day_later_a_daily_event_keeps_its_start():
    first = page()
    second = page(now=NOW + timedelta(days=30), given=first.given)
    assert [(e.uid, e.starts, e.sequence) for e in second.events] == [
        (e.uid, e.starts, e.sequence) for e in first.events
    ]


def test_another_time_is_a_new_event_and_calls_the_old_one_off():
    first = page()
    moved = replace(ACICLOVIR, times=(time(8), time(21)))
    second = page(replace(SAM, prescribed=(moved, TABLET)), given=first.given)
    by_start = {event.start.time(): event for event in read(second).events}
    assert by_start[time(21)].status != EventStatus.CANCELLED
    assert by_start[time(22)].status == EventStatus.CANCELLED
    before = {event.start.time(): event for event in read(first).events}
    assert by_start[time(22)].uid == before[time(22)].uid
    assert by_start[time(22)].sequence > before[time(22)].sequence
    assert by_start[time(8)].sequence == before[time(8)].sequence


def test_other_words_raise_the_sequence_of_the_same_event():
    first = page()
    second = page(given=first.given, named=True)
    assert [e.uid for e in second.events] == [e.uid for e in first.events]
    assert all(b.sequence > a.sequence for a, b in zip(first.events, second.events, strict=True))


def test_a_stop_calls_it_off_in_every_later_file_and_a_new_start_brings_it_back():
    first = page()
    stopped = tuple(replace(one, stopped=NOW.date(), stopped_by="team") for one in PLAN.prescribed)
    second = page(replace(SAM, prescribed=stopped), given=first.given)
    assert {event.status for event in read(second).events} == {EventStatus.CANCELLED}
    third = page(replace(SAM, prescribed=stopped), now=NOW + timedelta(days=3), given=second.given)
    assert third.events == second.events
    again = page(given=third.given, now=NOW + timedelta(days=4))
    assert len(standing(again)) == 2
    assert [e.uid for e in again.events] == [e.uid for e in first.events]
    assert all(b.sequence > a.sequence for a, b in zip(third.events, again.events, strict=True))


def test_one_of_two_at_the_same_time_stopped_leaves_the_alarm():
    first = page()
    stopped = replace(TABLET, stopped=NOW.date(), stopped_by="team")
    second = page(replace(SAM, prescribed=(ACICLOVIR, stopped)), given=first.given)
    assert [event.off for event in second.events] == [False, False]


def test_a_steroid_that_is_not_agreed_to_is_in_no_calendar():
    held = Medicine("s1", "Prednisolone", "5 mg", times=(time(9),), agreed=False)
    assert page(replace(SAM, prescribed=(held,))).events == ()
    agreed = page(replace(SAM, prescribed=(replace(held, agreed=True),)))
    assert [event.off for event in page(replace(SAM, prescribed=(held,)), given=agreed.given).events] == [
        True
    ]


def test_an_appointment_that_moved_and_one_that_was_deleted():
    visit = entry("appointment", NOW + timedelta(days=7), text="Clinic")
    first = page(SAM, visit, kinds=("visit",))
    moved = replace(visit, at=visit.at + timedelta(days=1))
    second = page(SAM, moved, kinds=("visit",), given=first.given)
    (before,), (after,) = read(first).events, read(second).events
    assert (after.uid, after.start - before.start) == (before.uid, timedelta(days=1))
    assert after.sequence > before.sequence
    (gone,) = read(page(SAM, kinds=("visit",), given=second.given)).events
    assert (gone.uid, gone.status) == (before.uid, EventStatus.CANCELLED)
    assert gone.sequence > after.sequence


@pytest.mark.parametrize("written", [BEFORE_AUTUMN, NOW])
@pytest.mark.parametrize("day", [date(2026, 10, 26), date(2027, 3, 27), date(2027, 3, 29)])
def test_an_appointment_is_at_its_hour_on_both_sides_of_a_clock_change(day, written):
    """The calendar of a phone in London shows the time that was typed, whenever it was written down."""
    here = in_own_offset(written, written)  # as the clock of a device says it
    at = wall_time(day, time(10, 15), here, PACK.time_zone)
    visit = replace(entry("appointment", at, text="Clinic"), written=here)
    made = page(SAM, visit, kinds=("visit",), now=min(here, at - timedelta(hours=1)))
    (start,) = occurrences(made, day, day + timedelta(days=1))
    assert start.astimezone(LONDON).replace(tzinfo=None) == datetime.combine(day, time(10, 15))


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x07", "\x85"])
def test_a_control_character_that_was_typed_spoils_no_file(sign):
    """A strict calendar refuses the whole file for one of them."""
    odd = Medicine("a1", f"Aci{sign}clovir", times=(time(8),))
    (event,) = standing(page(replace(SAM, prescribed=(odd,)), named=True))
    assert event.summary == "Aciclovir"


def test_a_visit_that_is_over_is_forgotten_and_not_called_off():
    first = page(SAM, entry("appointment", NOW + timedelta(days=1)), kinds=("visit",))
    second = page(SAM, kinds=("visit",), given=first.given, now=NOW + timedelta(days=3))
    assert (second.events, second.given) == ((), ())


def test_a_file_of_one_kind_leaves_what_is_known_of_the_others():
    whole = page(kinds=IN_A_CALENDAR)
    only = page(kinds=("visit",), given=whole.given)
    assert not [event for event in only.events if event.off]
    assert {one.uid for one in only.given} == {one.uid for one in whole.given}


def test_the_flush_comes_every_week_from_when_it_is_due():
    done = entry("task", NOW - timedelta(days=2), text="picc_flush")
    made = page(SAM, done, kinds=("weekly",), named=True)
    (flush,) = [event for event in standing(made) if event.summary.startswith("PICC")]
    assert flush.start == datetime(2026, 11, 25, 10)
    days = {one.date() for one in occurrences(made, date(2026, 11, 24), date(2026, 12, 10))}
    assert days == {date(2026, 11, 25), date(2026, 12, 2), date(2026, 12, 9)}
    earlier = entry("task", NOW - timedelta(days=1), text="picc_flush")
    (after,) = [
        event
        for event in standing(page(SAM, done, earlier, kinds=("weekly",), named=True, given=made.given))
        if event.summary.startswith("PICC")
    ]
    assert (after.uid, after.start) == (flush.uid, datetime(2026, 11, 26, 10))
    assert after.sequence > flush.sequence


def test_the_monthly_day_moves_when_one_was_given():
    plan = replace(SAM, prescribed=(IG,))
    first = page(plan, kinds=("infusion",))
    assert [event.start for event in standing(first)] == [date(2026, 11, 28)]
    given = entry("dose", NOW, text=IG.title, tags=dose_tags(IG, None, TAKEN, ME))
    second = page(plan, given, kinds=("infusion",), given=first.given)
    assert [event.start for event in standing(second)] == [date(2026, 12, 17)]
    assert [event.start for event in read(second).events if event.status == EventStatus.CANCELLED] == [
        date(2026, 11, 28)
    ]


def test_an_evening_that_was_ticked_off_keeps_its_event():
    first = page(SAM, kinds=("bedtime",))
    second = page(SAM, entry("task", NOW, text="screens_off"), kinds=("bedtime",), given=first.given)
    assert [event.off for event in second.events] == [False]


@given_by(records())
@settings(max_examples=30, deadline=None)
def test_every_record_gives_a_file_that_the_other_library_reads(record):
    first = build_calendar(PACK, record.plan, Diary(record.entries), NOW, True, IN_A_CALENDAR)
    read(first)
    second = build_calendar(PACK, SAM, Diary(), NOW + timedelta(days=1), False, IN_A_CALENDAR, first.given)
    sequences = {one.uid: one.sequence for one in first.given}
    assert all(event.sequence >= sequences.get(event.uid, 0) for event in second.events)
    calendar = read(second)
    assert len(calendar.events) == len(second.events)
