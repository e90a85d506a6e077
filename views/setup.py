"""Set-up: the welcome, one question a page, and every answer on one page at the end."""

from functools import partial

import flet as ft

from models.setup import build_answers, question
from views import guard
from views.components import kit
from views.context import use_app
from views.full_page_parts import sources
from views.join_parts import FROM_WARD
from views.read_about import read_about
from views.setup_about import AboutYou
from views.setup_parts import notices
from views.setup_questions import CentrePage, ChoicePage, DatePage, PersonPage
from views.setup_way import FLOW, SUMMARY, arrive, go_unwell, leave, open_step
from views.share import share_link_row
from views.theme import Style, use_style
from views.tips_parts import Tips

ON_WARD = "On the ward: start a hand-over"
WIDEST = 560  # a welcome is read in one glance
STRETCH = ft.CrossAxisAlignment.STRETCH
PAGES = {"centre": CentrePage, "date": DatePage, "choice": ChoicePage, "person": PersonPage}


@guard.pane
def SetupScreen() -> ft.Control:
    """The page of set-up that the address names."""
    state = use_app()
    ft.use_effect(lambda: arrive(state.plan), [])
    step = ft.use_route_params().get("step", "")
    asked = question(step)
    if asked is not None:
        return PAGES[asked.kind](asked, key=step)
    if step == "you":
        return AboutYou()
    return Summary() if state.plan.ready else Welcome()


@guard.pane
def Welcome() -> ft.Control:
    """What Homeward is, and the ways in."""
    state, s = use_app(), use_style()

    def look_around() -> None:
        state.show_example()
        ft.context.page.navigate("/")

    lock = kit.icon(s, ft.Icons.LOCK_OUTLINE_ROUNDED, 26, s.palette.ink2)
    promise = kit.meta(s, "No account. What you write stays on this device.", expand=True)
    words = [
        kit.display(s, "Homeward"),
        kit.lead(s, "Help at home, day by day, after CAR\u00a0T\u2011cell therapy."),
        *(kit.note(s, problem, tone="red") for problem in state.problems),
        kit.button(s, "Set up my plan", lambda: open_step("centre", FLOW)),
        kit.button(s, FROM_WARD, lambda: ft.context.page.navigate("/join"), kind="edge"),
        kit.button(s, "I look after someone", lambda: ft.context.page.navigate("/carer"), kind="edge"),
        kit.button(s, "Look around with an example person", look_around, kind="edge"),
        ft.Row([kit.link(s, ON_WARD, lambda: ft.context.page.navigate("/ward"))]),
        ft.Row([lock, promise], spacing=14),
        *notices(s, state),
        kit.provenance(s, state.pack.disclaimer),
    ]
    side = max(s.margin + 4, (s.width - WIDEST) / 2)
    column = ft.Column(words, spacing=16, tight=True, horizontal_alignment=STRETCH)
    held = ft.Container(column, padding=ft.Padding.only(left=side, right=side, top=8, bottom=24))
    scroll = ft.Column(
        [*_picture(s), held], scroll=ft.ScrollMode.AUTO, expand=True, horizontal_alignment=STRETCH, spacing=0
    )
    return ft.Column([scroll, kit.strip(s, kit.red_button(s, go_unwell))], spacing=0, expand=True)


def _picture(s: Style) -> list[ft.Control]:
    """The house on the hill over the whole width, fading into the paper."""
    if s.big:
        return []
    src = f"art/{'home' if s.phone else 'hills-wide'}-{'dark' if s.dark else 'light'}.svg"
    height = s.width * 220 / 360 if s.phone else 170  # the shape of the phone's drawing
    art = ft.Image(src=src, fit=ft.BoxFit.FILL, height=height, exclude_from_semantics=True)
    fade = ft.LinearGradient(
        colors=[ft.Colors.with_opacity(0, s.palette.paper), s.palette.paper],
        begin=ft.Alignment.TOP_CENTER,
        end=ft.Alignment.BOTTOM_CENTER,
    )
    foot = ft.Container(gradient=fade, height=48, left=0, right=0, bottom=0)
    return [ft.Stack([ft.Container(art, left=0, right=0, top=0), foot], height=height)]


@guard.pane
def Summary() -> ft.Control:
    """Every answer in words; each can be changed."""
    state, s = use_app(), use_style()
    rows = [
        kit.nav_row(s, line.title, partial(open_step, line.step, SUMMARY), line.words)
        for line in build_answers(state.pack, state.plan)
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
    right = [*share_link_row(s, state), Tips("setup"), *read_about(s, state, "setup"), *sources(s, state)]
    done = kit.button(s, "Go to Today", lambda: leave(state))
    return kit.sub_page(s, left, right, title="Your plan", on_unwell=go_unwell, footer=[done])
