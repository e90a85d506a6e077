"""Reads what a person typed about themselves: a weight in kg or stones, hours of sleep, 0 to 10."""

import re

from models.kinds import KINDS
from models.readings import Answer, parse_whole

KG_OF_POUND = 0.45359237
POUNDS_IN_STONE = 14
KG = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,2})?)\s*(?:kg|kilos?|kilograms?)?")
STONES = re.compile(
    r"([0-9]{1,2}(?:[.,][0-9])?)\s*(?:st|stones?)\.?(?:\s*([0-9]{1,2}(?:[.,][0-9])?)\s*(?:lbs?|pounds?)?)?"
)
POUNDS = re.compile(r"([0-9]{2,3}(?:[.,][0-9])?)\s*(?:lbs?|pounds?)")
HOURS = re.compile(r"([0-9]{1,2}(?:[.,][0-9]{1,2})?)\s*(?:h|hours?)?")
HOURS_MINUTES = re.compile(r"([0-9]{1,2})\s*(?::|h|hours?)\s*([0-9]{1,2})\s*(?:m|minutes?)?")


def parse_weight(text: str) -> Answer[float]:
    """Kilograms to one decimal, from "72,4", "72.4 kg", "11 st 4" or "158 lb"."""
    typed, kind = text.strip().lower(), KINDS["weight"]
    kilos = _kilos(typed)
    if kilos is None:
        return Answer(refusal="Type your weight in kg, for example 72.5. Or in stones, for example 11 st 4.")
    if not kind.low <= kilos <= kind.high:
        return Answer(refusal="A weight is between 20 kg and 300 kg. Check it and type it again.")
    return Answer(round(kilos, 1))


def _kilos(typed: str) -> float | None:
    """None too for 14 pounds and more beside stones: then one of the two is a slip."""
    if match := KG.fullmatch(typed):
        return _number(match[1])
    if match := POUNDS.fullmatch(typed):
        return _number(match[1]) * KG_OF_POUND
    if match := STONES.fullmatch(typed):
        pounds = _number(match[2] or "0")
        if pounds < POUNDS_IN_STONE:
            return (_number(match[1]) * POUNDS_IN_STONE + pounds) * KG_OF_POUND
    return None


def parse_hours(text: str) -> Answer[float]:
    """Hours from "7.5", "7,5 hours" or "7:30"."""
    typed = text.strip().lower()
    if (match := HOURS_MINUTES.fullmatch(typed)) and int(match[2]) < 60:
        hours = int(match[1]) + round(int(match[2]) / 60, 2)
    elif match := HOURS.fullmatch(typed):
        hours = _number(match[1])
    else:
        return Answer(refusal="Type the hours as a number, for example 7.5 or 7:30.")
    if not 0 <= hours <= 24:
        return Answer(refusal="A day has 24 hours. Check the hours and type them again.")
    return Answer(hours)


def parse_value(kind_id: str, text: str) -> Answer[float]:
    """The value of any kind but a temperature, as it was typed."""
    if kind_id == "weight":
        return parse_weight(text)
    if kind_id == "sleep":
        return parse_hours(text)
    kind = KINDS[kind_id]
    what = kind_id if kind.unit == "of 10" else kind.unit
    number = parse_whole(text, int(kind.low), int(kind.high), what)
    return Answer(number.value, number.refusal)


def _number(text: str) -> float:
    return float(text.replace(",", "."))
