"""The parts of the visit summary's page: the time, what is in it, and the preview in plain words."""

from collections.abc import Callable
from functools import partial

import flet as ft

from models.dates import say_count
from models.summary import SummaryState
from models.summary_days import NOTHING
from models.summary_parts import SECTIONS, Part
from models.summary_period import PERIODS
from views import guard
from views.components import kit
from views.theme import Style

STRETCH = ft.CrossAxisAlignment.STRETCH
ROWS_SHOWN = 5
FROM_THE_TOP = ("medicines", "question")  # of the others the newest rows are shown
PRIVATE = "Only if you want your team to read it"
TIMES = tuple(kit.Choice(period, words) for period, words in PERIODS)


@ft.memo
@guard.component
def ChooseTime(s: Style, chosen: str, choose: Callable[[str], None]) -> ft.Control:
    """Which days."""
    parts = [kit.section(s, "Which days?"), kit.choice_rows(s, TIMES, chosen, choose)]
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=STRETCH)


@ft.memo
@guard.component
def ChooseSections(s: Style, sections: frozenset[str], turn: Callable[[str], None]) -> ft.Control:
    """What is in it; closed until the person wants to change it."""
    is_open, set_open = ft.use_state(False)
    if not is_open:
        count = f"{len(sections)} of {len(SECTIONS)} parts are in it"
        row = kit.nav_row(s, "What is in it", lambda: set_open(True), count, ft.Icons.CHECKLIST_RTL_ROUNDED)
        return kit.rows_card(s, row)
    rows = [
        kit.check_row(
            s,
            section.title,
            section.id in sections,
            _turn(turn, section.id),
            "" if section.on else PRIVATE,
            variant="plain",
        )
        for section in SECTIONS
    ]
    done = kit.button(s, "Done", lambda: set_open(False), kind="tonal")
    parts = [kit.section(s, "What is in it"), kit.rows_card(s, *rows), done]
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=STRETCH)


def _turn(turn: Callable[[str], None], section: str) -> Callable[[bool], None]:
    return lambda _: turn(section)


@ft.memo
@guard.component
def Preview(s: Style, made: SummaryState) -> ft.Control:
    """The same sentences as on paper; of long tables the newest rows, and how many more there are."""
    head: list[ft.Control] = [kit.h3(s, made.period.words)]
    if made.period.note:
        head.append(kit.body(s, made.period.note))
    if made.standing:
        head.append(_standing(s, made.standing))
    names = [line for line in made.facts if line[0] in ("Name", "CAR T\u2011cell infusion")]
    head += [kit.body(s, f"{name}: {value}") for name, value in names]
    parts = [control for part in made.parts if not part.empty for control in _part(s, part)]
    empty = [part.title for part in made.parts if part.empty]
    if empty:
        parts.append(kit.body(s, f"Nothing was written down in this time: {'; '.join(empty)}."))
    if made.days:
        parts.append(kit.meta(s, "The page also has these figures side by side, and whom to call."))
    card = kit.card(s, *head, *parts, kit.meta(s, made.about), spacing=8)
    column = [kit.section(s, "What your team will read"), card]
    return ft.Column(column, spacing=12, tight=True, horizontal_alignment=STRETCH)


def _standing(s: Style, words: str) -> ft.Control:
    """An instruction stands: it comes before any page."""
    go = ft.context.page.navigate
    see = kit.button(s, "See what to do", partial(go, "/action"), kind="red")
    note = kit.note(s, words, tone="red", icon=ft.Icons.PRIORITY_HIGH_ROUNDED)
    return ft.Column([note, see], spacing=8, tight=True, horizontal_alignment=STRETCH)


def _part(s: Style, part: Part) -> list[ft.Control]:
    head = ft.Container(kit.h3(s, part.title), padding=ft.Padding.only(top=10))
    controls: list[ft.Control] = [head, *[kit.body(s, line) for line in part.lines]]
    rows = part.table.rows if part.table else ()
    shown = rows[-ROWS_SHOWN:] if part.id not in FROM_THE_TOP else rows[:ROWS_SHOWN]
    controls += [kit.body(s, _row(part, row)) for row in shown]
    if len(rows) > len(shown):
        controls.append(kit.meta(s, f"And {say_count(len(rows) - len(shown), 'more line')} on the page."))
    return controls


def _row(part: Part, row: tuple[str, ...]) -> str:
    """A row as a sentence: of more than two cells each with its heading, and none that says nothing."""
    if part.table is None or len(row) == 2:
        return ": ".join(row)
    pairs = zip(part.table.heads[2:], row[2:], strict=True)
    told = ", ".join(f"{head.lower()} {cell}" for head, cell in pairs if cell != NOTHING)
    return f"{row[0]}. {row[1]}: {told}."
