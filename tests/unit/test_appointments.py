"""Appointments and the team's dates are refused where they cannot be meant."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from models.appointments import TOO_FAR, Appointment, AppointmentText, read_appointment, read_team_date
from models.records import Plan
from models.wall_time import true_moment
from tests.people import NOW, SAM

TYPED = AppointmentText(" Blood test ", "27", "11", "2026", "10:15am")
TODAY = NOW.date()
LONDON = "Europe/London"
SUMMER = replace(TYPED, day="1", month="4", year="2027")


def at_home(now):
    """The clock of a device in London: it knows its offset of today and no more."""
    return now.astimezone(timezone(now.utcoffset()))


@pytest.mark.parametrize("now", [NOW, at_home(NOW)])
def test_an_appointment_after_a_clock_change_has_the_offset_of_its_own_day(now):
    at = read_appointment(SUMMER, now, LONDON).value.at
    assert at.isoformat() == "2027-04-01T10:15:00+01:00"
    assert at == datetime(2027, 4, 1, 9, 15, tzinfo=UTC)


def test_on_a_journey_the_clock_of_the_device_is_all_there_is():
    away = NOW.astimezone(timezone(timedelta(hours=5)))
    assert read_appointment(SUMMER, away, LONDON).value.at.isoformat() == "2027-04-01T10:15:00+05:00"


def test_a_device_without_time_zones_keeps_its_clock():
    assert (
        read_appointment(TYPED, at_home(NOW), "No/Where").value.at.isoformat() == "2026-11-27T10:15:00+00:00"
    )


@pytest.mark.parametrize(
    ("stored", "meant"),
    [
        ("2027-04-01T10:15:00+00:00", "2027-04-01T10:15:00+01:00"),  # of an early Homeward
        ("2027-04-01T10:15:00+01:00", "2027-04-01T10:15:00+01:00"),
        ("2026-11-27T10:15:00+00:00", "2026-11-27T10:15:00+00:00"),
    ],
)
def test_what_an_appointment_stored_with_the_offset_of_its_writing_means(stored, meant):
    found = true_moment(datetime.fromisoformat(stored), at_home(NOW), LONDON)
    assert found.isoformat() == meant
    away = NOW.astimezone(timezone(timedelta(hours=5)))
    far = datetime.fromisoformat("2027-04-01T10:15:00+05:00")
    assert true_moment(far, away, LONDON) == far


def test_an_appointment_is_read_with_the_clock_of_this_device():
    at = datetime(2026, 11, 27, 10, 15, tzinfo=NOW.tzinfo)
    assert read_appointment(TYPED, NOW, LONDON).value == Appointment("Blood test", at)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"what": "  "}, "Type what the appointment is, for example blood test."),
        ({"what": "x" * 201}, "Use up to 200 letters for what it is. A note in Record can be longer."),
        ({"day": "31"}, "There is no such day in the calendar. Check the day and the month."),
        ({"day": "19"}, "That day has passed. Check the date of the appointment."),
        ({"year": "2062"}, TOO_FAR),
        ({"time": ""}, "Type the time like 8:05am or 20:05."),
        ({"time": "half ten"}, "Type the time like 8:05am or 20:05."),
    ],
)
def test_an_appointment_that_cannot_be_meant_is_refused(changed, sentence):
    answer = read_appointment(replace(TYPED, **changed), NOW, LONDON)
    assert (answer.value, answer.refusal) == (None, sentence)


def test_a_team_date():
    assert read_team_date("15", "1", "2027", SAM, TODAY).value == date(2027, 1, 15)
    early = read_team_date("27", "10", "2026", SAM, TODAY)
    assert early.refusal == "That is before your infusion on 28 October 2026. Check the date."
    assert read_team_date("27", "10", "2026", Plan(), TODAY).value == date(2026, 10, 27)
    assert read_team_date("1", "1", "2062", SAM, TODAY).refusal == TOO_FAR
    assert read_team_date("1", "", "2027", SAM, TODAY).refusal == "The date must include a month."
