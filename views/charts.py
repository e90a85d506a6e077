"""Charts: energy, sleep, pain, weight, fluids and steps over days, each as a drawing or as a table."""

import flet as ft

from models.series import MEASURES, Measure, Series, build_series
from views import guard
from views.components import kit
from views.context import use_app
from views.inner import inner_header
from views.temperature_card import SPANS, looks, table_of
from views.theme import Style, use_style

EMPTY = "Nothing was written down in this time. What you add in Record will show here."


@guard.pane
def ChartsScreen() -> ft.Control:
    """One figure at a time."""
    state, s = use_app(), use_style()
    kind, choose = ft.use_state("energy")
    span, choose_span = ft.use_state("7")
    look, look_as = ft.use_state("chart")
    measure = MEASURES[kind]
    series = build_series(state.diary, state.now.date(), span, measure)
    answers = tuple(kit.Choice(each.kind, each.title) for each in MEASURES.values())
    header = inner_header(s, "Charts", "Record", "/record")
    shown = [_shown(s, measure, series, look)] if series.points else [kit.body(s, EMPTY)]
    below = " ".join(filter(None, (series.weekly if series.points else "", series.missing)))
    card = kit.card(
        s,
        kit.h2(s, measure.title),
        kit.meta(s, measure.unit),
        kit.segmented(s, SPANS, span, choose_span),
        *shown,
        *([kit.meta(s, below)] if below else []),
        kit.segmented(s, looks(measure.title.lower()), look, look_as),
        spacing=12,
    )
    return kit.page_body(s, header, [kit.chips(s, answers, (kind,), choose)], [card])


def _shown(s: Style, measure: Measure, series: Series, look: str) -> ft.Control:
    if look == "table":
        return table_of(s, series.rows, series.spoken)
    return kit.figure_chart(
        s,
        tuple(kit.Figure(point.x, point.value, point.short, point.today) for point in series.points),
        series.groups,
        tuple(kit.Mark(mark.value, mark.text) for mark in series.marks),
        tuple(kit.Tick(tick.x, tick.label, tick.strong) for tick in series.ticks),
        series.spoken,
        measure.line,
    )
