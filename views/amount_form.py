"""A small form in place for one whole number, used for drinks, steps and goals."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import flet as ft

from models.readings import parse_whole
from services.state import AppState
from views import guard
from views.components import kit
from views.theme import use_style


@dataclass(frozen=True, slots=True)
class Amount:
    """What is asked for: the label, the unit as in "Type the ml as ...", and the bounds that can be true."""

    label: str
    what: str
    low: int
    high: int
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Save:
    """A button and what it does with the number: it gives "" when done, or why not in one sentence."""

    text: str
    do: Callable[[int], str]
    kind: str = "primary"


def stored_or_why(state: AppState, stored: bool) -> str:
    """ "" when a verb has stored it, else the sentence that the notice shows."""
    if stored:
        return ""
    return state.notice.text if state.notice else "That was not stored. Try again."


@guard.component
def AmountForm(
    amount: Amount, saves: tuple[Save, ...], on_close: Callable[[], None] | None = None
) -> ft.Control:
    """The field, a button for each way to save, and Cancel where it can close.

    What was typed stays where it is refused.
    """
    s = use_style()
    text, set_text = ft.use_state("")
    refusal, set_refusal = ft.use_state("")

    def save(how: Save) -> None:
        answer = parse_whole(text, amount.low, amount.high, amount.what)
        problem = answer.refusal if answer.value is None else how.do(answer.value)
        set_refusal(problem)
        if not problem and on_close:
            on_close()

    field = kit.text_field(
        s,
        amount.label,
        text,
        set_text,
        error=refusal,
        hint=amount.hint,
        keyboard="number",
        on_submit=lambda _: save(saves[0]),
    )
    buttons = [kit.button(s, how.text, partial(save, how), kind=how.kind) for how in saves]
    if on_close:
        buttons.append(kit.button(s, "Cancel", on_close, kind="edge"))
    return kit.card(s, field, *buttons, spacing=12)
