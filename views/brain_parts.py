"""The parts of the brain check: one thing to ask, today beside the first time, and the earlier checks."""

from collections.abc import Callable
from functools import partial

import flet as ft

from models.brain import CHANGED, LONGEST_WORDS, SAME, UNSURE, Noticed
from models.brain_shown import Beside, PromptRow, Shown
from views import guard
from views.brain_doing import Checking
from views.components import kit
from views.theme import Style

STRETCH = ft.CrossAxisAlignment.STRETCH


@ft.memo
@guard.component
def PromptCard(s: Style, row: PromptRow, noticed: Noticed, compared: bool, checking: Checking) -> ft.Control:
    """What to say, what to look for, what it was like before, and what it is like now."""
    parts = [kit.h3(s, row.title), kit.body(s, row.ask), kit.meta(s, row.look)]
    if row.before:
        parts.append(_side(s, "First check", row.before, s.palette.ink))
    write = partial(checking.write, row.id)
    parts.append(kit.text_field(s, row.label, noticed.words, write, max_length=LONGEST_WORDS))
    choose = partial(checking.choose, row.id)
    parts.append(kit.segmented(s, _choices(row, compared), noticed.how, choose))
    return kit.card(s, *parts, spacing=10)


def _choices(row: PromptRow, compared: bool) -> tuple[kit.Choice, ...]:
    same, changed = ("Same as before", "Changed") if compared else ("As usual", "Different")
    words = ((SAME, same), (CHANGED, changed), (UNSURE, "Not sure"))
    return tuple(kit.Choice(value, text, row.title) for value, text in words)


@ft.memo
@guard.component
def BesideCard(s: Style, newest: Shown, before_when: str) -> ft.Control:
    """The newest check: every prompt with its words, beside those of the first check where there is one."""
    compared = any(one.before for one in newest.beside)
    parts = [kit.section(s, "Newest check"), kit.body(s, newest.when)]
    parts += [kit.body(s, f"Beside the first check, {before_when}")] if compared else []
    parts.append(kit.rows_card(s, *[_beside(s, one) for one in newest.beside]))
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=STRETCH)


def _beside(s: Style, one: Beside) -> ft.Control:
    p = s.palette
    ink = p.red_text if one.worrying else p.ink
    sides = [_side(s, "First check", one.before, p.ink)] if one.before else []
    sides.append(_side(s, "Newest check", one.now, ink))
    if s.big:
        held: ft.Control = ft.Column(sides, spacing=8, tight=True)
    else:
        for side in sides:
            side.expand = True
        held = ft.Row(sides, spacing=14, vertical_alignment=ft.CrossAxisAlignment.START)
    column = ft.Column([kit.title(s, one.title), held], spacing=6, tight=True, horizontal_alignment=STRETCH)
    return ft.Container(column, padding=ft.Padding.symmetric(vertical=12, horizontal=16))


def _side(s: Style, over: str, words: str, ink: str) -> ft.Control:
    return ft.Column([kit.meta(s, over), kit.strong(s, words, color=ink)], spacing=2, tight=True)


@ft.memo
@guard.component
def History(s: Style, checks: tuple[Shown, ...], on_open: Callable[[str], None] | None) -> ft.Control:
    """Every check, newest first; each opens to change its note or to remove it, but not somebody else's."""
    if not checks:
        return ft.Container()
    rows = [
        kit.event_row(
            s,
            one.when,
            "Brain check",
            one.words,
            one is checks[-1],
            partial(on_open, one.uid) if on_open else None,
        )
        for one in checks
    ]
    parts = [kit.section(s, "All checks"), kit.rows_card(s, *rows)]
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=STRETCH)
