"""Shows the codes of a plan as the ward's last step does, for an app at any address. Arguments: it, the port.

The address of the page says which: #/one or #/many, and #/one/dark or #/many/dark.
"""

import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import flet as ft

from main import ASSETS
from models.join import seal
from models.records import Entry, Plan
from services.bridge import NullBridge
from services.serve import serve
from services.state import AppState
from tests.components.stage import make_state
from tests.unit.ward_plan import BY, FULL, long_plan
from views import guard
from views.context import AppContext
from views.join_codes import CodesCard
from views.theme import DARK, FONTS, LIGHT, StyleContext, style_for, theme

MADE = datetime.now(UTC).replace(second=0, microsecond=0)
VISIT = Entry("visit-1", "appointment", MADE + timedelta(days=3), MADE, text="Line flush and dressing")


def plan(long: bool = False) -> Plan:
    """A person home for nine days."""
    today = date.today()
    whole = long_plan() if long else FULL
    return replace(whole, infusion=today - timedelta(23), home=today - timedelta(9), team_dates=())


def main(page: ft.Page) -> AppState:
    """One window."""
    dark, many = "dark" in page.route, "many" in page.route
    page.fonts, page.theme, page.dark_theme = FONTS, theme(LIGHT), theme(DARK)
    page.theme_mode = ft.ThemeMode.DARK if dark else ft.ThemeMode.LIGHT
    style, state = style_for(page.width, page.height, dark, 1.0, False), make_state()
    page.bgcolor = style.palette.paper
    state.bridge = NullBridge()
    state.bridge.address = sys.argv[1]
    codes = seal(plan(many), BY, MADE, (VISIT,))

    def card() -> ft.Control:
        return ft.Container(CodesCard(codes), padding=28)

    @guard.component
    def Root() -> ft.Control:
        return StyleContext(style, lambda: AppContext(state, card))

    page.render(Root)
    return state


if __name__ == "__main__":
    serve(main, ASSETS, int(sys.argv[2]), open_browser=False)
