"""The parts of Today, each drawn again only when its own words change."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import flet as ft

from models.checklist import Item, Section
from models.dates import say_time
from models.fluids import FluidsState
from models.hero import Hero
from models.missing import MissingAnswer
from models.path import NextMilestone
from models.steps import StepsState
from services.state import AppState
from views import guard
from views.components import kit
from views.dosing import Dosing
from views.icons import pack_icon
from views.setup_way import open_step
from views.theme import Style

SECTION_ICONS = {
    "morning": ft.Icons.WB_TWILIGHT_ROUNDED,
    "day": ft.Icons.WB_SUNNY_OUTLINED,
    "evening": ft.Icons.DARK_MODE_OUTLINED,
    "week": ft.Icons.EVENT_REPEAT_ROUNDED,
}
PLACES = {"fluids": "/food", "steps": "/activity", "move": "/activity"}


@dataclass(frozen=True, eq=False)
class Doing:
    """What the taps on Today do. Everything written can be taken back with the notice's Undo.

    One object for the life of the screen: the parts get it, and do not follow the state by themselves.
    """

    state: AppState
    ask: Callable[[bool], None]
    put_off: Callable[[Any], None]

    def later(self, item_id: str) -> None:
        """Show something else first, until the screen is left; its reminders wait too."""
        self.put_off(lambda ids: ids | {item_id})
        self.state.remind_later(item_id)

    def tick(self, item_id: str, title: str) -> None:
        """A task was done just now."""
        self.state.tick_task(item_id, f"{title}: done at {say_time(self.state.now)}")

    def change(self, item: Item) -> None:
        """A row was tapped: do it, take it back, or go where it is done."""
        if item.kind == "temperature" and item.done:
            go("/record")
        elif item.kind == "temperature":
            self.ask(True)
        elif item.done:
            self.state.remove_entry(item.uid, f"{item.title} is back on your list")
        else:
            self.tick(item.id, item.title)

    def first(self, hero: Hero) -> None:
        """The button of the big card."""
        if hero.kind == "temperature":
            self.ask(True)
        elif hero.kind == "dose":
            Dosing(self.state, lambda asking: go("/medicines") if asking else None).take(hero.item_id)
        elif hero.kind == "tick":
            self.tick(hero.item_id, hero.title)
        elif hero.kind == "move":
            self.state.record("moved", f"Moved at {say_time(self.state.now)}")
        else:
            go({"standing": "/action", "fluids": "/food"}[hero.kind])


def go(route: str) -> None:
    """Open a page of this window."""
    ft.context.page.navigate(route)


def together(*controls: ft.Control) -> ft.Control:
    """A heading and what belongs to it."""
    return ft.Column(
        list(controls), spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )


@ft.memo
@guard.component
def HeroCard(s: Style, hero: Hero, doing: Doing) -> ft.Control:
    """The one thing that comes first. An instruction looks as when it was given; it cannot be put off."""
    act = partial(doing.first, hero)
    if hero.kind == "standing":
        kind = "white" if hero.level == "emergency" else "primary"
        see = kit.button(s, hero.action, act, kind=kind, trailing=ft.Icons.ARROW_FORWARD_ROUNDED)
        return kit.care_card(s, hero.level, hero.title, kit.lead_in(s, hero.level, hero.second), see)
    main = (hero.action, act) if hero.action else None
    other = ("Later", partial(doing.later, hero.item_id)) if hero.item_id else None
    mark = ft.Icons.CHECK_ROUNDED if hero.kind in ("tick", "move", "dose") else ft.Icons.ADD_ROUNDED
    return kit.hero(s, hero.over, hero.title, hero.second, pack_icon(hero.icon), main, other, mark)


@ft.memo
@guard.component
def Glances(s: Style, fluids: FluidsState, steps: StepsState) -> ft.Control:
    """Fluids and steps of today as rings."""
    ring = kit.fluid_ring(s, fluids.ml / 1000, fluids.low_ml / 1000, fluids.high_ml / 1000)
    spoken = f"{steps.steps:,} of {steps.goal.steps:,} steps today"
    walked = kit.value_ring(s, steps.share, f"{steps.steps:,}", "steps", spoken)
    goal = f"of {steps.goal.steps:,} today"
    return kit.pair(
        s,
        kit.gauge_card(s, ft.Icons.WATER_DROP_OUTLINED, "Fluids", ring, fluids.goal),
        kit.gauge_card(s, ft.Icons.DIRECTIONS_WALK_ROUNDED, "Steps", walked, goal),
    )


@ft.memo
@guard.component
def SectionCard(s: Style, section: Section, doing: Doing) -> ft.Control:
    """A part of the day: its heading with the count, and its rows."""
    head = kit.section(s, section.title, SECTION_ICONS[section.id], section.count)
    return together(head, kit.rows_card(s, *[_row(s, item, doing) for item in section.items]))


def _row(s: Style, item: Item, doing: Doing) -> ft.Control:
    icon = pack_icon(item.icon)
    if item.kind in PLACES:
        return kit.nav_row(s, item.title, partial(go, PLACES[item.kind]), item.second, icon=icon)
    return kit.check_row(s, item.title, item.done, lambda _: doing.change(item), item.second, icon=icon)


@ft.memo
@guard.component
def ComingUp(s: Style, milestone: NextMilestone | None) -> ft.Control:
    """The next point on the path; without one the row still leads to the whole path."""
    title, when = (milestone.title, milestone.when) if milestone else ("Your path home", "See every step")
    icon = pack_icon(milestone.icon if milestone else "path")
    row = kit.nav_row(s, title, partial(go, "/path"), when, icon=icon, tone="lamp")
    return together(kit.section(s, "Coming up"), kit.rows_card(s, row))


@ft.memo
@guard.component
def Missing(s: Style, missing: tuple[MissingAnswer, ...]) -> ft.Control:
    """What set-up did not learn, one row each."""
    mark = ft.Icons.HELP_OUTLINE_ROUNDED
    rows = [
        kit.nav_row(s, one.title, partial(open_step, one.step, "/"), one.second, icon=mark, tone="lamp")
        for one in missing
    ]
    return together(kit.section(s, "Still to tell Homeward"), kit.rows_card(s, *rows))
