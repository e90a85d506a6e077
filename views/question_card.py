"""Questions to ask the team: write one down, tick it when it was asked, change or remove it."""

from functools import partial

import flet as ft

from models.dates import say_count
from models.questions import LONGEST, QuestionRow, build_questions, refusal, tick
from services.state import AppState
from views import guard
from views.components import kit
from views.context import use_app
from views.entry_dialog import EntryDialog
from views.theme import Style, use_style

NOT_FOR_NOW = "For your next visit. Feeling unwell or worried now? Use the red button."


@ft.memo
@guard.component
def QuestionCard() -> ft.Control:
    """The field and the list. What was typed stays until it is stored."""
    state, s = use_app(), use_style()
    text, type_text = ft.use_state("")
    wrong, refuse = ft.use_state("")
    opened, open_one = ft.use_state("")

    def save() -> None:
        problem = refusal(text)
        refuse(problem)
        if not problem and state.record("question", "Question written down", text=text.strip()):
            type_text("")

    found = build_questions(state.diary)
    rows = [_row(s, state, row, partial(open_one, row.uid)) for row in found.rows]
    field = kit.text_field(
        s, "Your question", text, type_text, error=wrong, hint=NOT_FOR_NOW, lines=2, max_length=LONGEST
    )
    parts: list[ft.Control] = [
        kit.section(s, "Questions to ask"),
        kit.card(s, field, kit.button(s, "Add this question", save, kind="tonal"), spacing=12),
    ]
    if rows:
        parts.append(kit.rows_card(s, *rows))
    if found.more:
        parts.append(kit.meta(s, f"{say_count(found.more, 'more question')} in Record."))
    if opened:
        parts.append(EntryDialog(opened, lambda: open_one(""), key=opened))
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _row(s: Style, state: AppState, row: QuestionRow, on_change: partial[None]) -> ft.Control:
    second = f"Asked. {row.when}" if row.asked else row.when
    box = kit.check_row(s, row.text, row.asked, partial(_tick, state, row.uid), second, variant="plain")
    change = kit.icon_button(s, ft.Icons.EDIT_OUTLINED, f"Change: {row.text}", on_change)
    if s.big:
        return ft.Column([box, change], spacing=0, tight=True, data=0)
    box.expand = True
    tint = s.palette.harbour_tint if row.asked else None
    return ft.Container(ft.Row([box, change], spacing=0), bgcolor=tint, data=16)


def _tick(state: AppState, uid: str, asked: bool) -> None:
    entry = state.diary.find(uid)
    if entry is not None:
        state.change_entry(tick(entry, asked), "Ticked as asked" if asked else "Still to ask")
