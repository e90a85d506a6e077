"""The field for the PIN of a hand-over, the same wherever it is asked for."""

from collections.abc import Callable
from typing import Any

import flet as ft

from models.pin import LONGEST
from views.components import kit
from views.theme import Style


def pin_field(
    s: Style, label: str, typed: str, type_it: Callable[[str], None], wrong: str, **more: Any
) -> ft.Control:
    """Figures only, hidden while they are typed. `wrong` says what to do about the last try."""
    return kit.text_field(
        s, label, typed, type_it, error=wrong, keyboard="number", max_length=LONGEST, password=True, **more
    )
