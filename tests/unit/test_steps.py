"""The step goal grows from what was really done, never by more than the pack allows, and never blames."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.diary import Diary
from models.pack_loader import load_centre
from models.steps import build_steps, goal_for, grow, monday_of
from tests.people import NOW, SAM, entry, year_of_entries

PACK = load_centre("uclh")
RULE = PACK.movement
TODAY = NOW.date()  # a Friday
weeks = st.lists(st.integers(0, 30_000), min_size=7, max_size=7)


def steps_on(day: date, steps: int):
    return entry("steps", NOW.replace(year=day.year, month=day.month, day=day.day), steps)


def diary_of(*counts_by_week):
    """Steps for whole weeks, the last one being last week; 0 writes nothing."""
    start = monday_of(TODAY) - timedelta(days=7 * len(counts_by_week))
    counts = [count for week in counts_by_week for count in week]
    return Diary([steps_on(start + timedelta(days=i), count) for i, count in enumerate(counts) if count])


def test_the_first_goal_is_our_suggestion():
    goal = goal_for(RULE, Diary(), TODAY)
    assert goal.steps == RULE.first_goal
    assert "Our suggestion" in goal.words
    assert "your team" in goal.words


def test_this_weeks_steps_do_not_move_this_weeks_goal():
    assert goal_for(RULE, Diary([steps_on(monday_of(TODAY), 9000)]), TODAY).steps == RULE.first_goal


@pytest.mark.parametrize(
    ("average", "goal"), [(100, 110), (500, 550), (990, 1050), (2200, 2400), (3000, 3300), (8000, 8300)]
)
def test_the_goal_is_last_week_and_a_little_more(average, goal):
    assert goal_for(RULE, diary_of([average] * 7), TODAY).steps == goal


def test_only_days_with_steps_count_in_the_average():
    assert goal_for(RULE, diary_of([2000, 0, 0, 0, 0, 0, 2000]), TODAY).steps == 2200


def test_a_gap_starts_again_near_what_was_done_before_without_growth():
    goal = goal_for(RULE, diary_of([2000] * 7, [0] * 7), TODAY)
    assert goal.steps == 2000
    assert goal_for(RULE, diary_of([2000] * 7, *[[0] * 7] * 5), TODAY).steps == RULE.first_goal


@given(weeks)
def test_growth_is_bounded_and_a_lower_week_lowers_the_goal(week):
    walked = [count for count in week if count]
    goal = goal_for(RULE, diary_of(week), TODAY).steps
    if not walked:
        assert goal == RULE.first_goal
        return
    average = sum(walked) / len(walked)
    assert goal <= max(average + RULE.most_growth, 10)
    assert goal <= max(average * (1 + RULE.growth_percent / 100), 10)
    assert goal >= average - 50


@given(st.floats(1, 50_000), st.floats(1, 50_000))
def test_more_last_week_never_means_a_lower_goal(one, other):
    low, high = sorted((one, other))
    assert grow(RULE, low) <= grow(RULE, high)


@given(weeks, weeks)
def test_the_goal_is_the_same_on_every_day_of_a_week(last, this):
    diary = diary_of(last, this)
    monday = monday_of(TODAY) - timedelta(days=7)
    assert len({goal_for(RULE, diary, monday + timedelta(days=i)).steps for i in range(7)}) == 1


def test_the_words_never_blame():
    for done in (0, 400, 3000):
        state = build_steps(PACK, SAM, Diary([steps_on(TODAY, done)] if done else []), TODAY)
        said = f"{state.left} {state.words} {state.goal.words} {state.pace}".lower()
        assert not any(word in said for word in ("only", "fail", "missed", "well done", "great", "should"))


def test_today_against_the_goal():
    diary = Diary([*diary_of([2280] * 7).entries, steps_on(TODAY, 1640)])
    state = build_steps(PACK, SAM, diary, TODAY)
    assert (state.steps, state.words, state.left) == (
        1640,
        "1,640 of 2,500 steps",
        "860 to reach today's goal",
    )
    assert build_steps(PACK, SAM, Diary([steps_on(TODAY, 5000)]), TODAY).left == "Today's goal is reached"


def test_the_week_has_stubs_for_days_to_come_and_gaps_for_days_without_an_entry():
    week = build_steps(
        PACK, SAM, Diary([steps_on(TODAY, 1640), steps_on(TODAY - timedelta(days=3), 900)]), TODAY
    ).week
    assert [bar.label for bar in week] == ["Mon", "Tue", "Wed", "Thu", "Today", "Sat", "Sun"]
    assert [bar.steps for bar in week] == [None, 900, None, None, 1640, None, None]
    assert [bar.future for bar in week] == [False] * 5 + [True] * 2


def test_what_is_spoken_of_the_week():
    state = build_steps(PACK, SAM, Diary([steps_on(TODAY, 1640)]), TODAY)
    assert state.spoken == (
        "Steps this week: Mon no entry, Tue no entry, Wed no entry, Thu no entry, Today 1,640. "
        "Goal 1,000 a day."
    )


@pytest.mark.parametrize(
    ("recent", "today", "said"),
    [
        ([1000] * 4, 1499, False),
        ([1000] * 4, 1500, True),
        ([1000] * 4, 9000, True),
        ([1000], 9000, False),
        ([], 9000, False),
    ],
)
def test_a_day_well_above_the_others_asks_to_keep_to_the_plan(recent, today, said):
    earlier = [steps_on(TODAY - timedelta(days=i + 1), count) for i, count in enumerate(recent)]
    pace = build_steps(PACK, SAM, Diary([*earlier, steps_on(TODAY, today)]), TODAY).pace
    assert ("Keep to your plan" in pace) is said


def test_goals_around_this_week():
    weeks = diary_of([1640] * 7, [2000] * 7, [2280] * 7).entries
    this_week = [steps_on(monday_of(TODAY), 2600), steps_on(TODAY, 30)]
    blocks = build_steps(PACK, SAM, Diary([*weeks, *this_week]), TODAY).goals
    assert [(block.label, block.steps) for block in blocks] == [
        ("2/11", 1800),
        ("9/11", 2200),
        ("Now", 2500),
        ("Next", 2850),
    ]


def test_a_year_is_quick():
    from time import perf_counter

    diary = Diary(year_of_entries())
    build_steps(PACK, SAM, diary, TODAY)
    start = perf_counter()
    build_steps(PACK, SAM, diary, TODAY)
    assert perf_counter() - start < 0.02


def test_the_persons_own_goal_takes_the_place_of_the_one_that_grows():
    diary = diary_of([2000] * 7)
    state = build_steps(PACK, replace(SAM, step_goal=1500), diary, TODAY)
    assert (state.goal.steps, state.own, state.goals) == (1500, True, ())
    assert state.words == "0 of 1,500 steps"
    assert "own goal" in state.goal.words
    assert not build_steps(PACK, SAM, diary, TODAY).own
