"""The page that has to open when nothing else does: who to call, in static controls without state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

MARK = "guard-fallback"  # `data` of every fallback, so that a test can see one on the screen
_INK, _PAPER, _RED = "#1C2B33", "#FFFFFF", "#B6241B"


@dataclass(frozen=True)
class CallNumber:
    """One number a person may dial: whose it is, how it is written ("020 3447 7359"), and what is dialled
    for it ("+442034477359")."""

    label: str
    number: str
    dialled: str


def dial(number: str) -> ft.OpenUrl:
    """The client action that opens the phone with `number`; everything but digits and "+" is dropped."""
    return ft.OpenUrl("tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+"))


def emergency_content(numbers: tuple[CallNumber, ...], on_today: Callable[..., Any]) -> ft.Control:
    """Red header, 999, the team's numbers, A&E and a way back to Today. `on_today` must be guarded."""
    calls = [_call("Call 999", "For a seizure (fit), collapse or gasping for breath:", "999", _RED)]
    calls += [_call(f"Call {entry.number}", f"{entry.label}:", entry.dialled, _INK) for entry in numbers]
    return ft.Column(
        data=MARK,
        spacing=16,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        controls=[
            _header("This page did not open"),
            _line("If you feel unwell or worried, call now."),
            *calls,
            _line("Go to A&E if nobody answers."),
            _button("Today", color=_PAPER, ink=_INK, on_click=on_today),
        ],
    )


def emergency_view(
    numbers: tuple[CallNumber, ...], on_today: Callable[..., Any], route: str = "/emergency"
) -> ft.View:
    """`emergency_content` as a whole page, for an app that has stopped drawing or a screen that failed."""
    return ft.View(
        route=route,
        can_pop=False,
        bgcolor=_PAPER,
        scroll=ft.ScrollMode.AUTO,
        padding=16,
        controls=[ft.SafeArea(content=emergency_content(numbers, on_today))],
    )


def problem_view(sentence: str) -> ft.View:
    """The whole page where the record cannot be opened: what is wrong, and 999, whatever else is known."""
    urgent = _call("Call 999", "For a seizure (fit), collapse or gasping for breath:", "999", _RED)
    controls = [_header("Homeward did not open"), _line(sentence), urgent, _line("Or call your team.")]
    return ft.View(
        route="/",
        bgcolor=_PAPER,
        scroll=ft.ScrollMode.AUTO,
        padding=16,
        controls=[ft.SafeArea(content=ft.Column(controls, spacing=16, data=MARK))],
    )


def failed_part(numbers: tuple[CallNumber, ...]) -> ft.Control:
    """What stands in the place of one part of a page that could not be drawn."""
    team = " ".join(f"{entry.label}: {entry.number}." for entry in numbers)
    return ft.Container(
        data=MARK,
        bgcolor=_PAPER,
        padding=16,
        border_radius=14,
        border=ft.Border.all(2, _RED),
        content=_line(f"This part did not open. If you feel unwell, call your team now. {team}".strip()),
    )


def _header(text: str) -> ft.Control:
    title = ft.Text(text, size=26, weight=ft.FontWeight.W_700, color=_PAPER)
    heading = ft.Semantics(header=True, heading_level=1, content=title)
    return ft.Container(bgcolor=_RED, padding=16, border_radius=16, content=heading)


def _line(text: str) -> ft.Control:
    return ft.Text(text, size=20, color=_INK)


def _call(text: str, whose: str, number: str, color: str) -> ft.Control:
    return ft.Column(
        spacing=4,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        controls=[_line(whose), _button(text, color=color, action=dial(number))],
    )


def _button(text: str, color: str = _INK, ink: str = _PAPER, **what: Any) -> ft.Control:
    return ft.FilledButton(
        content=ft.Text(text, size=22, weight=ft.FontWeight.W_700, text_align=ft.TextAlign.CENTER),
        style=ft.ButtonStyle(
            bgcolor=color,
            color=ink,
            side=ft.BorderSide(2, _INK if color == _PAPER else color),
            padding=18,
            shape=ft.RoundedRectangleBorder(radius=16),
            visual_density=ft.VisualDensity.STANDARD,
        ),
        **what,
    )
