"""The cards of Reminders: what this device can show, which kinds are wanted, quiet hours, what is said."""

from dataclasses import replace
from functools import partial

import flet as ft

from models.dates import say_time
from models.permission import GRANTED, HowTo, Permission, say_permission
from models.quiet_hours import QUIET_FROM, QUIET_UNTIL, has_quiet, moved, with_quiet
from models.reminders import KINDS, ReminderSettings, switched
from services.state import AppState
from views import guard
from views.components import kit
from views.context import use_app
from views.theme import Style, use_style

SYSTEMS = {ft.PagePlatform.ANDROID: "android", ft.PagePlatform.IOS: "iphone"}
BELL = ft.Icons.NOTIFICATIONS_OUTLINED
HINT = (
    "A notification is a hint and may fail to come. Today always shows what is due, and what has passed with "
    "nothing written down."
)
SENT = (
    "A test was sent. If you see none in a few seconds, the device holds it back: it may be set not to "
    "disturb you."
)
QUIET_WORDS = (
    "Only the first one for a medicine comes in this time, the one before bed, and the alarm of a nap."
)
NO_QUIET = "Notifications may come at any hour"
DISCREET = "Without this a notification only says “Time for a medicine”: others may see your screen"


@guard.component
def NotifyCard(hint: str = HINT) -> ft.Control:
    """The permission, what this device can and cannot do, and a test. `hint`: what shows it all the same."""
    state, s = use_app(), use_style()
    open_, set_open = ft.use_state(False)
    said, say = ft.use_state("")
    allowed, can = state.can_notify
    shown = permission(state)

    def test() -> None:
        state.test_notifier()
        say(SENT)

    parts = [kit.h2(s, "On this device"), kit.strong(s, shown.title)]
    parts += [kit.body(s, words) for words in (shown.words, can) if words]
    if shown.ask:
        parts.append(kit.button(s, "Allow notifications", state.ask_to_notify, icon=BELL))
    if allowed == GRANTED:
        parts.append(kit.button(s, "Test now", test, kind="tonal", icon=BELL))
        parts += kit.spoken_note(s, said)
    if shown.how:
        title = "Close this" if open_ else "How to change this"
        parts.append(kit.button(s, title, lambda: set_open(not open_), kind="edge"))
        parts += [steps(s, shown.how)] if open_ else []
    return kit.card(s, *parts, kit.meta(s, hint), spacing=12)


def permission(state: AppState) -> Permission:
    """The permission in words; outside a browser the window knows what device it is on."""
    facts, platform = state.storage(), ft.context.page.platform
    if facts.kind == "file":
        facts = replace(facts, system=SYSTEMS.get(platform, "computer"))
    return say_permission(state.can_notify[0], facts)


def reminder_row(s: Style, title: str, second: str) -> ft.Control:
    """The way to reminders from where doses stand; `second`: whether this device shows any."""
    return kit.nav_row(s, title, partial(ft.context.page.navigate, "/reminders"), second, BELL)


def steps(s: Style, how: HowTo) -> ft.Control:
    """A way in numbered steps."""
    lines = [kit.body(s, f"{number}. {step}") for number, step in enumerate(how.steps, start=1)]
    return ft.Column([kit.h3(s, how.title), *lines], spacing=6, tight=True)


def keep(state: AppState, reminders: ReminderSettings) -> None:
    """Store what was chosen. The row itself shows that it was done."""
    if state.save_reminders(reminders):
        state.dismiss()


@guard.component
def KindsCard() -> ft.Control:
    """One switch for each kind."""
    state, s = use_app(), use_style()
    now = state.reminders

    def switch(kind: str, on: bool) -> None:
        keep(state, switched(state.reminders, kind, on))

    rows = [
        kit.check_row(s, one.title, now.on(one.id), partial(switch, one.id), one.words, variant="plain")
        for one in KINDS.values()
    ]
    return _together(kit.section(s, "What to remind you of", BELL), kit.rows_card(s, *rows))


@guard.component
def QuietCard() -> ft.Control:
    """Quiet hours on or off, and their two ends."""
    state, s = use_app(), use_style()
    now = state.reminders
    there = has_quiet(now)
    second = QUIET_WORDS if there else NO_QUIET

    def switch(on: bool) -> None:
        keep(state, with_quiet(state.reminders, on))

    rows = [kit.check_row(s, "Quiet hours", there, switch, second, variant="plain")]
    if there:
        rows += [_end(s, state, "From", QUIET_FROM), _end(s, state, "Until", QUIET_UNTIL)]
    return kit.rows_card(s, *rows)


def _end(s: Style, state: AppState, label: str, end: str) -> ft.Control:
    def move(later: bool) -> None:
        keep(state, moved(state.reminders, end, later))

    clock = say_time(getattr(state.reminders, end))
    stepper = kit.stepper(
        s,
        label,
        clock,
        "",
        partial(move, False),
        partial(move, True),
        less_name=f"Earlier: {label}",
        more_name=f"Later: {label}",
    )
    return ft.Container(stepper, padding=16)


@guard.component
def WordsCard() -> ft.Control:
    """Discreet or with details."""
    state, s = use_app(), use_style()

    def switch(on: bool) -> None:
        keep(state, replace(state.reminders, details=on))

    box = kit.check_row(
        s,
        "Say what each reminder is about",
        state.reminders.details,
        switch,
        DISCREET,
        variant="plain",
    )
    return kit.rows_card(s, box)


def _together(*controls: ft.Control) -> ft.Control:
    stretch = ft.CrossAxisAlignment.STRETCH
    return ft.Column(list(controls), spacing=12, tight=True, horizontal_alignment=stretch)
