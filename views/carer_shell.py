"""What is around the pages of a carer: places, whose record it is, and the alarm above every page."""

from functools import partial

import flet as ft

from models.carer_people import News
from models.carer_words import Who, who_is
from services.state import AppState
from views import guard
from views.components import kit
from views.context import use_app
from views.theme import Style, use_style

# What may be opened while a record is shown that is not one's own: nothing that could change it.
ALLOWED = ("", "path", "contacts", "guide", "can-i", "more", "settings", "carer")
ALLOWED += ("unwell", "action", "card", "brain")
OF_THEM = ("path", "card", "brain")  # not while nothing is shared
_I = ft.Icons
MOST = 2  # alarms that stand above a page; all are under "People you follow"
ROOM = 110  # characters of one; with more it is cut down to the order
NEWCOMER = "The person of this link is among those you follow."


def who_of(state: AppState) -> Who:
    """Whose record the screens show."""
    return who_is(state.shared.name if state.shared else "")


def may_open(state: AppState, route: str) -> bool:
    """Whether an address can be opened now. Another one shows the front page."""
    if not state.watching:
        return True
    page = route.strip("/").split("/")[0]
    nothing = state.shared is None or any(one.uid == state.watching and one.ended for one in state.following)
    return page in ALLOWED and not (nothing and page in OF_THEM)


def places_of(state: AppState, s: Style) -> tuple[kit.Place, ...]:
    """The places of a carer's bar; on a phone with More, which the rail has of its own."""
    who = who_of(state)
    today = f"{who.name} today" if who.name else "Today"
    short = today if len(today) <= 12 else "Today"
    more = () if s.rail else (kit.MORE,)
    return (
        kit.Place("/", short, today, _I.FAVORITE_BORDER_ROUNDED, _I.FAVORITE_ROUNDED),
        kit.Place("/path", "Path", f"{who.Their} path", _I.ROUTE_OUTLINED, _I.ROUTE_ROUNDED),
        kit.Place("/contacts", "Contacts", "Contacts", _I.CALL_OUTLINED, _I.CALL_ROUNDED),
        *more,
    )


def red_words(state: AppState) -> dict[str, str]:
    """The words on the red button, where they are not the usual ones."""
    return {"red_text": who_of(state).worried} if state.watching else {}


def whose(s: Style, state: AppState) -> list[ft.Control]:
    """On a device that has its owner's record too: that this one is somebody else's, and the way back."""
    if not state.watching or not state.has_own_plan:
        return []
    page = ft.context.page

    def back() -> None:
        page.navigate("/carer")

    words = f"{who_of(state).Their} record, not yours."
    return [kit.banner(s, words, kind="example", action="Change", on_action=back)]


def followed_banners(s: Style, state: AppState) -> list[ft.Control]:
    """On the places: whose record it is, what stands for them, and what waits for the device's owner."""
    page, shown = ft.context.page, whose(s, state)
    if state.newcomer:
        see = partial(page.navigate, "/carer")
        shown.append(kit.banner(s, NEWCOMER, kind="update", action="See", on_action=see))
    if state.watching and (state.codes or state.fetching):

        def take() -> None:
            state.come_home()
            page.navigate("/join")

        plan = "A plan from a ward waits on this device."
        shown.append(kit.banner(s, plan, kind="update", action="Look at it", on_action=take))
    return shown


@guard.component
def AlarmBanner(route: str) -> ft.Control:
    """The alarms that nobody has looked at yet, of everybody who is followed; `route`: the page below."""
    state, s = use_app(), use_style()
    here = state.watching if route in ("/", "/action") else ""  # the page below says it itself
    due = [one for one in state.alarms() if one.uid != here]
    shown: list[ft.Control] = [_alarm(s, state, one, route) for one in due[:MOST]]
    return ft.Column(shown, spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def alarm_words(s: Style, whole: str, short: str) -> str:
    """What leaves room for the page below: the red button and the numbers are on it."""
    return short if s.big or len(whole) > ROOM else whole


def _alarm(s: Style, state: AppState, one: News, route: str) -> ft.Control:
    """Leaving a page writes down what is ticked on it, about the person it is about. So it is left first, for
    the list of people, before another person's record shows."""
    go = ft.context.page.navigate
    there = route.startswith("/carer")

    def see() -> None:
        if there:
            state.watch(one.uid)
        go("/" if there or one.uid == state.watching else "/carer")

    words = alarm_words(s, one.alarm, one.short_alarm)
    banner = kit.banner(s, words, kind="problem", action="See", on_action=see)
    return ft.Semantics(live_region=True, container=True, content=banner, key=one.key)
