"""A chart and its table say the same; silence is never drawn as zero, and a year is quick."""

from datetime import timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.chart_table import MOST_GROUPS, temperature_rows
from models.diary import Diary
from models.pack_loader import load_centre
from models.series import MEASURES, build_series
from tests.people import NOW, entry, year_of_entries

PACK = load_centre("uclh")
TODAY = NOW.date()
YEAR = Diary(year_of_entries())


def diary(kind, *days):
    """(days ago, value) pairs, all at the time of day of NOW."""
    return Diary(
        entry(kind, NOW - timedelta(days=ago), value, str(index)) for index, (ago, value) in enumerate(days)
    )


def rows(series):
    return [(row.when, row.value) for row in series.rows]


def test_the_days_of_a_week_and_the_days_without_an_entry():
    found = build_series(
        diary("energy", (6, 3), (1, 4), (1, 6), (0, 2), (9, 9)), TODAY, "7", MEASURES["energy"]
    )
    assert rows(found) == [
        ("Today", "2 of 10"),
        ("Yesterday", "5 of 10"),
        ("Saturday 14 November", "3 of 10"),
    ]
    assert [round(point.x, 3) for point in found.points] == [0.071, 0.786, 0.929]
    assert [(mark.value, mark.text) for mark in found.marks] == [(0, "0"), (5, "5"), (10, "10")]
    assert [(point.short, point.today) for point in found.points] == [("3", False), ("5", False), ("2", True)]
    assert found.missing == "Nothing written down on 4 days."
    assert found.spoken == (
        "Energy from 14 November 2026 to today, 3 days: "
        "the lowest 2 of 10 (Today), the highest 5 of 10 (Yesterday)."
    )


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        ("pain", (2, 6), "6 of 10"),
        ("sleep", (6, 1.5), "7 hours 30 minutes"),
        ("weight", (72.4, 71.9), "71.9\u00a0kg"),
        ("drink", (250, 900), "1.1 litres"),
        ("steps", (900, 740), "1,640 steps"),
        ("energy", (3, 4), "3.5 of 10"),
    ],
)
def test_how_each_figure_makes_one_of_a_day(kind, values, said):
    found = build_series(diary(kind, *((0, value) for value in values)), TODAY, "30", MEASURES[kind])
    assert rows(found) == [("Today", said)]


def test_a_year_is_told_week_by_week():
    days = [(ago, 3 if ago < 7 else 6) for ago in range(0, 120, 2)]
    found = build_series(diary("energy", *days), TODAY, "all", MEASURES["energy"])
    assert rows(found)[0] == ("14 to 20 November", "3 of 10")
    assert rows(found)[2] == ("31 October to 6 November", "6 of 10")
    assert found.weekly == "One for each week: on average."


@pytest.mark.parametrize(
    ("kind", "values", "marks"),
    [
        ("drink", (1200, 2600), ["0", "1", "2", "3"]),
        ("steps", (1640, 900), ["0", "1,000", "2,000"]),
        ("sleep", (7.5, 6), ["0", "5", "10"]),
        ("weight", (72.4, 71.9), ["71", "71.5", "72", "72.5", "73"]),
        ("weight", (72.4,), ["71.5", "72", "72.5", "73"]),
        ("drink", (150,), ["0", "0.5", "1"]),
        ("steps", (7,), ["0", "50", "100"]),
    ],
)
def test_the_axis_has_round_figures_around_every_value(kind, values, marks):
    found = build_series(diary(kind, *enumerate(values)), TODAY, "7", MEASURES[kind])
    assert [mark.text for mark in found.marks] == marks


def test_nothing_written_is_said():
    found = build_series(Diary(), TODAY, "all", MEASURES["weight"])
    assert (found.points, found.rows, found.missing) == ((), (), "")
    assert found.spoken.endswith("nothing written down.")


def test_what_lies_in_the_future_is_not_drawn():
    assert build_series(diary("pain", (-2, 9)), TODAY, "all", MEASURES["pain"]).points == ()


@given(
    st.lists(st.tuples(st.integers(0, 20_000), st.floats(0, 10)), max_size=40),
    st.sampled_from(["7", "30", "all"]),
)
def test_every_chart_stays_inside_its_frame_and_agrees_with_its_table(days, span):
    energy = MEASURES["energy"]
    found = build_series(diary("energy", *days), TODAY, span, energy)
    assert len(found.points) == len(found.rows) <= MOST_GROUPS
    assert all(
        0 < point.x < 1 and found.marks[0].value <= point.value <= found.marks[-1].value
        for point in found.points
    )
    assert [energy.say(point.value) for point in reversed(found.points)] == [row.value for row in found.rows]
    if span == "all":
        assert bool(found.points) == bool(days)


@pytest.mark.parametrize("span", ["7", "30", "all"])
@pytest.mark.parametrize("kind", MEASURES)
def test_a_year_of_entries_is_built_quickly(kind, span):
    build_series(YEAR, TODAY, span, MEASURES[kind])
    start = process_time()
    found = build_series(YEAR, TODAY, span, MEASURES[kind])
    assert process_time() - start < 0.05
    assert found.points


def test_the_table_of_temperatures_has_each_reading_and_names_a_fever():
    readings = diary("temperature", (0, 36.7), (1, 38.2), (1, 36.9), (20, 37.0))
    assert [(row.when, row.value) for row in temperature_rows(PACK, readings, TODAY, "7")] == [
        ("Today at 10:40am", "36.7C"),
        ("Yesterday at 10:40am", "36.9C"),
        ("Yesterday at 10:40am", "38.2C. 38C or higher: get help now"),
    ]
    assert [(row.when, row.value) for row in temperature_rows(PACK, readings, TODAY, "30")] == [
        ("Today", "36.7C"),
        ("Yesterday", "38.2C. 38C or higher: get help now, highest of 2 readings"),
        ("Saturday 31 October", "37.0C"),
    ]
    assert temperature_rows(PACK, Diary(), TODAY, "all") == ()


def test_no_fever_is_left_out_of_the_table_of_a_year():
    fever = entry("temperature", NOW - timedelta(days=200), 39.4)
    found = temperature_rows(PACK, Diary([*YEAR, fever]), TODAY, "all")
    assert len(found) <= MOST_GROUPS
    assert sum("39.4C" in row.value for row in found) == 1
