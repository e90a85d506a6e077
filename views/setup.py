"""Set-up: the welcome, one question a page, and every answer on one page at the end."""

from functools import partial

import flet as ft

from models.setup import build_summary, question
from views import guard
from views.components import kit
from views.context import use_app
from views.setup_about import AboutYou
from views.setup_parts import notices
from views.setup_questions import CentrePage, ChoicePage, DatePage, PersonPage
from views.setup_way import FLOW, SUMMARY, go_unwell, leave, open_step
from views.theme import Style, use_style
from views.tips_parts import Tips

PAGES = {"centre": CentrePage, "date": DatePage, "choice": ChoicePage, "person": PersonPage}


@guard.pane
def SetupScreen() -> ft.Control:
    """The page of set-up that the address names."""
    state = use_app()
    step = ft.use_route_params().get("step", "")
    asked = question(step)
    if asked is not None:
        return PAGES[asked.kind](asked, key=step)
    if step == "you":
        return AboutYou()
    return Summary() if state.plan.ready else Welcome()


@guard.component
def Welcome() -> ft.Control:
    """What Homeward is, and the two ways in."""
    state, s = use_app(), use_style()

    def look_around() -> None:
        state.show_example()
        ft.context.page.navigate("/")

    lock = kit.icon(s, ft.Icons.LOCK_OUTLINE_ROUNDED, 26, s.palette.ink2)
    promise = kit.meta(s, "No account. What you write stays on this device.", expand=True)
    left = [
        *_picture(s),
        kit.display(s, "Homeward"),
        kit.lead(s, "Help at home, day by day, after CAR\u00a0T\u2011cell therapy."),
        kit.button(s, "Set up my plan", lambda: open_step("centre", FLOW)),
        kit.button(s, "Look around with an example person", look_around, kind="edge"),
        ft.Row([lock, promise], spacing=14),
        *notices(s, state),
        kit.provenance(s, state.pack.disclaimer),
    ]
    return kit.sub_page(s, left, on_unwell=go_unwell)


def _picture(s: Style) -> list[ft.Control]:
    if s.big:
        return []
    src = f"art/home-{'dark' if s.dark else 'light'}.svg"
    return [ft.Image(src=src, fit=ft.BoxFit.COVER, height=230, exclude_from_semantics=True)]


@guard.component
def Summary() -> ft.Control:
    """Every answer in words; each can be changed."""
    state, s = use_app(), use_style()
    rows = [
        kit.nav_row(s, line.title, partial(open_step, line.step, SUMMARY), line.words)
        for line in build_summary(state.pack, state.plan)
    ]
    you = kit.nav_row(
        s,
        "About you",
        lambda: open_step("you", SUMMARY),
        state.plan.name or "Your name, date of birth, allergies and medicines, for your A&E card",
    )
    left = [
        kit.body(s, "Check your answers. You can change them at any time, under More."),
        *notices(s, state),
        kit.rows_card(s, *rows, you),
    ]
    right = [Tips("setup"), kit.provenance(s, state.pack.disclaimer)]
    done = kit.button(s, "Go to Today", lambda: leave(state))
    return kit.sub_page(s, left, right, title="Your plan", on_unwell=go_unwell, footer=[done])
