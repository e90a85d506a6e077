"""The pages of set-up that ask: the team's numbers, a date, a choice, a person to call."""

from dataclasses import replace
from datetime import date

import flet as ft

from models.pack import Contact
from models.records import Person
from models.setup import Question, read_day, read_person, team_numbers
from views import guard
from views.components import kit
from views.context import use_app
from views.setup_parts import asking, question_page
from views.setup_way import go_on
from views.theme import Style, use_style

ANSWERS = {"yes": True, "no": False}
DIFFERENT = (
    "Then call with the numbers on your own card. Homeward goes on showing these as not checked. "
    "You can add your own team's number as your nurse or keyworker."
)


@guard.pane
def CentrePage(asked: Question) -> ft.Control:
    """The centre's numbers and hours, to compare with the card from the hospital."""
    state, s = use_app(), use_style()
    different, say_different = ft.use_state(False)

    def confirm(same: bool) -> bool:
        said = "Numbers checked." if same else "Numbers not checked."
        return state.save_plan(replace(state.plan, numbers_confirmed=same), said)

    def same() -> None:
        if confirm(True):
            go_on(state, asked.id)

    def differ() -> None:
        if not state.plan.numbers_confirmed or confirm(False):
            say_different(True)

    rows = [_number(s, contact) for contact in team_numbers(state.pack)]
    help_words = f"{state.pack.centre}. Compare them with the card that the hospital gave you."
    body = [
        *asking(s, replace(asked, help=help_words)),
        kit.rows_card(s, *rows),
        kit.button(s, "They are different", differ, kind="edge"),
    ]
    if different:
        body.append(kit.note(s, DIFFERENT))
        return question_page(s, state, asked, body, lambda: go_on(state, asked.id))
    return question_page(s, state, asked, body, same, continue_text="These are the numbers on my card")


def _number(s: Style, contact: Contact) -> ft.Control:
    note = f"{contact.hours_words}. {contact.note}"
    lines = [kit.title(s, contact.name), kit.num(s, (contact.number or "").replace(" ", "\u00a0"), 23)]
    column = ft.Column([*lines, kit.meta(s, note)], spacing=2, tight=True)
    return ft.Container(column, padding=ft.Padding.symmetric(vertical=12, horizontal=16))


@guard.pane
def DatePage(asked: Question) -> ft.Control:
    """A date in three fields. Nothing is stored for a date that cannot be true."""
    state, s = use_app(), use_style()
    typed, type_date = ft.use_state(lambda: typed_date(getattr(state.plan, asked.field)))
    refusal, refuse = ft.use_state("")
    unsure, show_unsure = ft.use_state(False)

    def save(day: date | None) -> None:
        if state.save_plan(
            replace(state.plan, **{asked.field: day}), "Date saved." if day else "Date taken back."
        ):
            go_on(state, asked.id)

    def read() -> None:
        answer = read_day(asked.id, typed.day, typed.month, typed.year, state.plan, state.now.date())
        refuse(answer.refusal)
        if answer.value is not None:
            save(answer.value)

    fields = kit.date_fields(s, typed, type_date, error=refusal, name=asked.summary)
    body = [kit.question(s, *asking(s, asked), fields, error=refusal)]
    if asked.unsure:
        body.append(ft.Row([kit.link(s, asked.unsure, lambda: show_unsure(True))]))
    if unsure:
        body.append(kit.note(s, asked.unsure_help))
    return question_page(s, state, asked, body, read, skip=lambda: save(None))


def typed_date(day: date | None) -> kit.DateText:
    """A stored date as it would be typed."""
    return kit.DateText(str(day.day), str(day.month), str(day.year)) if day else kit.DateText()


@guard.pane
def ChoicePage(asked: Question) -> ft.Control:
    """Yes or no, or "I do not know", which is an answer too."""
    state, s = use_app(), use_style()
    known = {True: "yes", False: "no", None: ""}[getattr(state.plan, asked.field)]
    chosen, choose = ft.use_state(known)
    refusal, refuse = ft.use_state("")

    def save(value: str) -> None:
        plan = replace(state.plan, **{asked.field: ANSWERS.get(value)})
        if state.save_plan(plan, "Answer saved."):
            go_on(state, asked.id)

    def read() -> None:
        if chosen:
            save(chosen)
        else:
            refuse(f"Choose an answer, or tap \u201c{asked.skip}\u201d.")

    choices = tuple(kit.Choice(value, words) for value, words in asked.choices)
    wrong = [kit.error_text(s, refusal)] if refusal else []
    rows = kit.choice_rows(s, choices, chosen, choose)
    body = [kit.question(s, *asking(s, asked), *wrong, rows, error=refusal)]
    skip = (lambda: save("")) if asked.skip_clears else None
    return question_page(s, state, asked, body, read, skip=skip)


@guard.pane
def PersonPage(asked: Question) -> ft.Control:
    """A name and a number to call."""
    state, s = use_app(), use_style()
    person: Person = getattr(state.plan, asked.field)
    name, type_name = ft.use_state(person.name)
    number, type_number = ft.use_state(person.number)
    refusal, refuse = ft.use_state("")

    def read() -> None:
        answer = read_person(name, number)
        refuse(answer.refusal)
        if answer.value is not None and state.save_plan(
            replace(state.plan, **{asked.field: answer.value}), f"{asked.summary} saved."
        ):
            go_on(state, asked.id)

    body = [
        *asking(s, asked),
        kit.text_field(s, "Name", name, type_name),
        kit.text_field(s, "Phone number", number, type_number, error=refusal, keyboard="phone"),
    ]
    return question_page(s, state, asked, body, read)
