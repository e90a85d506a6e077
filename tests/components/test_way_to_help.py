"""The main job in the whole app: from any place to the right instruction and number in two taps."""

from datetime import timedelta

import pytest

from models.records import Plan
from models.red_flags import standing
from tests.components.harness import in_loop
from tests.components.stage import make_state, whole
from tests.people import NIGHT, NOW, entry, year_of_entries

HELPLINE, MOBILE = "020\u00a03447\u00a07359", "07852\u00a0220\u00a0900"
RED = "I feel unwell or worried"


@pytest.mark.parametrize("size", [(390, 844), (1180, 820)], ids=["phone", "tablet"])
@pytest.mark.parametrize("place", ["/", "/food", "/activity", "/record", "/contacts"])
@in_loop
async def test_two_taps_from_every_place(place: str, size: tuple[int, int]) -> None:
    for now, number in ((NOW, HELPLINE), (NIGHT, MOBILE)):
        app = await whole(make_state(now=now), place, width=size[0], height=size[1])
        await app.tap(RED)
        await app.tap("Shivery")
        assert "Go to A&E now" in app.text()
        assert number in app.text()
        app.assert_healthy()


@in_loop
async def test_the_whole_way_and_back() -> None:
    state = make_state(entries=year_of_entries())
    before = len(state.diary.of("report"))
    app = await whole(state)
    await app.tap(RED)
    await app.tap("Shivery")
    await app.tap("See what to do now")
    assert app.page.route == "/action"
    assert "Call your team on the way" in app.text()
    assert len(state.diary.of("report")) == before + 1
    await app.tap("Show A&E card")
    assert "A&E staff: read this" in app.text()
    assert "Shivery" in app.text()
    await app.tap("Close")
    await app.navigate("/")
    assert "Go to A&E now" in app.text()
    app.assert_healthy()


@in_loop
async def test_the_browsers_back_stores_what_was_ticked() -> None:
    state = make_state()
    app = await whole(state)
    await app.tap(RED)
    await app.tap("Confused")
    await app.back()
    await app.wait(0.2)
    assert [report.tags for report in state.diary.of("report")] == [("confused",)]
    assert standing(state.pack, state.diary, state.now) is not None
    app.assert_healthy()


@pytest.mark.parametrize("route", ["/unwell", "/action", "/card", "/contacts"])
@pytest.mark.parametrize("entries", [(), (entry("report", tags=("shivery",)),)], ids=["calm", "standing"])
@in_loop
async def test_a_cold_link_opens(route: str, entries: tuple) -> None:
    app = await whole(make_state(entries=entries), route)
    assert HELPLINE in app.text()
    app.assert_healthy()


@pytest.mark.parametrize("route", ["/unwell", "/action", "/card"])
@in_loop
async def test_the_example_says_so_on_every_full_page(route: str) -> None:
    state = make_state()
    state.show_example()
    app = await whole(state, route)
    assert "Example, not you" in app.text()
    app.assert_healthy()


@pytest.mark.parametrize("route", ["/unwell", "/action"])
@in_loop
async def test_old_advice_is_visible(route: str) -> None:
    fresh, old = (
        await whole(make_state(), route),
        await whole(make_state(now=NOW + timedelta(days=11)), route),
    )
    assert "1 December 2026" in fresh.text()
    assert "was due for review" not in fresh.text()
    assert "This advice was due for review on 1 December 2026" in old.text()


@pytest.mark.parametrize("route", ["/unwell", "/action", "/card"])
@in_loop
async def test_help_is_there_before_set_up(route: str) -> None:
    app = await whole(make_state(Plan()), route)
    assert HELPLINE in app.text()
    assert MOBILE in app.text() or route == "/unwell"
    app.assert_healthy()
