"""Assembles the same app the way `flet publish --no-cdn` does, to measure ours beside it.

Two things are kinder to it than publishing: the libraries travel with the app instead of being fetched from
a package index at every start, and the address of Pyodide is mended, or it would not start at all.
"""

import shutil
import tarfile
import tempfile
from pathlib import Path

import flet as ft
import flet_web

from tools.web import homes
from tools.web.sources import LIBRARIES

ROOT = Path(__file__).parents[2]
OWN_OF_PAGE = ("index.html", "boot.js", "manifest.json", "assets")  # of a stock app Flet makes these
ENTRY = """import flet as ft
from models.pack_loader import load_centre
from models.storage_words import in_this_window
from services.clock import system_clock
from services.memory import MemoryTables
from services.opened import OpenedRecord
from services.record import Record
from window import window

opened = OpenedRecord(Record(MemoryTables()), (), in_this_window, lambda day: "", lambda: None)
ft.run(window(opened, load_centre("uclh"), system_clock))
"""


def assemble(target: Path) -> None:
    """Make the stock build in `target`, which must not exist yet."""
    shutil.copytree(flet_web.get_package_web_dir(), target)
    shutil.copytree(
        ROOT / "assets", target, dirs_exist_ok=True, ignore=lambda _, names: [*{*names} & {*OWN_OF_PAGE}]
    )
    with tempfile.TemporaryDirectory() as folder:
        staging = Path(folder)
        _stage(staging)
        with tarfile.open(target / "app.tar.gz", "w:gz", format=tarfile.GNU_FORMAT) as archive:
            archive.add(staging, arcname="/")
    flet_web.patch_index_html(
        index_path=str(target / "index.html"),
        base_href="/",
        app_name="Homeward",
        pyodide=True,
        pyodide_script_path="main.py",
        pyodide_version="314.0.7",
        app_package_url="app.tar.gz",
        web_renderer=ft.WebRenderer.CANVAS_KIT,
        route_url_strategy=ft.RouteUrlStrategy.HASH,
        no_cdn=True,
    )
    flet_web.patch_font_manifest_json(manifest_path=str(target / "assets" / "FontManifest.json"))
    _mend(target / "index.html")


def _mend(index: Path) -> None:
    html = index.read_text("utf-8")
    index.write_text(html.replace('"pyodide/pyodide.mjs"', '"./pyodide/pyodide.mjs"'), "utf-8")


def _stage(staging: Path) -> None:
    """A clean folder with the app's code and its libraries."""
    clean = shutil.ignore_patterns("__pycache__", "*.so")
    for part in ("models", "services", "views"):
        shutil.copytree(ROOT / part, staging / part, ignore=clean)
    shutil.copy(ROOT / "window.py", staging)
    (staging / "main.py").write_text(ENTRY, "utf-8")
    packages = staging / "__pypackages__"
    packages.mkdir()
    for library, home in homes.find().items():
        place = Path(home) / library
        if library in LIBRARIES and place.is_dir():
            shutil.copytree(place, packages / library, ignore=clean)
        elif library in LIBRARIES:
            shutil.copy(place.with_suffix(".py"), packages)
