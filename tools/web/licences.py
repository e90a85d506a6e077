"""Writes `licences.txt`: whose work the web app carries, and on what terms."""

from importlib.metadata import distribution, version
from pathlib import Path

from tools.web.sources import LIBRARIES

ROOT = Path(__file__).parents[2]
NAME = "licences.txt"
FILES = ("LICEN", "COPYING", "NOTICE")
PROJECTS = {"dateutil": "python-dateutil"}  # a library whose project has another name
OTHERS = f"""Flet {version("flet")} and its client: Apache License 2.0, https://www.apache.org/licenses/LICENSE-2.0
The parts of that client (Flutter, CanvasKit and more): assets/NOTICES beside this file.
Pyodide: Mozilla Public License 2.0, https://mozilla.org/MPL/2.0/. One expression of it is changed, see
tools/web/client.py in the source of Homeward.
CPython, inside Pyodide: Python Software Foundation License, https://docs.python.org/3/license.html
Atkinson Hyperlegible Next and Noto fonts: SIL Open Font License 1.1, fonts/OFL.txt, fonts/fallback/OFL.txt.
"""


def text() -> bytes:
    """The whole file."""
    parts = [f"Homeward\n\n{(ROOT / 'LICENSE').read_text('utf-8')}", OTHERS]
    for library in sorted(PROJECTS.get(name, name) for name in LIBRARIES):
        found = sorted(
            (path for path in distribution(library).files or () if path.name.startswith(FILES)), key=str
        )
        parts += [f"{library} {version(library)}\n\n{path.read_text('utf-8')}" for path in found]
    return f"\n{'=' * 78}\n\n".join(parts).encode()
