"""Shows that the web build takes what the app imports and no more, and lists every file for offline use."""

import json
import marshal
import re
from encodings import normalize_encoding
from hashlib import sha256
from pathlib import Path

import pytest

from tools.web import icons, offline, page
from tools.web.archives import compiled, lean
from tools.web.closure import Source, closure
from tools.web.sources import ALWAYS

ROOT = Path(__file__).parents[2]
MODULES = {
    "start": "import flet as ft\nimport a.b\nft.Text\nif TYPE_CHECKING:\n    import never\n",
    "a": "",
    "a.b": "from . import c\ndef late():\n    import d, left\n",
    "a.c": "import needed_everywhere",
    "d": "from a.b import late",
    "flet": "",
    "flet.text": "",
    "left": "import only_for_left",
    "never": "",
    "needed_everywhere": "",
    "only_for_left": "",
    "unused": "",
}


def find(name: str) -> Source | None:
    return Source(name, MODULES[name].encode(), name in ("a", "flet")) if name in MODULES else None


def test_the_closure_is_what_can_be_imported_and_no_more() -> None:
    lazy = {"Text": "flet.text", "Button": "flet.button"}
    found = closure(["start"], find, lazy, lambda name: name in ("left", "needed_everywhere"))
    assert list(found) == ["a", "a.b", "a.c", "d", "flet", "flet.text", "needed_everywhere", "start"]


def test_a_docstring_becomes_a_point_and_nothing_else_changes() -> None:
    text = b"'Why.'\nclass A:\n    'What.'\n    def f(self):\n        'How.'\n        return 'text'\n"
    found: dict = {}
    exec(compile(lean(text), "a.py", "exec"), found)
    a = found["A"]
    assert (found["__doc__"], a.__doc__, a.f.__doc__, a().f()) == (".", ".", ".", "text")


def test_annotations_that_may_be_read_stay() -> None:
    text = (
        b"class A:\n    x: int\ndef f(a: int, *b: str) -> str: ...\n@(lambda g: g)\ndef read(a: int): ...\n"
    )
    found: dict = {}
    exec(compile(lean(text), "a.py", "exec"), found)
    kept = [found[name].__annotations__ for name in ("A", "f", "read")]
    assert kept == [{"x": int}, {}, {"a": int}]


@pytest.mark.parametrize(("place", "line"), [("library/a.py", 1), ("models/a.py", 3)])
def test_the_apps_own_code_keeps_its_lines(place: str, line: int) -> None:
    found: dict = {}
    exec(marshal.loads(compiled(b"def f():\n    x = 1\n    raise ValueError(x)\n", place)[16:]), found)
    with pytest.raises(ValueError, match="1") as caught:
        found["f"]()
    assert caught.traceback[-1]._rawentry.tb_lineno == line


def test_the_service_worker_lists_every_file_with_its_hash() -> None:
    template = (ROOT / "web" / "sw.js").read_bytes()
    files = {"index.html": b"page", "main.dart.js": b"engine", "python/snapshot.bin": b"memory"}
    listed = dict(
        json.loads(offline.worker(template, files).decode().partition("new Map(")[2].partition(");")[0])
    )
    assert listed == {
        "index.html": [sha256(b"page").hexdigest(), "always"],
        "main.dart.js": [sha256(b"engine").hexdigest(), "chromium canvaskit"],
        "python/snapshot.bin": [sha256(b"memory").hexdigest(), "if possible"],
    }


def test_the_page_works_in_any_folder_and_runs_no_script_of_its_own_text() -> None:
    files = page.files()
    html = files["index.html"].decode()
    assert '<base href="./">' in html
    assert "<script>" not in html
    assert "splash.png" not in files


def test_the_manifest_installs_with_shortcuts_and_icons_that_are_there() -> None:
    files = page.files()
    manifest = json.loads(files["manifest.json"])
    shortcuts = {each["name"]: each["url"] for each in manifest["shortcuts"]}
    assert shortcuts == {"I feel unwell": "./#/unwell", "Add a drink": "./#/food"}
    assert {each.get("purpose", "any") for each in manifest["icons"]} == {"any", "maskable"}
    assert {each["src"] for each in manifest["icons"]} <= files.keys()


@pytest.mark.parametrize(
    ("name", "drawing"),
    [("HOME", "home_baseline"), ("HOME_ROUNDED", "home_rounded"), ("EDIT_OUTLINED", "edit_outlined")],
)
def test_an_icon_is_found_in_the_font(name: str, drawing: str) -> None:
    assert icons.glyph(name) == drawing


def test_every_way_to_write_text_that_the_app_names_is_in_the_build() -> None:
    """Python finds an encoding by its name, so no import tells the build about it."""
    places = [ROOT / folder for folder in ("models", "services", "views")]
    texts = [path.read_text("utf-8") for place in places for path in place.rglob("*.py")]
    named = {
        name
        for text in texts
        for name in re.findall(r"(?:de|en)code\(\"([\w-]+)\"|encoding=\"([\w-]+)\"", text)
    }
    needed = {f"encodings.{normalize_encoding(one or other)}" for one, other in named}
    assert "encodings.utf_8_sig" in needed
    assert needed <= set(ALWAYS)
