"""Holds the architecture: who may import whom, how long things may be, a centre that runs on Python alone."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FOLDERS = ("models", "services", "views", "hub", "tools", "tests")
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_SCREEN = 300, 30, 45  # lines
ROOTS = {"main", "main_native", "main_web", "window"}  # put the pieces together
OWN = {"models", "services", "views", "hub", "tools", "tests", *ROOTS}
VERBS = (  # parts of the state in files of their own
    "services.base_state",
    "services.diary_verbs",
    "services.dose_verbs",
    "services.join_verbs",
    "services.reminder_verbs",
    "services.share_verbs",
    "services.tap_verbs",
    "services.ward_verbs",
)
STATE = ("services.state", *VERBS)
WITH_FLET = {"services.state", "services.device", "services.serve"}
FLET = {"flet", "flet_web"}
SERVER = {"psycopg", "psycopg_pool", "starlette", "uvicorn"}
# Not screens: the design tokens, the guard and the emergency block that it falls back on.
UNDER_COMPONENTS = ("views.theme", "views.guard", "views.emergency", "views.components")
# A program that imports every module of the centre and names what must not have come along.
LOAD_CENTRE = """
import importlib, pkgutil, sys
import models
for found in pkgutil.walk_packages(models.__path__, "models."):
    importlib.import_module(found.name)
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"flet", "flet_web", "tinydb", "plyer"}))
"""


def python_files() -> list[Path]:
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]
    return sorted(found + list(ROOT.glob("*.py")))


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(source: str) -> set[str]:
    """Every module that `source` imports, with `from a import b` counted as both `a` and `a.b`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                found.add("(relative)")
            else:
                found.add(str(node.module))
                found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def within(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def is_third_party(module: str) -> bool:
    top = module.partition(".")[0]
    return top not in OWN and top not in sys.stdlib_module_names and top != "(relative)"


def forbidden(importer: str, module: str) -> str | None:
    """Why `importer` may not import `module`, or None; this is the table of docs/architecture.md."""
    if module == "(relative)":
        return "imports are written in full"
    top = module.partition(".")[0]
    area = importer.partition(".")[0]
    if area in ("models", "services", "views") and top in ("tests", "tools", "hub", *ROOTS):
        return f"{area} never imports {top}"
    if area == "hub" and top != "hub" and (top in OWN or is_third_party(module)) and top not in SERVER:
        return "the hub knows its web server and nothing of the app"
    if area == "models" and (top in ("services", "views") or is_third_party(module)):
        return "models use the standard library only"
    if area == "services":
        if top == "views":
            return "services never import views"
        if top in FLET and importer not in WITH_FLET:
            return "only device, serve and state may import flet"
        verbs = any(within(module, each) for each in VERBS)
        if within(module, "services.state") or (verbs and importer not in STATE):
            return "no service depends on the state"
        if importer in STATE and is_third_party(module) and top not in FLET:
            return "the state knows no third party but flet"
    if area == "views":
        if top == "services" and not (module == "services" or within(module, "services.state")):
            return "views know services.state only"
        if is_third_party(module) and top not in FLET:
            return "views know no third party but flet"
        if within(importer, "views.components"):
            if top == "services":
                return "components get values in and give calls back"
            known = module == "views" or any(within(module, each) for each in UNDER_COMPONENTS)
            if top == "views" and not known:
                return "components know no screen"
    return None


@pytest.mark.parametrize("path", python_files(), ids=name_of)
def test_a_file_imports_only_what_its_place_allows(path: Path) -> None:
    importer = name_of(path)
    modules = imports_of(path.read_text(encoding="utf-8"))
    assert [f"{module}: {why}" for module in sorted(modules) if (why := forbidden(importer, module))] == []


@pytest.mark.parametrize("path", python_files(), ids=name_of)
def test_a_file_can_be_read_at_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How long it is without its parameters and its docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1 if body else 0


def most_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """A screen or a component describes a whole page, so it may be longer."""
    drawn = {each.attr for each in node.decorator_list if isinstance(each, ast.Attribute)}
    return LONGEST_SCREEN if drawn & {"pane", "component"} else LONGEST_FUNCTION


@pytest.mark.parametrize("path", [path for path in python_files() if "tests" not in path.parts], ids=name_of)
def test_a_function_can_be_seen_at_once(path: Path) -> None:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    found = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, functions)]
    assert [node.name for node in found if body_lines(node) > most_lines(node)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_names_only_files_that_are_there(page: Path) -> None:
    named = re.findall(r"`([\w/*]+\.py)`", page.read_text("utf-8"))
    assert [one for one in named if not any(path.match(one) for path in python_files())] == []


def test_a_third_party_library_stands_in_one_service_only() -> None:
    users: dict[str, set[str]] = {}
    for path in (ROOT / "services").rglob("*.py"):
        for module in imports_of(path.read_text(encoding="utf-8")):
            top = module.partition(".")[0]
            if is_third_party(module) and top not in FLET:
                users.setdefault(top, set()).add(name_of(path))
    assert {library: files for library, files in users.items() if len(files) > 1} == {}


def test_the_centre_loads_neither_flet_nor_tinydb() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOAD_CENTRE], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("importer", "module"),
    [
        ("models.record", "flet"),
        ("models.record", "services.clock"),
        ("models.record", "tinydb.table"),
        ("services.store", "views.today"),
        ("services.store", "flet"),
        ("services.store", "services.state"),
        ("services.state", "tinydb"),
        ("services.record", "services.ward_verbs"),
        ("services.reminder_loop", "services.base_state"),
        ("services.ward_verbs", "services.state"),
        ("services.join_verbs", "segno"),
        ("views.ward", "services.ward_verbs"),
        ("views.today", "services.store"),
        ("views.today", "tinydb"),
        ("views.components.card", "services.state"),
        ("views.components.card", "views.today"),
        ("views.today", "tools.bench"),
        ("hub.app", "models.records"),
        ("hub.app", "services.serve"),
        ("hub.app", "flet_web"),
        ("services.store", "hub.app"),
    ],
)
def test_the_table_refuses(importer: str, module: str) -> None:
    assert forbidden(importer, module)


@pytest.mark.parametrize(
    ("importer", "module"),
    [
        ("models.record", "datetime"),
        ("models.record", "models.dates"),
        ("services.state", "flet"),
        ("services.state", "services.ward_verbs"),
        ("services.join_verbs", "services.qr"),
        ("services.device", "flet"),
        ("services.serve", "uvicorn"),
        ("services.journal_tables", "tinydb"),
        ("views.today", "services.state"),
        ("views.components.card", "models.level"),
        ("views.components.card", "views.components.text"),
        ("views.components.card", "views.theme.INK"),
        ("hub.app", "starlette.routing"),
        ("hub.app", "hub.files"),
        ("main", "services.store"),
    ],
)
def test_the_table_allows(importer: str, module: str) -> None:
    assert forbidden(importer, module) is None
