"""From the red button to the right instruction: the Unwell page, tick by tick."""

import pytest

from models.diary import Diary
from models.records import Entry, Plan, Settings
from services.state import AppState
from services.store import StoreError
from tests.components.harness import App, in_loop
from tests.components.stage import make_state, stage
from tests.people import NIGHT, NOW, SAM, entry, year_of_entries
from views.unwell import UnwellScreen

HELPLINE, MOBILE = "020\u00a03447\u00a07359", "07852\u00a0220\u00a0900"


async def opened(state: AppState, **window: object) -> App:
    app = await stage(UnwellScreen, state, route="/unwell", **window)
    app.assert_healthy()
    return app


def reports(state: AppState) -> tuple[Entry, ...]:
    return state.diary.of("report")


@in_loop
async def test_before_any_tick_the_teams_number_is_there() -> None:
    app = await opened(make_state())
    assert "Or call your team now" in app.text()
    assert HELPLINE in app.text()
    assert "See what to do now" not in app.text()
    assert "Call 999 now" in app.text()


@in_loop
async def test_one_tick_shows_the_order_and_the_number_at_once() -> None:
    for now, number in ((NOW, HELPLINE), (NIGHT, MOBILE)):
        app = await opened(make_state(now=now))
        await app.tap("Shivery")
        assert "Go to A&E now" in app.text()
        assert number in app.text()
        assert app.has("See what to do now")
        app.assert_healthy()


@in_loop
async def test_seeing_what_to_do_stores_one_report_that_undo_takes_back() -> None:
    state = make_state()
    app = await opened(state)
    await app.tap("Shivery")
    await app.tap("A rash")
    await app.tap("See what to do now")
    assert [set(report.tags) for report in reports(state)] == [{"shivery", "rash"}]
    assert app.page.route == "/action"
    assert state.draft.signs == frozenset()
    assert state.notice is not None
    assert state.notice.undo
    state.undo()
    assert reports(state) == ()


@in_loop
async def test_close_with_a_tick_still_stores_the_report() -> None:
    state = make_state()
    app = await opened(state)
    await app.tap("Confused")
    await app.tap("Close")
    assert [report.tags for report in reports(state)] == [("confused",)]
    assert app.page.route == "/"


@in_loop
async def test_close_without_a_tick_stores_nothing() -> None:
    state = make_state()
    app = await opened(state)
    await app.tap("Shivery")
    await app.tap("Shivery")
    await app.tap("Close")
    assert len(state.diary) == 0


@in_loop
async def test_calling_from_here_stores_the_report_too() -> None:
    state = make_state()
    app = await opened(state)
    await app.tap("Confused")
    await app.tap("Call Haematology helpline")
    assert app.opened[-1] == "tel:+442034477359"
    assert [report.tags for report in reports(state)] == [("confused",)]
    assert "Go to A&E now" in app.text()


@in_loop
async def test_a_typed_temperature_with_a_comma_is_an_emergency() -> None:
    state = make_state()
    app = await opened(state)
    await app.type("Your temperature now", "38,2")
    assert "Go to A&E now" in app.text()
    await app.tap("See what to do now")
    assert [one.value for one in state.diary.of("temperature")] == [38.2]
    assert [one.value for one in reports(state)] == [38.2]


@in_loop
async def test_fahrenheit_is_asked_about_and_one_tap_answers() -> None:
    state = make_state()
    app = await opened(state)
    await app.type("Your temperature now", "100.4")
    assert "looks like Fahrenheit" in app.text()
    assert "Go to A&E now" not in app.text()
    await app.tap("Yes, 38.0C")
    assert "Go to A&E now" in app.text()
    app.assert_healthy()


@in_loop
async def test_the_impossible_is_refused_and_nothing_of_it_stored() -> None:
    state = make_state()
    app = await opened(state)
    await app.type("Your temperature now", "52")
    assert "between 30C and 45C" in app.text()
    await app.tap("A rash")
    await app.tap("See what to do now")
    assert state.diary.of("temperature") == ()
    assert [(one.value, one.tags) for one in reports(state)] == [(None, ("rash",))]


@in_loop
async def test_plus_and_minus() -> None:
    state = make_state()
    app = await opened(state)
    await app.tap("Higher by 0.1")
    await app.tap("Higher by 0.1")
    await app.tap("Lower by 0.1")
    assert state.draft.temperature == "37.0"


@in_loop
async def test_a_full_disk_keeps_the_ticks_and_the_instruction(monkeypatch: pytest.MonkeyPatch) -> None:
    state = make_state()
    app = await opened(state)
    await app.tap("Shivery")

    def full(*_: object) -> None:
        raise StoreError("The record could not be written: the disk is full.")

    monkeypatch.setattr(state._record, "put", full)
    await app.tap("See what to do now")
    assert state.draft.signs == {"shivery"}
    assert state.notice is not None
    assert state.notice.problem
    assert app.page.route == "/action"


@in_loop
async def test_for_someone_else() -> None:
    app = await opened(make_state())
    await app.tap("For someone else")
    assert "What is wrong with Sam?" in app.text()
    assert "Their temperature now" in app.text()


@in_loop
async def test_the_next_report_is_about_the_person_again_unless_an_instruction_stands() -> None:
    state = make_state()
    state.set_draft(for_someone=True)
    assert "What is wrong?" in (await opened(state)).text()
    state.set_draft(for_someone=True)
    state.write_report(("confused",), None, "", "Saved")
    assert "What is wrong with Sam?" in (await opened(state)).text()


@in_loop
async def test_own_words_go_into_the_report() -> None:
    state = make_state()
    app = await opened(state)
    await app.tap("Something else worries me")
    await app.type("What is it?", "My left eye twitches")
    await app.tap("See what to do now")
    assert [(one.tags, one.text) for one in reports(state)] == [(("worried",), "My left eye twitches")]


@in_loop
async def test_what_stands_shows_before_any_tick() -> None:
    app = await opened(make_state(entries=[entry("report", tags=("confused",))]))
    assert "Go to A&E now" in app.text()
    assert app.has("See what to do now")


@pytest.mark.parametrize("plan", [SAM, Plan(), Plan(name="N" * 200)], ids=["typical", "empty", "long name"])
@pytest.mark.parametrize(
    ("width", "height", "scale", "dark"),
    [(390, 844, 1.0, False), (390, 844, 2.0, True), (1180, 820, 1.0, False), (820, 380, 1.5, False)],
)
@in_loop
async def test_it_stands_at_every_size(
    plan: Plan, width: float, height: float, scale: float, dark: bool
) -> None:
    state = make_state(plan, year_of_entries(), Settings(text_percent=int(scale * 100)))
    app = await opened(state, width=width, height=height, scale=scale, dark=dark)
    await app.tap("Shivery")
    assert "Go to A&E now" in app.text()
    app.assert_healthy()


@in_loop
async def test_leaving_by_back_stores_the_report() -> None:
    """The page goes away without its Close: what was ticked is written down all the same."""
    import flet as ft

    from views.guard import component

    state = make_state()
    switch = {}

    @component
    def Either() -> ft.Control:
        there, set_there = ft.use_state(True)
        switch["off"] = lambda: set_there(False)
        return UnwellScreen() if there else ft.Text("Today")

    app = await stage(Either, state)
    await app.tap("Confused")
    switch["off"]()
    await app.wait(0.2)
    assert "Today" in app.text()
    assert isinstance(state.diary, Diary)
    assert [report.tags for report in reports(state)] == [("confused",)]
    app.assert_healthy()
