"""Turns the plain values of a care pack's TOML into the frozen dataclasses of `pack`, by their annotations.

Nothing here knows what a pack means. What cannot be turned is told in words for the person who wrote the
file, and the value is left out.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, time
from typing import Any, get_args, get_origin, get_type_hints

from models.dates import DAYS
from models.pack import Level

Tell = Callable[[str], None]

LEVELS = {level.name.lower(): level for level in Level if level is not Level.NONE}
_WANTED: dict[type, str] = {
    str: "words in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a date such as 2026-12-01",
    time: "a time such as 09:00:00",
}


class UnreadableError(Exception):
    """A value could not be decoded; what is wrong with it has already been told."""


def hints(kind: Any) -> dict[str, Any]:
    """The resolved annotations of a dataclass."""
    return get_type_hints(kind)


def is_required(field: Field[Any]) -> bool:
    """Whether the dataclass gives the field no default."""
    return field.default is MISSING and field.default_factory is MISSING


def decode(kind: type[Any], raw: object, tell: Tell) -> Any:
    """An instance of the dataclass `kind` from a TOML table. Raises UnreadableError after telling all."""
    told: list[str] = []
    values = decode_fields(kind, tuple(field.name for field in fields(kind)), raw, told.append)
    for problem in told:
        tell(problem)
    if told:
        raise UnreadableError
    return kind(**values)


def decode_fields(kind: type[Any], names: tuple[str, ...], raw: object, tell: Tell) -> dict[str, Any]:
    """The values of these fields of `kind` that could be decoded; every problem is told."""
    if not isinstance(raw, dict):
        tell("this has to be a group of named fields.")
        return {}
    for name in raw:
        if name not in names:
            tell(f'there is no field "{name}", check the spelling.')
    types = hints(kind)
    values: dict[str, Any] = {}
    for field in fields(kind):
        if field.name in names and field.name in raw:
            value = raw[field.name]
            with suppress(UnreadableError):
                values[field.name] = _value(types[field.name], value, field.name, tell)
            if is_required(field) and isinstance(value, str) and not value.strip():
                tell(f"{field.name} is empty.")
        elif field.name in names and is_required(field):
            tell(f"{field.name} is missing.")
    return values


def _value(hint: Any, raw: object, name: str, tell: Tell) -> Any:
    if get_origin(hint) is tuple:
        return _values(get_args(hint)[0], raw, name, tell)
    if type(None) in get_args(hint):
        hint = next(part for part in get_args(hint) if part is not type(None))
    if is_dataclass(hint):
        return decode(hint, raw, lambda problem: tell(f"{name}: {problem}"))  # type: ignore[arg-type]
    if hint is Level:
        if isinstance(raw, str) and raw in LEVELS:
            return LEVELS[raw]
        tell(f"{name} {shown(raw)} is not a level, write one of {', '.join(LEVELS)}.")
        raise UnreadableError
    if hint is int and name == "days" and raw in DAYS:
        return DAYS.index(str(raw))
    if hint is float and type(raw) is int:
        return float(raw)
    if type(raw) is hint:
        return raw
    wanted = "a day such as Monday" if name == "days" and isinstance(raw, str) else _WANTED[hint]
    tell(f"{name} {shown(raw)} is not {wanted}.")
    raise UnreadableError


def _values(hint: Any, raw: object, name: str, tell: Tell) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        tell(f"{name} has to be a list in square brackets.")
        raise UnreadableError
    values = []
    broken = False
    for item in raw:
        try:
            values.append(_value(hint, item, name, tell))
        except UnreadableError:
            broken = True
    if broken:
        raise UnreadableError
    return tuple(values)


def shown(raw: object) -> str:
    """A value as the writer of the file would know it again."""
    if isinstance(raw, bool):
        return str(raw).lower()
    return f'"{raw}"' if isinstance(raw, str) else str(raw)
