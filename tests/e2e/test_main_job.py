"""The main job, as a new user does it: set up, tick, drink, walk, eat, then shivery, and the process killed."""

from datetime import datetime

import pytest

from tests.e2e.conftest import PHONE, TABLET, RunningApp
from tests.e2e.robot import Robot
from tests.people import LONDON

pytestmark = pytest.mark.browser
NIGHT = datetime(2026, 11, 21, 3, 0, tzinfo=LONDON)


def set_up(robot: Robot) -> None:
    """A UCLH patient who is not on a trial, with a PICC and GCSF. One wrong date on the way."""
    robot.open("/").sees("Homeward").tap("Set up my plan")
    robot.sees("020 3447 7359").tap("These are the numbers on my card")
    robot.type("Day", "28").type("Month", "10").type("Year", "2027").tap("Continue")
    robot.sees("must be today or in the past")
    robot.type("Year", "2026").tap("Continue")
    robot.type("Day", "11").type("Month", "11").type("Year", "2026").tap("Continue")
    robot.tap("No").tap("Continue")  # trial
    robot.tap("Yes").tap("Continue")  # PICC
    robot.tap("Yes").tap("Continue")  # GCSF
    for _ in ("nurse", "hospital", "contact"):
        robot.tap("Not now")
    robot.sees("28 October 2026").tap("Go to Today").sees("Day 23")


@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_the_main_job(robot, running: RunningApp, size: tuple[int, int]) -> None:
    me: Robot = robot(size)
    set_up(me)
    me.tap("Bath or shower", "checkbox").sees("Undo")
    me.tap("Food", "tab" if size == PHONE else "button")
    for _ in range(2):
        me.tap("Bottle")
    me.tap("Glass").sees("1.2 litres")
    me.tap("Fruit and salad washed", "checkbox").type("What are you having?", "Soup").tap("Save this meal").sees("Soup")
    me.tap("Activity", "tab" if size == PHONE else "button")
    me.tap("Add steps").type("Steps", "1640").tap("Save").sees("1,640 steps")
    me.tap("I feel unwell or worried").tap("Shivery", "checkbox")
    me.sees("Go to A&E now").tap("See what to do now")
    me.sees("It is 10:40am on Friday").sees("020 3447 7359").sees("Call your team on the way")
    running.kill()
    running.start()
    me.address = running.address
    running.set_clock(NIGHT)
    me.open("/").sees("Go to A&E now").tap("See what to do now")
    me.sees("07852 220 900").sees("3am")
    me.tap("Show A&E card")
    for fact in ("Today is day 24", "steroid", "Irradiated blood only", "GCSF", "PICC"):
        me.sees(fact)
    me.open("/food").sees("Food")
    running.set_clock(datetime(2026, 11, 20, 11, 0, tzinfo=LONDON))
    me.open("/food").sees("1.2 litres").sees("Soup")
    me.open("/activity").sees("1,640 steps")
    assert me.errors == []
    assert me.strangers == []
