"""Fonts for other scripts: each that the page names is there, is small, and none is there for nothing."""

import re
from pathlib import Path

ASSETS = Path(__file__).parents[2] / "assets"
FONTS = ASSETS / "fonts" / "fallback"
SCRIPT = (ASSETS / "fallback_fonts.js").read_text("utf-8")
ROOM = 300_000  # bytes of the first visit that other scripts may cost


def test_the_page_names_each_font_and_no_other() -> None:
    named = set(re.findall(r'^    noto\w+: "(\w+)",', SCRIPT, re.MULTILINE))
    assert named == {path.stem for path in FONTS.glob("*.woff2")}
    assert {"bengali", "arabic", "latin", "emoji"} <= named


def test_they_are_fonts_with_their_licence_and_small() -> None:
    fonts = list(FONTS.glob("*.woff2"))
    assert all(path.read_bytes().startswith(b"wOF2") for path in fonts)
    assert sum(path.stat().st_size for path in fonts) < ROOM
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text("utf-8")


def test_the_page_changes_the_address_before_flutter_asks() -> None:
    page = (ASSETS / "index.html").read_text("utf-8")
    assert page.index("fallback_fonts.js") < page.index("flutter.js")
    assert not re.search(r"https?://", SCRIPT)
