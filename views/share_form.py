"""The form of a share: for whom, what of the record, a number to call, and when silence is told."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import flet as ft

from models import share_words as words
from models.share import MOST_NAME, SECTIONS, Share, own_number
from models.share_words import Choices, Chosen
from services.state import AppState
from views import guard
from views.components import kit
from views.context import use_app
from views.inner import inner_header
from views.setup_parts import notices
from views.share import SHARE, away, closed
from views.theme import Style, use_style

LOOK = "Something is missing or not right. Look at the sentences in red above."
STRETCH = ft.CrossAxisAlignment.STRETCH
Change = Callable[[Choices], Any]


@guard.pane
def NewShareScreen() -> ft.Control:
    """One more carer; then the link for them."""
    state, s = use_app(), use_style()
    page = ft.context.page
    header = inner_header(s, "Add a carer", words.TITLE, SHARE)
    if said := closed(state):
        return kit.page_body(s, header, [kit.body(s, said)])
    if not state.can_share:
        return kit.page_body(s, header, [away(s)])

    def save(chosen: Chosen) -> None:
        uid = state.share_with(chosen.carer, chosen.sections, chosen.number, chosen.quiet)
        if uid:
            page.navigate(f"{SHARE}/{uid}/link")

    start = Choices(number=own_number(state.shares))
    form = ShareForm(start, state.shares, "Make the link", save, key="form")
    return kit.page_body(s, header, [*_nameless(s, state), form])


def _nameless(s: Style, state: AppState) -> list[ft.Control]:
    """The way to write down one's name, where there is none."""
    if state.plan.name.strip():
        return []
    row = kit.nav_row(s, "Write down your name", partial(ft.context.page.navigate, "/setup/you"), "About you")
    return [kit.note(s, words.NAMELESS), kit.rows_card(s, row)]


@guard.component
def ShareForm(
    start: Choices, others: tuple[Share, ...], button: str, on_save: Callable[[Chosen], None]
) -> ft.Control:
    """The fields and the button. What was typed stays until it is stored."""
    state, s = use_app(), use_style()
    typed, type_it = ft.use_state(start)
    wrong, refuse = ft.use_state({})

    def save() -> None:
        chosen, problems = words.read_choices(typed, others)
        refuse(problems)
        if chosen is not None:
            on_save(chosen)

    parts = [
        kit.text_field(
            s,
            "Name of the carer",
            typed.carer,
            lambda text: type_it(lambda now: replace(now, carer=text)),
            error=wrong.get("carer", ""),
            hint="As you call them. Only you see it",
            max_length=MOST_NAME,
        ),
        _sections(s, typed, type_it, wrong),
        kit.text_field(
            s,
            "Your own phone number",
            typed.number,
            lambda text: type_it(lambda now: replace(now, number=text)),
            error=wrong.get("number", ""),
            hint=words.NUMBER_HINT,
            keyboard="phone",
        ),
        _quiet(s, typed, type_it, wrong),
        *([kit.error_text(s, LOOK)] if wrong else []),
        *notices(s, state),
        kit.button(s, button, save),
    ]
    for name, part in zip(("carer", "sections", "number", "quiet"), parts, strict=False):
        part.key = name  # sentences come and go above: without it the fields would be made anew
    return ft.Column(parts, spacing=20, tight=True, horizontal_alignment=STRETCH)


def _sections(s: Style, typed: Choices, type_it: Change, wrong: dict[str, str]) -> ft.Control:
    """What to share, and what it means to take something out."""

    def toggle(section: str, on: bool) -> None:
        type_it(lambda now: now.toggle(section, on))

    rows = [
        kit.check_row(
            s, one.title, one.id in typed.sections, partial(toggle, one.id), one.second, variant="plain"
        )
        for one in SECTIONS
    ]
    parts = [
        kit.h2(s, "What to share"),
        *([kit.error_text(s, wrong["sections"])] if "sections" in wrong else []),
        kit.rows_card(s, *rows),
        *(
            kit.note(s, said, tone="red" if said != words.FEVER_TOLD else "harbour")
            for said in words.warnings(typed)
        ),
        kit.meta(s, f"{words.DAYS_BACK} {words.ALWAYS_TOLD}"),
    ]
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=STRETCH)


def _quiet(s: Style, typed: Choices, type_it: Change, wrong: dict[str, str]) -> ft.Control:
    """Never, or from a time of day on."""
    choices = (kit.Choice("never", words.WHOLE_DAY), kit.Choice("time", "After a time you agree on together"))
    parts = [
        kit.h2(s, words.QUIET),
        kit.body(s, words.QUIET_HINT),
        kit.choice_rows(
            s,
            choices,
            "time" if typed.tells else "never",
            lambda value: type_it(lambda now: replace(now, tells=value == "time")),
        ),
    ]
    if typed.tells:
        parts.append(
            kit.text_field(
                s,
                "Time of day",
                typed.quiet,
                lambda text: type_it(lambda now: replace(now, quiet=text)),
                error=wrong.get("quiet", ""),
                hint="For example 10am",
                width=180,
            )
        )
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=STRETCH)
