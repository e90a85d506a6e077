"""Hand-over, contacts: the numbers compared and tested by a call, and the cards that were given."""

from dataclasses import replace
from functools import partial

import flet as ft

from models.call_plan import team_contacts
from models.dates import say_moment
from models.opening import Open, hours_of
from models.pack import Contact
from models.ward import NO, NO_ANSWER, THROUGH, YES, WardDraft, answer_to, sign
from models.ward_rules import CARDS
from models.ward_steps import WardStep
from views import guard
from views.components import kit
from views.theme import Style, use_style
from views.ward_desk import Desk, use_typed
from views.ward_page import Page, ward_page

COMPARED = "The numbers are those on the hospital's card"
COMPARE_HELP = "Look at each number on both. A wrong one costs time when it counts."
TEST = "Call one of them now, best from the patient's own phone, and say that it is a test."
CALLS = (kit.Choice(THROUGH, "Answered"), kit.Choice(NO_ANSWER, "No answer"))
GIVEN = ((YES, "Given"), (NO, "Not yet"))


@guard.component
def ContactsStep(desk: Desk, draft: WardDraft, step: WardStep) -> ft.Control:
    """Nothing goes home with a number that nobody compared or called."""
    s, pack = use_style(), desk.state.pack
    contacts = team_contacts(pack, draft.plan)

    def save() -> bool:
        done = True
        for contact in contacts:
            call, words = answer_to(desk.draft.test_calls, contact.id), desk.kept.get(f"call-{contact.id}")
            if call and words is not None and words != call.words:
                done = desk.sign("test_calls", contact.id, call.answer, words) and done
        return done

    compared = kit.check_row(
        s, COMPARED, draft.plan.numbers_confirmed, lambda on: desk.plan(numbers_confirmed=on), COMPARE_HELP
    )
    left = [TestCall(s, desk, draft, contact, key=contact.id) for contact in contacts]
    right = [kit.rows_card(s, compared), Cards(s, desk, draft, key="cards")]
    return ward_page(s, desk, draft, step, Page("Numbers and cards", TEST, left, right, save))


@guard.component
def TestCall(s: Style, desk: Desk, draft: WardDraft, contact: Contact) -> ft.Control:
    """One number with its hours, and how the test call to it went."""
    call = answer_to(draft.test_calls, contact.id)
    words, type_words = use_typed(desk, f"call-{contact.id}", lambda: call.words if call else "")
    closed = hours_of(desk.state.pack, contact, desk.state.now).status is Open.NO
    number = (contact.number or "").replace(" ", "\u00a0")
    choices = tuple(kit.Choice(one.value, one.text, f"test call to {contact.name}") for one in CALLS)

    def choose(answer: str) -> None:
        desk.sign("test_calls", contact.id, "" if call and call.answer == answer else answer, words)

    parts = [kit.title(s, contact.name), kit.num(s, number, 23), kit.meta(s, contact.hours_words)]
    parts += [kit.meta(s, "Closed now.")] if closed else []
    parts.append(kit.segmented(s, choices, call.answer if call else "", choose))
    if call:
        label = "Who answered" if call.answer == THROUGH else "Why, and what happens next"
        said = f"Called by {call.by}, {say_moment(call.at, desk.state.now)}"
        parts += [kit.text_field(s, f"{label}: {contact.name}", words, type_words), kit.meta(s, said)]
    return kit.card(s, *parts, spacing=8)


@guard.component
def Cards(s: Style, desk: Desk, draft: WardDraft) -> ft.Control:
    """Which cards the patient has in hand. The blood card is remembered at home too (H07, R38)."""

    def choose(card: str, answer: str) -> None:
        def put(now: WardDraft) -> WardDraft:
            given = answer == YES if card == "irradiated" else now.plan.irradiated_card
            now = replace(now, plan=replace(now.plan, irradiated_card=given))
            return sign(now, "cards", card, answer, desk.state.now)

        desk.change(put)

    parts: list[ft.Control] = [kit.h3(s, "Cards in the patient's hand")]
    for card, title in CARDS:
        said = answer_to(draft.cards, card)
        choices = tuple(kit.Choice(value, words, title) for value, words in GIVEN)
        parts += [
            kit.strong(s, title),
            kit.segmented(s, choices, said.answer if said else "", partial(choose, card)),
        ]
    return kit.card(s, *parts, spacing=12)
