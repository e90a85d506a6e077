"""Hand-over, pathway: on a trial or not, and the two places to call first."""

import flet as ft

from models.setup import question
from models.ward import WardDraft, on_pathway
from models.ward_forms import read_people
from models.ward_steps import WardStep
from views import guard
from views.components import kit
from views.setup_questions import ANSWERS
from views.theme import Style, use_style
from views.ward_desk import Desk, use_typed
from views.ward_page import Page, ward_page

PEOPLE = ("nurse", "hospital", "contact")  # questions of set-up


@guard.component
def PathwayStep(desk: Desk, draft: WardDraft, step: WardStep) -> ft.Control:
    """The pathway decides the daytime number and the scans; people may be added later."""
    s = use_style()
    wrong, refuse = ft.use_state({})
    trial = question("trial")
    assert trial is not None

    def save() -> bool:
        fields = [asked.field for step_id in PEOPLE if (asked := question(step_id))]
        typed = {name: desk.kept[name] for name in fields if name in desk.kept}
        read = read_people(desk.draft, typed)
        refuse(read.wrong)
        return desk.change(lambda _: read.draft) and not read.wrong

    chosen = {True: "yes", False: "no", None: ""}[draft.plan.trial]
    choices = tuple(kit.Choice(value, words) for value, words in trial.choices)
    rows = kit.choice_rows(
        s, choices, chosen, lambda value: desk.change(lambda now: on_pathway(now, ANSWERS[value]))
    )
    left = [kit.h3(s, "Clinical trial"), kit.body(s, trial.help, color=s.palette.ink2), rows]
    right = [PersonFields(s, desk, draft, step_id, wrong, key=step_id) for step_id in PEOPLE]
    page = Page("Trial or not, and people to call", "", left, right, save)
    return ward_page(s, desk, draft, step, page)


@guard.component
def PersonFields(s: Style, desk: Desk, draft: WardDraft, step_id: str, wrong: dict[str, str]) -> ft.Control:
    """A name and a number, as set-up asks for them."""
    asked = question(step_id)
    assert asked is not None
    known = getattr(draft.plan, asked.field)
    (name, number), type_it = use_typed(desk, asked.field, lambda: (known.name, known.number))
    error = wrong.get(asked.field, "")
    return kit.card(
        s,
        kit.h3(s, asked.summary),
        kit.text_field(
            s,
            f"{asked.summary}: name",
            name,
            lambda text: type_it((text, _now(desk, asked.field, number, 1))),
        ),
        kit.text_field(
            s,
            f"{asked.summary}: phone number",
            number,
            lambda text: type_it((_now(desk, asked.field, name, 0), text)),
            error=error,
            keyboard="phone",
        ),
        spacing=12,
    )


def _now(desk: Desk, place: str, drawn: str, index: int) -> str:
    """The other field as it stands: the drawn one may be older than a quick hand."""
    kept = desk.kept.get(place)
    return kept[index] if kept else drawn
