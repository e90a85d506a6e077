"""Writes down a meal with its food-safety checks, and how the appetite is."""

from functools import partial

import flet as ft

from models.dates import say_time
from models.food import unticked
from models.pack import MealCheck
from services.state import AppState
from views import guard
from views.components import kit
from views.context import use_app
from views.theme import Style, use_style

STRETCH = ft.CrossAxisAlignment.STRETCH
LONGEST = 500  # characters of a note about food
ICONS = {
    "in_date": ft.Icons.CALENDAR_TODAY_OUTLINED,
    "cooked": ft.Icons.SOUP_KITCHEN_OUTLINED,
    "not_reheated": ft.Icons.MICROWAVE_OUTLINED,
    "washed": ft.Icons.SPA_OUTLINED,
    "clean": ft.Icons.CLEAN_HANDS_OUTLINED,
    "takeaway": ft.Icons.TAKEOUT_DINING_OUTLINED,
}


@guard.component
def MealForm(meals: tuple[str, ...]) -> ft.Control:
    """The checks, what it was, and Save. After saving, the advice for what was left open stays to read."""
    state, s = use_app(), use_style()
    ticked, tick = ft.use_state(frozenset())
    text, set_text = ft.use_state("")
    refusal, refuse = ft.use_state("")
    advice, advise = ft.use_state(())

    def save() -> None:
        problem = too_long(text)
        refuse(problem)
        if not problem and save_meal(state, ticked, text):
            advise(unticked(state.pack, ticked))
            tick(frozenset())
            set_text("")

    def change(check_id: str, on: bool) -> None:
        tick(lambda now: now | {check_id} if on else now - {check_id})

    rows = [
        kit.check_row(
            s,
            check.label,
            check.id in ticked,
            partial(change, check.id),
            check.advice,
            icon=ICONS.get(check.id, ft.Icons.RESTAURANT_ROUNDED),
        )
        for check in state.pack.meal_checks
    ]
    parts = [
        kit.section(s, "Before you eat"),
        kit.rows_card(s, *rows),
        kit.text_field(
            s, "What are you having?", text, set_text, error=refusal, hint="You can leave this empty"
        ),
        kit.button(s, "Save this meal or snack", save, kind="tonal"),
        *left_open(s, advice),
        *([kit.card(s, kit.h3(s, "Today's meals"), *[kit.body(s, meal) for meal in meals])] if meals else []),
    ]
    return ft.Column(parts, spacing=14, tight=True, horizontal_alignment=STRETCH)


def save_meal(state: AppState, ticked: frozenset[str], text: str) -> bool:
    """Write down a meal or snack with the checks in the pack's order."""
    tags = tuple(check.id for check in state.pack.meal_checks if check.id in ticked)
    return state.record(
        "meal", f"Added a meal or snack at {say_time(state.now)}", text=text.strip(), tags=tags
    )


def too_long(text: str) -> str:
    """One sentence where a note is longer than a line of the diary should be; else empty."""
    length = len(text.strip())
    return f"Keep it to {LONGEST} characters. This has {length:,}." if length > LONGEST else ""


def left_open(s: Style, checks: tuple[MealCheck, ...]) -> list[ft.Control]:
    """What to think of before eating, for the checks that were not ticked."""
    if not checks:
        return []
    words = " ".join(check.advice for check in checks)
    return [ft.Semantics(live_region=True, content=kit.note(s, words, "Before you eat it"))]


@guard.component
def AppetiteForm(said: str) -> ft.Control:
    """A note about the appetite, in the person's own words."""
    state, s = use_app(), use_style()
    text, set_text = ft.use_state("")
    refusal, refuse = ft.use_state("")

    def save() -> None:
        words = text.strip()
        problem = too_long(words) if words else "Write a few words about your appetite, then save."
        refuse(problem)
        if not problem and state.record(
            "appetite", f"Appetite written down at {say_time(state.now)}", text=words
        ):
            set_text("")

    field = kit.text_field(
        s,
        "How is your appetite?",
        text,
        set_text,
        error=refusal,
        hint="In your own words",
        lines=2,
    )
    before = [kit.meta(s, said)] if said else []
    return kit.card(s, field, *before, kit.button(s, "Save this note", save, kind="tonal"), spacing=12)
