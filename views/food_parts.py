"""The parts of Food about drinking: the jug, quick add and the pee colour."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import flet as ft

from models.dates import say_time
from models.fluids import FluidsState
from models.food import PeeState
from models.pack import Drink
from services.state import AppState
from views.components import kit
from views.figure import figure, quiet
from views.icons import pack_icon
from views.theme import Style


def fluids_card(s: Style, state: AppState, fluids: FluidsState, on_own: Callable[[], None]) -> ft.Control:
    """The jug, the figure and the aim; above the aim a calm word to check with the team."""
    words = [figure(s, fluids.words), kit.meta(s, "so far today"), kit.body(s, fluids.aim)]
    column = ft.Column(words, spacing=6, tight=True, expand=True)
    litres, low, high = fluids.ml // 10 / 100, fluids.low_ml / 1000, fluids.high_ml / 1000
    if s.big:
        share = kit.bar(s, fluids.ml / fluids.high_ml, spoken=fluids.spoken)
        parts: list[ft.Control] = [*words, share]
    else:
        parts = [ft.Row([kit.jug(s, litres, low, high), column], spacing=20)]
    if fluids.over:
        parts.append(kit.note(s, fluids.over, icon=ft.Icons.INFO_OUTLINE_ROUNDED))
    parts.append(ft.Container(height=1, bgcolor=s.palette.line))
    parts.append(quiet(s, "My team gave me a different amount", on_own, ft.Icons.EDIT_OUTLINED))
    if fluids.own:
        back = replace(state.plan, fluids_ml=None)
        usual = lambda: state.save_plan(back, "Back to the usual amount")  # noqa: E731
        parts.append(quiet(s, "Go back to the usual amount", usual, ft.Icons.UNDO_ROUNDED))
    return kit.card(s, *parts, spacing=10)


def drinks_row(s: Style, state: AppState) -> ft.Control:
    """One tap adds one drink."""

    def add(drink: Drink) -> None:
        said = f"Added a {drink.name.lower()} at {say_time(state.now)}"
        state.record("drink", said, drink.ml, text=drink.name)

    items = tuple(
        kit.AddItem(pack_icon(drink.icon), drink.name, f"{drink.ml} ml", partial(add, drink))
        for drink in state.pack.drinks
    )
    return kit.quick_add(s, items)


def pee_card(s: Style, state: AppState, pee: PeeState) -> ft.Control:
    """What colour is it, and what to do; the last answer of the day counts (N12)."""

    def choose(colour: str) -> None:
        label = next(one.label for one in state.pack.pee if one.id == colour)
        state.record("pee", f"Pee colour {label.lower()}, written down at {say_time(state.now)}", text=colour)

    colours = tuple(kit.Swatch(one.id, one.label, one.swatch) for one in state.pack.pee)
    said = [kit.meta(s, pee.said)] if pee.said else []
    advice = ft.Semantics(live_region=True, content=kit.body(s, pee.advice))
    parts = [
        kit.h3(s, "What colour is your pee?"),
        kit.swatches(s, colours, pee.chosen, choose),
        advice,
        *said,
    ]
    return kit.card(s, *parts, spacing=10)
