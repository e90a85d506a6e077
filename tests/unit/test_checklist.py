"""The day's checklist says what is done and when, and never blames for what is not."""

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from models.checklist import build_checklist
from models.diary import Diary
from models.pack_loader import load_centre
from tests.people import NOW, SAM, entry, year_of_entries

PACK = load_centre("uclh")


def lines(*entries, plan=SAM, now=NOW, progress=None):
    sections = build_checklist(PACK, plan, Diary(entries), now, progress or {})
    return {item.id: item for section in sections for item in section.items}, {s.id: s for s in sections}


def at(hour, minute=0, day=20):
    return NOW.replace(day=day, hour=hour, minute=minute)


def test_nothing_written_is_simply_to_do():
    items, sections = lines()
    assert sections["morning"].count == "3 to do"
    assert sections["day"].count == "3 to tick"
    assert sections["evening"].count == "3 to do"
    assert not any(item.done for item in items.values())
    words = " ".join(item.second for item in items.values()).lower()
    assert not any(blame in words for blame in ("missed", "forgot", "late", "overdue"))


def test_done_says_when():
    items, sections = lines(
        entry("temperature", at(8, 5), 36.7),
        entry("task", at(8, 10), text="mouth_am"),
        entry("task", at(9), text="bath"),
    )
    assert (items["temperature_am"].done, items["temperature_am"].second) == (True, "36.7C at 8:05am")
    assert (items["mouth_am"].done, items["mouth_am"].second) == (True, "Done at 8:10am")
    assert sections["morning"].count == "2 of 3 done"
    assert sections["day"].count == "2 to tick"


@pytest.mark.parametrize(
    ("hour", "morning", "evening"),
    [
        (3, False, False),
        (4, True, False),
        (11, True, False),
        (16, True, False),
        (17, False, True),
        (23, False, True),
    ],
)
def test_a_temperature_counts_for_its_part_of_the_day(hour, morning, evening):
    items, _ = lines(entry("temperature", at(hour), 36.7), now=at(23, 30))
    assert (items["temperature_am"].done, items["temperature_pm"].done) == (morning, evening)


def test_a_morning_without_a_temperature_is_over_in_the_evening():
    items, _ = lines(now=at(18))
    assert items["temperature_am"].second == "No reading written down"
    assert not items["temperature_am"].to_do
    assert items["temperature_pm"].to_do


def test_yesterday_does_not_tick_today():
    items, _ = lines(entry("task", at(8, day=19), text="mouth_am"), entry("temperature", at(8, day=19), 36.6))
    assert not items["mouth_am"].done
    assert not items["temperature_am"].done


def test_the_persons_own_day_counts_wherever_the_phone_was():
    far = timezone(timedelta(hours=13))
    items, _ = lines(entry("task", at(8).replace(tzinfo=far), text="mouth_am"))
    assert items["mouth_am"].done


@pytest.mark.parametrize(
    ("days", "done", "words"),
    [
        (0, True, "Done at 9am"),
        (1, True, "Done Thursday. Due again Thursday"),
        (6, True, "Done Saturday. Due again Saturday"),
        (7, False, "Last done Friday 13 November"),
        (30, False, "Last done Wednesday 21 October"),
    ],
)
def test_a_weekly_task_is_due_after_seven_days(days, done, words):
    items, sections = lines(entry("task", at(9) - timedelta(days=days), text="picc_flush"))
    assert items["picc_flush"].done is done
    assert items["picc_flush"].second == words
    assert "picc_flush" in [item.id for item in sections["week"].items]


@pytest.mark.parametrize(
    ("picc", "shown", "soft"), [(True, True, False), (None, True, True), (False, False, False)]
)
def test_picc_checks_are_for_people_with_a_picc(picc, shown, soft):
    items, _ = lines(plan=replace(SAM, picc=picc))
    assert ("picc_check" in items) is shown
    if shown:
        assert items["picc_check"].second.startswith("If you have a PICC. ") is soft


def test_what_gets_on_shows_how_far():
    items, _ = lines(progress={"fluids": "1.2 litres so far", "steps": "1,640 of 2,500 steps"})
    assert items["drink"].second == "1.2 litres so far"
    assert items["walk"].second == "1,640 of 2,500 steps"
    assert not items["drink"].to_do


def test_a_task_of_a_later_pack_or_a_broken_entry_does_no_harm():
    items, _ = lines(entry("task", at(8), text="gone_with_the_pack"), entry("task", at(8)))
    assert not any(item.done for item in items.values())


def test_a_year_of_entries_is_quick():
    from time import process_time

    diary = Diary(year_of_entries())
    build_checklist(PACK, SAM, diary, NOW, {})
    start = process_time()
    build_checklist(PACK, SAM, diary, NOW, {})
    assert process_time() - start < 0.02


def test_q17_the_list_never_asks_for_more_than_the_team_did():
    def drink(plan):
        sections = build_checklist(PACK, plan, Diary(), NOW, {})
        return next(item.title for section in sections for item in section.items if item.kind == "fluids")

    assert drink(SAM) == "Drink 2 to 3 litres"
    assert drink(replace(SAM, fluids_ml=1500)) == "Drink 1.5 litres"
