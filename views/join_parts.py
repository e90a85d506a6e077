"""The preview of a plan from the ward: who made it, what is in it, the numbers to compare, what changes."""

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from models.join_words import Change, PlanLine, Preview
from views.components import kit
from views.theme import Style

TITLE = "A plan from your ward"
FROM_WARD = "I have a plan from my ward"
CAMERA = (
    "Open the camera of this phone and hold it over the square code on the ward\u2019s tablet. Then tap the "
    "link that the camera shows."
)
CHECK = "A wrong number can do harm. Compare each one with the card from your hospital."
KEPT = (
    "Your diary stays, and booked visits are added to it. Where the ward wrote nothing down, your own "
    "answers stay."
)
ASK_FIRST = (
    "A medicine goes off your list. Did your team tell you to stop it? If you are not sure, ask them before "
    "you say yes."
)
GOES = "Not on the list any more"


@dataclass(frozen=True)
class Parts:
    """Two panes on a tablet, one after the other on a phone."""

    left: list[ft.Control]
    right: list[ft.Control]


def preview_parts(
    s: Style, shown: Preview, checked: bool, check: Callable[[bool], object], has_plan: bool
) -> Parts:
    """`has_plan`: there is a plan on this phone already."""
    left = [
        kit.body(s, shown.made),
        *(kit.note(s, problem, tone="red") for problem in shown.problems),
        kit.strong(s, "Is this about you? Read it before you say yes."),
        _lines(s, shown.facts),
    ]
    if shown.medicines:
        rows = (_row(kit.title(s, one.title), kit.body(s, one.words)) for one in shown.medicines)
        left += [kit.section(s, "Medicines"), kit.rows_card(s, *rows)]
    if shown.dates:
        left += [kit.section(s, "Dates"), _lines(s, shown.dates)]
    right = [
        kit.section(s, "Are these the numbers on your card?"),
        kit.body(s, CHECK),
        _numbers(s, shown, checked, check),
        *(_changes(s, shown.changes) if has_plan else []),
    ]
    return Parts(left, right)


def _lines(s: Style, lines: tuple[PlanLine, ...]) -> ft.Control:
    return kit.rows_card(s, *(_row(kit.meta(s, one.title), kit.title(s, one.words)) for one in lines))


def _row(*lines: ft.Control) -> ft.Control:
    words = ft.Column(list(lines), spacing=2, tight=True)
    return ft.Container(words, padding=ft.Padding.symmetric(vertical=10, horizontal=16))


def _numbers(s: Style, shown: Preview, checked: bool, check: Callable[[bool], object]) -> ft.Control:
    rows = [
        _row(kit.meta(s, line.who), kit.num(s, line.number.replace(" ", "\u00a0"), 23))
        for line in shown.numbers
    ]
    yes = kit.check_row(s, "Yes, I have compared them with my card", checked, check, variant="plain")
    return kit.rows_card(s, *rows, yes)


def _changes(s: Style, changes: tuple[Change, ...]) -> list[ft.Control]:
    head = [kit.section(s, "What changes on this phone"), kit.body(s, KEPT)]
    if not changes:
        return [*head, kit.body(s, "Nothing that is here now is replaced.")]
    rows = (
        _row(
            kit.meta(s, one.title),
            kit.body(s, f"Now: {one.before}"),
            kit.strong(s, f"Then: {one.after or GOES}"),
        )
        for one in changes
    )
    ask = [kit.note(s, ASK_FIRST)] if any(not one.after for one in changes) else []
    return [*head, kit.rows_card(s, *rows), *ask]
