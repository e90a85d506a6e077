"""What `flet build` reads: the files it names are there, and the app needs nothing that is left out."""

import json
import struct
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
FLET = PROJECT["tool"]["flet"]
MADE_LATER = {"build", "dist"}
SERVER_ONLY = ("flet_web", "uvicorn", "starlette", "fastapi")
# Imports the packaged app where the server's libraries are missing, and names the project's files it uses.
LOAD = f"""
import json, sys
for name in {SERVER_ONLY!r}:
    sys.modules[name] = None
import {FLET["app"]["module"]}
files = [module.__file__ for module in list(sys.modules.values()) if getattr(module, "__file__", None)]
print(json.dumps(files))
"""


def picture(name: str) -> tuple[int, int, bool]:
    """Width, height and transparency of a PNG in assets/."""
    data = (ROOT / "assets" / name).read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height, _, colours = struct.unpack(">IIBB", data[16:26])
    return width, height, colours in (4, 6)


def test_what_is_left_out_is_there_to_leave_out() -> None:
    left_out = set(FLET["app"]["exclude"])
    assert {name for name in left_out - MADE_LATER if not (ROOT / name).exists()} == set()
    assert {"tests", "docs", "tools", "hub", "web"} <= left_out


def test_the_packaged_app_starts_without_the_server_and_without_what_is_left_out() -> None:
    done = subprocess.run([sys.executable, "-c", LOAD], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    used = {Path(file) for file in json.loads(done.stdout)}
    own = {
        path.relative_to(ROOT).parts[0] for path in used if ROOT in path.parents and ".venv" not in path.parts
    }
    assert {"main_native.py", "models", "services", "views"} <= own
    assert own & set(FLET["app"]["exclude"]) == set()
    assert not [each for each in PROJECT["project"]["dependencies"] if each.startswith(SERVER_ONLY)]


@pytest.mark.parametrize(
    ("name", "side", "transparent"),
    [
        ("icon.png", 512, True),
        ("icon_ios.png", 1024, False),
        ("splash.png", 1152, True),
        ("splash_dark.png", 1152, True),
    ],
)
def test_icons_and_splash_are_square_and_large_enough(name: str, side: int, transparent: bool) -> None:
    assert picture(name) == (side, side, transparent)


def test_it_asks_for_nothing_of_the_phone_but_to_share_and_to_remind() -> None:
    assert FLET["permissions"] == []
    wanted = {f"android.permission.{name}" for name in ("INTERNET", "POST_NOTIFICATIONS")}
    assert set(FLET["android"]["permission"]) == wanted
    assert not [key for key in FLET["ios"]["info"] if "UsageDescription" in key]
    for colour in (FLET["splash"]["color"], FLET["splash"]["dark_color"], FLET["icon_background"]):
        assert len(colour) == 7
