"""From every place: the red button and one tick show the order and a number that dials, without scrolling."""

import pytest

from models.records import Settings
from tests.e2e.conftest import PHONE, TABLET, RunningApp
from tests.e2e.robot import Robot
from tests.people import NIGHT, SAM

pytestmark = pytest.mark.browser
RED = "I feel unwell or worried"
HELPLINE, MOBILE = "Call Haematology helpline, 020 3447 7359", "Call Out of hours, urgent, 07852 220 900"
PLACES = ("/food", "/activity", "/record", "/contacts", "/path", "/more", "/settings", "/")


def tick_and_look(me: Robot, number: str) -> None:
    """The order and the number stand there at the tick, and again on the page of the instruction."""
    me.tap("Shivery", "checkbox").sees("Go to A&E now")
    assert me.in_view("Go to A&E now")
    assert me.in_view(number, "button")
    me.tap("See what to do now").sees("Call your team on the way")
    assert me.in_view("Go to A&E now", "heading")
    assert me.in_view(number, "button")
    assert me.errors == []


def test_two_taps_from_every_place(robot, running: RunningApp) -> None:
    running.hold(SAM)
    me: Robot = robot(PHONE).open("/")
    for place in PLACES:
        me.go(place).sees(RED)
        assert me.in_view(RED, "button")
        me.tap(RED).sees("What is wrong?")
        assert me.in_view(HELPLINE, "button"), "even before any tick"
    assert me.in_view("Shivery", "checkbox")
    tick_and_look(me, HELPLINE)


@pytest.mark.parametrize(("size", "percent"), [(PHONE, 100), (PHONE, 200), (TABLET, 200)])
def test_two_taps_at_3am_with_large_text(
    robot, running: RunningApp, size: tuple[int, int], percent: int
) -> None:
    running.set_clock(NIGHT)
    running.hold(SAM, Settings(text_percent=percent))
    me: Robot = robot(size).open("/")
    assert me.in_view(RED, "button")
    tick_and_look(me.tap(RED), MOBILE)


def test_two_taps_by_day_on_a_tablet(robot, running: RunningApp) -> None:
    running.hold(SAM)
    tick_and_look(robot(TABLET).open("/contacts").tap(RED), HELPLINE)
