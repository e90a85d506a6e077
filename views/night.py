"""Today at night: help first, who answers at this hour, the temperature. The day's list is folded away."""

from collections.abc import Callable

import flet as ft

from models.night import ANY_HOUR, build_night
from models.review import provenance
from views import guard
from views.components import kit
from views.context import use_app
from views.full_page_parts import unchecked
from views.right_now import right_now
from views.temperature_entry import TemperatureEntry
from views.theme import Style, use_style
from views.today_doses import DueDoses
from views.today_parts import Doing, HeroCard


@guard.pane
def NightScreen(on_whole: Callable[[], None]) -> ft.Control:
    """The whole place, without pictures. Colours stay as the person or the device chose them."""
    state, s = use_app(), use_style()
    asking, ask = ft.use_state(False)
    doing = ft.use_memo(lambda: Doing(state, ask, lambda _: None), [state])
    night = build_night(state.pack, state.plan, state.diary, state.now)
    page = ft.context.page
    header = kit.header(s, night.title, on_more=lambda: page.navigate("/more"))
    stands = [HeroCard(s, night.hero, doing, key="hero")] if night.hero else []
    left = [
        kit.body(s, night.date_words),
        *stands,
        kit.note(s, ANY_HOUR, "Feeling unwell or worried?", ft.Icons.EMERGENCY_ROUNDED, "red"),
        right_now(s, night.calls),
        *unchecked(s, state),
    ]
    fold = kit.nav_row(s, "Show all of Today", on_whole, "Your list is folded away for the night")
    right = [
        temperature_card(s, night.reading, lambda: ask(True)),
        DueDoses(key="doses"),
        *([kit.meta(s, night.bedtime)] if night.bedtime else []),
        kit.rows_card(s, fold),
        kit.provenance(s, provenance(state.pack)),
    ]
    dialog = TemperatureEntry(asking, lambda: ask(False))
    return kit.page_body(s, header, [*left, dialog], right)


def temperature_card(s: Style, reading: str, on_add: Callable[[], None]) -> ft.Control:
    """The last reading in words, and a way to add one."""
    add = kit.button(s, "Add a temperature", on_add, kind="tonal", icon=ft.Icons.DEVICE_THERMOSTAT_ROUNDED)
    return kit.card(s, kit.h2(s, "Temperature"), kit.body(s, reading), add, spacing=12)
