"""The main job with Python serving the screens, at a fixed time: also at night, after a killed process."""

from datetime import date, datetime

import pytest

from tests.e2e.conftest import PHONE, TABLET, RunningApp
from tests.e2e.job import first_day, set_up, still_there
from tests.e2e.robot import Robot
from tests.people import LONDON, SAM

pytestmark = pytest.mark.browser
NIGHT = datetime(2026, 11, 21, 3, 0, tzinfo=LONDON)


@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_the_main_job(robot, running: RunningApp, size: tuple[int, int]) -> None:
    me: Robot = robot(size)
    set_up(me, date(2026, 10, 28), date(2026, 11, 11))
    first_day(me, "tab" if size == PHONE else "button")
    me.sees("It is 10:40am on Friday").sees("020 3447 7359")
    assert me.errors == []
    running.kill()
    running.start()
    me.move_to(running.address)
    running.set_clock(NIGHT)
    me.open("/").sees("Go to A&E now").tap("See what to do now")
    me.sees("07852 220 900").sees("3am")
    me.tap("Show A&E card").sees("Today is day 24")
    running.set_clock(datetime(2026, 11, 20, 11, 0, tzinfo=LONDON))
    still_there(me)
    assert (me.errors, me.strangers) == ([], [])


def test_a_new_instruction_is_in_view_on_today_wherever_one_read(robot, running: RunningApp) -> None:
    """Back from the page of the instruction, Today must not stand scrolled below it."""
    running.hold(SAM)
    me: Robot = robot()
    me.open("/").sees("Day 23")
    me.page.mouse.move(195, 400)
    me.page.mouse.wheel(0, 3000)
    me.page.wait_for_timeout(500)
    assert not me.in_view("Day 23", "heading")
    me.tap("I feel unwell or worried").tap("Shivery", "checkbox").tap("See what to do now")
    me.tap("Back to Today")
    me.page.wait_for_timeout(1000)
    assert me.in_view("Go to A&E now", "heading")
