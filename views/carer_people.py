"""Everybody who is followed on this device: the worst news first, add a person, take one off."""

from collections.abc import Callable
from functools import partial

import flet as ft

from models.carer_people import ALERT, NAMELESS, News
from services.state import AppState
from views import guard
from views.carer_shell import red_words
from views.components import kit
from views.context import use_app
from views.reminder_cards import NotifyCard
from views.setup_parts import notices
from views.theme import Style, use_style

TITLE = "People you follow"
NOBODY = (
    "Somebody can share with you how they are: on their phone, under More, then Share with a carer. Scan "
    "their code with the camera of this device, open the link they send you, or paste it here."
)
EMPTY = "Paste the link that was sent to you."
READS = (
    "Whoever has the link can read what is shared. Do not pass it on. It comes through a server that cannot "
    "read it."
)
ALARMS = (
    "An alarm shows above every page of Homeward. A notification is a hint: it may fail to come, and none "
    "comes while Homeward is closed."
)
NOBODYS_NAME = NAMELESS[0].lower() + NAMELESS[1:]
STRETCH = ft.CrossAxisAlignment.STRETCH


@guard.pane
def PeopleScreen() -> ft.Control:
    """The whole page. A link in the address is taken out of it."""
    state, s = use_app(), use_style()
    page = ft.context.page
    code = ft.use_route_params().get("code", "")
    wrong, refuse = ft.use_state("")

    def take() -> None:
        if code:
            refuse(state.take_link(code))
            page.navigate("/carer")
        state.newcomer = ""

    ft.use_effect(take, [code])

    def open_person(uid: str) -> None:
        state.watch(uid)
        page.navigate("/")

    news = state.news()
    rows = [_person(s, one, partial(open_person, one.uid)) for one in news]
    left = [*rows, *([] if news else [kit.body(s, NOBODY)]), *_own(s, state)]
    right: list[ft.Control] = [AddLink(wrong, refuse, key="add")]
    right += [NotifyCard(ALARMS, key="notify"), TakeOff(news, key="off")] if news else []
    return kit.sub_page(
        s,
        [*notices(s, state), *left],
        right,
        title=TITLE,
        on_back=lambda: page.navigate("/"),
        on_unwell=lambda: page.navigate("/unwell"),
        **red_words(state),
    )


def _person(s: Style, one: News, on_open: Callable[[], None]) -> ft.Control:
    """One person. An instruction that stands looks like one."""
    if one.rank == ALERT:
        see = kit.button(
            s, f"See {one.who.them}", on_open, kind="red", name=f"See how {one.who.one} is doing"
        )
        said = kit.note(s, one.second, one.title, ft.Icons.WARNING_ROUNDED, tone="red")
        return ft.Column([said, see], spacing=10, tight=True, horizontal_alignment=STRETCH, key=one.uid)
    icon, tone = (
        (ft.Icons.HISTORY_ROUNDED, "lamp") if one.rank else (ft.Icons.PERSON_OUTLINE_ROUNDED, "harbour")
    )
    return kit.rows_card(s, kit.nav_row(s, one.title, on_open, one.second, icon, tone))


def _own(s: Style, state: AppState) -> list[ft.Control]:
    """The way back to the record of this device's owner."""
    if not state.watching:
        return []
    page = ft.context.page

    def back() -> None:
        state.come_home()
        page.navigate("/")

    if state.has_own_plan:
        return [kit.button(s, "Back to my own record", back, kind="edge", icon=ft.Icons.PERSON_ROUNDED)]
    return [ft.Row([kit.link(s, "Set up a plan of my own", back)])]


@guard.component
def AddLink(wrong: str, refuse: Callable[[str], None]) -> ft.Control:
    """A field for the link. What is wrong with it is said in one sentence, and what was typed stays."""
    state, s = use_app(), use_style()
    typed, type_it = ft.use_state("")
    page = ft.context.page

    def add() -> None:
        problem = state.take_link(typed) if typed.strip() else EMPTY
        refuse(problem)
        if problem:
            return
        type_it("")
        if state.newcomer:
            state.newcomer = ""  # it stands on this page
        else:
            page.navigate("/")

    field = kit.text_field(s, "The link that was sent to you", typed, type_it, error=wrong, max_length=500)
    return kit.card(
        s,
        kit.h2(s, "Follow somebody"),
        field,
        kit.meta(s, READS),
        kit.button(s, "Follow", add, kind="tonal", icon=ft.Icons.PERSON_ADD_ALT_ROUNDED),
        spacing=12,
    )


@guard.component
def TakeOff(news: tuple[News, ...]) -> ft.Control:
    """Takes a person off this device, after a question."""
    state, s = use_app(), use_style()
    asked, ask = ft.use_state("")
    one = next((one for one in news if one.uid == asked), None)
    if one is None:
        rows = [
            kit.nav_row(
                s,
                f"Take {each.who.name or NOBODYS_NAME} off",
                partial(ask, each.uid),
                each.begun,
                ft.Icons.PERSON_REMOVE_OUTLINED,
            )
            for each in news
        ]
        return ft.Column([kit.section(s, "Stop following"), kit.rows_card(s, *rows)], spacing=12, tight=True)

    def yes() -> None:
        state.unfollow(one.uid)
        ask("")

    goes = f"What you wrote about {one.who.them} on this device goes too. To follow again you need the link."
    return kit.card(
        s,
        kit.h2(s, f"Take {one.who.name or NOBODYS_NAME} off this device?"),
        kit.meta(s, one.begun),
        kit.body(s, goes),
        kit.button(s, "Yes, take off", yes, kind="danger"),
        kit.button(s, "No, keep following", partial(ask, ""), kind="edge"),
        spacing=12,
    )
