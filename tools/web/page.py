"""The files of our own that the browser loads: the page with the numbers, its scripts, pictures and fonts."""

import json
from pathlib import Path

from services.web_guard import ANIMATION_SCRIPT
from tools.web.client import NO_ANIMATION
from views.theme import FONT as OUR_FONT

FONTS = "assets/FontManifest.json"
FOR_PACKAGES = ("icon_", "splash")  # what only `flet build` uses
ROOT = Path(__file__).parents[2]
ASSETS, SCRIPTS = ROOT / "assets", ROOT / "web"
FLUTTER = '<script src="flutter.js"></script>'
OWN_FIRST = '<script src="shell.js"></script>\n  <script src="bridge.js"></script>\n  ' + FLUTTER


def files() -> dict[str, bytes]:
    """Everything by path. A file that Flet's client reads itself is also where it looks for it."""
    found: dict[str, bytes] = {}
    for path in sorted(ASSETS.rglob("*")):
        if path.is_file() and not path.name.startswith(FOR_PACKAGES):
            found[path.relative_to(ASSETS).as_posix()] = path.read_bytes()
    for path in sorted(SCRIPTS.glob("*.js")):
        found[path.name] = path.read_bytes()
    found[FONTS] = fonts(found[FONTS])
    found["index.html"] = index(found["index.html"].decode()).encode()
    found[f"{NO_ANIMATION.decode().removeprefix('./')}wasm/rive_native.js"] = ANIMATION_SCRIPT
    return found


def fonts(listed: bytes) -> bytes:
    """Flutter's list of fonts: the icons, and ours also where Flutter would fetch Roboto."""
    icons = [font for font in json.loads(listed) if font["family"] == "MaterialIcons"]
    families = (OUR_FONT, "Roboto")
    ours = [
        {"family": family, "fonts": [{"asset": "../fonts/AtkinsonHyperlegibleNext.ttf"}]}
        for family in families
    ]
    return json.dumps([*icons, *ours]).encode()


def index(html: str) -> str:
    """The page of the server's app, for any folder of any host, with the scripts of this one."""
    for old, new in (('<base href="/">', '<base href="./">'), (FLUTTER, OWN_FIRST)):
        if html.count(old) != 1:
            raise SystemExit(f"assets/index.html must hold {old} once.")
        html = html.replace(old, new)
    return html
