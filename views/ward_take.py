"""Hand-over, the last step: what still stops it; else the plan goes to the phone or on paper."""

from functools import partial

import flet as ft

from models.join import seal
from models.join_codes import BadCodeError
from models.ward import YES, WardDraft, answer_to, entries_to_take
from models.ward_steps import WardStep, build_ward
from views import guard
from views.clear_tablet import ClearCard
from views.components import kit
from views.join_codes import CodesCard
from views.theme import Style, use_style
from views.ward_desk import Desk
from views.ward_page import Page, ward_page
from views.ward_print import PrintCard

STOPS = "The plan can go home when these are done."
LATER = "Still to come from the team. At home it reads as not known:"


@guard.component
def TakeStep(desk: Desk, draft: WardDraft, step: WardStep) -> ft.Control:
    """No code and no printing while anything stops the hand-over."""
    s = use_style()
    ward = build_ward(desk.state.pack, draft, desk.today)
    codes, problem = ft.use_memo(lambda: _codes(desk, draft), [draft.plan, draft.visits, draft.by])
    clear = ClearCard(key="clear")
    title = f"Move the plan to {draft.who}\u2019s phone"
    if not ward.ready:
        rows = [
            kit.nav_row(s, words, partial(desk.go, one.id), one.title, ft.Icons.ERROR_OUTLINE_ROUNDED, "lamp")
            for one, words in ward.missing
        ]
        page = Page("Not ready to go home", STOPS, [kit.rows_card(s, *rows)], [clear], on="")
        return ward_page(s, desk, draft, step, page)
    code = CodesCard(codes, key="codes") if codes else kit.note(s, problem, tone="red")
    paper = [PrintCard(draft, codes, key="print")]
    left = [code, *(paper if s.two_panes else [])]
    right = [
        _ways(s, draft),
        *_seen(s, desk, draft),
        clear,
        *_later(s, [words for _, words in ward.later]),
        *([] if s.two_panes else paper),
    ]
    return ward_page(s, desk, draft, step, Page(title, "", left, right, on=""))


def _codes(desk: Desk, draft: WardDraft) -> tuple[tuple[str, ...], str]:
    """The codes of this plan, or why there are none."""
    now = desk.state.now
    try:
        return seal(draft.plan, draft.by, now, entries_to_take(draft, now)), ""
    except BadCodeError as problem:
        return (), str(problem)


def _ways(s: Style, draft: WardDraft) -> ft.Control:
    """What to do on the phone, in order."""
    words = (
        f"Open the camera on {draft.who}\u2019s phone.",
        "Point it at the code and tap the link.",
        "Look at the plan together, then accept it on the phone.",
    )
    lines = [
        ft.Row([kit.step_disc(s, number), kit.body(s, line, expand=True)], spacing=14)
        for number, line in enumerate(words, start=1)
    ]
    return ft.Column(lines, spacing=12, tight=True)


def _seen(s: Style, desk: Desk, draft: WardDraft) -> list[ft.Control]:
    day = (desk.today - draft.plan.infusion).days if draft.plan.infusion else 0
    on = answer_to(draft.confirmed, "arrived") is not None
    row = kit.check_row(
        s,
        f"I can see \u201cDay {day}\u201d on {draft.who}\u2019s phone",
        on,
        lambda now: desk.sign("confirmed", "arrived", YES if now else ""),
        "Tick this before you clear the tablet",
        variant="large",
    )
    return [kit.rows_card(s, row)]


def _later(s: Style, words: list[str]) -> list[ft.Control]:
    if not words:
        return []
    lines = [kit.body(s, f"• {line}") for line in words]
    return [kit.card(s, kit.strong(s, LATER), *lines, tone="lamp", spacing=6)]
