"""Activity: steps against a goal that grows slowly, moving every hour, walks, and pacing."""

import flet as ft

from models.move import build_move, build_walk
from models.review import provenance
from models.steps import build_steps
from views import guard
from views.activity_forms import STEPS, steps_saves
from views.activity_parts import goals_card, move_card, steps_card
from views.amount_form import AmountForm
from views.can_i import CanI
from views.components import kit
from views.context import use_app
from views.theme import use_style
from views.tips_parts import Tips
from views.walk_card import WalkCard


@guard.pane
def ActivityScreen() -> ft.Control:
    """The whole place. `form` is the small form that is open: steps, goal or none."""
    state, s = use_app(), use_style()
    form, show = ft.use_state("")
    steps = build_steps(state.pack, state.diary, state.now.date())
    move = build_move(state.pack, state.diary, state.now)
    page = ft.context.page
    header = kit.header(s, "Activity", on_more=lambda: page.navigate("/more"))
    left: list[ft.Control] = [steps_card(s, steps)]
    if form == "steps":
        left.append(AmountForm(STEPS, steps_saves(state, steps.steps), lambda: show(""), key="steps"))
    else:
        left.append(kit.button(s, "Add steps", lambda: show("steps"), icon=ft.Icons.ADD_ROUNDED))
    left += [move_card(s, state, move), WalkCard(build_walk(state.diary, state.now))]
    right: list[ft.Control] = []
    if steps.pace:
        right.append(kit.note(s, steps.pace, "A good day?", ft.Icons.BATTERY_2_BAR_ROUNDED))
    right.append(goals_card(s, steps))
    if not s.simple:
        right += [CanI("activity"), Tips("activity")]
    right.append(kit.provenance(s, provenance(state.pack)))
    return kit.page_body(s, header, left, right)
