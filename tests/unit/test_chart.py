"""The chart never hides a high reading and never joins days on which nothing was measured."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.chart import MOST_POINTS, build_chart
from models.diary import Diary
from tests.people import NOW, entry, year_of_entries

TODAY = NOW.date()


def diary(*readings):
    """(days ago, celsius) pairs, all at the time of day of NOW."""
    return Diary(entry("temperature", NOW - timedelta(days=ago), value) for ago, value in readings)


def test_a_day_without_a_reading_is_a_gap():
    chart = build_chart(diary((6, 36.6), (5, 36.9), (3, 36.5), (0, 36.7)), TODAY, "7")
    assert [point.joined for point in chart.points] == [False, True, False, False]
    assert [tick.label for tick in chart.ticks] == ["Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri"]
    assert [tick.strong for tick in chart.ticks] == [False] * 6 + [True]
    assert chart.spoken == (
        "Temperature from 14 November 2026 to today: 4 readings, the highest 36.9C on Sunday 15 November. "
        "No reading on 3 days."
    )


def test_only_the_span_is_drawn_but_the_latest_is_always_said():
    chart = build_chart(diary((40, 36.6), (20, 36.9)), TODAY, "7")
    assert chart.points == ()
    assert chart.latest == "36.9C"
    assert chart.latest_when == "Last taken Saturday 31 October at 10:40am"
    assert chart.spoken.endswith("to today: no reading.")
    assert len(build_chart(diary((40, 36.6), (20, 36.9)), TODAY, "30").points) == 1
    assert len(build_chart(diary((40, 36.6), (20, 36.9)), TODAY, "all").points) == 2


def test_an_empty_diary():
    chart = build_chart(Diary(), TODAY, "all")
    assert (chart.points, chart.latest, chart.latest_when) == ((), "", "")


@pytest.mark.parametrize("span", ["7", "30", "all"])
def test_a_year_is_drawn_with_few_points_and_keeps_its_fever(span):
    fever = entry("temperature", NOW - timedelta(days=3), 39.4)
    chart = build_chart(Diary([*year_of_entries(), fever]), TODAY, span)
    assert 5 < len(chart.points) <= MOST_POINTS + 1
    assert max(point.celsius for point in chart.points) == 39.4
    assert "39.4C" in chart.spoken


@given(
    st.lists(st.tuples(st.integers(0, 800), st.floats(30, 45)), max_size=60),
    st.sampled_from(["7", "30", "all"]),
)
def test_every_chart_stays_inside_its_frame_and_keeps_its_highest(readings, span):
    chart = build_chart(diary(*readings), TODAY, span)
    assert all(0 <= point.x <= 1 for point in chart.points)
    assert [point.x for point in chart.points] == sorted(point.x for point in chart.points)
    inside = [value for ago, value in readings if span == "all" or ago < int(span)]
    assert max((point.celsius for point in chart.points), default=None) == max(inside, default=None)
