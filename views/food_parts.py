"""The parts of Food about drinking: the jug, quick add and the pee colour."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import flet as ft

from models.dates import say_time
from models.fluids import FluidsState, say_amount
from models.food import PeeState
from models.pack_day import Drink, MealCheck, PeeColour
from services.state import AppState
from views import guard
from views.amount_form import stored_or_why
from views.components import kit
from views.figure import figure, quiet
from views.icons import pack_icon
from views.theme import Style


@dataclass(frozen=True, eq=False)
class Feeding:
    """What the taps on Food do. One object for the life of the screen, so that the parts can be compared."""

    state: AppState
    show: Callable[[str], None]

    def close(self) -> None:
        """Put the open form away."""
        self.show("")

    def drink(self, drink: Drink) -> None:
        """One tap adds one drink."""
        said = f"Added a {drink.name.lower()} at {say_time(self.state.now)}"
        self.state.record("drink", said, drink.ml, text=drink.name)

    def drank(self, ml: int) -> str:
        """Write down a drink of any size; "" when it is stored."""
        said = f"Added {ml:,} ml at {say_time(self.state.now)}"
        return stored_or_why(self.state, self.state.record("drink", said, ml, text="Drink"))

    def own_amount(self, ml: int) -> str:
        """Put the team's own daily amount in the place of the pack's band (Q17)."""
        plan = replace(self.state.plan, fluids_ml=ml)
        said = f"Your team's amount is now {say_amount(ml)} a day"
        return stored_or_why(self.state, self.state.save_plan(plan, said))

    def usual_amount(self) -> None:
        """Back to the pack's band."""
        self.state.save_plan(replace(self.state.plan, fluids_ml=None), "Back to the usual amount")

    def pee(self, colour: PeeColour) -> None:
        """The colour seen just now (N12)."""
        said = f"Pee colour {colour.label.lower()}, written down at {say_time(self.state.now)}"
        self.state.record("pee", said, text=colour.id)

    def meal(self, checks: tuple[MealCheck, ...], text: str) -> bool:
        """A meal or snack with the checks that were ticked."""
        said = f"Added a meal or snack at {say_time(self.state.now)}"
        return self.state.record("meal", said, text=text, tags=tuple(check.id for check in checks))

    def appetite(self, words: str) -> bool:
        """How the appetite is, in the person's own words."""
        return self.state.record(
            "appetite", f"Appetite written down at {say_time(self.state.now)}", text=words
        )


@ft.memo
@guard.component
def FluidsCard(s: Style, fluids: FluidsState, feeding: Feeding) -> ft.Control:
    """The jug, the figure and the aim; above the aim a calm word to check with the team."""
    words = [figure(s, fluids.words), kit.meta(s, "so far today"), kit.body(s, fluids.aim)]
    litres, low, high = fluids.ml / 1000, fluids.low_ml / 1000, fluids.high_ml / 1000
    if s.big:
        parts: list[ft.Control] = [*words, kit.bar(s, fluids.ml / fluids.high_ml, spoken=fluids.spoken)]
    else:
        column = ft.Column(words, spacing=6, tight=True, expand=True)
        parts = [ft.Row([kit.jug(s, litres, low, high), column], spacing=20)]
    if fluids.over:
        parts.append(kit.note(s, fluids.over, icon=ft.Icons.INFO_OUTLINE_ROUNDED))
    parts.append(ft.Container(height=1, bgcolor=s.palette.line))
    own = "My team gave me another amount"
    parts.append(quiet(s, own, partial(feeding.show, "own"), ft.Icons.EDIT_OUTLINED))
    if fluids.own:
        parts.append(quiet(s, "Go back to the usual amount", feeding.usual_amount, ft.Icons.UNDO_ROUNDED))
    return kit.card(s, *parts, spacing=10)


@ft.memo
@guard.component
def DrinkRow(s: Style, drinks: tuple[Drink, ...], other: bool, feeding: Feeding) -> ft.Control:
    """The drinks that one tap adds. `other`: offer to type another amount."""
    items = tuple(
        kit.AddItem(pack_icon(drink.icon), drink.name, f"{drink.ml} ml", partial(feeding.drink, drink))
        for drink in drinks
    )
    parts = [kit.section(s, "Add a drink"), kit.quick_add(s, items)]
    if other:
        parts.append(quiet(s, "Another amount", partial(feeding.show, "other"), ft.Icons.ADD_ROUNDED))
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


@ft.memo
@guard.component
def PeeCard(s: Style, colours: tuple[PeeColour, ...], pee: PeeState, feeding: Feeding) -> ft.Control:
    """What colour is it, and what to do; the last answer of the day counts (N12)."""
    known = {colour.id: colour for colour in colours}
    shown = tuple(kit.Swatch(colour.id, colour.label, colour.swatch) for colour in colours)
    choice = kit.swatches(s, shown, pee.chosen, lambda colour_id: feeding.pee(known[colour_id]))
    advice = ft.Semantics(live_region=True, content=kit.body(s, pee.advice))
    said = [kit.meta(s, pee.said)] if pee.said else []
    return kit.card(s, kit.h3(s, "What colour is your pee?"), choice, advice, *said, spacing=10)
