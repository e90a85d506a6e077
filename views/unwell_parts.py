"""Parts of the Unwell page: a group of signs to tick, and the foot with the instruction so far."""

from collections.abc import Callable
from functools import partial

import flet as ft

from models.call_plan import NOBODY
from models.unwell import SignBlock, UnwellState
from views import guard
from views.components import kit
from views.theme import Style

RED = ("emergency", "urgent")


@ft.memo
@guard.component
def Block(s: Style, block: SignBlock, tick: Callable[[str, bool], None], check: bool = False) -> ft.Control:
    """A heading and its signs. Drawn again only when one of its own ticks changes. `check` offers the brain
    check below it: only while there is no instruction, which nothing may lead away from."""
    rows = [
        kit.check_row(s, row.label, row.on, partial(tick, row.id), row.detail, variant="plain")
        for row in block.rows
    ]
    why = [kit.meta(s, block.reason)] if block.reason else []
    column = [kit.section(s, block.title), kit.rows_card(s, *rows), *why]
    if check:
        go = partial(ft.context.page.navigate, "/brain")
        column.append(kit.link(s, "Not sure? Do a brain check together", go))
    return ft.Column(column, spacing=12, horizontal_alignment=ft.CrossAxisAlignment.STRETCH, tight=True)


def foot(s: Style, shown: UnwellState, see: Callable[[], None], keep: Callable[[], bool]) -> list[ft.Control]:
    """The instruction for the ticks so far with its first number; before any tick, the team's number."""
    action = shown.action
    call = action.plan.first_call
    if not shown.given:
        if call is None:
            return [kit.strong(s, NOBODY)]
        words = kit.strong(s, "Or call your team now")
        return [words, kit.call_button(s, call.number, dialled=call.dialled, who=call.who, kind="red")]
    ink = s.palette.red_text if action.level in RED else s.palette.ink
    said = ft.Semantics(live_region=True, container=True, content=kit.num(s, action.title, 23, color=ink))
    arrow = None if s.big else ft.Icons.ARROW_FORWARD_ROUNDED
    ways: list[ft.Control] = []
    if call is not None:
        ways.append(
            kit.call_button(s, call.number, dialled=call.dialled, who=call.who, kind="edge", on_click=keep)
        )
    ways.append(kit.button(s, "See what to do now", see, kind="red", trailing=arrow, px=21))
    if s.phone or s.big:
        return [said, *ways]
    return [_in_line([said, *ways])] if s.two_panes else [said, _in_line(ways)]


def _in_line(parts: list[ft.Control]) -> ft.Control:
    for part in parts:
        part.expand = True
    return ft.Row(parts, spacing=14)
