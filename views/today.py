"""Today: the day, what comes first, and the checklist of the day at home."""

import flet as ft

from models.away import Away
from models.can_i import answers_at
from models.nap import build_nap
from models.night import bedtime_hint
from models.today import TodayState, build_today
from services.state import AppState
from views import guard
from views.away_card import away_cards, use_away
from views.can_i import CanI, whom_to_ask
from views.components import kit
from views.context import use_app
from views.nap_card import RunningNap
from views.share import share_offer
from views.temperature_entry import TemperatureEntry
from views.theme import Style, use_style
from views.tips_parts import Tips
from views.today_doses import DueDoses
from views.today_parts import ComingUp, Doing, Glances, HeroCard, Missing, SectionCard


@guard.pane
def TodayScreen() -> ft.Control:
    """The whole place. What was put off lasts until the screen is left."""
    state, s = use_app(), use_style()
    later, put_off = ft.use_state(frozenset())
    asking, ask = ft.use_state(False)
    doing = ft.use_memo(lambda: Doing(state, ask, put_off), [state])
    today = build_today(state.pack, state.plan, state.diary, state.now, later)
    page = ft.context.page
    lines = [line for line in (today.date_words, today.home_words) if line]
    header = kit.day_header(s, today.title, lines, on_more=lambda: page.navigate("/more"))
    left, right = _panes(s, state, today, doing, use_away(state))
    dialog = TemperatureEntry(asking, lambda: ask(False))
    body = kit.page_body(s, header, left, right, picture=True)
    body.key = f"page {today.rests_on}"  # made anew for a new instruction: it begins at the top
    return ft.Column(
        [body, dialog], spacing=0, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )


def _panes(
    s: Style, state: AppState, today: TodayState, doing: Doing, away: Away | None
) -> tuple[list[ft.Control], list[ft.Control]]:
    """On two panes the glances stand beside the checklist; on one they come before it."""
    first: list[ft.Control] = [HeroCard(s, today.hero, doing, key="hero")]
    first += away_cards(s, state, away)
    if build_nap(state.diary, state.now).running:
        first.append(RunningNap(key="nap"))
    if today.clock:
        first.append(kit.note(s, today.clock, "Is the date right?"))
    quiet = [kit.note(s, today.missed, icon=ft.Icons.HISTORY_ROUNDED, tone="harbour")] if today.missed else []
    hint = bedtime_hint(state.diary, state.now)
    quiet += [kit.meta(s, hint)] if hint else []
    doses = [DueDoses(key="doses")] if today.doses or today.low else []
    sections = [SectionCard(s, part, doing, key=part.id) for part in today.sections]
    missing = [Missing(s, today.missing, key="missing")] if today.missing else []
    source = kit.provenance(s, today.source)
    glances = Glances(s, today.fluids, today.steps, key="glances")
    beside: list[ft.Control] = [ComingUp(s, today.milestone, key="next")]
    beside += [kit.note(s, today.steps.pace, "A good day?")] if today.steps.pace else []
    beside += [*missing, Tips("today", key="tips")]
    if answers_at(state.pack, "today"):
        beside.append(CanI(s, state.pack, "today", whom_to_ask(state), state.example, key="can"))
    beside += [*share_offer(s, state), source]
    if s.two_panes:
        return [*first, *quiet, *doses, *sections], [glances, *beside]
    return [*first, glances, *quiet, *doses, *sections, *beside], []
