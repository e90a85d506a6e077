"""Reads the guide of a care pack: one Markdown file a topic, so that a clinician can read it as a page.

A file is a run of cards. Each begins with its fields in TOML between two lines of `+++`, and goes on with its
text, up to the next `+++` or the end.
"""

import tomllib
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

FOLDER = "guide"
MARK = "+++"


def read_cards(folder: Traversable | Path, problems: list[str]) -> dict[str, list[dict[str, Any]]]:
    """The raw cards of each file of `guide/`, by its name as in "guide/sleep.md". What is wrong is told."""
    guide = folder / FOLDER
    if not guide.is_dir():
        problems.append(f"{FOLDER}: this folder is missing.")
        return {}
    files = sorted((one for one in guide.iterdir() if one.name.endswith(".md")), key=lambda one: one.name)
    return {f"{FOLDER}/{file.name}": _cards(file, problems) for file in files}


def _cards(file: Traversable | Path, problems: list[str]) -> list[dict[str, Any]]:
    name = f"{FOLDER}/{file.name}"
    try:
        before, *parts = f"\n{file.read_text('utf-8')}".split(f"\n{MARK}\n")
    except UnicodeDecodeError:
        problems.append(f"{name}: this file is not plain UTF-8 text.")
        return []
    if before.strip() or len(parts) % 2:
        problems.append(f"{name}: each card begins with its fields between two lines of {MARK}.")
        return []
    cards = []
    for number, (head, text) in enumerate(zip(parts[::2], parts[1::2], strict=True), 1):
        try:
            fields = tomllib.loads(head)
        except tomllib.TOMLDecodeError as error:
            problems.append(f"{name}, card {number}: its fields cannot be read as TOML ({error}).")
            continue
        cards.append({**fields, "topic": file.name.removesuffix(".md"), "text": text.strip()})
    return cards
