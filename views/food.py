"""Food and drink: what was drunk, pee colour, the checks before a meal, and "Can I...?"."""

import flet as ft

from models.fluids import build_fluids
from models.food import build_food
from models.review import provenance
from services.state import AppState
from views import guard
from views.amount_form import Amount, AmountForm, Save
from views.can_i import CanI, whom_to_ask
from views.components import kit
from views.context import use_app
from views.food_parts import DrinkRow, Feeding, FluidsCard, PeeCard
from views.meal_form import AppetiteForm, MealForm
from views.read_about import read_about
from views.theme import Style, use_style
from views.tips_parts import Tips

DRUNK = Amount("How much did you drink, in ml?", "ml", 1, 5000)
OWN = Amount("Your team's amount, in ml a day", "ml", 250, 6000, "For example 1500 for one and a half litres")


@guard.pane
def FoodScreen() -> ft.Control:
    """The whole place. `form` is the small form that is open: other, own or none."""
    state, s = use_app(), use_style()
    form, show = ft.use_state("")
    feeding = ft.use_memo(lambda: Feeding(state, show), [state])
    food = build_food(state.pack, state.diary, state.now.date())
    page = ft.context.page
    header = kit.header(s, "Food and drink", on_more=lambda: page.navigate("/more"))
    drink = [*_fluids(s, state, form, feeding), PeeCard(s, state.pack.pee, food.pee, feeding, key="pee")]
    eat: list[ft.Control] = [
        MealForm(s, state.pack.meal_checks, food.meals, feeding, key="meal"),
        CanI(s, state.pack, "food", whom_to_ask(state), state.example, key="can"),
    ]
    if not s.simple:
        eat.append(AppetiteForm(s, food.appetite, feeding, key="appetite"))
        eat.append(Tips("food", key="tips"))
    eat += [*read_about(s, state, "food"), kit.provenance(s, provenance(state.pack))]
    return kit.page_body(s, header, drink, eat)


def _fluids(s: Style, state: AppState, form: str, feeding: Feeding) -> list[ft.Control]:
    fluids = build_fluids(state.pack, state.plan, state.diary, state.now.date())
    controls: list[ft.Control] = [FluidsCard(s, fluids, feeding, key="fluids")]
    if form == "own":
        save = Save("Save this amount", feeding.own_amount)
        controls.append(AmountForm(OWN, (save,), feeding.close, key="own"))
    controls.append(DrinkRow(s, state.pack.drinks, form != "other", feeding, key="drinks"))
    if form == "other":
        save = Save("Add this drink", feeding.drank)
        controls.append(AmountForm(DRUNK, (save,), feeding.close, key="other"))
    return controls
