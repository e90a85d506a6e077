"""The calendar file holds every date at its true time, tells nobody of an illness, and updates itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from icalendar import Calendar

from models.calendar_events import NEUTRAL_DATE, NEUTRAL_VISIT, calendar_name
from models.calendar_page import build_calendar
from models.diary import Diary
from models.milestones import concerns, milestone_date
from models.pack_loader import load_centre
from models.records import Plan
from models.restore import restore_entry
from services.calendar_file import calendar_file
from tests.people import NOW, SAM, entry
from tests.unit.records import records

PACK = load_centre("uclh")
CLINIC = entry("appointment", NOW + timedelta(days=7), text="Lumbar puncture, CAR T clinic")


def made(*entries, plan=SAM, now=NOW, named=False):
    return calendar_file(build_calendar(PACK, plan, Diary(entries), now, named))


def events(*entries, **options):
    return list(Calendar.from_ical(made(*entries, **options)).walk("VEVENT"))


def stored(at, written="2026-11-20T10:40:00+00:00"):
    return restore_entry("a" * 32, {"kind": "appointment", "at": at, "written": written, "text": "Clinic"})


def test_it_is_a_calendar_with_crlf_and_short_lines():
    text = made(CLINIC, named=True)
    assert text.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    lines = text.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert {b"METHOD:PUBLISH", b"PRODID:-//Homeward//Homeward//EN"} <= set(lines)


@pytest.mark.parametrize(
    ("at", "utc"),
    [
        ("2026-11-27T10:15:00+00:00", datetime(2026, 11, 27, 10, 15, tzinfo=UTC)),
        ("2027-04-01T10:15:00+01:00", datetime(2027, 4, 1, 9, 15, tzinfo=UTC)),
        (
            "2027-04-01T10:15:00+00:00",
            datetime(2027, 4, 1, 9, 15, tzinfo=UTC),
        ),  # as an early Homeward stored it
    ],
)
def test_an_appointment_is_at_its_true_time_on_both_sides_of_a_clock_change(at, utc):
    (event,) = events(stored(at), plan=Plan())
    assert event.decoded("dtstart") == utc
    assert event.decoded("dtend") > utc


def test_what_is_over_is_left_out_and_today_is_not():
    past, today = (
        entry("appointment", NOW - timedelta(days=1)),
        entry("appointment", NOW - timedelta(hours=1)),
    )
    assert [event.decoded("dtstart") for event in events(past, today, plan=Plan())] == [today.at]


def test_a_visit_to_come_is_kept_when_the_phone_is_in_the_next_day_already():
    sydney = datetime(2026, 11, 21, 2, tzinfo=timezone(timedelta(hours=11)))  # 3pm on 20 November in London
    visit = entry("appointment", NOW.replace(hour=16))
    page = build_calendar(PACK, Plan(), Diary([visit]), sydney)
    assert [event.starts for event in page.events] == [visit.at]


def test_every_date_of_the_path_is_a_whole_day_to_ask_about():
    days = {milestone_date(each, SAM) for each in PACK.milestones if concerns(each, SAM)}
    ahead = sorted(day for day in days if day and day >= NOW.date())
    found = events(named=True)
    assert sorted({event.decoded("dtstart") for event in found}) == ahead
    assert ahead
    for event in found:
        assert type(event.decoded("dtstart")) is date
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        assert event["summary"].endswith("ask your team")
        assert "Ask your team first." in event["description"]
        assert str(event["transp"]) == "TRANSPARENT"


def test_nothing_tells_of_an_illness_until_the_person_wants_it():
    text = made(CLINIC).decode().lower()
    for word in (
        "lumbar",
        "car t",
        "clinic",
        "vaccin",
        "scan",
        "hospital",
        "uclh",
        "sam",
        "infusion",
        "drive",
    ):
        assert word not in text
    assert {str(event["summary"]) for event in events(CLINIC)} == {NEUTRAL_VISIT, NEUTRAL_DATE}
    assert "Lumbar puncture, CAR T clinic" in {str(event["summary"]) for event in events(CLINIC, named=True)}


def test_every_event_is_private_and_reminds_beforehand():
    for event in events(CLINIC):
        assert str(event["class"]) == "PRIVATE"
        (alarm,) = event.walk("VALARM")
        assert str(alarm["action"]) == "DISPLAY"
        assert alarm.decoded("trigger") < timedelta(0)
        assert str(alarm["description"]) == str(event["summary"])


def test_a_changed_appointment_keeps_its_uid_and_its_sequence_rises():
    moved = replace(CLINIC, at=CLINIC.at + timedelta(days=2))
    (before,) = events(CLINIC, plan=Plan())
    (after,) = events(moved, plan=Plan(), now=NOW + timedelta(minutes=1))
    assert before["uid"] == after["uid"]
    assert after["sequence"] > before["sequence"]
    assert after.decoded("dtstamp") > before.decoded("dtstamp")


def test_uids_are_all_different_and_tell_nothing():
    found = [str(event["uid"]) for event in events(CLINIC, replace(CLINIC, uid="other"))]
    assert len(set(found)) == len(found)
    assert not [uid for uid in found if CLINIC.uid in uid]


def test_the_same_record_gives_the_same_bytes():
    assert made(CLINIC) == made(CLINIC)


@given(records())
@settings(max_examples=40, deadline=None)
def test_every_record_gives_a_file_that_can_be_read(record):
    text = calendar_file(build_calendar(PACK, record.plan, Diary(record.entries), NOW, named=True))
    assert Calendar.from_ical(text).name == "VCALENDAR"


@pytest.mark.parametrize("typed", ["a;b,c\\d", "one\r\ntwo\nBEGIN:VEVENT", "x" * 2000, "山田" * 60])
def test_what_is_typed_stays_inside_its_event(typed):
    (event,) = events(entry("appointment", NOW + timedelta(days=1), text=typed), plan=Plan(), named=True)
    assert str(event["summary"]).replace("\r\n", "\n") == typed.replace("\r\n", "\n")


def test_the_file_has_its_day():
    assert calendar_name(NOW) == "homeward-2026-11-20.ics"
