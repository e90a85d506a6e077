"""Fields: the label above, the error in a sentence, borders that can be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from views.components import text as t
from views.components.buttons import Click, plate
from views.components.cards import STRETCH
from views.components.icons import icon
from views.components.notes import error_text
from views.guard import guarded
from views.theme import FONT, Style

START = ft.CrossAxisAlignment.START
Change = Callable[[str], Any]
SAME = "field"  # a key: without it a sentence that comes above makes a new field, and what is typed is lost
_KEYBOARDS = {
    "text": ft.KeyboardType.TEXT,
    "number": ft.KeyboardType.NUMBER,
    "decimal": ft.KeyboardType.NUMBER,
    "phone": ft.KeyboardType.PHONE,
    "email": ft.KeyboardType.EMAIL,
}


class Field(ft.TextField):
    """A text field that keeps what was typed while an older text of its own was being drawn."""

    def init(self) -> None:
        self.taken = [self.value or ""]  # the text of this drawing, and what the app was told since

    def take(self) -> str:
        """The text as it stands."""
        self.taken.append(self.value or "")
        return self.taken[-1]

    def _migrate_state(self, other: Any) -> None:  # Flet's: this drawing takes the place of `other`
        super()._migrate_state(other)
        if isinstance(other, Field) and self.value in other.taken:
            self.value = other.value


def text_field(
    s: Style,
    label: str,
    value: str,
    on_change: Change,
    *,
    error: str = "",
    hint: str = "",
    keyboard: str = "text",
    lines: int = 1,
    max_length: int | None = None,
    password: bool = False,
    width: float | None = None,
    on_submit: Change | None = None,
    autofocus: bool = False,
) -> ft.Control:
    """A field with its label and `hint` above it; `error` says what is wrong and what to do."""
    parts = [t.label(s, label)]
    parts += [t.meta(s, hint)] if hint else []
    parts += [error_text(s, error)] if error else []
    many: dict[str, Any] = (
        {"multiline": True, "min_lines": lines, "max_lines": lines + 4} if lines > 1 else {}
    )
    field = entry(
        s,
        value,
        on_change,
        wrong=bool(error),
        keyboard=_KEYBOARDS[keyboard],
        max_length=max_length,
        counter=ft.Container() if max_length else None,  # Flutter's own is too small to read
        password=password,
        can_reveal_password=password,
        width=s.px(width) if width else None,
        on_submit=_value_of(on_submit) if on_submit else None,
        autofocus=autofocus,
        **many,
    )
    said = spoken(f"{label}. {error}" if error else label, field)
    return ft.Column([*parts, said], spacing=6, tight=True, horizontal_alignment=START if width else STRETCH)


def entry(
    s: Style,
    value: str,
    on_change: Change,
    *,
    wrong: bool = False,
    keyboard: ft.KeyboardType = ft.KeyboardType.TEXT,
    px: float = 20,
    **more: Any,
) -> Field:
    """The bare field: it needs `spoken` around it."""
    p = s.palette
    line = ft.BorderSide(3, p.red_text) if wrong else ft.BorderSide(2, p.edge)
    held = ft.BorderSide(4, p.red_text if wrong else p.harbour)
    return Field(
        value=value,
        keyboard_type=keyboard,
        on_change=_value_of(on_change),
        text_style=ft.TextStyle(size=s.px(px), weight=ft.FontWeight.W_500, color=p.ink, font_family=FONT),
        filled=True,
        fill_color=p.card,
        content_padding=ft.Padding.symmetric(vertical=14, horizontal=14),
        border={
            ft.ControlState.FOCUSED: ft.OutlineInputBorder(side=held, border_radius=14),
            ft.ControlState.DEFAULT: ft.OutlineInputBorder(side=line, border_radius=14),
        },
        **more,
    )


def spoken(name: str, field: ft.TextField) -> ft.Control:
    """The field with its name for a screen reader; the visible label stands elsewhere."""
    return ft.MergeSemantics(ft.Semantics(label=name, content=field), key=SAME)


@dataclass(frozen=True)
class DateText:
    """A date as it was typed, not yet checked."""

    day: str = ""
    month: str = ""
    year: str = ""


def date_fields(
    s: Style,
    value: DateText,
    on_change: Callable[[DateText], Any],
    *,
    error: str = "",
    name: str = "",
) -> ft.Control:
    """Day, Month and Year. `name` is spoken before each ("Infusion date, Day"); `error` stands above."""

    typed: list[Field] = []

    def changed(_: str) -> Any:  # all three as they stand: `value` may be older than a quick hand
        return on_change(DateText(*[field.take() for field in typed]))

    def one(label: str, now: str, width: float) -> ft.Control:
        field = entry(
            s,
            now,
            changed,
            wrong=bool(error),
            keyboard=ft.KeyboardType.NUMBER,
            px=22,
            width=s.px(width),
        )
        typed.append(field)
        said = spoken(f"{name}, {label}" if name else label, field)
        return ft.Column([t.label(s, label), said], spacing=6, tight=True)

    fields = [
        one("Day", value.day, 76),
        one("Month", value.month, 76),
        one("Year", value.year, 110),
    ]
    row = ft.Row(fields, spacing=14, wrap=True, run_spacing=10, key=SAME)
    wrong = [error_text(s, error)] if error else []
    return ft.Column([*wrong, row], spacing=12, tight=True)


def stepper(
    s: Style,
    label: str,
    value: str,
    unit: str,
    on_less: Click,
    on_more: Click,
    *,
    on_change: Change | None = None,
    less_name: str = "",
    more_name: str = "",
    error: str = "",
) -> ft.Control:
    """A value between - and +. With `on_change` the value can also be typed."""
    less = _step(s, ft.Icons.REMOVE_ROUNDED, less_name or f"Less: {label}", on_less)
    more = _step(s, ft.Icons.ADD_ROUNDED, more_name or f"More: {label}", on_more)
    middle = (
        _shown(s, label, value, unit)
        if on_change is None
        else _typed(s, label, value, unit, on_change, error)
    )
    middle.expand = True
    head = [t.strong(s, label)] + ([error_text(s, error)] if error else [])
    row = ft.Row([less, middle, more], spacing=10)
    if s.big:
        steps = ft.Row([less, more], spacing=10, alignment=ft.MainAxisAlignment.CENTER)
        row = ft.Column([middle, steps], spacing=10, horizontal_alignment=STRETCH)
        middle.expand = None
    row.key = SAME
    return ft.Column([*head, row], spacing=10, tight=True, horizontal_alignment=STRETCH)


def _shown(s: Style, label: str, value: str, unit: str) -> ft.Control:
    p = s.palette
    figure = ft.Row(
        [t.num(s, value, 30), t.strong(s, unit, color=p.ink2)],
        spacing=4,
        alignment=ft.MainAxisAlignment.CENTER,
    )
    frame = ft.Container(
        content=figure, border=ft.Border.all(2, p.edge), border_radius=14, padding=11, bgcolor=p.card
    )
    said = f"{label}, {value} {unit}".strip()
    return ft.Semantics(label=said, live_region=True, exclude_semantics=True, content=frame)


def _typed(s: Style, label: str, value: str, unit: str, on_change: Change, error: str) -> ft.Control:
    # The unit is in the field's spoken name: read with the suffix too, it was said twice.
    shown = ft.Semantics(exclude_semantics=True, content=t.strong(s, unit, color=s.palette.ink2))
    suffix = shown if unit else None
    align = ft.TextAlign.CENTER
    number = ft.KeyboardType.NUMBER
    field = entry(
        s, value, on_change, wrong=bool(error), keyboard=number, px=28, text_align=align, suffix=suffix
    )
    return spoken(f"{label} in {unit}" if unit else label, field)


def _step(s: Style, what: ft.IconData, name: str, on_click: Click) -> ft.Control:
    p = s.palette
    style = plate(
        s, p.harbour_tint, p.harbour, radius=16, padding=ft.Padding.symmetric(vertical=17, horizontal=24)
    )
    face = icon(s, what, 26, p.harbour, name)
    return ft.FilledButton(content=face, style=style, on_click=guarded(on_click, every_press=True))


def _value_of(change: Change) -> Any:
    return guarded(lambda event: change(event.control.take()))
