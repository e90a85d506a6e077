"""The due list says what the screens say: each dose once, with the same name for ever, at its own time."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone
from time import process_time

import pytest

from models.diary import Diary
from models.doses import LATER, ME, SKIPPED, TAKEN, dose_tags, doses_of_day
from models.due import due_list
from models.medicine import Medicine
from models.records import Plan
from models.reminders import snooze
from tests.people import LONDON, NOW, SAM, entry, year_of_entries
from tests.unit.due_stage import ACICLOVIR, PACK, PLAN, START, at, dose, items, states

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
