"""Finds Node, which runs the browser's Python at build time: the one from PyPI, which is pinned."""

import sys
from pathlib import Path


def path() -> str:
    """The program's path. Ends with one plain sentence where it is not installed."""
    program = Path(sys.executable).parent / ("node.exe" if sys.platform == "win32" else "node")
    if not program.exists():
        raise SystemExit("Node is not installed in .venv: run make env-web, then the same command again.")
    return str(program)
