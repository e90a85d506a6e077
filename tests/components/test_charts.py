"""Charts and the week in words: chart and table, every span, empty and full, and quick with a year."""

import time
from datetime import timedelta

import pytest

from models.series import MEASURES
from models.week_words import NOTHING
from tests.components.harness import in_loop
from tests.components.stage import PHONE, TABLET, make_state, stage, whole
from tests.people import NOW, SAM, entry, year_of_entries
from views.charts import EMPTY, ChartsScreen
from views.week import WeekScreen

WINDOWS = [PHONE, TABLET, PHONE | {"scale": 2.0, "dark": True}]
MOST_MS = 300


def spoken(app):
    return [str(n.control.label) for n in app.controls() if n.control._c == "Semantics" and n.control.label]


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("screen", [ChartsScreen, WeekScreen])
@in_loop
async def test_an_empty_record_says_so(screen, window):
    app = await stage(screen, make_state(SAM), **window)
    assert (EMPTY if screen is ChartsScreen else NOTHING) in app.text()
    app.assert_healthy()


@pytest.mark.parametrize("window", WINDOWS)
@in_loop
async def test_every_figure_as_chart_and_table_over_every_time(window):
    app = await stage(ChartsScreen, make_state(SAM, year_of_entries()), **window)
    for measure in MEASURES.values():
        await app.tap(measure.title)
        for span in ("7 days", "30 days", "All"):
            await app.tap(span)
            title = measure.title.lower()
            await app.tap(f"Table: {title}")
            assert any(said.startswith(f"{measure.title} from") for said in spoken(app))
            await app.tap(f"Chart: {title}")
            assert any(said.startswith(f"{measure.title} from") for said in spoken(app))
        app.assert_healthy()


@in_loop
async def test_the_table_says_what_the_chart_shows():
    days = [entry("sleep", NOW - timedelta(days=day), 7.5) for day in (0, 2)]
    app = await stage(ChartsScreen, make_state(SAM, days))
    await app.tap("Sleep")
    assert "Nothing written down on 5 days." in app.text()
    await app.tap("Table: sleep")
    assert "Today\n7 hours 30 minutes" in app.text()


@in_loop
async def test_a_chart_of_a_year_is_drawn_in_time():
    app = await stage(ChartsScreen, make_state(SAM, year_of_entries()))
    slowest = 0.0
    for name in ("All", "Fluids", "Steps", "Sleep", "30 days", "Table: sleep"):
        start = time.process_time()
        await app.tap(name)
        slowest = max(slowest, time.process_time() - start)
    assert slowest * 1000 < MOST_MS


@pytest.mark.parametrize("window", WINDOWS)
@in_loop
async def test_the_week_in_words(window):
    entries = [entry("nap", NOW - timedelta(days=day), 30) for day in (0, 1, 2, 8)]
    app = await stage(WeekScreen, make_state(SAM, entries), **window)
    assert "You wrote down 3 naps this week and 1 the week before." in app.text()
    assert "contact your nurse or keyworker today" in app.text()
    app.assert_healthy()


@in_loop
async def test_q14_less_energy_than_the_week_before_leads_to_the_signs():
    days = [entry("energy", NOW - timedelta(days=day), 3 if day < 7 else 6) for day in range(14)]
    state = make_state(SAM, days)
    app = await stage(WeekScreen, state)
    assert "Your energy was 3 of 10 on average this week and 6 of 10 the week before." in app.text()
    await app.tap("Tick what you feel")
    assert app.page.route == "/unwell"
    assert state.diary.of("report") == ()


@in_loop
async def test_from_record_and_back_with_record_still_the_place():
    app = await whole(make_state(SAM, year_of_entries()), "/record", **TABLET)
    await app.tap("Charts")
    assert app.page.route == "/record/charts"
    chosen = [n for n in app.controls() if n.control._c == "Semantics" and n.control.selected]
    assert len(chosen) >= 1
    await app.tap("Back to Record" if app.has("Back to Record") else "Record")
    assert app.page.route == "/record"
    await app.tap("What changed this week")
    assert "beside the 7 days before" in app.text()
    app.assert_healthy()
