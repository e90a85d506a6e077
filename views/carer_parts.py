"""The cards of a carer's screen: what must not be missed, the two ages, and what was written down."""

from collections.abc import Callable
from functools import partial

import flet as ft

from models.carer_alarm import Alert, CarerCall, Silence
from models.carer_link import Age
from models.carer_values import Line, Value
from models.chart import TemperatureChart
from views import guard
from views.components import kit
from views.emergency import dial
from views.icons import pack_icon
from views.temperature_card import drawn
from views.theme import Style

STRETCH = ft.CrossAxisAlignment.STRETCH
ICONS = {
    "fluids": "drink",
    "steps": "walk",
    "medicines": "pill",
    "energy": "energy",
    "sleep": "sleep",
    "temperature": "thermometer",
}
EVERY_STEP, CARD = "Every step, and what to say", "Show A&E card"
Go = Callable[[str], object]


@ft.memo
@guard.component
def AlertCard(s: Style, alert: Alert, go: Go | None) -> ft.Control:
    """The order, what was reported, what to do and whom to call. It looks the same however old it is."""
    dark, level = alert.level == "emergency", alert.level
    said = f"{alert.title}. {alert.reported[0]}"
    first = ft.Semantics(
        label=said,
        live_region=True,
        exclude_semantics=True,
        content=kit.lead_in(s, level, alert.reported[0]),
    )
    parts = [first, *(kit.lead_in(s, level, line) for line in alert.reported[1:])]
    todo = [kit.point(s, level, line) for line in alert.todo]
    main = "white" if dark else "red" if level == "urgent" else "blue"
    other = "night" if dark else "edge"
    calls: list[ft.Control] = []
    # Large text would push the number out of sight, so it comes before all that can wait.
    at_once = s.big and level in ("emergency", "urgent")
    for number, call in enumerate(alert.calls):
        lead = [kit.second_line(s, level, call.lead)] if call.lead else []
        button = _call(s, call, other if number else main)
        calls += [button, *lead] if at_once and not number else [*lead, button]
    parts += [*calls, *todo] if s.big else [*todo, *calls]
    if go is not None:
        parts += [kit.button(s, EVERY_STEP, partial(go, "/action"), kind=other)]
        show = kit.button(s, CARD, partial(go, "/card"), kind=other, icon=ft.Icons.BADGE_OUTLINED)
        parts += [show] if alert.card else []
    return kit.care_card(s, level, alert.title, *parts)


def _call(s: Style, call: CarerCall, kind: str) -> ft.Control:
    number = call.number.replace(" ", "\u00a0")
    text = f"{call.label}: {number}"
    return kit.button(
        s,
        text,
        kind=kind,
        icon=ft.Icons.CALL_ROUNDED,
        action=dial(call.dialled),
        name=f"{text}. Call {call.who}",
        px=21 * min(s.scale, 1.5) / s.scale,
    )


@ft.memo
@guard.component
def SilenceCard(s: Style, silence: Silence, name: str, number: str) -> ft.Control:
    """Nothing was written down for too long: call, and what to do without an answer."""
    clock = [] if s.big else [kit.icon(s, ft.Icons.HISTORY_ROUNDED, 34, s.palette.lamp)]
    title = ft.Semantics(live_region=True, content=kit.h2(s, silence.title))
    second = kit.body(s, silence.second)
    words = ft.Column([title, *([] if s.big else [second])], spacing=4, tight=True, expand=True)
    head = ft.Row([*clock, words], spacing=14, vertical_alignment=ft.CrossAxisAlignment.START)
    call = (
        kit.call_button(s, number, dialled=number, who=name, text=f"Call {name}", kind="primary")
        if number
        else kit.strong(s, f"Call {name} now, as you usually do.")
    )
    after = [second] if s.big else []  # large text would push the button out of sight
    return kit.card(s, head, call, *after, kit.body(s, silence.ask), tone="stale", padding=18, spacing=14)


@ft.memo
@guard.component
def Ages(s: Style, entry: Age, contact: Age, old: str, clock: tuple[str, ...]) -> ft.Control:
    """The two ages, never one; and why what is below does not stand, where it does not."""
    line = ft.Container(
        height=1, bgcolor=s.palette.line, margin=ft.Margin.only(left=0 if s.big else s.px(60))
    )
    why = [kit.strong(s, old)] if old else []
    rows = [
        *why,
        _age(s, ft.Icons.EDIT_OUTLINED, entry),
        line,
        _age(s, ft.Icons.SYNC_ROUNDED, contact),
        *(kit.meta(s, words) for words in clock),
    ]
    worn = bool(old) or entry.old or contact.old
    return kit.card(s, *rows, tone="stale" if worn else "card", spacing=12)


def _age(s: Style, icon: ft.IconData, age: Age) -> ft.Control:
    ink = s.palette.ink if age.old else None
    words = ft.Column(
        [kit.title(s, age.title), kit.meta(s, age.second, color=ink)], spacing=2, tight=True, expand=True
    )
    tile = [] if s.big else [kit.icon_tile(s, icon, "lamp" if age.old else "harbour")]
    return ft.Row([*tile, words], spacing=14)


@ft.memo
@guard.component
def TemperatureNow(s: Style, value: Value, chart: TemperatureChart | None, old: bool) -> ft.Control:
    """The newest reading with when it was, and the chart of a week."""
    figure = kit.num(s, value.value, 34)
    words = ft.Column(
        [
            kit.meta(s, value.title),
            _crossed(s, figure, old and value.entered),
            kit.meta(s, value.second),
        ],
        spacing=2,
        tight=True,
        expand=True,
    )
    tile = [] if s.big else [kit.icon_tile(s, pack_icon("thermometer"), px=54)]
    parts: list[ft.Control] = [ft.Row([*tile, words], spacing=16)]
    if chart is not None and chart.points:
        picture = drawn(s, chart)
        parts.append(ft.Container(picture, opacity=0.5) if old else picture)
    return kit.card(s, *parts, padding=18, spacing=14)


@ft.memo
@guard.component
def Values(s: Style, values: tuple[Value, ...], old: bool) -> ft.Control:
    """A row for each figure of the day."""
    return kit.rows_card(s, *(_value(s, value, old) for value in values))


def _value(s: Style, value: Value, old: bool) -> ft.Control:
    struck = old and value.entered
    title, figure = kit.title(s, value.title), _crossed(s, kit.title(s, value.value), struck)
    if s.big:
        head: ft.Control = ft.Column([title, figure], spacing=2, tight=True)
    else:
        title.expand = True
        head = ft.Row([title, figure], spacing=12)
    parts = [head]
    if value.share is not None and value.entered:
        color = s.palette.edge if old else s.palette.lamp if value.id == "steps" else s.palette.harbour
        parts.append(kit.bar(s, value.share, color))
    # A dose that was not ticked then may have been taken since: somebody could give it again.
    second = struck or (old and value.id == "medicines")
    parts += [_crossed(s, kit.meta(s, value.second), second)] if value.second else []
    words = ft.Column(parts, spacing=5, tight=True, expand=True, horizontal_alignment=STRETCH)
    tile = [] if s.big else [kit.icon_tile(s, pack_icon(ICONS[value.id]))]
    row = ft.Row([*tile, words], spacing=14)
    return ft.Container(row, padding=ft.Padding.symmetric(vertical=12, horizontal=16), data=78)


def _crossed(s: Style, words: ft.Control, old: bool) -> ft.Control:
    return kit.crossed(s, words) if old and isinstance(words, ft.Text) else words


@ft.memo
@guard.component
def Lines(s: Style, title: str, lines: tuple[Line, ...]) -> ft.Control:
    """A heading and lines to read: what comes, or what was written down. Each has its own date, so it is
    never crossed out."""
    rows = [_line(s, line) for line in lines]
    parts = [kit.section(s, title), kit.rows_card(s, *rows)]
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=STRETCH)


def _line(s: Style, line: Line) -> ft.Control:
    words = ft.Column([kit.meta(s, line.when), kit.title(s, line.words)], spacing=2, tight=True, expand=True)
    tile = [kit.icon_tile(s, pack_icon(line.icon), "lamp")] if line.icon and not s.big else []
    pad = ft.Padding.symmetric(vertical=11, horizontal=16)
    return ft.Container(ft.Row([*tile, words], spacing=16), padding=pad, data=78 if tile else 16)


@ft.memo
@guard.component
def Calls(s: Style, calls: tuple[CarerCall, ...], nobody: str) -> ft.Control:
    """The person, and the line of their team that is open at this hour."""
    rows = [kit.contact_row(s, call.label, call.number, call.lead, dialled=call.dialled) for call in calls]
    none = [kit.note(s, nobody, tone="red")] if nobody else []
    parts = [kit.section(s, "Call"), *none, *([kit.rows_card(s, *rows)] if rows else [])]
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=STRETCH)
