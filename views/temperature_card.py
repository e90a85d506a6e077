"""The newest temperature, and the readings of a chosen time as a chart or as a table."""

from collections.abc import Callable

import flet as ft

from models.chart import TemperatureChart, build_chart
from models.chart_table import TableRow, temperature_rows
from views import guard
from views.components import kit
from views.context import use_app
from views.temperature_entry import TemperatureEntry
from views.theme import Style, use_style

SPANS = (kit.Choice("7", "7 days"), kit.Choice("30", "30 days"), kit.Choice("all", "All"))
EMPTY = "Take your temperature each morning and evening. Your readings will show here as a chart."
STRETCH = ft.CrossAxisAlignment.STRETCH


def looks(title: str) -> tuple[kit.Choice, ...]:
    """Chart or table, each spoken with what it is of."""
    return kit.Choice("chart", "Chart", title), kit.Choice("table", "Table", title)


@guard.component
def TemperatureCard() -> ft.Control:
    """The card and a way to add a reading, now or at another time."""
    state, s = use_app(), use_style()
    span, choose = ft.use_state("7")
    look, look_as = ft.use_state("chart")
    asking, ask = ft.use_state(False)
    pick_span, pick_look = ft.use_callback(choose, []), ft.use_callback(look_as, [])
    today = state.now.date()
    chart = build_chart(state.diary, today, span)
    dialog = TemperatureEntry(asking, lambda: ask(False))
    add = kit.button(
        s,
        "Add a temperature" if chart.latest else "Add your first temperature",
        lambda: ask(True),
        icon=ft.Icons.ADD_ROUNDED,
    )
    if not chart.latest:
        return ft.Column([kit.empty_state(s, "No temperatures yet", EMPTY, add), dialog], tight=True)
    rows = temperature_rows(state.pack, state.diary, today, span) if look == "table" else None
    card = Readings(s, chart, rows, span, pick_span, pick_look)
    return ft.Column([card, add, dialog], spacing=16, tight=True, horizontal_alignment=STRETCH)


@ft.memo
@guard.component
def Readings(
    s: Style,
    chart: TemperatureChart,
    rows: tuple[TableRow, ...] | None,
    span: str,
    on_span: Callable[[str], None],
    on_look: Callable[[str], None],
) -> ft.Control:
    """The newest reading, and the chart, or the table where there are `rows`."""
    shown = drawn(s, chart) if rows is None else table_of(s, rows, chart.spoken)
    return kit.card(
        s,
        _head(s, chart),
        kit.segmented(s, SPANS, span, on_span),
        shown,
        *([] if chart.points else [kit.strong(s, "No reading in this time")]),
        kit.segmented(s, looks("temperature"), "chart" if rows is None else "table", on_look),
        spacing=12,
    )


def _head(s: Style, chart: TemperatureChart) -> ft.Control:
    title, latest = kit.h2(s, "Temperature", expand=not s.big), kit.num(s, chart.latest, 28)
    head = ft.Column([title, latest]) if s.big else ft.Row([title, latest], spacing=12)
    return ft.Column([head, kit.meta(s, chart.latest_when)], tight=True, horizontal_alignment=STRETCH)


def drawn(s: Style, chart: TemperatureChart) -> ft.Control:
    """The chart itself."""
    readings = tuple(
        kit.Reading(point.x, point.celsius, not point.joined and index > 0)
        for index, point in enumerate(chart.points)
    )
    ticks = tuple(kit.Tick(tick.x, tick.label, tick.strong) for tick in chart.ticks)
    return kit.temperature_chart(s, readings, ticks, chart.spoken)


def table_of(s: Style, rows: tuple[TableRow, ...], spoken: str) -> ft.Control:
    """The same figures in words, newest first."""
    return kit.table(s, tuple((row.when, row.value, row.strong) for row in rows), spoken)
