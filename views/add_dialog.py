"""Adds one entry to the diary over the Record screen; what it points to is shown before it closes."""

from collections.abc import Callable

import flet as ft

from models.diary_rows import PRIVATE
from models.nap import LENGTHS, USUAL, build_nap, get_up_words, nap_tags
from models.new_entry import Typed, new_typed, read_new, said_of
from models.pointers import Pointer, pointer_after, to_read, when_to_tell
from services.state import AppState
from views import guard
from views.add_fields import TITLES, Form, fields_of
from views.components import kit
from views.context import use_app
from views.dialog import form_dialog
from views.theme import Style, use_style
from views.when_fields import when_fields

Close = Callable[[], None]
NO_ALARM_CLOCK = (
    "Homeward can tell you when it is over only while it is open, and not on every device. Set an alarm on "
    "your phone or clock as well."
)


@guard.component
def AddDialog(kind: str, on_close: Close) -> ft.Control:
    """The small form of a kind. Nothing is stored that cannot be true, and what was typed stays."""
    state, s = use_app(), use_style()
    typed, type_it = ft.use_state(lambda: new_typed(kind, state.now))
    refusal, refuse = ft.use_state("")
    pointer, point = ft.use_state(None)
    page = ft.context.page

    def go(route: str) -> None:
        on_close()
        page.navigate(route)

    def save() -> None:
        stored, problem, found = _save(state, typed)
        refuse(problem)
        if stored and found is not None:
            point(found)
        elif stored:
            on_close()

    def start_nap(minutes: int) -> None:
        state.tick()
        said = f"Nap started. {get_up_words(state.now, minutes)}"
        state.notifier.ring(False)  # a browser sounds the alarm only if it was told so within a tap
        if state.record("nap", said, tags=nap_tags(minutes)):
            on_close()

    if pointer is not None:
        parts = _pointed(s, pointer, go, on_close)
    else:
        form = Form(s, state.pack, typed, type_it, go)
        going = kind == "nap" and build_nap(state.diary, state.now).running is not None
        first = [NapStart(start_nap, key="start")] if kind == "nap" and not going else []
        parts = [*_head(s, kind), *first, *_parts(form, state, refusal, save, on_close)]
    ft.use_dialog(form_dialog(s, parts, on_close))
    return ft.Container()


def _save(state: AppState, typed: Typed) -> tuple[bool, str, Pointer | None]:
    """Whether it was stored, what is wrong with it, and what it points to."""
    state.tick()  # a tab that slept does not know the minute
    answer = read_new(typed, state.now)
    entry = answer.value
    if entry is None:
        return False, answer.refusal, None
    found = pointer_after(state.pack, state.diary, entry)
    said = said_of(state.pack, entry, state.now)
    return state.record(entry.kind, said, entry.value, entry.text, entry.tags, entry.at), "", found


def _head(s: Style, kind: str) -> list[ft.Control]:
    private = [kit.meta(s, f"{PRIVATE}.")] if kind == "mood" else []
    return [kit.h2(s, TITLES[kind]), *private]


def _parts(form: Form, state: AppState, refusal: str, save: Close, on_close: Close) -> list[ft.Control]:
    s, typed = form.s, form.typed
    fields = fields_of(form)
    if typed.kind != "sleep":
        fields.append(when_fields(s, typed.when, state.now, lambda when: form.set(when=when)))
    wrong = [kit.error_text(s, refusal)] if refusal else []
    told = when_to_tell(state.pack, typed.kind)
    tell = [kit.note(s, told, tone="harbour", icon=ft.Icons.INFO_OUTLINE_ROUNDED)] if told else []
    read = [kit.note(s, card.text, card.title, tone="harbour") for card in to_read(state.pack, typed.kind)]
    return [
        kit.question(s, *fields, *wrong, error=refusal),
        *tell,
        kit.button(s, "Save", save),
        kit.button(s, "Cancel", on_close, kind="edge"),
        *read,
    ]


def _pointed(s: Style, pointer: Pointer, go: Callable[[str], None], on_close: Close) -> list[ft.Control]:
    """It is saved; this is whom it may concern. Nothing is decided here: the Unwell screen asks."""
    icon = ft.Icons.EMERGENCY_ROUNDED if pointer.red else ft.Icons.INFO_OUTLINE_ROUNDED
    note = kit.note(s, pointer.text, pointer.title, icon, "red" if pointer.red else "lamp")
    return [
        kit.h2(s, "Saved"),
        ft.Semantics(live_region=True, container=True, content=note),
        kit.red_button(s, lambda: go("/unwell")),
        kit.button(s, "Close", on_close, kind="edge"),
    ]


@guard.component
def NapStart(on_start: Callable[[int], None]) -> ft.Control:
    """How long, and start: FA14 asks for less than one hour."""
    s = use_style()
    length, choose = ft.use_state(str(USUAL))
    lengths = tuple(kit.Choice(str(number), f"{number}", f"{number} minutes") for number in LENGTHS)
    parts = [
        kit.label(s, "Get up after how many minutes?"),
        kit.segmented(s, lengths, length, choose),
        kit.button(
            s, "Start a nap now", lambda: on_start(int(length)), kind="tonal", icon=ft.Icons.SNOOZE_ROUNDED
        ),
        kit.meta(s, NO_ALARM_CLOCK),
        kit.h3(s, "Or write down a nap that is over"),
    ]
    stretch = ft.CrossAxisAlignment.STRETCH
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=stretch)
