"""Draws the list of everything written down, a page at a time; a row opens its entry."""

from collections.abc import Callable

import flet as ft

from models.diary import Diary
from models.timeline import PAGE, TimelineDay, TimelineRow, build_timeline
from models.timeline_kinds import GROUPS, group_of
from views import guard
from views.components import kit
from views.context import use_app
from views.icons import pack_icon
from views.theme import Style, use_style

Open = Callable[[str], None]


@guard.component
def TimelineCard(on_open: Open) -> ft.Control:
    """The days with their entries, and "Show older" while there are older ones."""
    state, s = use_app(), use_style()
    shown, show = ft.use_state(PAGE)
    group, choose = ft.use_state(GROUPS[0].id)
    choosing, open_choice = ft.use_state(False)

    def narrow(chosen: str) -> None:
        choose(chosen)
        show(PAGE)
        open_choice(False)

    found = build_timeline(state.pack, state.diary, state.now.date(), shown, group_of(group).kinds)
    parts: list[ft.Control] = [kit.section(s, "Everything you wrote down")]
    if len(state.diary):
        parts += _filter(s, state.diary, group, choosing, narrow, lambda: open_choice(not choosing))
    if not found.days and group != GROUPS[0].id:
        parts.append(kit.card(s, kit.body(s, "Nothing of this kind is written down.")))
    elif not found.days:
        parts.append(
            kit.card(s, kit.body(s, "Nothing yet. Drinks, steps, meals and notes will be listed here."))
        )
    parts += [Day(s, day, on_open, key=day.title) for day in found.days]
    if found.older:
        count = f"Show older ({found.older:,} more)"
        parts.append(kit.button(s, count, lambda: show(shown + PAGE), kind="tonal"))
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _filter(
    s: Style, diary: Diary, group: str, choosing: bool, narrow: Open, turn: Callable[[], None]
) -> list[ft.Control]:
    """What is shown now, and on a tap the kinds that the diary has."""
    label = f"Show: {group_of(group).label.lower()}"
    mark = ft.Icons.EXPAND_LESS_ROUNDED if choosing else ft.Icons.FILTER_LIST_ROUNDED
    parts: list[ft.Control] = [ft.Row([kit.pill(s, label, turn, mark)], wrap=True)]
    if choosing:
        known = [one for one in GROUPS if not one.kinds or any(diary.of(kind) for kind in one.kinds)]
        answers = tuple(kit.Choice(one.id, one.label) for one in known)
        parts.append(kit.chips(s, answers, (group,), narrow))
    return parts


@guard.component
def _Day(s: Style, day: TimelineDay, on_open: Open) -> ft.Control:
    """One day. It is drawn again only when one of its own entries has changed."""
    rows = [_row(s, row, on_open) for row in day.rows]
    title = ft.Container(kit.h3(s, day.title), padding=ft.Padding.only(left=4, top=6))
    stretch = ft.CrossAxisAlignment.STRETCH
    return ft.Column([title, kit.rows_card(s, *rows)], spacing=8, tight=True, horizontal_alignment=stretch)


Day = ft.memo(_Day)


def _row(s: Style, row: TimelineRow, on_open: Open) -> ft.Control:
    second = f"{row.when}. {row.detail}" if row.detail else row.when
    return kit.nav_row(s, row.title, lambda: on_open(row.uid), second, icon=pack_icon(row.icon))
