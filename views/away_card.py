"""While you were away, once: what passed with nothing written down, and what to do about it now."""

from collections.abc import Callable
from functools import partial

import flet as ft

from models.away import Away, AwayGroup, build_away
from models.due_item import DueItem
from models.reminders import KINDS
from services.state import AppState
from views import guard
from views.components import kit
from views.theme import Style

WAYS = {"/medicines": "Write down what you took", "/path": "See your path"}
MOST = 5  # lines of a kind; the screen behind it has them all


def use_away(state: AppState) -> Away | None:
    """Hook: what passed since the app was open last, until the person has seen it."""

    def build() -> Away | None:
        return build_away(state.pack, state.plan, state.diary, state.reminders, state.now)

    return ft.use_memo(build, [state.plan, state.diary, state.reminders, state.now])


def away_cards(s: Style, state: AppState, away: Away | None) -> list[ft.Control]:
    """The card; nothing where nothing passed."""
    if away is None:
        return []
    wanted = (item for item in away.still if state.reminders.on(item.kind) and not KINDS[item.kind].fades)
    still = tuple(sorted(wanted, key=lambda item: item.kind != "medicine"))
    return [AwayCard(s, away.since, away.groups, still, state.seen_away, key="away")]


@ft.memo
@guard.component
def AwayCard(
    s: Style,
    since: str,
    groups: tuple[AwayGroup, ...],
    still: tuple[DueItem, ...],
    seen: Callable[[], None],
) -> ft.Control:
    """It stays until the person says that they have seen it."""
    parts = [kit.h2(s, "While you were away"), kit.meta(s, since)]
    last = {group.route: group for group in groups}
    for group in groups:
        parts.append(_lines(s, group.title, group.lines, group.advice))
        if group.route in WAYS and group is last[group.route]:
            go = partial(ft.context.page.navigate, group.route)
            parts.append(kit.button(s, WAYS[group.route], go, kind="edge"))
    if still:
        parts.append(_lines(s, "Due now", tuple(map(_still, still))))
    parts.append(kit.button(s, "I have seen this", seen, kind="tonal"))
    return kit.card(s, *parts, spacing=12, tone="lamp")


def _still(item: DueItem) -> str:
    """A dose with what to know before it is taken."""
    return f"{item.title}. {item.second}" if item.kind == "medicine" else item.title


def _lines(s: Style, title: str, lines: tuple[str, ...], advice: str = "") -> ft.Control:
    shown = [kit.body(s, line) for line in lines[:MOST]]
    more = len(lines) - MOST
    shown += [kit.body(s, f"And {more} more")] if more > 0 else []
    shown += [kit.strong(s, advice)] if advice else []
    return ft.Column([kit.h3(s, title), *shown], spacing=4, tight=True)
