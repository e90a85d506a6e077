"""The due list says what the screens say: each thing once, with the same name for ever, at its own time."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from time import process_time

import pytest

from models.diary import Diary
from models.doses import LATER, ME, SKIPPED, TAKEN, dose_tags, doses_of_day
from models.due import due_list
from models.medicine import Medicine
from models.nap import nap_tags
from models.pack_loader import load_centre
from models.records import Entry, Plan
from models.reminders import ReminderSettings, Shown, snooze
from tests.people import LONDON, NOW, SAM, entry, year_of_entries

PACK = load_centre("uclh")
ACICLOVIR = Medicine("a1", "Aciclovir", "400 mg", times=(time(8), time(14), time(22)))
PLAN = replace(SAM, prescribed=(ACICLOVIR,))
START = ReminderSettings()


def at(hour, minute=0, day=20, month=11, year=2026):
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


def items(*entries, plan=PLAN, now=NOW, reminders=START, kind="", since=None):
    found = due_list(PACK, plan, Diary(entries), reminders, now, since).items
    return {item.id: item for item in found if not kind or item.kind == kind}


def states(*entries, **more):
    return {name.partition("|")[2]: item.state for name, item in items(*entries, **more).items()}


def dose(hour, outcome=TAKEN, when=None, until=None, day=20):
    due = datetime(2026, 11, day, hour)
    tags = dose_tags(ACICLOVIR, due, outcome, ME, until)
    return Entry(f"{due}{outcome}", "dose", when or due.replace(tzinfo=LONDON), NOW, None, "", tags)


# Doses


@pytest.mark.parametrize(
    ("now", "morning", "noon"),
    [
        (at(6, 59), "upcoming", "upcoming"),
        (at(8), "due", "upcoming"),
        (at(10), "due", "upcoming"),
        (at(10, 1), "missed", "upcoming"),
        (at(13), "missed", "due"),
    ],
)
def test_doses_stand_as_in_medicines(now, morning, noon):
    found = states(now=now, kind="medicine")
    assert found == {
        "a1|2026-11-20T08:00": morning,
        "a1|2026-11-20T14:00": noon,
        "a1|2026-11-20T22:00": "upcoming",
    }


def test_the_doses_are_those_of_the_screen_at_every_hour():
    entries = [dose(8), dose(14, SKIPPED, at(14))]
    for hour in range(24):
        now = at(hour, 30)
        shown = [one.id for one in doses_of_day(PLAN.prescribed, Diary(entries), now)]
        assert sorted(f"medicine|{one}" for one in shown) == sorted(items(*entries, now=now, kind="medicine"))


@pytest.mark.parametrize("outcome", [TAKEN, SKIPPED])
def test_what_was_written_down_is_done_and_reminds_no_more(outcome):
    found = items(dose(8, outcome, at(8, 5)), now=at(8, 10))["medicine|a1|2026-11-20T08:00"]
    assert (found.state, found.actions, found.remind) == ("done", (), ())


def test_a_dose_reminds_at_its_time_and_twice_more():
    found = items(now=at(8))["medicine|a1|2026-11-20T08:00"]
    assert [moment.strftime("%H:%M") for moment in found.remind] == ["08:00", "08:30", "09:00"]
    assert (found.actions, found.asks) == (("taken", "later"), False)


def test_a_dose_put_off_waits_and_reminds_from_then_on():
    put_off = dose(8, LATER, at(8), datetime(2026, 11, 20, 9, 30))
    waiting = items(put_off, now=at(9))["medicine|a1|2026-11-20T08:00"]
    assert (waiting.state, waiting.at) == ("upcoming", at(9, 30))
    again = items(put_off, now=at(9, 30))["medicine|a1|2026-11-20T08:00"]
    assert (again.state, again.remind[0], again.series) == ("due", at(9, 30), "2026-11-20T09:30:00")


def test_a_dose_soon_after_another_asks_and_offers_no_taken():
    late = dose(8, TAKEN, at(12, 30))
    found = items(late, now=at(14))["medicine|a1|2026-11-20T14:00"]
    assert (found.state, found.asks, found.actions) == ("due", True, ("later",))
    assert "ask your team or pharmacist" in found.second


def test_a_dose_of_last_night_is_asked_about_until_it_is_too_late():
    night = replace(SAM, prescribed=(replace(ACICLOVIR, times=(time(23),)),))
    key = "medicine|a1|2026-11-19T23:00"
    assert items(plan=night, now=at(0, 30))[key].state == "due"
    assert items(plan=night, now=at(4, 0))[key].state == "missed"
    assert key not in items(plan=night, now=at(6, 0))


def test_with_since_every_dose_of_three_days_away_is_there_once():
    found = states(kind="medicine", since=NOW - timedelta(days=3))
    missed = [name for name, state in found.items() if state == "missed"]
    assert len(missed) == 9
    assert missed[0] == "a1|2026-11-17T14:00"


def test_a_medicine_that_was_stopped_and_one_not_agreed_to_are_asked_about_no_more():
    stopped = replace(ACICLOVIR, stopped=NOW.date())
    held = Medicine("s", "Prednisolone", times=(time(8),), agreed=False)
    assert items(plan=replace(SAM, prescribed=(stopped, held)), kind="medicine") == {}


# The clock changes, and journeys


def test_when_the_clocks_go_back_a_dose_of_that_hour_is_one_dose():
    plan = replace(SAM, prescribed=(replace(ACICLOVIR, times=(time(1, 30),)),))
    summer = datetime(2026, 10, 25, 1, 30, tzinfo=timezone(timedelta(hours=1)))
    winter = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert list(items(plan=plan, now=summer, kind="medicine")) == list(
        items(plan=plan, now=winter, kind="medicine")
    )
    taken = replace(
        entry("dose", summer, tags=dose_tags(plan.prescribed[0], datetime(2026, 10, 25, 1, 30), TAKEN, ME))
    )
    assert set(states(taken, plan=plan, now=winter, kind="medicine").values()) == {"done"}


def test_when_the_clocks_go_forward_a_dose_of_the_lost_hour_is_due_after_it():
    plan = replace(SAM, prescribed=(replace(ACICLOVIR, times=(time(1, 30),)),))
    (found,) = items(plan=plan, now=datetime(2027, 3, 28, 2, 0, tzinfo=LONDON), kind="medicine").values()
    assert found.state == "due"
    assert found.remind[0] <= datetime(2027, 3, 28, 1, 0, tzinfo=UTC)


def test_in_another_time_zone_a_dose_is_at_the_time_of_that_place():
    there = NOW.astimezone(timezone(timedelta(hours=-5)))  # 5:40am
    found = items(dose(8), now=there, kind="medicine")
    assert found["medicine|a1|2026-11-20T08:00"].state == "done"
    assert found["medicine|a1|2026-11-20T14:00"].at.isoformat() == "2026-11-20T14:00:00-05:00"


# Tasks


def test_the_temperatures_of_the_day_and_of_days_away():
    reading = entry("temperature", at(8), 36.7)
    assert states(reading, kind="temperature") == {
        "temperature_am|2026-11-20": "done",
        "temperature_pm|2026-11-20": "upcoming",
    }
    assert states(kind="temperature", now=at(17))["temperature_am|2026-11-20"] == "missed"
    away = states(kind="temperature", since=at(12, day=18))
    assert [name for name, state in away.items() if state == "missed"] == [
        "temperature_am|2026-11-18",
        "temperature_pm|2026-11-18",
        "temperature_am|2026-11-19",
        "temperature_pm|2026-11-19",
    ]


def test_a_box_of_the_list_is_never_called_missed():
    assert "missed" not in states(kind="task", since=at(12, day=10)).values()


def test_the_flush_is_due_a_week_after_the_last_and_comes_each_week_until_it_is_done():
    done = entry("task", at(11, day=12), text="picc_flush")

    def flush(now, *entries):
        found = states(done, *entries, now=now, kind="weekly", since=at(9, day=12))
        return {name: state for name, state in found.items() if name.startswith("picc_flush")}

    assert flush(at(9, day=19)) == {"picc_flush|2026-11-18": "done", "picc_flush|2026-11-19": "upcoming"}
    assert flush(at(10, day=19))["picc_flush|2026-11-19"] == "due"
    assert flush(at(9, day=26))["picc_flush|2026-11-19"] == "due"
    later = flush(at(10, day=26))
    assert (later["picc_flush|2026-11-19"], later["picc_flush|2026-11-26"]) == ("missed", "due")
    again = flush(at(12, day=26), entry("task", at(11, day=26), text="picc_flush"))
    assert again["picc_flush|2026-11-26"] == "done"
    assert again["picc_flush|2026-12-03"] == "upcoming"


def test_no_flush_without_a_line():
    assert not [name for name in states(plan=replace(SAM, picc=False)) if "picc" in name]


# Dates


def test_a_visit_reminds_the_evening_before_and_that_morning():
    visit = entry("appointment", at(10, 15, day=24), text="Clinic")
    visit = replace(visit, written=at(9, day=10))
    (found,) = items(visit, kind="visit").values()
    assert found.remind == (at(18, day=23), at(8, day=24))
    assert (found.title, found.discreet) == ("Clinic", "An appointment")
    assert [
        states(visit, kind="visit", now=now).popitem()[1] for now in (at(17, day=23), at(18, day=23))
    ] == [
        "upcoming",
        "due",
    ]
    assert list(states(visit, kind="visit", now=at(10, 15, day=24)).values()) == ["missed"]


def test_an_early_visit_reminds_two_hours_before():
    visit = replace(entry("appointment", at(7, 30, day=24)), written=at(9, day=10))
    (found,) = items(visit, kind="visit").values()
    assert found.remind == (at(18, day=23), at(5, 30, day=24))


def test_a_visit_written_down_the_same_morning_reminds_two_hours_before():
    visit = replace(entry("appointment", at(15)), written=at(9))
    (found,) = items(visit, kind="visit").values()
    assert found.remind == (at(13),)


def test_a_visit_that_was_moved_is_another_item():
    visit = entry("appointment", at(10, day=24))
    moved = replace(visit, at=at(10, day=25))
    assert set(items(visit, kind="visit")).isdisjoint(items(moved, kind="visit"))


def test_a_visit_abroad_has_one_name():
    visit = entry("appointment", at(10, day=24))
    there = NOW.astimezone(timezone(timedelta(hours=9)))
    assert set(items(visit, kind="visit")) == set(items(visit, kind="visit", now=there))


def test_what_was_shown_and_has_passed_is_done_and_not_missed():
    visit = replace(entry("appointment", at(9)), written=at(9, day=10))
    (name,) = items(visit, kind="visit")
    assert list(states(visit, kind="visit").values()) == ["missed"]
    shown = replace(START, shown=(Shown(name, 1, at(8)),))
    assert list(states(visit, kind="visit", reminders=shown).values()) == ["done"]


def test_a_dose_that_was_shown_and_not_written_down_is_missed_all_the_same():
    shown = replace(START, shown=(Shown("medicine|a1|2026-11-20T08:00", 3, at(9)),))
    assert states(kind="medicine", reminders=shown)["a1|2026-11-20T08:00"] == "missed"


def test_a_date_of_the_path_is_to_ask_about_and_no_permission():
    found = [item for item in items(now=at(12, day=27)).values() if item.kind == "date"]
    assert [(item.ref, item.state) for item in found] == [("pet_1", "due")]
    assert all(item.second.endswith("Ask your team first.") for item in found)


def test_immunoglobulin_is_asked_about_some_days_before_it_is_about_due():
    ig = Medicine("ig", "Immunoglobulin", kind="immunoglobulin", started=date(2026, 10, 24))
    plan = replace(SAM, prescribed=(ig,))
    assert states(plan=plan, kind="infusion", now=at(9)) == {"ig|2026-11-23": "upcoming"}
    assert states(plan=plan, kind="infusion", now=at(10)) == {"ig|2026-11-23": "due"}
    given = entry("dose", at(11), tags=dose_tags(ig, None, TAKEN, ME))
    assert states(given, plan=plan, kind="infusion", now=at(12)) == {"ig|2026-12-20": "upcoming"}


def test_a_medicine_that_runs_out_is_said_once_and_once_more():
    plan = replace(SAM, prescribed=(replace(ACICLOVIR, left=30, counted=at(9, day=16)),))
    assert list(states(plan=plan, kind="supply")) == ["a1|2026-11-16|low"]
    assert list(states(plan=plan, kind="supply", now=at(12, day=25))) == ["a1|2026-11-16|last"]
    counted = replace(SAM, prescribed=(replace(ACICLOVIR, left=90, counted=NOW),))
    assert states(plan=counted, kind="supply") == {}


def test_the_review_date_of_the_content():
    assert states(kind="review") == {}
    assert states(kind="review", now=at(10, day=1, month=12)) == {PACK.review_due.isoformat(): "due"}


# For their own moment


def test_a_nap_rings_when_it_is_over_and_stops_the_nudge_to_move():
    nap = entry("nap", NOW - timedelta(minutes=30), tags=nap_tags(30))
    (found,) = items(nap, kind="nap").values()
    assert (found.state, found.at) == ("due", NOW)
    assert items(nap, kind="move") == {}
    assert items(replace(nap, value=30, tags=()), kind="nap") == {}


def test_a_nap_over_the_end_of_summer_time_lasts_its_minutes():
    summer = timezone(timedelta(hours=1))
    nap = entry("nap", datetime(2026, 10, 25, 1, 50, tzinfo=summer), tags=nap_tags(30))
    before = items(nap, now=datetime(2026, 10, 25, 1, 55, tzinfo=summer), kind="nap")
    (found,) = before.values()
    assert (found.state, found.at.astimezone(UTC).hour, found.at.astimezone(UTC).minute) == (
        "upcoming",
        1,
        20,
    )


def test_the_nudge_is_for_the_day_and_not_while_an_instruction_stands():
    (found,) = items(kind="move").values()
    assert (found.state, found.at) == ("due", at(9))
    assert items(kind="move", now=at(21)) == {}
    assert items(kind="move", now=at(3)) == {}
    assert items(entry("temperature", at(10), 38.2), kind="move") == {}


def test_screens_off_comes_in_the_hour_before_bed_and_is_gone_when_ticked():
    assert states(kind="bedtime", now=at(21)) == {"2026-11-20": "due"}
    assert states(entry("task", at(21), text="screens_off"), kind="bedtime", now=at(21, 5)) == {
        "2026-11-20": "done"
    }
    late = [entry("sleep", at(8, day=20 - ago), 7.5) for ago in range(5)]  # to bed at 00:30
    assert states(*late, kind="bedtime", now=at(0, 10))["2026-11-19"] == "due"
    assert states(*late, kind="bedtime", now=at(12)) == {"2026-11-20": "upcoming"}


# Put off, and the whole


def test_what_was_put_off_waits_and_comes_again():
    put_off = snooze(START, "temperature|temperature_am|2026-11-20", at(11))
    waiting = items(reminders=put_off)["temperature|temperature_am|2026-11-20"]
    assert (waiting.state, waiting.at) == ("upcoming", at(11))
    again = items(reminders=put_off, now=at(11))["temperature|temperature_am|2026-11-20"]
    assert (again.state, again.remind[0]) == ("due", at(11))
    assert items(reminders=put_off, now=at(17))["temperature|temperature_am|2026-11-20"].state == "missed"


def test_the_same_moment_gives_the_same_list_and_every_name_once():
    entries = year_of_entries(2000)
    first = due_list(PACK, PLAN, Diary(entries), START, NOW)
    assert due_list(PACK, PLAN, Diary(reversed(entries)), START, NOW) == first
    assert len({item.id for item in first.items}) == len(first.items)
    assert list(first.items) == [*sorted(first.items, key=lambda item: (item.at, item.id))]


def test_an_empty_plan_has_a_list_too():
    assert due_list(PACK, Plan(), Diary(), START, NOW).missed == ()


def test_ten_thousand_entries_stay_far_below_the_time_of_a_frame():
    diary = Diary(year_of_entries())
    plan = replace(SAM, prescribed=tuple(replace(ACICLOVIR, uid=f"m{number}") for number in range(8)))
    due_list(PACK, plan, diary, START, NOW)
    taken = []
    for _ in range(15):
        begun = process_time()
        due_list(PACK, plan, diary, START, NOW)
        taken.append(process_time() - begun)
    assert min(taken) < 0.010  # of the processor: other tests may run at the same time
