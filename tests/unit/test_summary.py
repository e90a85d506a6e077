"""The visit summary says what was written down, says what is not known, and leaves out what is private."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from models.diary import Diary
from models.kinds import PRIVATE
from models.pack_loader import load_centre
from models.records import Plan
from models.summary import build_summary
from models.summary_days import NOTHING
from models.summary_parts import SECTIONS, USUAL_SECTIONS
from models.summary_period import NO_VISIT, PERIODS, choose_period
from tests.people import NOW, SAM, entry

PACK = load_centre("uclh")
EVERY = frozenset(section.id for section in SECTIONS)
DAY = timedelta(days=1)


def summary(*entries, chosen="14", sections=USUAL_SECTIONS, plan=SAM, now=NOW):
    return build_summary(PACK, plan, Diary(entries), now, chosen, sections)


def part(made, kind):
    return next(each for each in made.parts if each.id == kind)


def words(made):
    """Everything that would be printed."""
    cells = [cell for each in made.parts if each.table for row in each.table.rows for cell in row]
    return " ".join([made.standing, *(line for each in made.parts for line in each.lines), *cells])


# The time


@pytest.mark.parametrize(("chosen", "first"), [("7", 14), ("14", 7)])
def test_a_number_of_days_ends_today(chosen, first):
    period = choose_period(Diary(), NOW, chosen)
    assert (period.first, period.last) == (date(2026, 11, first), date(2026, 11, 20))
    assert period.days == int(chosen)


def test_since_the_last_visit_begins_on_its_day_and_a_visit_of_today_does_not_count():
    visits = [
        entry("appointment", NOW - 30 * DAY, text="Clinic"),
        entry("appointment", NOW - 9 * DAY, text="Clinic"),
        entry("appointment", NOW - timedelta(hours=1), text="Clinic"),
        entry("appointment", NOW + DAY, text="Clinic"),
    ]
    period = choose_period(Diary(visits), NOW, "visit")
    assert (period.first, period.words) == (
        date(2026, 11, 11),
        "11 November 2026 to 20 November 2026 (10 days)",
    )


def test_without_a_visit_it_says_what_it_is_instead():
    period = choose_period(Diary(), NOW, "visit")
    assert (period.days, period.note) == (14, NO_VISIT)


def test_a_reading_of_a_clock_further_east_is_not_lost_on_the_way_home():
    """5am on 21 November in Tokyo is 8pm on 20 November in London."""
    tokyo = datetime(2026, 11, 21, 5, tzinfo=timezone(timedelta(hours=9)))
    home = NOW.replace(hour=22)
    hot = entry("temperature", tokyo, 38.6)
    made = build_summary(PACK, SAM, Diary([hot, entry("appointment", NOW + 9 * DAY)]), home, "7")
    assert made.period.last == tokyo.date()
    assert "38.6C" in str(made.parts)
    assert "38.6C" in str(made.days)


def test_everything_begins_with_the_first_entry_and_a_clock_set_back_breaks_nothing():
    late = entry("note", NOW + 400 * DAY, text="x")
    assert choose_period(Diary([late]), NOW, "all").days == 1
    assert choose_period(Diary([entry("note", NOW - 99 * DAY)]), NOW, "all").days == 100


@pytest.mark.parametrize("chosen", [period for period, _ in PERIODS])
def test_every_period_of_an_empty_record_can_be_shown(chosen):
    made = summary(chosen=chosen, sections=EVERY, plan=Plan())
    assert {each.id for each in made.parts} == EVERY
    assert ("Name", "Not known") in made.facts
    assert ("PICC line", "Not known") in made.facts
    assert made.days is None


# What is in it


def test_what_is_not_known_is_counted():
    made = summary(entry("temperature", NOW - DAY, 36.6), entry("temperature", NOW, 37.4))
    assert part(made, "temperature").lines == (
        "2 readings. Highest 37.4C on Fri 20 Nov at 10:40am. Lowest 36.6C.",
        "No reading on 12 of 14 days.",
    )
    assert part(made, "steps").lines == ("No entry in this time.",)
    assert part(made, "steps").empty


def test_a_reading_before_or_after_the_time_is_not_in_it():
    made = summary(entry("temperature", NOW - 14 * DAY, 39.0), entry("temperature", NOW + DAY, 39.5))
    assert part(made, "temperature").readings == ()


def test_every_reading_at_the_threshold_is_named():
    hot = [entry("temperature", NOW - hours * timedelta(hours=1), 38.0) for hours in (30, 40)]
    lines = part(summary(*hot, entry("temperature", NOW, 37.9)), "temperature").lines
    assert lines[1] == "38C or higher: 38.0C on Wed 18 Nov at 6:40pm; 38.0C on Thu 19 Nov at 4:40am."


def test_today_is_not_over_so_it_pulls_no_average_down():
    drinks = [entry("drink", NOW - days * DAY, ml) for days, ml in ((0, 250), (1, 2000), (2, 1000))]
    assert part(summary(*drinks), "drink").lines == (
        "On 2 days: 1.5 litres on average, lowest 1 litre (Wed 18 Nov), highest 2 litres (Thu 19 Nov).",
        "Today so far: 0.25 litres.",
        "No entry on 11 of 14 days.",
        "The aim: 2 to 3 litres a day.",
    )
    own = summary(*drinks, plan=replace(SAM, fluids_ml=1500))
    assert "The team's amount: 1.5 litres a day." in part(own, "drink").lines


def test_a_report_is_told_with_its_advice_the_call_and_the_help():
    report = entry("report", NOW - DAY, 38.2, "In bed", ("fever", "shivery"))
    call = entry("call", NOW - DAY + timedelta(minutes=4), text="through", tags=("out_of_hours",))
    seen = entry("seen", NOW - DAY + timedelta(hours=1), tags=(report.uid,))
    made = part(summary(report, call, seen), "report")
    assert [row[0] for row in made.table.rows] == [
        "Thu 19 Nov, 10:40am",
        "Thu 19 Nov, 10:44am",
        "Thu 19 Nov, 11:40am",
    ]
    assert "told to go to A&E" in made.table.rows[0][1]
    assert "In bed" in made.table.rows[0][1]
    assert made.table.rows[2][1] == "Got help"


def test_an_instruction_that_stands_is_on_top_whatever_is_chosen():
    report = entry("report", NOW - 20 * DAY, 38.2, tags=("fever",))
    assert summary(report, chosen="7", sections=frozenset()).standing.startswith("Go to A&E now")
    assert summary().standing == ""


def test_no_entry_is_a_dash_and_never_a_zero():
    made = summary(entry("steps", NOW - 2 * DAY, 900), entry("pain", NOW - DAY, 0), chosen="7")
    assert made.days.heads == ("Day", "Steps", "Most pain, of 10")
    assert made.days.rows[-3:] == (
        ("Wed 18 Nov", "900", NOTHING),
        ("Thu 19 Nov", NOTHING, "0"),
        ("Fri 20 Nov, so far", NOTHING, NOTHING),
    )
    assert [bar.steps for bar in part(made, "steps").bars][-3:] == [900, None, None]


def test_a_long_time_is_told_week_by_week_with_the_highest_temperature():
    made = summary(
        entry("temperature", NOW - 60 * DAY, 36.6),
        entry("temperature", NOW - 61 * DAY, 38.4),
        entry("steps", NOW - 60 * DAY, 100),
        entry("steps", NOW - 61 * DAY, 300),
        chosen="all",
    )
    assert made.days.rows == (("Sun 20 Sep", "38.4C", "300"), ("From Mon 21 Sep", "36.6C", "100"))


def test_open_questions_are_there_however_old_and_asked_ones_of_the_time():
    made = summary(
        entry("question", NOW - 90 * DAY, text="May I swim?"),
        entry("question", NOW - 90 * DAY, text="Old", tags=("asked",)),
        entry("question", NOW - DAY, text="May I drive?", tags=("asked",)),
    )
    assert part(made, "question").table.rows == (("To ask", "May I swim?"), ("Asked", "May I drive?"))


def test_pain_says_where():
    made = summary(entry("pain", NOW, 3, "knees"), entry("pain", NOW - DAY, 4, "back"))
    assert "Where, as it was written down: back; knees." in part(made, "pain").lines


# What is private


def test_what_is_private_is_left_out_until_it_is_asked_for():
    assert {section.id for section in SECTIONS if not section.on} == PRIVATE
    low = entry("mood", NOW, text="low", tags=("cried a lot",))
    assert "cried a lot" not in words(summary(low))
    assert "cried a lot" in words(summary(low, sections=EVERY))


def test_a_section_left_out_is_gone_from_the_days_too():
    made = summary(entry("temperature", NOW, 36.6), entry("steps", NOW, 900), sections=frozenset({"steps"}))
    assert [each.id for each in made.parts] == ["steps"]
    assert made.days.heads == ("Day", "Steps")


def test_the_disclaimer_is_always_there():
    source = summary(sections=frozenset()).source
    for said in (
        "UCLH patient information",
        "Not affiliated with UCLH or the NHS",
        "Not reviewed by a clinician",
    ):
        assert said in source


@pytest.mark.parametrize("forbidden", ["normal", "good", "well done", "all clear", "improved", "better"])
def test_it_never_judges(forbidden):
    days = [entry("steps", NOW - n * DAY, 900 + n) for n in range(20)]
    days += [entry("temperature", NOW - n * DAY, 36.5) for n in range(20)]
    assert forbidden not in words(summary(*days, sections=EVERY)).lower()
