"""The main job as a new user does it, whatever serves the app: set up, tick, drink, eat, walk, shivery."""

from datetime import date

from tests.e2e.robot import Robot

CARD = ("steroid", "Irradiated blood only", "GCSF", "PICC")


def set_up(me: Robot, infusion: date, home: date) -> None:
    """A UCLH patient who is not on a trial, with a PICC and GCSF. One wrong year on the way."""
    me.open("/").tap("Set up my plan")
    me.sees("Question 1 of 9").sees("020 3447 7359").tap("These are the numbers on my card")
    _date(me.sees("Question 2 of 9"), infusion.replace(year=infusion.year + 1))
    me.sees("must be today or in the past").type("Year", str(infusion.year)).tap("Continue")
    _date(me.sees("Question 3 of 9"), home)
    for number, answer in (("4", "No"), ("5", "Yes"), ("6", "Yes")):  # trial, PICC, GCSF
        me.sees(f"Question {number} of 9").tap(answer).tap("Continue")
    for number in "789":  # nurse, local hospital, emergency contact
        me.sees(f"Question {number} of 9").tap("Not now")
    me.sees(f"{infusion:%A} {infusion.day} {infusion:%B %Y}").tap("Go to Today").sees("Day 23")


def _date(me: Robot, day: date) -> None:
    me.type("Day", str(day.day)).type("Month", str(day.month)).type("Year", str(day.year)).tap("Continue")


def first_day(me: Robot, place: str) -> None:
    """A bath, 1.2 litres, soup, 1,640 steps, then shivery. `place`: the role of the bar's buttons."""
    me.tap("Bath or shower", "checkbox").sees("Undo")
    me.tap("Food", place)
    for _ in range(2):
        me.tap("Bottle")
    me.tap("Glass").sees("1.2 litres")
    me.tap("Fruit and salad washed", "checkbox").type("What are you having?", "Soup").tap("Save this meal")
    me.sees("Soup").tap("Activity", place)
    me.tap("Add steps").type("How many steps?", "1640").tap("Add to today").sees("1,640 steps")
    me.tap("I feel unwell or worried").tap("Shivery", "checkbox")
    me.sees("Go to A&E now").tap("See what to do now").sees("Call your team on the way")


def still_there(me: Robot) -> None:
    """All of it, and the instruction."""
    me.open("/").sees("Go to A&E now").tap("See what to do now").tap("Show A&E card")
    for fact in CARD:
        me.sees(fact)
    me.open("/food").sees("1.2 litres").sees("Soup")
    me.open("/activity").sees("1,640 steps")
