"""This week beside the one before, in the person's own figures and without any verdict."""

import re
from datetime import timedelta
from time import perf_counter

import pytest

from models.diary import Diary
from models.pack_loader import load_centre
from models.week_words import build_week
from tests.people import NOW, entry, year_of_entries

PACK = load_centre("uclh")
TODAY = NOW.date()
VERDICTS = re.compile(
    r"\b(better|worse|good|bad|well done|improv\w*|declin\w*|normal|ok|great|should|only|risk|low)\b|[↑↓]",
    re.I,
)


def ago(days, kind, value=None, text=""):
    return entry(kind, NOW - timedelta(days=days), value, text)


def words(*entries):
    return {line.title: line.words for line in build_week(PACK, Diary(entries), TODAY).lines}


def test_naps_are_counted():
    found = words(*(ago(day, "nap", 30) for day in (0, 2, 6, 7)))
    assert found["Naps"] == "You wrote down 3 naps this week and 1 the week before."
    assert words(ago(0, "nap", 30))["Naps"] == "You wrote down 1 nap this week and none the week before."
    assert words(ago(8, "nap", 30))["Naps"] == "You wrote down no naps this week and 1 the week before."


def test_figures_of_both_weeks_with_the_days_they_come_from():
    found = words(ago(0, "energy", 3), ago(1, "energy", 4), ago(8, "energy", 6), ago(14, "energy", 1))
    assert found["Energy"] == (
        "This week: 3.5 of 10 on average, on 2 days. The week before: 6 of 10 on average, on 1 day."
    )


@pytest.mark.parametrize("day", [0, 7])
def test_a_week_without_an_entry_is_said_and_never_a_zero(day):
    said = words(ago(day, "sleep", 7.5))["Sleep"]
    assert "0 " not in said.replace("30 minutes", "")
    assert (
        "Nothing written down the week before." if day == 0 else "Nothing written down this week."
    ) in said


def test_weight_and_temperature_are_stated_in_both_weeks():
    found = words(
        ago(1, "weight", 70.1),
        ago(9, "weight", 72.4),
        ago(0, "temperature", 36.9),
        ago(0, "temperature", 37.2),
    )
    assert found["Weight"] == "This week: 70.1\u00a0kg. The week before: 72.4\u00a0kg."
    assert found["Temperature"].startswith("This week: 2 readings, highest 37.2C.")


def test_an_empty_diary_has_no_lines_and_still_says_what_to_do_about_tiredness():
    found = build_week(PACK, Diary(), TODAY)
    assert (found.lines, found.pointer) == ((), None)
    assert "contact your nurse or keyworker today" in found.tired
    assert found.dates == "14 November to 20 November, beside the 7 days before"


def test_q14_less_energy_than_in_the_own_week_before_points_to_the_team():
    days = [ago(day, "energy", 3) for day in range(3)] + [ago(day, "energy", 5) for day in range(7, 10)]
    found = build_week(PACK, Diary(days), TODAY).pointer
    assert found is not None
    assert found.text.startswith("Your energy was 3 of 10 on average this week and 5 of 10 the week before.")
    assert "contact your nurse or keyworker today" in found.text
    assert not found.red


def test_more_or_too_little_energy_written_down_gives_no_words_that_calm():
    more = [ago(day, "energy", 6) for day in range(3)] + [ago(day, "energy", 5) for day in range(7, 10)]
    few = [ago(0, "energy", 1), ago(8, "energy", 9)]
    for entries in (more, few):
        assert build_week(PACK, Diary(entries), TODAY).pointer is None


def test_mood_is_private_and_left_out():
    assert "secret" not in repr(
        build_week(PACK, Diary([entry("mood", NOW, None, "low", ("secret",))]), TODAY)
    )
    assert words(entry("mood", NOW, None, "low")) == {}


def test_a_year_is_quick_and_no_line_is_a_verdict():
    diary = Diary(year_of_entries())
    build_week(PACK, diary, TODAY)
    start = perf_counter()
    found = build_week(PACK, diary, TODAY)
    assert perf_counter() - start < 0.02
    assert len(found.lines) >= 10
    assert not [line.words for line in found.lines if VERDICTS.search(line.words)]


def test_broken_entries_do_no_harm():
    found = words(entry("nap", NOW), entry("energy", NOW), entry("weight", NOW), entry("temperature", NOW))
    assert found["Energy"].startswith("This week: on 0 days.")
