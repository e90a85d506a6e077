"""The Action page: order, call plan, "Did you get through?", what to say, and closing by help only."""

from dataclasses import replace

import pytest

from models.records import Person, Plan, Settings
from models.red_flags import standing
from services.state import AppState
from tests.components.harness import App, in_loop
from tests.components.stage import make_state, stage
from tests.people import NIGHT, NOW, SAM, entry, year_of_entries
from views.action import ActionScreen
from views.full_page_parts import UNCHECKED

HELPLINE, MOBILE = "020\u00a03447\u00a07359", "07852\u00a0220\u00a0900"
SHIVERY = entry("report", tags=("shivery",))


async def opened(state: AppState, **window: object) -> App:
    app = await stage(ActionScreen, state, route="/action", **window)
    app.assert_healthy()
    return app


def order(text: str, *parts: str) -> bool:
    """Whether all the parts are there, in this order."""
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


@in_loop
async def test_an_emergency_by_day() -> None:
    app = await opened(make_state(entries=[SHIVERY]))
    assert order(
        app.text(),
        "Go to A&E now",
        "Call your team on the way",
        "It is 10:40am on Friday. The Haematology helpline is open until 5pm.",
        HELPLINE,
        "No answer in 2 minutes?",
        MOBILE,
        "Go even with no answer",
        "Say this",
        "23 days ago, on 28 October. I feel shivery.",
        "Before you leave",
        "We added this list",
        "I have got help",
        "Show A&E card",
    )


@in_loop
async def test_an_emergency_at_night_starts_with_the_mobile() -> None:
    app = await opened(make_state(entries=[SHIVERY], now=NIGHT))
    assert order(app.text(), "Call your team on the way", MOBILE, "Go even with no answer")
    assert HELPLINE not in app.text()


@in_loop
async def test_no_answer_moves_on_and_both_calls_are_written_down() -> None:
    state = make_state(entries=[SHIVERY])
    app = await opened(state)
    assert "Did you get through?" not in app.text()
    await app.tap("Call Haematology helpline, 020 3447 7359")
    assert app.opened == ["tel:+442034477359"]
    assert "Did you get through?" in app.text()
    await app.tap("No answer")
    assert "Did you get through?" not in app.text()
    await app.tap("Call Out of hours, urgent, 07852 220 900")
    await app.tap("Yes")
    calls = [(call.text, call.tags) for call in state.diary.of("call")]
    assert calls == [("no_answer", ("helpline",)), ("through", ("out_of_hours",))]
    app.assert_healthy()


@in_loop
async def test_getting_through_closes_nothing() -> None:
    state = make_state(entries=[SHIVERY])
    app = await opened(state)
    await app.tap("Call Haematology helpline")
    await app.tap("Yes")
    assert standing(state.pack, state.diary, state.now) is not None
    assert "Go to A&E now" in app.text()


@in_loop
async def test_help_closes_it_and_undo_brings_it_back() -> None:
    state = make_state(entries=[SHIVERY, entry("temperature", value=38.4)])
    app = await opened(state)
    await app.tap("I have got help")
    assert standing(state.pack, state.diary, state.now) is None
    assert app.page.route == "/"  # not the general "Call your team now", straight after help was found
    assert "Go to A&E now" not in app.text()
    await app.tap("Undo")
    assert "Go to A&E now" in app.text()
    app.assert_healthy()


@pytest.mark.parametrize("level", ["shivery", "rash"])
@in_loop
async def test_unchecked_numbers_are_said_and_hide_nothing(level: str) -> None:
    signs = [entry("report", tags=(level,))]
    for checked in (True, False):
        plan = replace(SAM, numbers_confirmed=checked, nurse=Person())
        app = await opened(make_state(plan, signs))
        assert (UNCHECKED in app.text()) is not checked
        assert HELPLINE in app.text()


@in_loop
async def test_a_cold_link_without_any_report_is_the_general_plan() -> None:
    app = await opened(make_state())
    assert order(app.text(), "Call your team now", HELPLINE, MOBILE, "Go to A&E")
    assert "I have got help" not in app.text()


@in_loop
async def test_what_is_only_ticked_counts_when_it_could_not_be_stored() -> None:
    state = make_state()
    state.set_draft(signs=frozenset({"confused"}))
    app = await opened(state)
    assert "Go to A&E now" in app.text()


@in_loop
async def test_a_rash_is_the_nurse_and_says_when_it_would_be_ae() -> None:
    app = await opened(make_state(entries=[entry("report", tags=("rash",))]))
    assert order(
        app.text(), "Contact your nurse today", "Call Ada Mensah today", HELPLINE, "Go to A&E if you also"
    )
    assert "Before you leave" not in app.text()


@in_loop
async def test_999_first_and_labelled_as_ours() -> None:
    app = await opened(make_state(entries=[entry("report", tags=("seizure",))]))
    assert order(app.text(), "Call 999 now", "999", HELPLINE, "No ambulance? Go to A&E", "We added 999")
    await app.tap("Call 999")
    assert app.opened == ["tel:999"]


@in_loop
async def test_ways_on() -> None:
    for name, route in (("Show A&E card", "/card"), ("Add or change", "/unwell"), ("Back to Today", "/")):
        app = await opened(make_state(entries=[SHIVERY]))
        await app.tap(name)
        assert app.page.route == route


@pytest.mark.parametrize(
    "plan", [SAM, Plan(), Plan(name="N" * 200, trial=True)], ids=["typical", "empty", "long"]
)
@pytest.mark.parametrize(
    "sign", ["shivery", "picc_site", "rash", "medicines_out", "seizure", "from_a_newer_app"]
)
@in_loop
async def test_every_level_stands_at_every_size(plan: Plan, sign: str) -> None:
    entries = [*year_of_entries(2000), entry("report", tags=(sign,))]
    for width, height, scale, dark, now in (
        (390, 844, 1.0, False, NOW),
        (390, 844, 2.0, True, NIGHT),
        (1180, 820, 1.0, True, NOW),
    ):
        state = make_state(plan, entries, Settings(text_percent=int(scale * 100)), now)
        app = await opened(state, width=width, height=height, scale=scale, dark=dark)
        assert "A&E" in app.text()
        app.assert_healthy()
