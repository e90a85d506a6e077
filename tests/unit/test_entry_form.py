"""Entries can be corrected, never into something impossible, never away from an instruction that stands."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from models.diary import Diary
from models.entry_form import STANDS, build_form, read_form
from models.kinds import KINDS
from models.pack_loader import load_centre
from tests.people import NOW, entry

PACK = load_centre("uclh")
READING = entry("temperature", NOW - timedelta(hours=2, seconds=-7), 36.7)


def form_of(each, *others):
    return build_form(PACK, Diary([each, *others]), each.uid, NOW)


def test_the_form_shows_the_entry_as_it_would_be_typed():
    form = form_of(READING)
    assert (form.day, form.month, form.year, form.time) == ("20", "11", "2026", "8:40am")
    assert (form.value, form.value_label, form.text, form.locked) == ("36.7", "Temperature in C", None, "")
    assert form_of(entry("note", NOW, text="Home")).text == "Home"
    assert build_form(PACK, Diary(), "gone", NOW) is None


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_form_saved_unchanged_changes_nothing(kind):
    value = {
        "temperature": 36.7,
        "drink": 250,
        "steps": 1640,
        "walk": 20,
        "energy": 3,
        "report": 37.0,
        "sleep": 7.67,
        "nap": 40,
        "pain": 0,
        "weight": 72.4,
    }.get(kind)
    each = entry(kind, NOW - timedelta(hours=2, seconds=-7), value, "words" if not KINDS[kind].unit else "")
    form = form_of(each)
    if not form.locked:
        assert read_form(form, each, NOW).value == each


def test_a_corrected_value_and_time():
    form = replace(form_of(READING), value="37,4", day="19", time="20:05")
    changed = read_form(form, READING, NOW).value
    assert (changed.uid, changed.value, changed.written) == (READING.uid, 37.4, READING.written)
    assert changed.at == datetime(2026, 11, 19, 20, 5, tzinfo=NOW.tzinfo)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"value": "374"}, "Did you mean 37.4C? Check the thermometer."),
        ({"value": "100.4"}, "100.4 looks like Fahrenheit. That is 38.0C. Is that right?"),
        ({"value": ""}, "Type your temperature as a number, for example 37.4."),
        ({"time": "25:00"}, "Type the time like 8:05am or 20:05."),
        ({"day": "31"}, "There is no such day in the calendar. Check the day and the month."),
        ({"day": "21"}, "That time is still to come. Type when it was."),
        ({"year": ""}, "The date must include a year."),
    ],
)
def test_what_cannot_be_true_is_refused(typed, sentence):
    answer = read_form(replace(form_of(READING), **typed), READING, NOW)
    assert answer.value is None
    assert answer.refusal == sentence


def test_fahrenheit_comes_with_the_whole_entry_it_would_become():
    answer = read_form(replace(form_of(READING), value="100.4", time="8am"), READING, NOW)
    assert answer.suggestion.value == 38.0
    assert answer.suggestion.at.hour == 8


@pytest.mark.parametrize(
    ("kind", "value", "label", "typed", "stored"),
    [
        ("sleep", 7.5, "Sleep in hours", "6:30", 6.5),
        ("nap", 40, "Nap in minutes", "55", 55),
        ("pain", 3, "Pain, 0 to 10", "10", 10),
        ("energy", 3, "Energy, 0 to 10", "0", 0),
        ("weight", 72.4, "Weight in kg", "11 st 4", 71.7),
    ],
)
def test_a_corrected_number_of_every_new_kind(kind, value, label, typed, stored):
    each = entry(kind, NOW - timedelta(hours=3), value)
    form = form_of(each)
    assert (form.value_label, form.value) == (label, f"{value:g}")
    assert read_form(replace(form, value=typed), each, NOW).value.value == stored
    assert read_form(replace(form, value="many"), each, NOW).value is None


def test_what_stands_beside_a_number_can_be_corrected_too():
    pain = entry("pain", NOW, 3, "back")
    changed = read_form(replace(form_of(pain), text=" knee "), pain, NOW).value
    assert (changed.text, changed.value) == ("knee", 3)
    question = entry("question", NOW, text="When?")
    assert read_form(replace(form_of(question), text=""), question, NOW).value is None


def test_a_mood_and_its_words_can_be_corrected():
    mood = entry("mood", NOW, text="sad", tags=("A long day",))
    form = form_of(mood)
    assert (form.mood, form.text) == ("sad", "A long day")
    changed = read_form(replace(form, mood="hopeful", text="Better"), mood, NOW).value
    assert (changed.text, changed.tags) == ("hopeful", ("Better",))
    assert read_form(replace(form, text=" "), mood, NOW).value.tags == ()
    assert read_form(replace(form, mood=""), mood, NOW).value.text == ""
    assert read_form(replace(form, mood="", text=""), mood, NOW).value is None
    assert ("low", "Low or sad") in form.moods
    assert form_of(entry("note", NOW, text="x")).mood is None


def test_an_appointment_may_be_to_come():
    visit = entry("appointment", NOW + timedelta(days=7), text="Blood test")
    assert read_form(form_of(visit), visit, NOW).value == visit


def test_a_note_without_words_is_refused():
    note = entry("note", NOW, text="Home")
    assert (
        read_form(replace(form_of(note), text="  "), note, NOW).refusal
        == "Type some words, or remove this entry."
    )


@pytest.mark.parametrize(
    "each",
    [entry("report", NOW, tags=("shivery",)), entry("temperature", NOW, 38.2), entry("report", NOW, 38.2)],
)
def test_an_instruction_that_stands_cannot_be_edited_away(each):
    form = form_of(each)
    assert form.locked == STANDS
    assert read_form(replace(form, value="36.5"), each, NOW).refusal == STANDS


def test_after_help_was_found_it_can_be_corrected():
    report = entry("report", NOW, tags=("shivery",))
    assert form_of(report, entry("seen", NOW, tags=(report.uid,))).locked == ""


def test_an_appointment_moved_over_a_clock_change_keeps_its_time_of_day():
    summer = entry("appointment", datetime.fromisoformat("2027-03-25T10:15:00+00:00"), text="Clinic")
    form = replace(form_of(summer), day="1", month="4")
    moved = read_form(form, summer, NOW).value
    assert moved.at.isoformat() == "2027-04-01T10:15:00+01:00"
    back = read_form(
        replace(build_form(PACK, Diary([moved]), moved.uid, NOW), day="25", month="3"), moved, NOW
    )
    assert back.value.at.isoformat() == "2027-03-25T10:15:00+00:00"
