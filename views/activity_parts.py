"""The parts of Activity: the week, the nudge to move and the goals; each drawn again only when it changes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import flet as ft

from models.dates import say_count, say_time
from models.move import RUNNING, MoveState
from models.records import Entry
from models.restore_plan import FEWEST_STEPS, MOST_STEPS
from models.steps import StepsState
from services.state import AppState
from views import guard
from views.amount_form import Amount, Save, stored_or_why
from views.components import kit
from views.figure import figure, quiet
from views.theme import Style

STEPS = Amount("How many steps?", "steps", 1, 100_000)
GOAL = Amount("Your own goal, in steps a day", "steps", FEWEST_STEPS, MOST_STEPS, "For example 1500")


@dataclass(frozen=True, eq=False)
class Going:
    """What the taps on Activity do. One object for the life of the screen, as the parts are compared."""

    state: AppState
    show: Callable[[str], None]

    def close(self) -> None:
        """Put the open form away."""
        self.show("")

    def own_goal(self, steps: int) -> str:
        """The person's own goal in the place of the one that grows."""
        plan = replace(self.state.plan, step_goal=steps)
        return stored_or_why(
            self.state, self.state.save_plan(plan, f"Your goal is now {steps:,} steps a day")
        )

    def suggested_goal(self) -> None:
        """Back to the goal that grows from what was done."""
        self.state.save_plan(replace(self.state.plan, step_goal=None), "Back to the suggested goal")

    def ways_to_add(self) -> tuple[Save, ...]:
        """Add to the day, or take the total that a step counter shows."""
        return Save("Add to today", self.add), Save("This is my total for today", self.total, "tonal")

    def add(self, steps: int) -> str:
        """Steps since the last time."""
        said = f"Added {steps:,} steps at {say_time(self.state.now)}"
        return stored_or_why(self.state, self.state.record("steps", said, steps))

    def total(self, steps: int) -> str:
        """A day's total: what is missing is added; a lower one is not stored."""
        so_far = int(self.state.diary.total(self.state.now.date(), "steps"))
        if steps <= so_far:
            return f"You have {so_far:,} steps today already. To change an entry, open Record."
        said = f"Steps today are now {steps:,}"
        return stored_or_why(self.state, self.state.record("steps", said, steps - so_far))

    def moved(self) -> None:
        """The person got up just now."""
        self.state.record("moved", f"Moved at {say_time(self.state.now)}")

    def start_walk(self) -> None:
        """A walk without minutes and with a tag: it goes on, whatever happens to the screen."""
        self.state.record("walk", f"Walk started at {say_time(self.state.now)}", tags=(RUNNING,))

    def stop_walk(self, running: Entry, minutes: int) -> str:
        """Put the minutes into the walk; undo lets it go on."""
        done = replace(running, value=minutes, tags=())
        said = f"Walked for {say_count(minutes, 'minute')}"
        return stored_or_why(self.state, self.state.change_entry(done, said))

    def forget_walk(self, running: Entry) -> None:
        """Take a walk off that was started by mistake."""
        self.state.remove_entry(running.uid, "The walk is taken off")


@ft.memo
@guard.component
def StepsCard(s: Style, steps: StepsState) -> ft.Control:
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


@ft.memo
@guard.component
def MoveCard(s: Style, move: MoveState, going: Going) -> ft.Control:
    """When to move next, by day; nothing is due by night."""
    words = [kit.h3(s, move.title), kit.meta(s, move.words), kit.meta(s, move.hours)]
    head: list[ft.Control] = [ft.Column(words, spacing=4, tight=True, expand=True)]
    if move.minutes is not None and not s.big:
        spoken = f"{move.minutes} minutes left"
        head.insert(0, kit.value_ring(s, move.share, str(move.minutes), "min", spoken, s.palette.harbour))
    moved = kit.button(s, "I have moved", going.moved, kind="tonal", icon=ft.Icons.CHECK_ROUNDED)
    return kit.card(s, ft.Row(head, spacing=16), moved, spacing=14)


@ft.memo
@guard.component
def GoalsCard(s: Style, steps: StepsState, change: bool, going: Going) -> ft.Control:
    """Where the goal comes from, and the goals of the weeks around this one. `change`: offer another one."""
    where = f"{steps.goal.steps:,} steps a day. {steps.goal.words}"
    title = "Your goal" if steps.own else "Your goal, week by week"
    parts: list[ft.Control] = [kit.h3(s, title), kit.body(s, where)]
    if len(steps.goals) > 1:
        bars = tuple(kit.Bar(block.label, block.steps, block.now, block.next) for block in steps.goals)
        spoken = ", ".join(f"{block.label} {block.steps:,}" for block in steps.goals)
        parts.append(kit.goal_blocks(s, bars, f"Goals by week: {spoken}"))
    if change:
        parts.append(quiet(s, "Change the goal", partial(going.show, "goal"), ft.Icons.EDIT_OUTLINED))
    if steps.own:
        parts.append(quiet(s, "Go back to the suggested goal", going.suggested_goal, ft.Icons.UNDO_ROUNDED))
    return kit.card(s, *parts, spacing=10)
