"""Appointments and the team's dates are refused where they cannot be meant."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from models.appointments import TOO_FAR, Appointment, AppointmentText, read_appointment, read_team_date
from models.records import Plan
from tests.people import NOW, SAM

TYPED = AppointmentText(" Blood test ", "27", "11", "2026", "10:15am")
TODAY = NOW.date()


def test_an_appointment_is_read_with_the_clock_of_this_device():
    at = datetime(2026, 11, 27, 10, 15, tzinfo=NOW.tzinfo)
    assert read_appointment(TYPED, NOW).value == Appointment("Blood test", at)


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
    answer = read_appointment(replace(TYPED, **changed), NOW)
    assert (answer.value, answer.refusal) == (None, sentence)


def test_a_team_date():
    assert read_team_date("15", "1", "2027", SAM, TODAY).value == date(2027, 1, 15)
    early = read_team_date("27", "10", "2026", SAM, TODAY)
    assert early.refusal == "That is before your infusion on 28 October 2026. Check the date."
    assert read_team_date("27", "10", "2026", Plan(), TODAY).value == date(2026, 10, 27)
    assert read_team_date("1", "1", "2062", SAM, TODAY).refusal == TOO_FAR
    assert read_team_date("1", "", "2027", SAM, TODAY).refusal == "The date must include a month."
