"""Today puts an instruction first, then what is due; it asks again for what is unknown and never praises."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.diary import Diary
from models.pack_loader import load_centre
from models.records import Person, Plan
from models.today import build_today
from tests.people import NOW, SAM, entry, year_of_entries

PACK = load_centre("uclh")


def at(hour, minute=0, day=20):
    return NOW.replace(day=day, hour=hour, minute=minute)


def today(*entries, plan=SAM, now=NOW, later=frozenset()):
    return build_today(PACK, plan, Diary(entries), now, later)


@pytest.mark.parametrize(
    ("infusion", "title"),
    [
        (date(2026, 10, 28), "Day 23"),
        (date(2026, 11, 20), "Day 0"),
        (date(2026, 11, 21), "Your infusion is tomorrow"),
        (date(2026, 11, 23), "Your infusion is in 3 days"),
        (date(2024, 2, 29), "Day 995"),
        (None, "Today"),
    ],
)
def test_the_day(infusion, title):
    assert today(plan=replace(SAM, infusion=infusion)).title == title


@pytest.mark.parametrize(
    ("home", "words"),
    [
        (date(2026, 11, 11), "9 days at home"),
        (date(2026, 11, 19), "1 day at home"),
        (date(2026, 11, 20), "Home today"),
        (date(2026, 11, 21), "Home tomorrow"),
        (date(2026, 12, 1), "Home in 11 days"),
        (None, ""),
    ],
)
def test_days_at_home(home, words):
    state = today(plan=replace(SAM, home=home))
    assert (state.date_words, state.home_words) == ("Friday 20 November 2026", words)


# What comes first

MORNING = (
    entry("temperature", at(8), 36.7),
    entry("task", at(8), text="mouth_am"),
    entry("task", at(8), text="picc_check"),
)
MOVED = entry("moved", at(10, 30))


def test_the_first_empty_box_of_this_part_of_the_day_comes_first():
    hero = today().hero
    assert (hero.kind, hero.over, hero.title, hero.action) == (
        "temperature", "Next: this morning", "Temperature", "Add a reading"
    )  # fmt: skip
    hero = today(MORNING[0]).hero
    assert (hero.kind, hero.title, hero.action) == ("tick", "Mouth care", "Mark as done")


def test_then_moving_when_it_is_time_then_drinking():
    assert today(*MORNING).hero.kind == "move"
    hero = today(*MORNING, MOVED).hero
    assert (hero.kind, hero.second, hero.action) == ("fluids", "0 litres so far today", "Add a drink")


def test_an_open_box_of_an_earlier_part_is_still_to_do():
    day = [entry("task", at(12, 30), text=task) for task in ("eat", "hands", "bath")]
    hero = today(*day, entry("moved", at(13)), now=at(13, 10)).hero
    assert (hero.over, hero.title) == ("Still to do: this morning", "Temperature")


def test_what_was_put_off_makes_room_for_the_next():
    assert today(later=frozenset({"temperature_am"})).hero.title == "Mouth care"


def test_at_the_end_there_is_nothing_due_and_no_all_clear():
    everything = frozenset({task.id for task in PACK.tasks} | {"move"})
    hero = today(later=everything).hero
    assert (hero.kind, hero.title, hero.action) == ("none", "Nothing else is due just now", "")
    assert "red button" in hero.second


@pytest.mark.parametrize("now", [at(0), at(3), at(8), at(10, 40), at(13), at(18), at(23, 59)])
@pytest.mark.parametrize("calm", [(), (entry("temperature", at(8), 36.5), *MORNING)])
def test_a_standing_instruction_outranks_everything_and_cannot_be_put_off(now, calm):
    report = entry("report", at(2, day=19), tags=("shivery",))
    everything = frozenset({task.id for task in PACK.tasks} | {"move", "standing"})
    for later in (frozenset(), everything):
        hero = today(report, *calm, now=now, later=later).hero
        assert (hero.kind, hero.action) == ("standing", "See what to do now")
        assert "A&E" in hero.title


def test_an_instruction_is_over_only_when_help_was_found():
    report = entry("report", at(2), tags=("shivery",))
    assert today(report, entry("seen", at(9), tags=(report.uid,))).hero.kind != "standing"


# What is asked again


def test_a_full_plan_asks_nothing():
    assert today().missing == ()


@pytest.mark.parametrize(
    ("change", "step"),
    [
        ({"numbers_confirmed": False}, "centre"),
        ({"infusion": None}, "infusion"),
        ({"home": None}, "home"),
        ({"home": date(2026, 10, 1)}, "home"),
        ({"trial": None}, "trial"),
        ({"picc": None}, "picc"),
        ({"gcsf": None}, "gcsf"),
        ({"nurse": Person("Ada")}, "nurse"),
        ({"local_hospital": Person()}, "hospital"),
        ({"emergency_contact": Person()}, "contact"),
    ],
)
def test_each_unknown_is_one_row_that_leads_to_its_page(change, step):
    assert [row.step for row in today(plan=replace(SAM, **change)).missing] == [step]


def test_no_is_an_answer():
    assert today(plan=replace(SAM, trial=False, picc=False, gcsf=False)).missing == ()


def test_on_a_trial_it_is_the_keyworker():
    rows = today(plan=replace(SAM, trial=True, nurse=Person())).missing
    assert [row.title for row in rows] == ["Your keyworker"]


def test_an_empty_plan_asks_for_everything_once():
    steps = [row.step for row in today(plan=Plan()).missing]
    assert sorted(steps) == sorted(
        ["centre", "infusion", "home", "trial", "picc", "gcsf", "nurse", "hospital", "contact"]
    )


# What the diary is silent about


def test_a_new_diary_says_nothing_about_yesterday():
    assert today().missed == ""
    assert today(entry("temperature", at(8), 36.7)).missed == ""


def test_yesterday_without_a_temperature_is_said_once_and_softly():
    old = [entry("drink", at(9, day=19), 250), entry("steps", at(9, day=19), 900)]
    assert today(*old).missed == "No temperature written down yesterday."
    assert today(old[0]).missed == "No temperature or steps written down yesterday."
    assert today(*old, entry("temperature", at(9, day=19), 36.6)).missed == ""


def test_a_longer_silence_says_since_when():
    old = entry("drink", at(9, day=16), 250)
    assert today(old).missed == "Nothing written down since Monday 16 November."
    assert today(old, MOVED).missed == "No temperature, drinks or steps written down yesterday."


def test_entries_of_today_are_seen_behind_many_appointments():
    ahead = [entry("appointment", at(9, day=27) + timedelta(days=n), text="Blood test") for n in range(80)]
    old = entry("drink", at(9, day=16), 250)
    assert today(old, MOVED, *ahead).missed == "No temperature, drinks or steps written down yesterday."


def test_a_coming_appointment_is_not_an_entry_of_yesterday():
    assert today(entry("appointment", at(9, day=27), text="Blood test")).missed == ""


def test_a_clock_that_was_set_back_is_asked_about():
    later = entry("drink", NOW + timedelta(days=3), 250)
    assert today(later).clock == (
        "This device says that today is 20 November 2026, but you wrote something on 23 November 2026. "
        "Check its date."
    )
    assert today(entry("drink", NOW + timedelta(hours=2), 250)).clock == ""


def test_a_clock_that_was_set_back_is_seen_behind_many_appointments():
    ahead = [entry("appointment", at(9, day=27) + timedelta(days=n), text="Blood test") for n in range(80)]
    ahead = [replace(each, written=NOW) for each in ahead]
    later = entry("drink", NOW + timedelta(days=3), 250)
    assert "Check its date." in today(later, *ahead).clock


def test_the_source_stands_at_the_foot():
    assert "22 January 2025" in today().source
    assert "1 December 2026" in today().source


def test_the_next_milestone_is_shown():
    milestone = today().milestone
    assert milestone is not None
    assert (milestone.title, milestone.when) == ("PET scan", "About Saturday 28 November, in 8 days")


def test_glances():
    state = today(entry("drink", at(9), 1200), entry("steps", at(9), 640))
    lines = {item.id: item.second for section in state.sections for item in section.items}
    assert (lines["drink"], lines["walk"]) == ("1.2 litres so far", "640 of 1,000 steps")
    assert lines["move"] == "1 of 13 hours so far"


def test_a_year_of_entries_is_quick_and_nothing_ever_praises_or_clears():
    from time import perf_counter

    diary = Diary(year_of_entries())
    build_today(PACK, SAM, diary, NOW)
    start = perf_counter()
    state = build_today(PACK, SAM, diary, NOW)
    assert perf_counter() - start < 0.05
    said = repr(state).lower()
    assert not any(word in said for word in ("all clear", " ok", "normal", "you may now", "well done"))
