"""Hand-over, going-home checks: the five conditions, each signed, and a reason for every "not yet"."""

import flet as ft

from models.dates import say_count, say_date, say_time
from models.pack_care import WardCheck
from models.ward import NOT_APPLY, NOT_YET, YES, Signed, WardDraft, answer_to, named, sign
from models.ward_rules import LONGEST_REASON, needs_reason
from models.ward_steps import WardStep
from views import guard
from views.components import kit
from views.theme import Style, use_style
from views.ward_desk import Desk, use_typed
from views.ward_page import Page, small, ward_page

LEAD = "Go through these checks together. Tick what is true today."
OTHERWISE = (kit.Choice(NOT_YET, "Not yet"), kit.Choice(NOT_APPLY, "Does not apply"))


@guard.component
def ChecksStep(desk: Desk, draft: WardDraft, step: WardStep) -> ft.Control:
    """The checks at the left, who signs them at the right."""
    s, pack = use_style(), desk.state.pack

    def save() -> bool:
        done = desk.change(lambda now: sign_off(desk, now))
        for check in pack.ward_checks:
            said, why = answer_to(desk.draft.checks, check.id), desk.kept.get(f"why-{check.id}")
            if said and why is not None and why.strip() != said.words:
                done = desk.sign("checks", check.id, said.answer, why.strip()) and done
        return done

    rows = [
        CheckItem(s, desk, check, answer_to(draft.checks, check.id), key=check.id)
        for check in pack.ward_checks
    ]
    left = [kit.rows_card(s, *rows)]
    right = [StaffCard(s, desk, draft, key="staff"), *_open(s, step)]
    return ward_page(
        s,
        desk,
        draft,
        step,
        Page(f"Before {draft.who} goes home", LEAD, left, right, save),
    )


def sign_off(desk: Desk, now: WardDraft) -> WardDraft:
    """With the name and the role as they stand in the card."""
    signer, role = desk.kept.get("signer", now.signer), desk.kept.get("role", now.role)
    return named(now, signer, role)


def _open(s: Style, step: WardStep) -> list[ft.Control]:
    if not step.missing:
        return []
    count = len(step.missing)
    words = (
        f"{say_count(count, 'answer')} {'is' if count == 1 else 'are'} missing. You can save and come back."
    )
    return [kit.note(s, words, icon=ft.Icons.INFO_OUTLINE_ROUNDED)]


@ft.memo
@guard.component
def CheckItem(s: Style, desk: Desk, check: WardCheck, said: Signed | None) -> ft.Control:
    """One condition: a large box for yes; else why not, with the reason."""
    why, type_why = use_typed(desk, f"why-{check.id}", lambda: said.words if said else "")
    asking, ask = ft.use_state(False)
    yes = said is not None and said.answer == YES

    def put(answer: str, words: str = "") -> None:
        desk.change(lambda now: sign(sign_off(desk, now), "checks", check.id, answer, desk.state.now, words))

    def tick(on: bool) -> None:
        ask(False)
        if on:
            put(YES)
        else:
            desk.sign("checks", check.id, "")

    def choose(answer: str) -> None:
        put(answer, why.strip())

    second = check.detail
    if yes and said:
        second = ". ".join(part for part in (check.detail, f"{said.by}, {say_time(said.at)}") if part)
    row = kit.check_row(s, check.title, yes, tick, second, variant="large")
    if yes:
        return row
    if said is None and not asking:
        link = kit.link(s, f"Not yet, or does not apply: {small(check.title)}", lambda: ask(True))
        return ft.Column([row, ft.Container(link, padding=ft.Padding.only(left=62))], spacing=0, tight=True)
    parts = [kit.segmented(s, OTHERWISE, said.answer if said else "", choose)]
    if said:
        missing = "Write the reason, then save." if needs_reason(said) and not why.strip() else ""
        parts.append(
            kit.text_field(
                s, f"Reason: {check.title}", why, type_why, hint=missing, max_length=LONGEST_REASON
            )
        )
        parts.append(kit.meta(s, f"{said.by}, {say_time(said.at)}"))
    held = ft.Column(parts, spacing=10, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    inside = ft.Container(held, padding=ft.Padding.only(left=16, right=16, bottom=14))
    return ft.Column([row, inside], spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


@guard.component
def StaffCard(s: Style, desk: Desk, draft: WardDraft) -> ft.Control:
    """Who signs what is answered from now on."""
    signer, type_signer = use_typed(desk, "signer", lambda: draft.signer)
    role, type_role = use_typed(desk, "role", lambda: draft.role)
    now = desk.state.now
    return kit.card(
        s,
        kit.h2(s, "Checked by"),
        kit.text_field(s, "Staff name", signer, type_signer, max_length=100),
        kit.text_field(s, "Role", role, type_role, max_length=100),
        kit.meta(s, f"{say_date(now.date(), weekday=True)}, {say_time(now)}"),
        spacing=14,
    )
