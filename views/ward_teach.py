"""Hand-over, teach-back: the patient says what they would do; each is said, or explained again."""

from functools import partial

import flet as ft

from models.call_plan import team_contacts
from models.dates import say_time
from models.pack_care import TeachBack
from models.ward import AGAIN, SAID, Signed, WardDraft, answer_to
from models.ward_rules import asked_back
from models.ward_steps import WardStep
from views import guard
from views.components import kit
from views.theme import Style, use_style
from views.ward_desk import Desk
from views.ward_page import Page, ward_page

LEAD = "Read each question aloud. The patient, or the carer, says in their own words what they would do."
ANSWERS = ((SAID, "Said it"), (AGAIN, "Explained again"))


@guard.component
def TeachStep(desk: Desk, draft: WardDraft, step: WardStep) -> ft.Control:
    """One card a question, in two columns where there is room."""
    s = use_style()
    contacts = team_contacts(desk.state.pack, draft.plan)
    cards = []
    for asked in asked_back(desk.state.pack, draft.plan):
        numbers = tuple(one.number or "" for one in contacts if asked.call and one.role == asked.call)
        said = answer_to(draft.teach_back, asked.id)
        cards.append(Question(s, desk, asked, said, numbers, key=asked.id))
    half = (len(cards) + 1) // 2
    page = Page("Say it back", LEAD, cards[:half], cards[half:], on="Save and go to the phone")
    return ward_page(s, desk, draft, step, page)


@ft.memo
@guard.component
def Question(
    s: Style, desk: Desk, asked: TeachBack, said: Signed | None, numbers: tuple[str, ...]
) -> ft.Control:
    """What to ask, what has to be in the answer, and how it went."""
    choices = tuple(kit.Choice(value, words, asked.title) for value, words in ANSWERS)
    parts = [
        kit.h3(s, asked.title),
        kit.body(s, f"\u201c{asked.ask}\u201d"),
        kit.meta(s, f"Listen for: {asked.listen}"),
        *[kit.num(s, number.replace(" ", "\u00a0")) for number in numbers],
        kit.segmented(s, choices, said.answer if said else "", partial(desk.sign, "teach_back", asked.id)),
    ]
    parts += [kit.meta(s, f"{said.by}, {say_time(said.at)}")] if said else []
    return kit.card(s, *parts, spacing=8)
