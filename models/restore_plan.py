"""Restores the plan field by field, so that one unreadable answer does not lose the others."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any

from models.pack_parts import centres
from models.readings import parse_phone
from models.records import Person, Plan
from models.restore_medicines import medicine_to_data, restore_medicines
from models.restore_values import UNTRUE, as_day, as_text, as_truth

MOST_ML = 10_000
FEWEST_STEPS, MOST_STEPS = 10, 50_000


def restore_plan(data: dict[str, Any], problems: list[str]) -> Plan:
    """The plan; what could not be true stays unknown and is said in `problems`.

    Where the hospital is not known its numbers are not, so that they count as not checked.
    """
    known: dict[str, Any] = {}
    if data and FIELDS.keys().isdisjoint(data):
        problems.append("Your answers from set-up could not be read. Please check them.")
    for name, (read, words) in FIELDS.items():
        if data.get(name) is None:
            continue
        try:
            known[name] = read(data[name])
        except UNTRUE:
            problems.append(f"{words} could not be read. Please type it again in Settings.")
    if data.get("prescribed") is not None:
        known["prescribed"] = restore_medicines(data["prescribed"], problems)
    if data.get("centre") is not None and "centre" not in known:
        known["numbers_confirmed"] = False
    return Plan(**known)


def _millilitres(value: Any) -> int:
    if type(value) is not int or not 1 <= value <= MOST_ML:
        raise ValueError("not an amount to drink in a day")
    return value


def _steps(value: Any) -> int:
    if type(value) is not int or not FEWEST_STEPS <= value <= MOST_STEPS:
        raise ValueError("not a number of steps to walk in a day")
    return value


def _centre(value: Any) -> str:
    if value not in centres():
        raise ValueError("no care pack of that name")
    return as_text(value)


def _person(value: Any) -> Person:
    number = parse_phone(as_text(value["number"]))
    if number.value is None:
        raise ValueError("not a number that can be called")
    return Person(as_text(value["name"]), number.value)


def _team_dates(value: Any) -> tuple[tuple[str, date], ...]:
    return tuple((as_text(milestone), as_day(day)) for milestone, day in value)


FIELDS: dict[str, tuple[Callable[[Any], Any], str]] = {
    "centre": (_centre, "Your hospital"),
    "infusion": (as_day, "Your infusion date"),
    "home": (as_day, "The date you went home"),
    "trial": (as_truth, "Your answer about a trial"),
    "picc": (as_truth, "Your answer about a PICC line"),
    "gcsf": (as_truth, "Your answer about GCSF injections"),
    "numbers_confirmed": (as_truth, "Your check of the phone numbers"),
    "name": (as_text, "Your name"),
    "born": (as_day, "Your date of birth"),
    "allergies": (as_text, "What you wrote about allergies"),
    "medicines": (as_text, "What you wrote about medicines"),
    "nurse": (_person, "Your nurse or keyworker"),
    "local_hospital": (_person, "Your local hospital"),
    "emergency_contact": (_person, "Your emergency contact"),
    "fluids_ml": (_millilitres, "Your own amount to drink"),
    "step_goal": (_steps, "Your own step goal"),
    "team_dates": (_team_dates, "A date from your team"),
    "irradiated_card": (as_truth, "Your answer about your irradiated blood card"),
}


def plan_to_data(plan: Plan) -> dict[str, Any]:
    """The stored shape of the plan."""
    data: dict[str, Any] = {field.name: getattr(plan, field.name) for field in fields(Plan)}
    for name in ("infusion", "home", "born"):
        data[name] = data[name].isoformat() if data[name] else None
    for name in ("nurse", "local_hospital", "emergency_contact"):
        person: Person = getattr(plan, name)
        data[name] = {"name": person.name, "number": person.number}
    data["prescribed"] = [medicine_to_data(medicine) for medicine in plan.prescribed]
    data["team_dates"] = [[key, day.isoformat()] for key, day in plan.team_dates]
    return data
