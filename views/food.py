"""Food and drink: what was drunk, pee colour, the checks before a meal, and "Can I...?"."""

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from models.dates import say_time
from models.fluids import build_fluids, say_litres
from models.food import build_food
from models.review import provenance
from services.state import AppState
from views import guard
from views.amount_form import Amount, AmountForm, Save
from views.can_i import CanI
from views.components import kit
from views.context import use_app
from views.figure import quiet
from views.food_parts import drinks_row, fluids_card, pee_card
from views.meal_form import AppetiteForm, MealForm
from views.theme import Style, use_style
from views.tips_parts import Tips

DRUNK = Amount("How much did you drink, in ml?", "ml", 1, 5000)
OWN = Amount("Your team's amount, in ml a day", "ml", 250, 6000, "For example 1500 for one and a half litres")


@guard.pane
def FoodScreen() -> ft.Control:
    """The whole place. `form` is the small form that is open: other, own or none."""
    state, s = use_app(), use_style()
    form, show = ft.use_state("")
    today = state.now.date()
    food = build_food(state.pack, state.diary, today)
    page = ft.context.page
    header = kit.header(s, "Food and drink", on_more=lambda: page.navigate("/more"))
    drink = [*_fluids(s, state, form, show), pee_card(s, state, food.pee)]
    eat: list[ft.Control] = [MealForm(food.meals)]
    more: list[ft.Control] = [CanI("food")]
    if not s.simple:
        more += [AppetiteForm(food.appetite), Tips("food")]
    more.append(kit.provenance(s, provenance(state.pack)))
    return kit.page_body(s, header, drink, [*eat, *more])


def _fluids(s: Style, state: AppState, form: str, show: Callable[[str], None]) -> list[ft.Control]:
    fluids = build_fluids(state.pack, state.plan, state.diary, state.now.date())
    controls: list[ft.Control] = [fluids_card(s, state, fluids, lambda: show("own"))]
    if form == "own":
        controls.append(AmountForm(OWN, (own_amount(state),), lambda: show(""), key="own"))
    controls += [kit.section(s, "Add a drink"), drinks_row(s, state)]
    if form == "other":
        save = Save("Add this drink", lambda ml: drank(state, ml))
        controls.append(AmountForm(DRUNK, (save,), lambda: show(""), key="other"))
    else:
        controls.append(quiet(s, "Another amount", lambda: show("other"), ft.Icons.ADD_ROUNDED))
    return controls


def drank(state: AppState, ml: int) -> str:
    """Write down a drink of any size; "" when it is stored."""
    said = f"Added {ml:,} ml at {say_time(state.now)}"
    return "" if state.record("drink", said, ml, text="Drink") else _not_stored(state)


def own_amount(state: AppState) -> Save:
    """Put the team's own daily amount in the place of the pack's band (Q17)."""

    def keep(ml: int) -> str:
        plan = replace(state.plan, fluids_ml=ml)
        stored = state.save_plan(plan, f"Your team's amount is now {say_litres(ml)} a day")
        return "" if stored else _not_stored(state)

    return Save("Save this amount", keep)


def _not_stored(state: AppState) -> str:
    return state.notice.text if state.notice else "That was not stored. Try again."
