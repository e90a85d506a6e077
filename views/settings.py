"""Settings: how Homeward looks on this device, where the record is kept, backups, and what Homeward is."""

from functools import partial

import flet as ft

from models.dates import say_date
from models.version import VERSION
from services.state import AppState
from views import guard
from views.backup_card import BackupCard
from views.components import kit
from views.context import use_app
from views.inner import inner_header
from views.join_parts import FROM_WARD
from views.storage_card import StorageCard
from views.theme import Style, use_style

SIZES = tuple(kit.Choice(str(size), str(size)) for size in (100, 125, 150, 175, 200))
THEMES = (kit.Choice("system", "Device"), kit.Choice("light", "Light"), kit.Choice("dark", "Dark"))
LICENCES = (
    "Homeward is free software (MIT licence). It is built with Flet (Apache 2.0), TinyDB (MIT), plyer (MIT), "
    "icalendar (BSD), segno (BSD) and the typefaces Atkinson Hyperlegible Next and Noto (OFL)."
)
INTENDED = (
    "Homeward shows the written instructions of your centre for what you report, and keeps a diary. "
    "It gives no diagnosis, and it never tells you that all is well. If you are worried, call your team."
)


@guard.pane
def SettingsScreen() -> ft.Control:
    """The whole place."""
    state, s = use_app(), use_style()
    header = inner_header(s, "Settings", "More", "/more")
    own = [] if state.watching else [BackupCard(), from_ward(s)]
    remind = [] if state.watching else [reminders(s)]
    return kit.page_body(s, header, [LookCard()], [*remind, StorageCard(), *own, About()])


def keep(state: AppState, **changes: object) -> None:
    """Store a change of the look. The look itself shows that it was done."""
    if state.save_settings(**changes):
        state.dismiss()


@guard.component
def LookCard() -> ft.Control:
    """Text size, colours, and the simple mode."""
    state, s = use_app(), use_style()
    now = state.settings
    simple = kit.check_row(
        s,
        "Simple mode",
        now.simple,
        lambda on: keep(state, simple=on),
        "One column, only what matters most",
        variant="plain",
    )
    parts = [
        kit.h2(s, "Text size in %"),
        kit.segmented(s, SIZES, str(now.text_percent), lambda size: keep(state, text_percent=int(size))),
        kit.h2(s, "Colours"),
        kit.segmented(s, THEMES, now.theme, lambda theme: keep(state, theme=theme)),
    ]
    return _column([kit.card(s, *parts, spacing=12), kit.rows_card(s, simple)])


def reminders(s: Style) -> ft.Control:
    """The ways to Reminders and to the self-test."""
    go = ft.context.page.navigate
    bell, check = ft.Icons.NOTIFICATIONS_OUTLINED, ft.Icons.FACT_CHECK_OUTLINED
    rows = [
        kit.nav_row(s, "Reminders", partial(go, "/reminders"), "Which, when, and what they say", bell),
        kit.nav_row(s, "Self-test", partial(go, "/self-test"), "If a reminder did not come", check),
    ]
    return kit.rows_card(s, *rows)


def from_ward(s: Style) -> ft.Control:
    """The way to take a plan that was made on a ward."""
    page = ft.context.page
    go = kit.nav_row(
        s,
        FROM_WARD,
        lambda: page.navigate("/join"),
        "Scan its code or choose its file",
        ft.Icons.QR_CODE_2_ROUNDED,
    )
    return kit.rows_card(s, go)


@guard.component
def About() -> ft.Control:
    """Version, sources, licences and what Homeward is not."""
    state, s = use_app(), use_style()
    pack = state.pack
    source = (
        f"{pack.title}: {pack.source}, last updated {say_date(pack.last_updated)}, review due "
        f"{say_date(pack.review_due)}. Care pack version {pack.version}."
    )
    lines = [source, pack.disclaimer, INTENDED, LICENCES]
    parts = [kit.h2(s, f"About Homeward {VERSION}"), *[kit.body(s, line) for line in lines]]
    if ft.context.page.pyodide:  # the web app carries them as a file
        parts.append(kit.button(s, "Licences", kind="edge", action=ft.OpenUrl("licences.txt")))
    return kit.card(s, *parts, spacing=10)


def _column(controls: list[ft.Control]) -> ft.Control:
    stretch = ft.CrossAxisAlignment.STRETCH
    return ft.Column(controls, spacing=16, tight=True, horizontal_alignment=stretch)
