"""Gathers the Python that the browser needs: the app, its libraries, and of the standard library no more.

It reads the syntax of the browser's Python, so it runs in that one (see `archives`).
"""

import ast
import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from tools.web.closure import LAZY_PACKAGE, Source, closure

ENTRY = "main_web"
LIBRARIES = ("dateutil", "flet", "icalendar", "msgpack", "repath", "segno", "six", "tinydb", "tzdata")
APP = ("main_web", "window", "models", "services", "views")
# Pyodide's own packages are taken whole: much of them is imported by its compiled parts.
WHOLE = ("_pyodide", "pyodide")
NOT_WHOLE = re.compile(r"pyodide\.(_nodesock_transport|_nodesock|console)$|_pyodide\._?core_docs$")
# What the compiled parts of Python itself import.
ALWAYS = (
    "_strptime",
    "collections.abc",
    "copyreg",
    "encodings.aliases",
    "encodings.ascii",
    "encodings.cp437",
    "encodings.idna",
    "encodings.latin_1",
    "encodings.utf_8",
    "encodings.utf_8_sig",
    "importlib.abc",
    "importlib.machinery",
    "importlib.readers",
    "importlib.resources.readers",
    "importlib.simple",
    "importlib.util",
    "io",
    "linecache",
    "reprlib",
    "site",
    "stat",
    "threading",
    "traceback",
    "warnings",
    "weakref",
    "zipimport",
    "zoneinfo._common",
    "zoneinfo._tzpath",
)
# What is mentioned but not needed, and no browser can use: other programs, processes, servers, compilers.
LEFT_OUT = re.compile(
    r"(_pydatetime|_pyrepl|argparse|asyncio\.(proactor|windows).*|bdb|bz2|cmd|code|codeop|compileall|compression|"
    r"concurrent\.futures\.(process|interpreter)|csv|ctypes|curses|dbm|difflib|distutils|doctest|ensurepip|"
    r"ftplib|getpass|gettext|gzip|http\.(client|server|cookiejar)|idlelib|imaplib|importlib\.metadata|lib2to3|"
    r"lzma|mailbox|mimetypes|multiprocessing|optparse|pdb|pickle|pip|pkgutil|plistlib|poplib|profile|pstats|pty|"
    r"pydoc|pydoc_data|readline|rlcompleter|runpy|shlex|smtplib|socketserver|sqlite3|ssl|statistics|tarfile|"
    r"telnetlib|test|timeit|tkinter|tracemalloc|turtle|unittest|urllib\.request|venv|webbrowser|wsgiref|xml|"
    r"xmlrpc|zipapp|flet\.(auth|cli|messaging\.flet_.*_server|testing|pytest_plugin)|flet_(cli|desktop|web)|"
    r"httpx|oauthlib|dateutil\.(easter|parser|relativedelta|tz\.win)|icalendar\.(cli|fuzzing|tests|"
    r"timezone\.(equivalent_timezone_ids|pytz)))(\.|$)"
)
# Where a library lists the time zones of the world. Calendar files are written in UTC, so none is looked up.
STAND_INS = {
    "dateutil.zoneinfo": b"def get_zonefile_instance():\n    return {}\n",
    "icalendar.timezone.equivalent_timezone_ids_result": b"lookup = {'UTC'}\n",
    "icalendar.timezone.windows_to_olson": b"WINDOWS_TO_OLSON = {}\n",
}
DATA = {
    "models/care_packs": ("*.toml", "*.md", "*.txt"),
    "tzdata": ("zones",),
    "tzdata/zoneinfo": ("UTC",),
    "tzdata/zoneinfo/Europe": ("London",),
}


ICONS = "flet/controls/material/icons.json"  # the name and number of each of 8,825 icons
ICON = re.compile(rb"\.([A-Z][A-Z0-9_]+)\b")
Homes = dict[str, Path]  # for each part of the app and each library, the folder it is in


@dataclass(frozen=True)
class Packed:
    """What one archive holds: module texts and other files, by path inside it."""

    modules: dict[str, bytes]
    files: dict[str, bytes]


def gather(standard_library: Path, homes: Homes) -> tuple[Packed, Packed]:
    """The standard library and the app with its libraries, both down to what the app can reach."""
    with zipfile.ZipFile(standard_library) as archive:
        standard = {name: archive.read(name) for name in archive.namelist() if name.endswith(".py")}

    def find(name: str) -> Source | None:
        return _find_own(name, homes) or _find_in(standard, name)

    def dispensable(name: str) -> bool:
        return LEFT_OUT.match(name) is not None

    own = [name for name in map(_module_name, standard) if name.partition(".")[0] in WHOLE]
    roots = [ENTRY, *ALWAYS, *(name for name in own if not NOT_WHOLE.match(name))]
    sources = closure(roots, find, _lazy_names(homes), dispensable)
    in_app: dict[str, bytes] = {}
    in_standard: dict[str, bytes] = {}
    for name, source in sources.items():
        place = name.replace(".", "/") + ("/__init__.py" if source.package else ".py")
        (in_app if name.partition(".")[0] in homes else in_standard)[place] = source.text
    return Packed(in_standard, {}), Packed(in_app, _data(homes) | {ICONS: _icons(homes, in_app)})


def _module_name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _find_own(name: str, homes: Homes) -> Source | None:
    home = homes.get(name.partition(".")[0])
    if home is None:
        return None
    if name in STAND_INS:
        return Source(name, STAND_INS[name], name == "dateutil.zoneinfo")
    path = home.joinpath(*name.split("."))
    if (path / "__init__.py").is_file():
        return Source(name, (path / "__init__.py").read_bytes(), True)
    if path.with_suffix(".py").is_file():
        return Source(name, path.with_suffix(".py").read_bytes(), False)
    return None


def _find_in(standard: dict[str, bytes], name: str) -> Source | None:
    base = name.replace(".", "/")
    if f"{base}/__init__.py" in standard:
        return Source(name, standard[f"{base}/__init__.py"], True)
    return Source(name, standard[f"{base}.py"], False) if f"{base}.py" in standard else None


def _lazy_names(homes: Homes) -> dict[str, str]:
    """In which module Flet keeps each of its public names."""
    source = _find_own(LAZY_PACKAGE, homes)
    for node in ast.parse(source.text).body if source else ():
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "_LAZY":
            return dict(ast.literal_eval(node.value))
    raise LookupError("Flet does not list its names where version 1.0.5 did")


def _icons(homes: Homes, modules: dict[str, bytes]) -> bytes:
    """The list of icons down to those that the app's own code names, and a few things of the same name."""
    own = [text for place, text in modules.items() if place.partition("/")[0].removesuffix(".py") in APP]
    named = {name.decode() for text in own for name in ICON.findall(text)}
    known = json.loads((homes[LAZY_PACKAGE] / ICONS).read_text("utf-8"))
    return json.dumps({name: known[name] for name in sorted(named & known.keys())}).encode()


def _data(homes: Homes) -> dict[str, bytes]:
    found = {}
    for folder, patterns in DATA.items():
        home = homes[folder.partition("/")[0]]
        for pattern in patterns:
            for path in (home / folder).rglob(pattern):
                found[path.relative_to(home).as_posix()] = path.read_bytes()
    return dict(sorted(found.items()))
