"""Measures a tap: from the event to the last byte of the changed screen, over a year of record."""

import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flet as ft

from services.opening import FILE_NAME, open_record
from tests.components.harness import App, open_app
from tests.components.stage import make_state, whole
from tests.people import SAM, year_of_entries

ENTRIES = 10_000
ROUNDS = 25
TAPS = (
    ("/", "Bath or shower"),
    ("/food", "Mug"),
    ("/activity", "I have moved"),
    ("/record", "30 days"),
    ("/record", "7 days"),
    ("/record/charts", "Table: energy"),
    ("/summary", "Everything"),
    ("/summary", "The last 14 days"),
)
CHARTS = (("/record/charts", "Steps"), ("/record/charts", "All"), ("/record/charts", "Energy"))


def figures() -> Iterator[dict[str, Any]]:
    """The screen figures of DESIGN.md 7, each beside a one-button app measured in turn with it."""
    taps, charts, floor = asyncio.run(_measure())
    least = statistics.median(floor)
    what = f"tap to changed screen, {ENTRIES:,} entries"
    yield _figure(f"{what}, median, ms", statistics.median(taps), least, 50)
    yield _figure(f"{what}, 95th percentile, ms", statistics.quantiles(taps, n=20)[18], least, 120)
    yield _figure(f"a chart drawn, {ENTRIES:,} entries, slowest, ms", max(charts), least, 300)
    yield _figure(f"opening a record of {ENTRIES:,} entries, median, ms", *_opening(), 60)


def _figure(name: str, value: float, floor: float, most: float) -> dict[str, Any]:
    return {
        "figure": name,
        "value": round(value, 2),
        "floor": round(floor, 2),
        "ratio": round(value / floor, 2),
        "target": f"<= {most}",
        "holds": value <= most,
    }


async def _measure() -> tuple[list[float], list[float], list[float]]:
    app = await whole(make_state(SAM, year_of_entries(ENTRIES)))
    bare = await open_app(_bare)
    taps: list[float] = []
    charts: list[float] = []
    floor: list[float] = []
    for _ in range(ROUNDS):
        for measured, known in ((charts, CHARTS), (taps, TAPS)):
            for route, name in known:
                await app.navigate(route)
                measured.append(await _time(app, name))
                floor.append(await _time(bare, "Count"))
    app.assert_healthy()
    return taps, charts, floor


async def _time(app: App, name: str) -> float:
    """Milliseconds from a tap to the last message it causes."""
    last = 0.0
    send = app.client.send_message

    def noted(message: Any) -> None:
        nonlocal last
        send(message)
        last = time.perf_counter()

    node = app.find(name)
    app.client.send_message = noted  # type: ignore[method-assign]
    start = time.perf_counter()
    await app.tap(node)
    app.client.send_message = send  # type: ignore[method-assign]
    return (last - start) * 1000


def _bare(page: ft.Page) -> None:
    @ft.component
    def Root() -> ft.Control:
        count, set_count = ft.use_state(0)
        return ft.Column(
            [ft.Text(f"{count}"), ft.Button("Count", on_click=lambda: set_count(lambda known: known + 1))]
        )

    page.render(Root)


def _opening() -> tuple[float, float]:
    """Opening a year of record, and the floor: its lines parsed as one JSON text. Medians in milliseconds."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        first = open_record(folder)
        first.record.save_plan(SAM)
        first.record.put(*year_of_entries(ENTRIES))
        first.close()
        plain = json.dumps([line[9:] for line in (folder / FILE_NAME).read_text("utf-8").splitlines()])
        opened, floor = [], []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            again = open_record(folder)
            opened.append((time.perf_counter() - start) * 1000)
            again.close()
            start = time.perf_counter()
            json.loads(plain)
            floor.append((time.perf_counter() - start) * 1000)
    return statistics.median(opened), statistics.median(floor)
