"""The parts of Today: the first thing, the glances, the checklist rows and the questions still open."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import flet as ft

from models.checklist import Item, Section
from models.dates import say_time
from models.hero import Hero
from models.missing import MissingAnswer
from models.path import NextMilestone
from models.today import TodayState
from services.state import AppState
from views.components import kit
from views.icons import pack_icon
from views.theme import Style

SECTION_ICONS = {
    "morning": ft.Icons.WB_TWILIGHT_ROUNDED,
    "day": ft.Icons.WB_SUNNY_OUTLINED,
    "evening": ft.Icons.DARK_MODE_OUTLINED,
    "week": ft.Icons.EVENT_REPEAT_ROUNDED,
}
PLACES = {"fluids": "/food", "steps": "/activity", "move": "/activity"}


@dataclass(frozen=True, slots=True)
class Doing:
    """What the taps on Today do. Everything written can be taken back with the notice's Undo."""

    state: AppState
    ask_temperature: Callable[[], None]
    put_off: Callable[[str], None]

    def tick(self, item_id: str, title: str) -> None:
        """A task was done just now."""
        self.state.tick_task(item_id, f"{title}: done at {say_time(self.state.now)}")

    def change(self, item: Item) -> None:
        """A row was tapped: do it, take it back, or go where it is done."""
        if item.kind == "temperature" and item.done:
            go("/record")
        elif item.kind == "temperature":
            self.ask_temperature()
        elif item.done:
            self.state.remove_entry(item.uid, f"{item.title} is back on your list")
        else:
            self.tick(item.id, item.title)

    def first(self, hero: Hero) -> None:
        """The button of the big card."""
        if hero.kind == "temperature":
            self.ask_temperature()
        elif hero.kind == "tick":
            self.tick(hero.item_id, hero.title)
        elif hero.kind == "move":
            self.state.record("moved", f"Moved at {say_time(self.state.now)}")
        else:
            go({"standing": "/action", "fluids": "/food"}[hero.kind])


def go(route: str) -> None:
    """Open a page of this window."""
    ft.context.page.navigate(route)


def hero_card(s: Style, hero: Hero, doing: Doing) -> ft.Control:
    """The one thing that comes first. An instruction looks as when it was given; it cannot be put off."""
    if hero.kind == "standing":
        kind = "white" if hero.level == "emergency" else "primary"
        see = kit.button(
            s, hero.action, lambda: doing.first(hero), kind=kind, trailing=ft.Icons.ARROW_FORWARD_ROUNDED
        )
        return kit.care_card(s, hero.level, hero.title, kit.lead_in(s, hero.level, hero.second), see)
    main = (hero.action, lambda: doing.first(hero)) if hero.action else None
    other = ("Later", lambda: doing.put_off(hero.item_id)) if hero.item_id else None
    mark = ft.Icons.CHECK_ROUNDED if hero.kind in ("tick", "move") else ft.Icons.ADD_ROUNDED
    return kit.hero(s, hero.over, hero.title, hero.second, pack_icon(hero.icon), main, other, mark)


def glances(s: Style, today: TodayState) -> ft.Control:
    """Fluids and steps of today as rings."""
    fluids, steps = today.fluids, today.steps
    ring = kit.fluid_ring(s, fluids.ml // 10 / 100, fluids.low_ml / 1000, fluids.high_ml / 1000)
    walked = kit.value_ring(
        s, steps.share, f"{steps.steps:,}", "steps", f"{steps.steps:,} of {steps.goal.steps:,} steps today"
    )
    return kit.pair(
        s,
        kit.gauge_card(s, ft.Icons.WATER_DROP_OUTLINED, "Fluids", ring, fluids.goal),
        kit.gauge_card(
            s, ft.Icons.DIRECTIONS_WALK_ROUNDED, "Steps", walked, f"of {steps.goal.steps:,} today"
        ),
    )


def section_card(s: Style, section: Section, doing: Doing) -> list[ft.Control]:
    """A part of the day: its heading with the count, and its rows."""
    head = kit.section(s, section.title, SECTION_ICONS[section.id], section.count)
    return [head, kit.rows_card(s, *[_row(s, item, doing) for item in section.items])]


def _row(s: Style, item: Item, doing: Doing) -> ft.Control:
    if item.kind in PLACES:
        return kit.nav_row(
            s, item.title, lambda: go(PLACES[item.kind]), item.second, icon=pack_icon(item.icon)
        )
    return kit.check_row(
        s, item.title, item.done, lambda _: doing.change(item), item.second, icon=pack_icon(item.icon)
    )


def coming_up(s: Style, milestone: NextMilestone | None) -> list[ft.Control]:
    """The next point on the path; the row to the whole path stands there in any case."""
    title, when = (milestone.title, milestone.when) if milestone else ("Your path home", "See every step")
    icon = pack_icon(milestone.icon if milestone else "path")
    row = kit.nav_row(s, title, lambda: go("/path"), when, icon=icon, tone="lamp")
    return [kit.section(s, "Coming up"), kit.rows_card(s, row)]


def missing_rows(s: Style, missing: tuple[MissingAnswer, ...]) -> list[ft.Control]:
    """What set-up did not learn, one row each."""
    if not missing:
        return []
    rows = [
        kit.nav_row(
            s,
            answer.title,
            partial(go, f"/setup/{answer.step}"),
            answer.second,
            icon=ft.Icons.HELP_OUTLINE_ROUNDED,
            tone="lamp",
        )
        for answer in missing
    ]
    return [kit.section(s, "Still to tell Homeward"), kit.rows_card(s, *rows)]
