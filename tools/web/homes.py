"""Finds the folders that the app's parts and libraries are in on the machine that builds."""

import importlib.util
from pathlib import Path

from tools.web.sources import APP, LIBRARIES

ROOT = Path(__file__).parents[2]


def find() -> dict[str, str]:
    """For each part of the app and each library, the folder that holds it."""
    return {name: str(ROOT) for name in APP} | {name: str(_home(name)) for name in LIBRARIES}


def _home(library: str) -> Path:
    spec = importlib.util.find_spec(library)
    if spec is None or spec.origin is None:
        raise SystemExit(
            f"The library {library} is not installed: run make env, then the same command again."
        )
    origin = Path(spec.origin)
    return origin.parents[1] if origin.name == "__init__.py" else origin.parent
