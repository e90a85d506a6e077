"""Loads a care pack whole or not at all, and says in plain words what is wrong with one that is refused.

Each part of a pack has its own file (`FILES`). A problem reads "red_flags.toml, rash: level "hot" is not a
level, write one of ..." so that a clinician can find and mend it without reading Python.
"""

import tomllib
from contextlib import suppress
from dataclasses import fields
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, get_args, get_origin

from models.pack import CarePack
from models.pack_checks import CHECKS
from models.pack_decode import Tell, UnreadableError, decode, decode_fields, hints
from models.pack_guide import read_cards
from models.pack_parts import FILES, GUIDE, HEAD, Parts


class PackRefusedError(Exception):
    """A centre's care pack cannot be used; `problems` says why, one sentence each."""

    def __init__(self, centre_id: str, problems: tuple[str, ...]) -> None:
        super().__init__(f"The care pack {centre_id} cannot be used. " + " ".join(problems))
        self.problems = problems


def load(folder: Traversable | Path) -> tuple[CarePack | None, tuple[str, ...]]:
    """The pack in a folder and no problems, or None and every problem found, one plain sentence each."""
    problems: list[str] = []
    tables = {name: _read(folder / name, problems) for name in (HEAD, *FILES)}
    if all(table is None for table in tables.values()) and not problems:
        return None, (f"The folder {folder.name} holds no care pack: it has none of the files of one.",)
    parts = Parts()
    for name, table in tables.items():
        if table is not None:
            _decode_file(name, table, parts, problems)
        elif not any(problem.startswith(name) for problem in problems):
            problems.append(f"{name}: this file is missing.")
    for name, cards in read_cards(folder, problems).items():
        _decode_items(name, GUIDE, cards, parts, problems)
    for check in CHECKS:
        problems.extend(check(parts))
    return (None, tuple(problems)) if problems else (CarePack(**parts.values), ())


@cache
def load_centre(centre_id: str) -> CarePack:
    """The pack that ships for a centre, read once. Raises PackRefusedError where it cannot be used."""
    pack, problems = load(files("models.care_packs") / centre_id)
    if pack is None:
        raise PackRefusedError(centre_id, problems)
    return pack


def _read(file: Traversable | Path, problems: list[str]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UnicodeDecodeError:
        problems.append(f"{file.name}: this file is not plain UTF-8 text.")
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{file.name}: this file cannot be read as TOML ({error}).")
    return None


def _decode_file(name: str, table: dict[str, Any], parts: Parts, problems: list[str]) -> None:
    sections = FILES.get(name)
    if sections is None:
        taken = {GUIDE, *(section for names in FILES.values() for section in names)}
        own = tuple(field.name for field in fields(CarePack) if field.name not in taken)
        parts.values |= decode_fields(
            CarePack, own, table, lambda problem: problems.append(f"{name}: {problem}")
        )
        return
    problems += [
        f'{name}: there is no part called "{key}", check the spelling.'
        for key in table
        if key not in sections
    ]
    for section in sections:
        if section not in table:
            problems.append(f"{name}: {section} is missing.")
        elif get_origin(hints(CarePack)[section]) is tuple:
            _decode_items(name, section, table[section], parts, problems)
        else:
            _decode_item(name, section, table[section], parts, problems)


def _decode_items(name: str, section: str, raw: object, parts: Parts, problems: list[str]) -> None:
    if not isinstance(raw, list):
        problems.append(f"{name}: write each of {section} under its own [[{section}]].")
        return
    kind = get_args(hints(CarePack)[section])[0]
    items: list[Any] = []
    for number, item in enumerate(raw, 1):
        item_id = item.get("id", item.get("level")) if isinstance(item, dict) else None
        if item_id is not None:
            parts.ids.setdefault(section, []).append(str(item_id))
        with suppress(UnreadableError):
            items.append(decode(kind, item, _tell(problems, name, item_id or f"{section} number {number}")))
    parts.values[section] = (*parts.items(section), *items)


def _decode_item(name: str, section: str, raw: object, parts: Parts, problems: list[str]) -> None:
    with suppress(UnreadableError):
        parts.values[section] = decode(hints(CarePack)[section], raw, _tell(problems, name, section))


def _tell(problems: list[str], name: str, label: str) -> Tell:
    return lambda problem: problems.append(f"{name}, {label}: {problem}")
