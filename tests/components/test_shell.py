"""The whole app around its screens: addresses, sizes, broken screens, several windows, passing time."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from models.records import Plan, Settings
from services.record import Record
from tests.components.harness import in_loop
from tests.components.stage import another, make_state, whole
from tests.people import LONDON, NOW, SAM, entry, year_of_entries
from views import app as application

PLACES = {  # address: the module of its screen
    "/": "today",
    "/food": "food",
    "/activity": "activity",
    "/record": "record",
    "/record/charts": "charts",
    "/record/week": "week",
    "/contacts": "contacts",
    "/path": "path",
    "/medicines": "medicines",
    "/medicines/new": "medicine_form",
    "/medicines/gone": "medicine_form",
    "/summary": "summary",
    "/exports": "exports",
    "/more": "more",
    "/settings": "settings",
    "/reminders": "reminders",
    "/self-test": "self_test",
    "/guide": "guide",
    "/guide/food": "guide",
    "/can-i": "can_i",
}
WARD = ("/ward", "/ward/dates", "/join", "/join/cut", "/cleared", "/carer", "/carer/cut")
SHARE = ("/share", "/share/new", "/share/gone", "/share/gone/link", "/share/gone/see")
PAGES = ("/unwell", "/action", "/card", "/brain", "/setup", "/setup/infusion", *WARD, *SHARE)
RED = "I feel unwell or worried"
HELPLINE = "020 3447 7359"


@pytest.mark.parametrize("route", [*PLACES, *PAGES])
@pytest.mark.parametrize("size", [(390, 844), (1180, 820)])
@in_loop
async def test_every_address_opens_cold(route: str, size: tuple[int, int]) -> None:
    app = await whole(make_state(), route, width=size[0], height=size[1])
    app.assert_healthy()
    assert app.headings()


@pytest.mark.parametrize("route", [*PLACES, *PAGES])
@in_loop
async def test_every_address_opens_before_set_up(route: str) -> None:
    app = await whole(make_state(Plan()), route)
    app.assert_healthy()
    assert app.has(RED) or app.has(HELPLINE) or HELPLINE in app.text()


@pytest.mark.parametrize("route", [*PLACES, *PAGES])
@pytest.mark.parametrize("percent", [150, 200])
@in_loop
async def test_every_address_opens_with_large_text_and_in_simple_mode(route: str, percent: int) -> None:
    app = await whole(make_state(settings=Settings("dark", percent, simple=True)), route, dark=True)
    app.assert_healthy()


@pytest.mark.parametrize("route", [*PLACES, *PAGES])
@in_loop
async def test_every_address_opens_on_a_year_and_a_very_long_name(route: str) -> None:
    app = await whole(make_state(replace(SAM, name="Wolfeschlegel" * 15), year_of_entries()), route)
    app.assert_healthy()


def _break(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    """Make what the screen calls to build itself raise, as a programming error would."""
    import importlib

    screen = importlib.import_module(f"views.{module}")

    def fail(*_: object, **__: object) -> None:
        raise ValueError("planted")

    monkeypatch.setattr(screen, "use_app", fail)


@pytest.mark.parametrize("route", PLACES)
@in_loop
async def test_an_error_planted_in_any_screen_leaves_the_red_button_and_the_numbers(
    route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break(monkeypatch, PLACES[route])
    app = await whole(make_state(), route)
    assert any("fallback" in problem for problem in app.problems())
    assert HELPLINE in app.text()
    assert not [problem for problem in app.problems() if "crash" in problem or "dead" in problem]
    await app.tap(RED)
    assert "Call 999 now" in app.text()
    await app.tap("Shivery")
    assert "Go to A&E now" in app.text()


@pytest.mark.parametrize(
    ("route", "module"), [("/unwell", "unwell"), ("/action", "action"), ("/card", "ae_card")]
)
@in_loop
async def test_an_error_planted_in_an_emergency_page_leaves_the_numbers(
    route: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break(monkeypatch, module)
    app = await whole(make_state(), route)
    for number in ("999", HELPLINE, "07852 220 900"):
        assert number in app.text()
    assert "A&E" in app.text()
    await app.tap("Call 999")
    assert app.opened == ["tel:999"]


@in_loop
async def test_the_numbers_of_the_fallbacks_follow_the_pathway(monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, "food")
    state = make_state()
    app = await whole(state)
    state.save_plan(replace(SAM, trial=True))
    await app.settle()
    await app.navigate("/food")
    assert "020 3447 2528" in app.text()
    assert HELPLINE not in app.text()


@in_loop
async def test_an_unknown_address_opens_today() -> None:
    app = await whole(make_state(), "/no/such/place")
    assert "Day 23" in app.text()
    app.assert_healthy()


@in_loop
async def test_before_set_up_today_is_the_welcome() -> None:
    app = await whole(make_state(Plan()))
    assert app.has("Set up my plan")
    assert app.has(RED)


@in_loop
async def test_the_example_is_said_and_leaves_nothing_behind() -> None:
    state = make_state(Plan())
    app = await whole(state)
    await app.tap("Look around with an example person")
    for route in PLACES:
        await app.navigate(route)
        assert "Example, not you" in app.text()
    await app.navigate("/food")
    await app.tap("Mug")
    await app.tap("Leave the example")
    assert len(state.diary) == 0
    assert state.plan == Plan()
    await app.navigate("/")
    assert app.has("Set up my plan")
    app.assert_healthy()


@pytest.mark.parametrize(("day", "said"), [(30, False), (1, True), (2, True)])
@pytest.mark.parametrize("route", ["/", "/food", "/contacts", "/path", "/unwell", "/action"])
@in_loop
async def test_old_advice_is_said_from_its_review_date_on(day: int, said: bool, route: str) -> None:
    now = datetime(2026, 11 if day == 30 else 12, day, 10, 0, tzinfo=LONDON)
    app = await whole(make_state(now=now), route)
    assert ("due for review on 1 December 2026. It may have changed" in app.text()) is said
    app.assert_healthy()


@in_loop
async def test_an_instruction_that_stands_is_said_in_every_place() -> None:
    state = make_state(entries=[entry("report", NOW - timedelta(days=2), tags=("shivery",))])
    app = await whole(state)
    for route in PLACES:
        await app.navigate(route)
        if route == "/":
            assert app.text().count("Go to A&E now") == 1
        else:
            assert app.text().startswith("Go to A&E now. You reported this"), route
    await app.tap("See what to do")
    assert app.page.route == "/action"


@in_loop
async def test_midnight_passes_while_the_app_is_open() -> None:
    state = make_state(now=datetime(2026, 11, 20, 23, 59, tzinfo=LONDON))
    app = await whole(state)
    assert "Day 23" in app.text()
    state._clock.now = datetime(2026, 11, 21, 0, 0, tzinfo=LONDON)
    state.tick()
    await app.settle()
    assert "Day 24" in app.text()
    app.assert_healthy()


@in_loop
async def test_two_windows_show_the_same_record() -> None:
    first = make_state()
    second = another(first)
    here, there = await whole(first, "/food"), await whole(second, "/food")
    await here.tap("Mug")
    await there.settle()
    assert "0.25" in there.text() or "0.2" in there.text()
    there.assert_healthy()
    second.detach()
    assert isinstance(first._record, Record)
    assert len(second.diary) == 1


@in_loop
async def test_problems_found_at_opening_are_said() -> None:
    state = make_state()
    state.problems = ("Your record was damaged.",)
    app = await whole(state)
    assert "Your record was damaged." in app.text()


def test_every_address_of_the_app_is_tested() -> None:
    for route in (*application.PLACES, *application.FULL_PAGES):
        address = re.sub(r":\w+", "[^/]+", f"/{route.path}")
        assert any(re.fullmatch(address, known) for known in (*PLACES, *PAGES)), route.path
