"""Tells the person where the record is kept and how far that can be trusted, and how to make it last."""

import flet as ft

from models.storage_words import HowTo, storage_words
from views import guard
from views.components import kit
from views.context import use_app
from views.theme import Style, use_style

HOME = ft.Icons.ADD_TO_HOME_SCREEN_ROUNDED


@guard.component
def StorageCard() -> ft.Control:
    """Place, trust and size; what was wrong at the start; the home screen, on a tap."""
    state, s = use_app(), use_style()
    shown, show = ft.use_state(False)
    words = storage_words(state.storage())
    parts = [kit.h2(s, "Where your record is kept"), kit.strong(s, words.place)]
    parts += [kit.body(s, line) for line in (words.trust, words.size) if line]
    problems = dict.fromkeys((*([words.problem] if words.problem else []), *state.problems))
    parts += [kit.note(s, problem, tone="red") for problem in problems]
    if words.offer:
        parts.append(kit.button(s, "Put Homeward on the home screen", state.bridge.install, icon=HOME))
    elif words.install:
        title = "Close this" if shown else "How to put Homeward on the home screen"
        parts.append(kit.button(s, title, lambda: show(not shown), kind="edge", icon=HOME))
        parts += [_steps(s, how) for how in words.install] if shown else []
    return kit.card(s, *parts, spacing=10)


def _steps(s: Style, how: HowTo) -> ft.Control:
    lines = [kit.body(s, f"{number}. {step}") for number, step in enumerate(how.steps, start=1)]
    return ft.Column([kit.h3(s, how.title), *lines], spacing=6, tight=True)
