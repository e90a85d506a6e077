"""Writes down a meal with its food-safety checks, and how the appetite is."""

from collections.abc import Callable
from functools import partial

import flet as ft

from models.food import unticked
from models.pack_day import MealCheck
from views import guard
from views.components import kit
from views.food_parts import Feeding
from views.theme import Style

STRETCH = ft.CrossAxisAlignment.STRETCH
LONGEST = 500  # characters of a note about food
AGAIN = "Your meal is saved. For another one, type what it is."
ICONS = {
    "in_date": ft.Icons.CALENDAR_TODAY_OUTLINED,
    "cooked": ft.Icons.SOUP_KITCHEN_OUTLINED,
    "not_reheated": ft.Icons.MICROWAVE_OUTLINED,
    "washed": ft.Icons.SPA_OUTLINED,
    "clean": ft.Icons.CLEAN_HANDS_OUTLINED,
    "takeaway": ft.Icons.TAKEOUT_DINING_OUTLINED,
}


@ft.memo
@guard.component
def MealForm(s: Style, checks: tuple[MealCheck, ...], meals: tuple[str, ...], feeding: Feeding) -> ft.Control:
    """The checks, what it was, and Save. After saving, the advice for what was left open stays to read."""
    ticked, tick = ft.use_state(frozenset())
    text, set_text = ft.use_state("")
    refusal, refuse = ft.use_state("")
    left_open, leave_open = ft.use_state(())
    saved, set_saved = ft.use_state(False)

    def save() -> None:
        empty = not ticked and not text.strip()
        problem = AGAIN if saved and empty else too_long(text)  # a hand that shakes taps twice
        refuse(problem)
        done = tuple(check for check in checks if check.id in ticked)
        if not problem and feeding.meal(done, text.strip()):
            leave_open(unticked(checks, ticked))
            tick(frozenset())
            set_text("")
            set_saved(True)

    def change(check_id: str, on: bool) -> None:
        tick(lambda now: now | {check_id} if on else now - {check_id})

    rows = [_check(s, check, check.id in ticked, partial(change, check.id)) for check in checks]
    hint = "You can leave this empty"
    parts = [
        kit.section(s, "Before you eat"),
        kit.rows_card(s, *rows),
        kit.text_field(s, "What are you having?", text, set_text, error=refusal, hint=hint),
        kit.button(s, "Save this meal or snack", save, kind="tonal"),
        *_advice(s, left_open),
    ]
    if meals:
        parts.append(kit.card(s, kit.h3(s, "Today's meals"), *[kit.body(s, meal) for meal in meals]))
    return ft.Column(parts, spacing=14, tight=True, horizontal_alignment=STRETCH)


def too_long(text: str) -> str:
    """One sentence where a note is longer than a line of the diary should be; else empty."""
    length = len(text.strip())
    return f"Keep it to {LONGEST} characters. This has {length:,}." if length > LONGEST else ""


def _check(s: Style, check: MealCheck, on: bool, on_change: Callable[[bool], None]) -> ft.Control:
    icon = ICONS.get(check.id, ft.Icons.RESTAURANT_ROUNDED)
    return kit.check_row(s, check.label, on, on_change, check.advice, icon=icon)


def _advice(s: Style, checks: tuple[MealCheck, ...]) -> list[ft.Control]:
    """What to think of before eating, for the checks that were not ticked (N04 to N09)."""
    if not checks:
        return []
    words = " ".join(check.advice for check in checks)
    return [ft.Semantics(live_region=True, content=kit.note(s, words, "Before you eat it"))]


@ft.memo
@guard.component
def AppetiteForm(s: Style, said: str, feeding: Feeding) -> ft.Control:
    """A note about the appetite, in the person's own words."""
    text, set_text = ft.use_state("")
    refusal, refuse = ft.use_state("")

    def save() -> None:
        words = text.strip()
        problem = too_long(words) if words else "Write a few words about your appetite, then save."
        refuse(problem)
        if not problem and feeding.appetite(words):
            set_text("")

    hint = "In your own words"
    field = kit.text_field(s, "How is your appetite?", text, set_text, error=refusal, hint=hint, lines=2)
    before = [kit.meta(s, said)] if said else []
    return kit.card(s, field, *before, kit.button(s, "Save this note", save, kind="tonal"), spacing=12)
