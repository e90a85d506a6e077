"""The Record screen lists every entry in plain words and stays quick with a year of them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from models import timeline
from models.diary import Diary
from models.entry_words import BY_ITSELF, BY_PACK, ICONS, say_entry
from models.kinds import KINDS
from models.pack_loader import load_centre
from models.timeline import build_symptoms, build_timeline
from tests.people import NOW, entry, year_of_entries

PACK = load_centre("uclh")
TODAY = NOW.date()


@pytest.mark.parametrize(
    ("kind", "value", "text", "tags", "title", "detail"),
    [
        ("temperature", 36.7, "", (), "36.7C", "Temperature"),
        ("temperature", 38.0, "", (), "38.0C", "38C or higher: get help now"),
        ("drink", 250, "Mug", (), "Mug, 250\u00a0ml", ""),
        ("drink", 1200, "", (), "Drink, 1,200\u00a0ml", ""),
        ("steps", 1640, "", (), "1,640 steps", ""),
        ("steps", 1, "", (), "1 step", ""),
        ("walk", 20, "", (), "Walked for 20 minutes", ""),
        ("walk", None, "", ("running",), "Walking since 10:40am", ""),
        ("task", None, "mouth_am", (), "Mouth care", "Done"),
        ("task", None, "from_another_pack", (), "A task on your list", "Done"),
        ("meal", None, "", ("cooked",), "Meal or snack", "Cooked right through"),
        ("pee", None, "pale", (), "Pee colour: pale", ""),
        ("note", None, "Slept well.", (), "Slept well.", "Note"),
        ("energy", 3, "", (), "Energy: 3 of 10", ""),
        ("sleep", 7.5, "Woke twice", (), "Sleep: 7 hours 30 minutes", "3:10am to 10:40am. Woke twice"),
        ("sleep", 8, "", (), "Sleep: 8 hours", "2:40am to 10:40am"),
        ("nap", 40, "", (), "Nap of 40 minutes", ""),
        ("nap", None, "", ("running",), "Nap since 10:40am", ""),
        ("mood", None, "sad", ("A long day",), "Mood: sad", "A long day"),
        ("mood", None, "from_another_pack", (), "Mood: from_another_pack", ""),
        ("mood", None, "", (), "Mood", ""),
        ("pain", 0, "", (), "Pain: 0 of 10", ""),
        ("pain", 6, "Back", (), "Pain: 6 of 10", "Back"),
        ("weight", 72.4, "", (), "72.4\u00a0kg", "Weight"),
        ("question", None, "May I swim?", (), "May I swim?", "Question for your team"),
        ("report", None, "Since 9am", ("shivery",), "Felt unwell: Shivery: told to go to A&E", "Since 9am"),
        ("report", None, "", ("seizure",), "Felt unwell: Seizure (fit): told to call 999", ""),
        ("report", 38.2, "", ("fever",), "Felt unwell: 38.2C: told to go to A&E", ""),
        ("report", None, "", ("headache",), "Felt unwell: Headache: told to call the team", ""),
        ("report", None, "", (), "Felt unwell", ""),
        ("call", None, "no_answer", ("helpline",), "Called Haematology helpline: no answer", ""),
        ("call", None, "through", ("nurse",), "Called your nurse or keyworker: got through", ""),
        ("seen", None, "", ("uid",), "Got help", ""),
        ("appointment", None, "Blood test", (), "Blood test", "Appointment"),
    ],
)
def test_words_of_each_kind(kind, value, text, tags, title, detail):
    assert say_entry(PACK, entry(kind, NOW, value, text, tags)) == (title, detail)


def test_every_kind_has_words_and_an_icon():
    assert set(BY_PACK) | set(BY_ITSELF) == set(KINDS) == set(ICONS)


def test_newest_first_by_the_persons_own_days():
    diary = Diary(
        [
            entry("note", NOW - timedelta(days=1), text="first"),
            entry("note", NOW, text="last"),
            entry("note", NOW - timedelta(hours=2), text="middle"),
        ]
    )
    found = build_timeline(PACK, diary, TODAY)
    assert [day.title for day in found.days] == ["Today", "Yesterday"]
    assert [row.title for day in found.days for row in day.rows] == ["last", "middle", "first"]
    assert found.days[0].rows[1].when == "8:40am"


def test_appointments_stand_under_coming_up_the_next_one_first():
    days = {"Later": 14, "Blood test": 7, "Scan": 1, "Today's": 0, "Over": -1}
    diary = Diary([entry("appointment", NOW + timedelta(days=n), text=text) for text, n in days.items()])
    coming, *behind = build_timeline(PACK, diary, TODAY).days
    assert coming.title == "Coming up"
    assert [(row.title, row.when) for row in coming.rows] == [
        ("Scan", "Tomorrow at 10:40am"),
        ("Blood test", "Friday 27 November at 10:40am"),
        ("Later", "Friday 4 December at 10:40am"),
    ]
    assert [day.title for day in behind] == ["Today", "Yesterday"]


def test_an_empty_record():
    found = build_timeline(PACK, Diary(), TODAY)
    assert (found.days, found.older) == ((), 0)
    assert build_symptoms(PACK, Diary(), NOW) == ()


def test_a_year_is_put_into_words_only_as_far_as_it_is_shown(monkeypatch):
    said = []
    monkeypatch.setattr(timeline, "say_entry", lambda pack, each: said.append(each) or say_entry(pack, each))
    diary = Diary(year_of_entries())
    found = build_timeline(PACK, diary, TODAY)
    assert (found.older, len(said)) == (9950, 50)
    found = build_timeline(PACK, diary, TODAY, shown=20_000)
    assert (found.older, len(said)) == (0, 50 + 10_000)


def test_symptoms_are_the_newest_reports_with_their_day():
    reports = [entry("report", NOW - timedelta(days=day), tags=("rash",)) for day in range(9)]
    found = build_symptoms(PACK, Diary([*reports, entry("note", NOW, text="x")]), NOW)
    assert len(found) == 5
    assert found[0].when == "Today at 10:40am"
    assert found[0].title == "Felt unwell: A rash: told to contact the team"
    assert found[1].when == "Yesterday at 10:40am"


def test_a_very_long_note_is_kept_whole():
    words = "word " * 2000
    [day] = build_timeline(PACK, Diary([replace(entry("note"), text=words)]), TODAY).days
    assert day.rows[0].title == words
