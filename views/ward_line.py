"""Hand-over, PICC: whether the line stays, and where and when it is first flushed."""

import uuid
from dataclasses import replace

import flet as ft

from models.appointments import AppointmentText
from models.dates import say_time
from models.ward import FLUSH, WardDraft, answer_to, sign
from models.ward_forms import read_flush
from models.ward_rules import NEVER, REMOVED, STAYS
from models.ward_steps import WardStep
from views import guard
from views.components import kit
from views.theme import Style, use_style
from views.ward_desk import Desk, use_typed
from views.ward_page import Page, ward_page

CHOICES = (
    kit.Choice(STAYS, "The line stays in"),
    kit.Choice(REMOVED, "It was removed"),
    kit.Choice(NEVER, "There is no PICC line"),
)
WEEKLY = (
    "It is flushed and gets a new dressing every week, here or at the local hospital. Keep it clean and dry."
)


@guard.component
def LineStep(desk: Desk, draft: WardDraft, step: WardStep) -> ft.Control:
    """The answer is stored at once; the first visit is one of the dates that go home."""
    s = use_style()
    wrong, refuse = ft.use_state({})
    said = answer_to(draft.confirmed, "line")
    stays = said is not None and said.answer == STAYS

    def choose(answer: str) -> None:
        def put(now: WardDraft) -> WardDraft:
            now = replace(now, plan=replace(now.plan, picc=answer == STAYS))
            if answer != STAYS:
                kept = tuple(visit for visit in now.visits if visit.kind != FLUSH)
                now = replace(now, visits=kept, flush_where="")
            return sign(now, "confirmed", "line", answer, desk.state.now)

        desk.change(put)

    def save() -> bool:
        if not stays:
            return True
        where = desk.kept.get("flush_where", desk.draft.flush_where)
        typed = desk.kept.get("flush", flush_text(desk.draft))
        uid = next((one.uid for one in desk.draft.visits if one.kind == FLUSH), uuid.uuid4().hex)
        read = read_flush(desk.draft, where, typed, desk.state.now, desk.state.pack.time_zone, uid)
        refuse(read.wrong)
        return desk.change(lambda _: read.draft) and not read.wrong

    left = [kit.choice_rows(s, CHOICES, said.answer if said else "", choose)]
    right = [FirstFlush(s, desk, draft, wrong, key="flush")] if stays else []
    return ward_page(s, desk, draft, step, Page("PICC line", "Does the line go home too?", left, right, save))


def flush_text(draft: WardDraft) -> AppointmentText:
    """The first visit for the line as it would be typed."""
    visit = next((one for one in draft.visits if one.kind == FLUSH), None)
    if visit is None:
        return AppointmentText()
    at = visit.at
    return AppointmentText("", str(at.day), str(at.month), str(at.year), say_time(at))


@guard.component
def FirstFlush(s: Style, desk: Desk, draft: WardDraft, wrong: dict[str, str]) -> ft.Control:
    """Where, and the day and time of the first visit."""
    where, type_where = use_typed(desk, "flush_where", lambda: draft.flush_where)
    typed, type_it = use_typed(desk, "flush", lambda: flush_text(draft))
    day = kit.DateText(typed.day, typed.month, typed.year)
    places = [name for name in (draft.plan.local_hospital.name, "UCLH") if name]
    chips = kit.chips(s, tuple(kit.Choice(name, name[:40]) for name in places), {where}, type_where)
    parts = [
        kit.h3(s, "First flush and dressing"),
        kit.body(s, WEEKLY, color=s.palette.ink2),
        kit.text_field(s, "Where", where, type_where, error=wrong.get("where", "")),
        chips,
        kit.date_fields(
            s,
            day,
            lambda new: type_it(replace(typed, day=new.day, month=new.month, year=new.year)),
            error=wrong.get("flush", ""),
            name="First flush",
        ),
        kit.text_field(
            s,
            "Time",
            typed.time,
            lambda clock: type_it(replace(typed, time=clock)),
            hint="For example 10:15am",
        ),
    ]
    return kit.card(s, *parts, spacing=12)
