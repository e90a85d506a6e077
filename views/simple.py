"""Simple mode in the place of Today: how I am, whom to call, and today's tasks, in one column."""

import flet as ft

from models.contacts import build_contacts
from models.night import last_reading
from models.today import build_today
from views import guard
from views.away_card import away_cards, use_away
from views.components import kit
from views.context import use_app
from views.full_page_parts import unchecked
from views.night import temperature_card
from views.right_now import right_now
from views.share import share_link_row
from views.temperature_entry import TemperatureEntry
from views.theme import use_style
from views.today_doses import DueDoses
from views.today_parts import Doing, HeroCard, Missing, SectionCard

PLACES = tuple(place for place in kit.PLACES if place.route in ("/", "/contacts"))
FULL_APP = "Show the full app"


@guard.pane
def SimpleScreen() -> ft.Control:
    """The whole place. An instruction that stands is on top, as in the full app."""
    state, s = use_app(), use_style()
    asking, ask = ft.use_state(False)
    doing = ft.use_memo(lambda: Doing(state, ask, lambda _: None), [state])
    today = build_today(state.pack, state.plan, state.diary, state.now)
    away = use_away(state)
    header = kit.day_header(s, today.title, [line for line in (today.date_words, today.home_words) if line])
    calls = build_contacts(state.pack, state.plan, state.now)

    def full_app() -> None:
        if state.save_settings(simple=False):
            state.dismiss()

    clock = [kit.note(s, today.clock, "Is the date right?")] if today.clock else []
    missing = [Missing(s, today.missing, key="missing")] if today.missing else []
    body = [
        *([HeroCard(s, today.hero, doing, key="hero")] if today.hero.kind == "standing" else []),
        *clock,
        *away_cards(s, state, away),
        temperature_card(s, last_reading(state.diary, state.now), lambda: ask(True)),
        right_now(s, calls),
        *unchecked(s, state),
        DueDoses(key="doses"),
        *[SectionCard(s, part, doing, key=part.id) for part in today.sections],
        *missing,
        kit.rows_card(
            s, kit.nav_row(s, FULL_APP, full_app, "Leave simple mode", ft.Icons.OPEN_IN_FULL_ROUNDED)
        ),
        *share_link_row(s, state),
        kit.provenance(s, today.source),
        TemperatureEntry(asking, lambda: ask(False)),
    ]
    return kit.page_body(s, header, body, picture=True)
