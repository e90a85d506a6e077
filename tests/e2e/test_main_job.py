"""The main job as a new user does it: set up, tick, drink, walk, eat, then shivery, and a killed process."""

from datetime import datetime

import pytest

from tests.e2e.conftest import PHONE, TABLET, RunningApp
from tests.e2e.robot import Robot
from tests.people import LONDON

pytestmark = pytest.mark.browser
NIGHT = datetime(2026, 11, 21, 3, 0, tzinfo=LONDON)


def set_up(robot: Robot) -> None:
    """A UCLH patient who is not on a trial, with a PICC and GCSF. One wrong date on the way."""
    robot.open("/").tap("Set up my plan")
    robot.sees("Question 1 of 9").sees("020 3447 7359").tap("These are the numbers on my card")
    robot.sees("Question 2 of 9").type("Day", "28").type("Month", "10").type("Year", "2027").tap("Continue")
    robot.sees("must be today or in the past").type("Year", "2026").tap("Continue")
    robot.sees("Question 3 of 9").type("Day", "11").type("Month", "11").type("Year", "2026").tap("Continue")
    for number, answer in (("4", "No"), ("5", "Yes"), ("6", "Yes")):  # trial, PICC, GCSF
        robot.sees(f"Question {number} of 9").tap(answer).tap("Continue")
    for number in "789":  # nurse, local hospital, emergency contact
        robot.sees(f"Question {number} of 9").tap("Not now")
    robot.sees("Wednesday 28 October 2026").tap("Go to Today").sees("Day 23")


@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_the_main_job(robot, running: RunningApp, size: tuple[int, int]) -> None:
    me: Robot = robot(size)
    set_up(me)
    me.tap("Bath or shower", "checkbox").sees("Undo")
    me.tap("Food", "tab" if size == PHONE else "button")
    for _ in range(2):
        me.tap("Bottle")
    me.tap("Glass").sees("1.2 litres")
    me.tap("Fruit and salad washed", "checkbox").type("What are you having?", "Soup").tap(
        "Save this meal"
    ).sees("Soup")
    me.tap("Activity", "tab" if size == PHONE else "button")
    me.tap("Add steps").type("How many steps?", "1640").tap("Add to today").sees("1,640 steps")
    me.tap("I feel unwell or worried").tap("Shivery", "checkbox")
    me.sees("Go to A&E now").tap("See what to do now")
    me.sees("It is 10:40am on Friday").sees("020 3447 7359").sees("Call your team on the way")
    assert me.errors == []
    running.kill()
    running.start()
    me.move_to(running.address)
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
