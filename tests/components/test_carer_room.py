"""What must be seen first is seen without scrolling: large text and long words leave room for it."""

from dataclasses import replace

import pytest

from tests.carer import CASES, SHIVERY, carer_state, one, packed
from tests.components.harness import in_loop
from tests.components.stage import PHONE, TABLET, whole
from tests.people import SAM
from views.carer_shell import ROOM


@pytest.mark.parametrize("window", [PHONE, TABLET])
@pytest.mark.parametrize(("percent", "report"), [(200, "Shivery"), (100, "At 8:25am Alex ticked")])
@in_loop
async def test_alarms_leave_room_for_the_page_below(window: dict, percent: int, report: str) -> None:
    """At 200% the order alone; and never a long text that somebody typed."""
    ill = replace(SHIVERY, text="I cannot stop shaking. " * 8 if percent == 100 else "")
    people = [one(name, packed(replace(SAM, name=name), [ill])) for name in ("Alex", "Bea")]
    app = await whole(carer_state(*people, plan=SAM, text_percent=percent), **window)
    strips = [line for line in app.text().split("\n") if "to A&E now" in line]
    assert strips == ["Alex: Take Alex to A&E now.", "Bea: Take Bea to A&E now."]
    assert report not in app.text()
    app.assert_healthy()


@in_loop
async def test_what_stands_is_brief_above_every_place_in_large_text() -> None:
    app = await whole(carer_state(CASES["alert"], text_percent=200))
    await app.navigate("/path")
    assert "Take Sam to A&E now.\n" in app.text()
    assert "Shivery" not in app.text()
    await app.tap("See what to do")
    assert app.page.route == "/action"


def test_a_usual_alarm_says_what_was_reported() -> None:
    alarm = carer_state(CASES["alert"], plan=SAM).news()[0].alarm
    assert alarm == "Sam: Take Sam to A&E now. At 8:25am Sam ticked \u2018Shivery\u2019."
    assert len(alarm) < ROOM


@pytest.mark.parametrize(
    ("case", "number"), [("alert", "Team: 020\u00a03447\u00a07359"), ("silence", "Call Sam")]
)
@in_loop
async def test_in_large_text_the_number_comes_before_all_that_can_wait(case: str, number: str) -> None:
    app = await whole(carer_state(CASES[case], text_percent=200))
    said = app.text()
    for later in ("It is 10:40am", "Sam must not drive", "That is 13 hours ago", "chose to share"):
        assert said.find(later) == -1 or said.index(number) < said.index(later), later
