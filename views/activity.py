"""Activity: steps against a goal that grows slowly, moving every hour, walks, and pacing."""

from functools import partial

import flet as ft

from models.move import build_move, build_walk
from models.review import provenance
from models.steps import build_steps
from views import guard
from views.activity_parts import GOAL, STEPS, GoalsCard, Going, MoveCard, StepsCard
from views.amount_form import AmountForm, Save
from views.can_i import CanI, whom_to_ask
from views.components import kit
from views.context import use_app
from views.read_about import read_about
from views.theme import use_style
from views.tips_parts import Tips
from views.walk_card import WalkCard


@guard.pane
def ActivityScreen() -> ft.Control:
    """The whole place. `form` is the small form that is open: steps, goal or none."""
    state, s = use_app(), use_style()
    form, show = ft.use_state("")
    going = ft.use_memo(lambda: Going(state, show), [state])
    steps = build_steps(state.pack, state.plan, state.diary, state.now.date())
    page = ft.context.page
    header = kit.header(s, "Activity", on_more=lambda: page.navigate("/more"))
    left: list[ft.Control] = [StepsCard(s, steps, key="steps")]
    if form == "steps":
        left.append(AmountForm(STEPS, going.ways_to_add(), going.close, key="add"))
    else:
        left.append(kit.button(s, "Add steps", partial(show, "steps"), icon=ft.Icons.ADD_ROUNDED))
    left.append(MoveCard(s, build_move(state.pack, state.diary, state.now), going, key="move"))
    left.append(WalkCard(s, build_walk(state.diary, state.now), going, key="walk"))
    right: list[ft.Control] = []
    if steps.pace:
        right.append(kit.note(s, steps.pace, "A good day?", ft.Icons.BATTERY_2_BAR_ROUNDED))
    right.append(GoalsCard(s, steps, form != "goal", going, key="goals"))
    if form == "goal":
        right.append(AmountForm(GOAL, (Save("Save this goal", going.own_goal),), going.close, key="goal"))
    if not s.simple:
        right.append(CanI(s, state.pack, "activity", whom_to_ask(state), state.example, key="can"))
        right.append(Tips("activity", key="tips"))
    right += [*read_about(s, state, "activity"), kit.provenance(s, provenance(state.pack))]
    return kit.page_body(s, header, left, right)
