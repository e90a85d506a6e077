"""The fields of a new entry, for each kind that can be added from Record."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import flet as ft

from models.new_entry import QUICK, Typed, pick
from models.pack import CarePack
from views.components import kit
from views.figure import quiet
from views.theme import Style
from views.when_fields import day_fields

SCORES = tuple(kit.Choice(str(number), str(number), f"{number} of 10") for number in range(11))
ENDS = {"energy": ("0: no energy", "10: full of energy"), "pain": ("0: no pain", "10: the worst pain")}
TITLES = {
    "energy": "Your energy",
    "sleep": "Your sleep",
    "nap": "A nap",
    "mood": "How do you feel in yourself?",
    "pain": "Your pain",
    "weight": "Your weight",
    "appetite": "Your appetite",
    "note": "A note",
}
WORDS = {
    "energy": ("Anything else?", "In your own words. You can leave this empty"),
    "sleep": ("How was it?", "You can leave this empty"),
    "mood": ("In your own words", "You can leave this empty"),
    "pain": ("Where exactly, and what is it like?", "You can leave this empty"),
    "appetite": ("How is your appetite?", "In your own words"),
    "note": ("Your note", "How you feel, what changed, what to ask. Feeling unwell? Use the red button."),
}


@dataclass(frozen=True, eq=False)
class Form:
    """What the fields need: how the form stands, what changes it, and where a link leads."""

    s: Style
    pack: CarePack
    typed: Typed
    change: Callable[[Typed], None]
    go: Callable[[str], None]

    def set(self, **fields: object) -> None:
        """Change some of what is typed."""
        self.change(replace(self.typed, **fields))  # type: ignore[arg-type]


def fields_of(form: Form) -> list[ft.Control]:
    """What this kind asks for; its own words come last."""
    kind = form.typed.kind
    parts: list[ft.Control] = []
    if kind in ENDS:
        parts = _scored(form)
    elif kind == "sleep":
        parts = _sleep(form)
    elif kind == "mood":
        parts = _mood(form)
    elif kind == "weight":
        hint = "In kg, for example 72.5. Or in stones, for example 11 st 4."
        parts = [_typed(form, "Your weight", "decimal", hint)]
    elif kind == "nap":
        parts = [_typed(form, "How many minutes was it?", "number")]
    return [*parts, *_words(form)]


def _scored(form: Form) -> list[ft.Control]:
    """0 to 10, and short answers: what was done (FA04), or where it hurts."""
    s, typed = form.s, form.typed
    low, high = ENDS[typed.kind]
    ask = "What did you do?" if typed.kind == "energy" else "Where is it?"
    answers = tuple(kit.Choice(answer, answer) for answer in QUICK[typed.kind])
    return [
        kit.number_scale(s, SCORES, typed.value, lambda score: form.set(value=score), low, high, across=6),
        kit.label(s, ask),
        kit.chips(s, answers, typed.picked, lambda answer: form.change(pick(typed, answer))),
    ]


def _sleep(form: Form) -> list[ft.Control]:
    s, typed = form.s, form.typed
    bed = kit.text_field(
        s,
        "When did you go to bed?",
        typed.bed,
        lambda time: form.set(bed=time),
        hint="For example 10:30pm",
        autofocus=True,
    )
    day = day_fields(s, typed.when, lambda when: form.change(replace(typed, when=when)), "The day you got up")
    up = _typed(form, "When did you get up?", "text", "For example 7am")
    return [bed, up, kit.label(s, "The day you got up"), day]


def _mood(form: Form) -> list[ft.Control]:
    """The answers have no order and no score; a card of the guide speaks of each (P01 to P08)."""
    s, pack, typed = form.s, form.pack, form.typed
    answers = tuple(kit.Choice(mood.id, mood.label) for mood in pack.moods)
    parts = [kit.chips(s, answers, typed.picked, lambda answer: form.change(pick(typed, answer)))]
    cards = {mood.card for mood in pack.moods if mood.id in typed.picked}
    for card in pack.guide:
        if card.id in cards:
            read = partial(form.go, f"/guide/{card.topic}")
            parts.append(quiet(s, f"Read: {card.title}", read, ft.Icons.MENU_BOOK_OUTLINED))
    return parts


def _typed(form: Form, label: str, keyboard: str, hint: str = "") -> ft.Control:
    return kit.text_field(
        form.s,
        label,
        form.typed.value,
        lambda value: form.set(value=value),
        keyboard=keyboard,
        hint=hint,
        autofocus=form.typed.kind == "weight",
    )


def _words(form: Form) -> list[ft.Control]:
    if form.typed.kind not in WORDS:
        return []
    label, hint = WORDS[form.typed.kind]
    only = form.typed.kind in ("appetite", "note")
    return [
        kit.text_field(
            form.s,
            label,
            form.typed.text,
            lambda text: form.set(text=text),
            hint=hint,
            lines=3 if only else 2,
            autofocus=only,
        )
    ]
