"""How somebody is doing who shares their record: the first page on a carer's device."""

from functools import partial

import flet as ft

from models.carer import CarerState, build_carer
from models.share_state import HubContact
from services.state import AppState
from views import guard
from views.carer_parts import Ages, AlertCard, Calls, Go, Lines, SilenceCard, TemperatureNow, Values
from views.components import kit
from views.context import use_app
from views.theme import Style, use_style

Parts = list[ft.Control]


@guard.pane
def CarerScreen() -> ft.Control:
    """The whole page. An alarm that was looked at here does not stand above every page any more."""
    state, s = use_app(), use_style()
    go = ft.context.page.navigate
    shown = shown_of(state)
    keys = tuple(one.key for one in state.news() if one.uid == state.watching and one.key)

    def look() -> None:
        for key in keys:
            state.saw(key)

    ft.use_effect(look, [keys])
    if shown is None:
        return ft.Container()
    left, right = carer_parts(s, shown, go)
    right += [_more(s, state, shown, go), kit.provenance(s, shown.source)]
    body = kit.page_body(s, carer_head(s, shown), left, right)
    body.key = " ".join(("page", *keys))  # made anew for a new alarm: it begins at the top, wherever one read
    return ft.Column([body], spacing=0, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def shown_of(state: AppState) -> CarerState | None:
    """The screen for whom this window shows; None where they were taken off this device a moment ago."""
    one = next((one for one in state.following if one.uid == state.watching), None)
    if one is None:
        return None
    contact = state.hub_contacts.get(one.uid, HubContact())
    return build_carer(
        state.pack, state.shared, state.plan, state.diary, one, contact, state.reached(one), state.now
    )


def carer_head(s: Style, shown: CarerState) -> ft.Control:
    """The title, and that the person chose to share."""
    head = kit.header(s, shown.title)
    pad = ft.Padding.only(left=s.margin + 4, right=s.margin, bottom=6)
    alarm = shown.alert or shown.silence
    room = not (s.big and alarm and shown.who.name)  # the number to call comes first
    under = [ft.Container(kit.meta(s, shown.under), padding=pad)] if shown.under and room else []
    return ft.Column(
        [head, *under], spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )


def carer_parts(s: Style, shown: CarerState, go: Go | None) -> tuple[Parts, Parts]:
    """Both panes. Without `go` it is only to be looked at, by the person who shares."""
    left: Parts = [AlertCard(s, shown.alert, go, key="alert")] if shown.alert else []
    if shown.silence is not None:
        number = next((call.number for call in shown.calls if call.who == shown.who.them), "")
        left.append(SilenceCard(s, shown.silence, shown.who.them, number, key="silence"))
    left += [_loud(s, *shown.loud)] if shown.loud else []
    ages: Parts = [Ages(s, shown.entry, shown.contact, shown.old, shown.clock, key="ages")]
    ages += [kit.note(s, words, icon=ft.Icons.NOTIFICATIONS_OFF_OUTLINED) for words in shown.warnings]
    ages += [kit.note(s, shown.closed, icon=ft.Icons.LOCAL_HOSPITAL_OUTLINED)] if shown.closed else []
    old, right = bool(shown.old), list[ft.Control]()
    readings: Parts = []
    if shown.temperature is not None:
        readings.append(TemperatureNow(s, shown.temperature, shown.chart, old, key="temperature"))
    if shown.values:
        right.append(Values(s, shown.values, old, key="values"))
    if shown.coming:
        right.append(Lines(s, "Coming up", shown.coming, key="coming"))
    calls = Calls(s, shown.calls, shown.nobody, key="calls")
    wrote: Parts = [Lines(s, "Written down", shown.written, key="wrote")] if shown.written else []
    if s.two_panes:
        return [*left, *readings, *wrote], [*ages, *right[:1], calls, *right[1:]]
    return [*left, *ages, *readings, *right, *wrote, calls], []


def _loud(s: Style, title: str, text: str) -> ft.Control:
    """What stands in the place of everything that is not known."""
    mark = [] if s.big else [kit.icon(s, ft.Icons.ERROR_OUTLINE_ROUNDED, 34, s.palette.lamp)]
    said = ft.Semantics(live_region=True, content=kit.h2(s, title))
    words = ft.Column([said, kit.lead(s, text)], spacing=6, tight=True, expand=True)
    row = ft.Row([*mark, words], spacing=14, vertical_alignment=ft.CrossAxisAlignment.START)
    return kit.card(s, row, tone="stale", padding=18)


def _more(s: Style, state: AppState, shown: CarerState, go: Go) -> ft.Control:
    """What a carer can do here, and whom else they follow."""
    ask, card = ft.Icons.PSYCHOLOGY_OUTLINED, ft.Icons.BADGE_OUTLINED
    rows = [
        kit.nav_row(s, "Brain check", partial(go, "/brain"), "Ask and look, together", ask),
        kit.nav_row(s, "A&E card", partial(go, "/card"), "Show this to hospital staff", card),
    ]
    others = len(state.following) - 1
    second = f"{others} more on this device" if others else "Add, or take off"
    people = kit.nav_row(
        s, "People you follow", partial(go, "/carer"), second, ft.Icons.PEOPLE_OUTLINE_ROUNDED
    )
    return kit.rows_card(s, *([] if shown.loud else rows), people)
