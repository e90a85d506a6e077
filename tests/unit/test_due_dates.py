"""The due list's tasks, dates and words for a moment: each at its time, and none held against anybody."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from models import due_tasks
from models.checklist import build_checklist
from models.doses import ME, TAKEN, dose_tags
from models.medicine import Medicine
from models.nap import nap_tags
from models.reminders import Shown
from tests.people import NOW, SAM, entry
from tests.unit.due_stage import ACICLOVIR, PACK, START, at, items, states

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
    visit = entry("appointment", at(11), text="My immunoglobulin, ward 3")
    assert states(visit, plan=plan, kind="infusion", now=at(12)) == {"ig|2026-12-20": "upcoming"}
    assert states(visit, plan=plan, kind="infusion", now=at(10)) == {}  # that visit reminds


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


def test_of_past_days_only_the_temperatures_are_worked_out(monkeypatch):
    whole_days = []

    def count(pack, plan, diary, moment, progress):
        whole_days.append(moment.date())
        return build_checklist(pack, plan, diary, moment, progress)

    monkeypatch.setattr(due_tasks, "build_checklist", count)
    found = items(kind="temperature", since=NOW - timedelta(days=60))
    assert len(found) > 100
    assert whole_days == [NOW.date()]
