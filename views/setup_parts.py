"""What every page of set-up has: the progress, the title with its help, and why something was not stored."""

from collections.abc import Callable

import flet as ft

from models.setup import STEPS, Question
from services.state import AppState
from views.components import kit
from views.setup_way import go_back, go_on, go_unwell
from views.theme import Style


def notices(s: Style, state: AppState) -> list[ft.Control]:
    """Why the last answer could not be stored, if so."""
    notice = state.notice
    return [kit.note(s, notice.text, tone="red")] if notice and notice.problem else []


def progress(s: Style, step: str) -> ft.Control:
    """ "Question 2 of 9" over a bar."""
    number = STEPS.index(step) + 1
    return ft.Column(
        [
            kit.meta(s, f"Question {number} of {len(STEPS)}"),
            kit.bar(s, number / len(STEPS)),
        ],
        spacing=8,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        tight=True,
    )


def asking(s: Style, asked: Question) -> list[ft.Control]:
    """The title and the help of a question."""
    words = [kit.h1(s, asked.title)]
    return [*words, kit.body(s, asked.help, color=s.palette.ink2)] if asked.help else words


def question_page(
    s: Style,
    state: AppState,
    asked: Question,
    body: list[ft.Control],
    on_continue: Callable[[], None],
    skip: Callable[[], None] | None = None,
    continue_text: str = "Continue",
) -> ft.Control:
    """The frame of a question: Back, progress, the question, the way to skip it, and Continue."""
    go = kit.button(s, continue_text, on_continue)
    left = [progress(s, asked.id), *body, *notices(s, state)]
    if s.big:  # a large button at the foot would hide the question
        left.append(go)
    if asked.skip:
        left.append(ft.Row([kit.link(s, asked.skip, skip or (lambda: go_on(state, asked.id)))]))
    return kit.sub_page(
        s,
        left,
        back="Back",
        on_back=lambda: go_back(asked.id),
        on_unwell=go_unwell,
        footer=[] if s.big else [go],
    )
