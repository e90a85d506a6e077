"""Reads what a person typed: a number, a date or a time, or one plain sentence about what is wrong."""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Generic, TypeVar

T = TypeVar("T")
NUMBER = re.compile(r"[0-9]{1,7}([.,][0-9]{0,3})?")
PHONE = re.compile(r"\+?[0-9 ()-]+")
CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))?\s*(am|pm)?")


@dataclass(frozen=True)  # without slots: with them Python 3.11 cannot make an `Answer[float]()`
class Answer(Generic[T]):
    """Either `value`, or a `refusal` for the person; `suggestion` is then what they may have meant."""

    value: T | None = None
    refusal: str = ""
    suggestion: T | None = None


def _number(text: str) -> float | None:
    cleaned = re.sub(r"\s|°|[cC]$|celsius$", "", text.strip())
    return float(cleaned.replace(",", ".")) if NUMBER.fullmatch(cleaned) else None


def parse_temperature(text: str) -> Answer[float]:
    """Degrees Celsius to one decimal, "38,2" too. Fahrenheit is asked about, the impossible refused (Q1)."""
    value = _number(text)
    if value is None:
        return Answer(refusal="Type your temperature as a number, for example 37.4.")
    if 30 <= value <= 45:
        return Answer(round(value, 1))
    if 90 <= value <= 113:
        celsius = round((value - 32) * 5 / 9, 1)
        return Answer(
            refusal=f"{value:g} looks like Fahrenheit. That is {celsius:.1f}C. Is that right?",
            suggestion=celsius,
        )
    if 300 <= value <= 450 and value == int(value):
        celsius = round(value / 10, 1)
        return Answer(refusal=f"Did you mean {celsius:.1f}C? Check the thermometer.", suggestion=celsius)
    return Answer(refusal="A temperature is between 30C and 45C. Check the thermometer and type it again.")


def is_unfinished(text: str) -> bool:
    """Whether more figures are to come before it can be a temperature: "3" of 37.4, "10" of 100.4."""
    return bool(re.fullmatch(r"[0-9]|1[01]", text.strip()))


def parse_whole(text: str, low: int, high: int, what: str) -> Answer[int]:
    """A whole number of `what` ("steps", "ml"), "1,640" and "1 640" too."""
    cleaned = re.sub(r"[\s\u00a0]|,(?=[0-9]{3}\b)", "", text.strip())
    if not re.fullmatch(r"[0-9]{1,7}", cleaned):
        return Answer(refusal=f"Type the {what} as a whole number, for example {low if low > 1 else 250:,}.")
    value = int(cleaned)
    if not low <= value <= high:
        return Answer(refusal=f"Type a number of {what} between {low:,} and {high:,}.")
    return Answer(value)


def parse_phone(text: str) -> Answer[str]:
    """A phone number that can be dialled as it stands: "+44 (0)20 ..." without its (0); "" stays ""."""
    number = " ".join(text.split())
    if number.startswith("+"):
        number = " ".join(number.replace("(0)", " ").split())
    digits = sum(letter.isdigit() for letter in number)
    if number and (not PHONE.fullmatch(number) or not 3 <= digits <= 15):
        return Answer(refusal="Type the phone number in numbers, for example 020 7946 0123.")
    return Answer(number)


def parse_date(day: str, month: str, year: str) -> Answer[date]:
    """A date from three fields, each typed as a number."""
    parts = [part.strip() for part in (day, month, year)]
    missing = [name for name, part in zip(("a day", "a month", "a year"), parts, strict=True) if not part]
    if missing:
        return Answer(refusal=f"The date must include {' and '.join(missing)}.")
    if not all(re.fullmatch(r"[0-9]{1,4}", part) for part in parts) or len(parts[2]) != 4:
        return Answer(
            refusal="Type the date in numbers, with all 4 figures of the year. For example 15 3 2026."
        )
    try:
        return Answer(date(int(parts[2]), int(parts[1]), int(parts[0])))
    except ValueError:
        return Answer(refusal="There is no such day in the calendar. Check the day and the month.")


def parse_clock(text: str) -> Answer[time]:
    """A time of day: "8:05am", "20:05", "9pm", "midday"."""
    words = text.strip().lower()
    if words in ("midday", "noon", "midnight"):
        return Answer(time(0 if words == "midnight" else 12))
    match = CLOCK.fullmatch(words)
    if match:
        hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        elif half:
            hour = 99
        if hour < 24 and minute < 60:
            return Answer(time(hour, minute))
    return Answer(refusal="Type the time like 8:05am or 20:05.")
