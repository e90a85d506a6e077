"""Record: temperature, what was felt, the diary to add to, and everything written down, newest first."""

from collections.abc import Callable
from functools import partial

import flet as ft

from models.diary_rows import build_diary_rows
from models.nap import build_nap
from models.review import provenance
from models.timeline import TimelineRow, build_symptoms
from views import guard
from views.add_dialog import AddDialog
from views.components import kit
from views.context import use_app
from views.diary_card import DiaryCard
from views.entry_dialog import EntryDialog
from views.nap_card import RunningNap
from views.read_about import read_about
from views.temperature_card import TemperatureCard
from views.theme import Style, use_style
from views.timeline import TimelineCard
from views.tips_parts import Tips

NO_SYMPTOMS = "Write down anything new, even if it is small. Feeling unwell now? Use the red button."
LOOK_BACK = (
    ("What changed this week", "/record/week", "Beside the week before", ft.Icons.COMPARE_ARROWS_ROUNDED),
    ("Summary for my visit", "/summary", "Questions to ask, a page to print", ft.Icons.SUMMARIZE_OUTLINED),
    ("Charts", "/record/charts", "Energy, sleep, pain, weight and more", ft.Icons.BAR_CHART_ROUNDED),
)


@guard.pane
def RecordScreen() -> ft.Control:
    """The whole place. `opened` is the entry that is being changed, `adding` the kind that is being added."""
    state, s = use_app(), use_style()
    opened, open_entry = ft.use_state("")
    adding, add = ft.use_state("")
    add_one, open_one = ft.use_callback(add, []), ft.use_callback(open_entry, [])
    page = ft.context.page
    header = kit.header(s, "Record", on_more=lambda: page.navigate("/more"))
    symptoms = build_symptoms(state.pack, state.diary, state.now)
    left: list[ft.Control] = [TemperatureCard(key="temperature"), Symptoms(s, symptoms, open_one, key="felt")]
    if build_nap(state.diary, state.now).running:
        left.insert(0, RunningNap(key="nap"))
    rows = build_diary_rows(state.pack, state.diary, state.now)
    right: list[ft.Control] = [
        DiaryCard(s, rows, add_one, key="diary"),
        LookBack(s, key="back"),
        TimelineCard(open_one, key="timeline"),
    ]
    if not s.simple:
        right.append(Tips("record", key="tips"))
    right += [*read_about(s, state, "record"), kit.provenance(s, provenance(state.pack))]
    if opened:
        left.append(EntryDialog(opened, lambda: open_entry(""), key=opened))
    if adding:
        left.append(AddDialog(adding, lambda: add(""), key=f"add {adding}"))
    return kit.page_body(s, header, left, right)


@ft.memo
@guard.component
def LookBack(s: Style) -> ft.Control:
    """The way to what changed and to the charts."""
    go = ft.context.page.navigate
    rows = [
        kit.nav_row(s, title, partial(go, route), second, icon=icon)
        for title, route, second, icon in LOOK_BACK
    ]
    return kit.rows_card(s, *rows)


@ft.memo
@guard.component
def Symptoms(s: Style, rows: tuple[TimelineRow, ...], on_open: Callable[[str], None]) -> ft.Control:
    """The newest reports of feeling unwell, with what was advised."""
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
