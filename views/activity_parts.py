"""The parts of Activity that show: the week, the nudge to move and the goals."""

import flet as ft

from models.dates import say_time
from models.move import MoveState
from models.steps import StepsState
from services.state import AppState
from views.components import kit
from views.figure import figure
from views.theme import Style


def steps_card(s: Style, steps: StepsState) -> ft.Control:
    """Today's steps, how far it is to the goal, and the days of this week."""
    bars = tuple(kit.Bar(bar.label, bar.steps, bar.today, bar.future) for bar in steps.week)
    return kit.card(
        s,
        figure(s, f"{steps.steps:,} steps"),
        kit.meta(s, steps.left),
        kit.bar(s, steps.share, s.palette.lamp),
        kit.week_bars(s, bars, steps.goal.steps, steps.spoken),
        padding=18,
    )


def move_card(s: Style, state: AppState, move: MoveState) -> ft.Control:
    """When to move next, by day; nothing is due by night."""
    said = f"Moved at {say_time(state.now)}"
    words = [kit.h3(s, move.title), kit.meta(s, move.words), kit.meta(s, move.hours)]
    column = ft.Column(words, spacing=4, tight=True, expand=True)
    head: list[ft.Control] = [column]
    if move.minutes is not None and not s.big:
        spoken = f"{move.minutes} minutes left"
        head.insert(0, kit.value_ring(s, move.share, str(move.minutes), "min", spoken, s.palette.harbour))
    moved = kit.button(
        s, "I have moved", lambda: state.record("moved", said), kind="tonal", icon=ft.Icons.CHECK_ROUNDED
    )
    return kit.card(s, ft.Row(head, spacing=16), moved, spacing=14)


def goals_card(s: Style, steps: StepsState) -> ft.Control:
    """Where the goal comes from, and the goals of the weeks around this one."""
    where = f"{steps.goal.steps:,} steps a day. {steps.goal.words}"
    parts: list[ft.Control] = [kit.h3(s, "Your goal, week by week"), kit.body(s, where)]
    if len(steps.goals) > 1:
        bars = tuple(kit.Bar(block.label, block.steps, block.now, block.next) for block in steps.goals)
        spoken = ", ".join(f"{block.label} {block.steps:,}" for block in steps.goals)
        parts.append(kit.goal_blocks(s, bars, f"Goals by week: {spoken}"))
    return kit.card(s, *parts, spacing=10)
