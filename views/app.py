"""The root of a window: style, state and routes; and the shell around the five places."""

from collections.abc import Callable
from typing import Any

import flet as ft

from models.call_plan import team_contacts
from models.carer_people import page_title
from models.pack import CarePack
from models.records import Plan
from services.state import AppState
from views import guard
from views.action import ActionScreen
from views.activity import ActivityScreen
from views.ae_card import AeCardScreen
from views.banners import banners, notice_strip
from views.brain import BrainScreen
from views.can_i import CanIScreen
from views.carer import CarerScreen
from views.carer_people import PeopleScreen
from views.carer_shell import AlarmBanner, may_open, places_of, red_words
from views.charts import ChartsScreen
from views.clear_tablet import ClearedScreen
from views.components import kit
from views.contacts import ContactsScreen
from views.context import AppContext, use_app
from views.emergency import CallNumber, emergency_view
from views.exports import ExportsScreen
from views.food import FoodScreen
from views.front import FrontScreen
from views.guide import GuideScreen
from views.join import JoinScreen
from views.medicine_form import MedicineScreen, NewMedicineScreen
from views.medicines import MedicinesScreen
from views.more import MoreScreen
from views.path import PathScreen
from views.record import RecordScreen
from views.reminders import ReminderScreen
from views.self_test import SelfTestScreen
from views.settings import SettingsScreen
from views.setup import SetupScreen
from views.share import ShareScreen
from views.share_form import NewShareScreen
from views.share_link import LinkScreen
from views.share_page import OneShareScreen
from views.share_seen import SeenScreen
from views.simple import PLACES as SIMPLE
from views.summary import SummaryScreen
from views.theme import DARK, FONTS, LIGHT, NARROW, Style, StyleContext, style_for, theme, use_style
from views.unwell import UnwellScreen
from views.ward import WardScreen
from views.week import WeekScreen

Screen = Callable[..., Any]


def first_numbers(pack: CarePack, plan: Plan) -> tuple[CallNumber, ...]:
    """The numbers every fallback shows, whatever else fails."""
    return tuple(
        CallNumber(f"{line.name}, {line.hours_words}", line.number, pack.dialled(line))
        for line in team_contacts(pack, plan)
        if line.number
    )


def go(route: str) -> None:
    """Open a place of this window."""
    ft.context.page.navigate(route)


@guard.screen
def Shell() -> ft.View:
    """Header or rail, red button and bar around the open place. Before set-up, Today is the welcome."""
    state, s = use_app(), use_style()
    path = ft.use_route_location()
    outlet = ft.use_route_outlet()
    if path == "/" and not state.plan.ready and not state.watching:
        return page_view(s, "/", SetupScreen())
    places = (SIMPLE if s.rail else (*SIMPLE, kit.MORE)) if s.simple else kit.PLACES
    places = places_of(state, s) if state.watching else places
    known = not (state.watching or s.simple) or path in (place.route for place in places)
    allowed = may_open(state, path)
    return kit.frame(
        s,
        path if known else kit.MORE.route,  # a place that simple mode has no room for was opened from More
        outlet if allowed else CarerScreen(),
        on_place=go,
        on_unwell=lambda: go("/unwell"),
        on_more=lambda: go("/more"),
        banners=[AlarmBanner(path if allowed else "/", key="alarm"), *banners(s, state, path)],
        notice=notice_strip(s, state),
        places=places,
        **red_words(state),
    )


def page_view(s: Style, route: str, screen: ft.Control, **more: Any) -> ft.View:
    """A screen that fills the window by itself, below an alarm about somebody who is followed."""
    page = ft.Container(content=screen, expand=True, key="page")
    parts = [AlarmBanner(route, key="alarm"), page]
    column = ft.Column(parts, spacing=0, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    body = ft.SafeArea(content=column, expand=True)
    return ft.View(route=route, padding=0, bgcolor=s.palette.paper, controls=[body], **more)


def full_page(screen: Screen) -> Screen:
    """A screen with a window of its own, above the places."""

    @guard.screen
    def FullPage() -> ft.View:
        state, s, path = use_app(), use_style(), ft.use_view_path()
        shown = screen() if may_open(state, path) else Lost()
        return page_view(s, path, shown, fullscreen_dialog=True)

    return FullPage


FULL_PAGES = [
    ft.Route(path="unwell", component=full_page(UnwellScreen), modal=True),
    ft.Route(path="action", component=full_page(ActionScreen), modal=True),
    ft.Route(path="card", component=full_page(AeCardScreen), modal=True),
    ft.Route(path="brain", component=full_page(BrainScreen), modal=True),
    ft.Route(path="ward", component=full_page(WardScreen), modal=True),
    ft.Route(path="ward/:step", component=full_page(WardScreen), modal=True),
    ft.Route(path="carer", component=full_page(PeopleScreen), modal=True),
    ft.Route(path="carer/:code", component=full_page(PeopleScreen), modal=True),
    ft.Route(path="cleared", component=full_page(ClearedScreen), modal=True),
    ft.Route(path="join", component=full_page(JoinScreen), modal=True),
    ft.Route(path="join/:code", component=full_page(JoinScreen), modal=True),
    ft.Route(path="setup", component=full_page(SetupScreen), modal=True),
    ft.Route(path="setup/:step", component=full_page(SetupScreen), modal=True),
]
PLACES = [
    ft.Route(path="food", component=FoodScreen),
    ft.Route(path="activity", component=ActivityScreen),
    ft.Route(path="record", component=RecordScreen),
    ft.Route(path="record/charts", component=ChartsScreen),
    ft.Route(path="record/week", component=WeekScreen),
    ft.Route(path="contacts", component=ContactsScreen),
    ft.Route(path="path", component=PathScreen),
    ft.Route(path="medicines", component=MedicinesScreen),
    ft.Route(path="medicines/new", component=NewMedicineScreen),
    ft.Route(path="medicines/:uid", component=MedicineScreen),
    ft.Route(path="share", component=ShareScreen),
    ft.Route(path="share/new", component=NewShareScreen),
    ft.Route(path="share/:uid", component=OneShareScreen),
    ft.Route(path="share/:uid/link", component=LinkScreen),
    ft.Route(path="share/:uid/see", component=SeenScreen),
    ft.Route(path="more", component=MoreScreen),
    ft.Route(path="settings", component=SettingsScreen),
    ft.Route(path="reminders", component=ReminderScreen),
    ft.Route(path="self-test", component=SelfTestScreen),
    ft.Route(path="guide", component=GuideScreen),
    ft.Route(path="guide/:topic", component=GuideScreen),
    ft.Route(path="can-i", component=CanIScreen),
    ft.Route(path="summary", component=SummaryScreen),
    ft.Route(path="exports", component=ExportsScreen),
]


ROUTES = [
    ft.Route(component=Shell, outlet=True, children=[ft.Route(index=True, component=FrontScreen), *PLACES]),
    *FULL_PAGES,
]


@guard.component
def Lost() -> ft.Control:
    """An address that Homeward does not know: go to Today."""
    ft.use_effect(lambda: go("/"), [])
    return ft.Container()


@guard.screen
def Places() -> Any:
    """Every screen. Made anew after a clearing, so that no screen remembers what was typed into it."""
    return ft.Router(ROUTES, not_found=Lost, manage_views=True)


@guard.screen
def App(state: AppState) -> Any:
    """Style and state for everything below; the emergency view where drawing has stopped."""
    dead, again = guard.use_watchdog()
    s = use_window_style(state)
    page = ft.context.page
    title = page_title(state.news())

    def name_window() -> None:
        page.title = title

    ft.use_effect(name_window, [title])
    ft.use_effect(lambda: guard.set_numbers(page, first_numbers(state.pack, state.plan)), [state.plan.trial])
    if dead:
        return [emergency_view(guard.numbers_of(page), guard.guarded(lambda: (again(), go("/"))))]
    return StyleContext(s, lambda: AppContext(state, lambda: Places(key=f"cleared {state.cleared}")))


def use_window_style(state: AppState) -> Style:
    """Hook: follows the window's size, the device's brightness and the person's settings."""
    page, settings = ft.context.page, state.settings
    seen, see = ft.use_state(lambda: (page.width, page.height, page.platform_brightness))

    def look(_: object = None) -> None:
        see((page.width, page.height, page.platform_brightness))

    def follow() -> None:
        page.fonts = FONTS
        page.on_resize = page.on_platform_brightness_change = guard.guarded(look)

    narrow = (seen[0] or NARROW) < NARROW

    def draw_around() -> None:
        page.theme, page.dark_theme = theme(LIGHT, narrow), theme(DARK, narrow)

    def obey() -> None:
        page.theme_mode = ft.ThemeMode(settings.theme)

    ft.use_effect(follow, [])
    ft.use_effect(draw_around, [narrow])
    ft.use_effect(obey, [settings.theme])
    width, height, brightness = seen
    dark = settings.theme == "dark" or (settings.theme == "system" and brightness == ft.Brightness.DARK)
    return ft.use_memo(
        lambda: style_for(width, height, dark, settings.text_percent / 100, settings.simple),
        [width, height, dark, settings.text_percent, settings.simple],
    )
