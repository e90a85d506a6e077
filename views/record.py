"""Record: the temperature chart, what was felt, notes, and everything written down, newest first."""

from collections.abc import Callable
from functools import partial

import flet as ft

from models.chart import build_chart
from models.review import provenance
from models.timeline import build_symptoms
from views import guard
from views.components import kit
from views.context import use_app
from views.entry_dialog import EntryDialog
from views.note_form import NoteForm
from views.temperature_entry import TemperatureEntry
from views.theme import use_style
from views.timeline import TimelineCard
from views.tips_parts import Tips

SPANS = (kit.Choice("7", "7 days"), kit.Choice("30", "30 days"), kit.Choice("all", "All"))
EMPTY = "Take your temperature each morning and evening. Your readings will show here as a chart."
NO_SYMPTOMS = "Write down anything new, even if it is small. Feeling unwell now? Use the red button."


@guard.pane
def RecordScreen() -> ft.Control:
    """The whole place. `opened` is the entry that is being changed."""
    state, s = use_app(), use_style()
    opened, open_entry = ft.use_state("")
    page = ft.context.page
    header = kit.header(s, "Record", on_more=lambda: page.navigate("/more"))
    left: list[ft.Control] = [TemperatureCard(), Symptoms(open_entry)]
    right: list[ft.Control] = [NoteForm(), TimelineCard(open_entry)]
    if not s.simple:
        right.append(Tips("record"))
    right.append(kit.provenance(s, provenance(state.pack)))
    if opened:
        left.append(EntryDialog(opened, lambda: open_entry(""), key=opened))
    return kit.page_body(s, header, left, right)


@guard.component
def TemperatureCard() -> ft.Control:
    """The newest reading, the chart of a chosen time, and a way to add one."""
    state, s = use_app(), use_style()
    span, choose = ft.use_state("7")
    asking, ask = ft.use_state(False)
    chart = build_chart(state.diary, state.now.date(), span)
    dialog = TemperatureEntry(asking, lambda: ask(False))
    add = kit.button(
        s,
        "Add a temperature" if chart.latest else "Add your first temperature",
        lambda: ask(True),
        icon=ft.Icons.ADD_ROUNDED,
    )
    if not chart.latest:
        return ft.Column([kit.empty_state(s, "No temperatures yet", EMPTY, add), dialog], tight=True)
    readings = tuple(
        kit.Reading(point.x, point.celsius, not point.joined and index > 0)
        for index, point in enumerate(chart.points)
    )
    ticks = tuple(kit.Tick(tick.x, tick.label, tick.strong) for tick in chart.ticks)
    title, latest = kit.h2(s, "Temperature", expand=not s.big), kit.num(s, chart.latest, 28)
    head = ft.Column([title, latest]) if s.big else ft.Row([title, latest], spacing=12)
    card = kit.card(
        s,
        head,
        kit.meta(s, chart.latest_when),
        kit.segmented(s, SPANS, span, choose),
        kit.temperature_chart(s, readings, ticks, chart.spoken),
        *([] if readings else [kit.strong(s, "No reading in this time")]),
        spacing=12,
    )
    stretch = ft.CrossAxisAlignment.STRETCH
    return ft.Column([card, add, dialog], spacing=16, tight=True, horizontal_alignment=stretch)


@guard.component
def Symptoms(on_open: Callable[[str], None]) -> ft.Control:
    """The newest reports of feeling unwell, with what was advised."""
    state, s = use_app(), use_style()
    rows = build_symptoms(state.pack, state.diary, state.now)
    go = ft.context.page.navigate
    stretch = ft.CrossAxisAlignment.STRETCH
    if not rows:
        add = kit.pill(s, "Add a symptom", lambda: go("/unwell"), ft.Icons.ADD_ROUNDED)
        empty = [kit.h3(s, "No symptoms written down"), kit.body(s, NO_SYMPTOMS), ft.Row([add])]
        return kit.card(s, *empty, padding=18)
    add = kit.pill(s, "Add", lambda: go("/unwell"), ft.Icons.ADD_ROUNDED, name="Add a symptom")
    events = [
        kit.event_row(s, row.when, row.title, row.detail, row is rows[-1], partial(on_open, row.uid))
        for row in rows
    ]
    card = kit.card(s, *events, padding=8, spacing=0)
    head = kit.section(s, "Symptoms", action=add)
    return ft.Column([head, card], spacing=16, tight=True, horizontal_alignment=stretch)
