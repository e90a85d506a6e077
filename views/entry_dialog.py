"""Changes or removes one entry of the diary, over the Record screen."""

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from models.dates import begin
from models.entry_form import EntryForm, build_form, read_form
from models.entry_words import say_entry
from models.readings import Answer
from models.records import Entry
from services.state import AppState
from views import guard
from views.components import kit
from views.context import use_app
from views.dialog import form_dialog
from views.theme import Style, use_style

Close = Callable[[], None]


@guard.component
def EntryDialog(uid: str, on_close: Close) -> ft.Control:
    """Day, time and what was written, as it was typed. An instruction that stands cannot be edited away."""
    state, s = use_app(), use_style()
    form, type_form = ft.use_state(lambda: build_form(state.pack, state.diary, uid, state.now))
    answer, set_answer = ft.use_state(Answer[Entry]())
    entry = state.diary.find(uid)

    def read() -> None:
        if form is not None and entry is not None:
            keep(read_form(form, entry, state.now))

    def keep(found: Answer[Entry]) -> None:
        if found.value is None:
            set_answer(found)
        elif _change(state, found.value):
            on_close()

    def remove() -> None:
        if form is not None and state.remove_entry(uid, f"Removed: {form.title}"):
            on_close()

    gone = form is None or entry is None
    parts: list[ft.Control] = [kit.body(s, "This entry is no longer in your record.")] if gone else []
    if form is not None and entry is not None:
        parts = _parts(s, form, type_form, answer, keep, read, remove)
    parts.append(kit.button(s, "Close" if gone or form.locked else "Cancel", on_close, kind="edge"))
    ft.use_dialog(form_dialog(s, parts, on_close))
    return ft.Container()


def _change(state: AppState, entry: Entry) -> bool:
    """Store the change; a temperature that became a fever opens the instruction (R01)."""
    stored = state.change_entry(entry, f"Changed to {say_entry(state.pack, entry)[0]}")
    hot = entry.kind == "temperature" and (entry.value or 0) >= state.pack.fever_c
    if stored and hot:
        ft.context.page.navigate("/action")
    return stored


def _parts(
    s: Style,
    form: EntryForm,
    type_form: Callable[[EntryForm], None],
    answer: Answer[Entry],
    keep: Callable[[Answer[Entry]], None],
    read: Close,
    remove: Close,
) -> list[ft.Control]:
    parts: list[ft.Control] = [kit.h2(s, form.title), kit.meta(s, begin(form.when))]
    if form.locked:
        return [*parts, kit.note(s, form.locked, tone="red")]
    parts += _fields(s, form, type_form)
    if answer.refusal:
        parts.append(kit.error_text(s, answer.refusal))
    if answer.suggestion is not None:
        meant = Answer(answer.suggestion)
        parts.append(kit.button(s, f"Yes, {answer.suggestion.value:.1f}C", lambda: keep(meant), kind="tonal"))
    return [
        *parts,
        kit.button(s, "Save", read),
        kit.button(s, "Remove this entry", remove, kind="danger", icon=ft.Icons.DELETE_OUTLINE_ROUNDED),
    ]


def _words(s: Style, form: EntryForm, type_form: Callable[[EntryForm], None]) -> list[ft.Control]:
    if form.text is None:
        return []
    lines = 1 if form.value is not None else 3
    field = kit.text_field(
        s, form.text_label, form.text, lambda typed: type_form(replace(form, text=typed)), lines=lines
    )
    return [field]


def _turned(form: EntryForm, mood: str) -> EntryForm:
    return replace(form, mood="" if mood == form.mood else mood)


def _fields(s: Style, form: EntryForm, type_form: Callable[[EntryForm], None]) -> list[ft.Control]:
    fields: list[ft.Control] = []
    if form.value is not None:
        fields.append(
            kit.text_field(
                s,
                form.value_label,
                form.value,
                lambda typed: type_form(replace(form, value=typed)),
                keyboard="decimal",
            )
        )
    if form.mood is not None:
        answers = tuple(kit.Choice(*mood) for mood in form.moods)
        fields.append(kit.chips(s, answers, (form.mood,), lambda mood: type_form(_turned(form, mood))))
    fields += _words(s, form, type_form)
    date = kit.DateText(form.day, form.month, form.year)
    return [
        *fields,
        kit.date_fields(
            s,
            date,
            lambda typed: type_form(replace(form, day=typed.day, month=typed.month, year=typed.year)),
        ),
        kit.text_field(s, "Time", form.time, lambda typed: type_form(replace(form, time=typed))),
    ]
