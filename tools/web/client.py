"""Copies Flet's ready-made browser client without the parts the app never uses, and with no address of others in it."""

import json
from pathlib import Path

from services.web_guard import ANIMATION_ADDRESS

# Both engines: skwasm where the browser can, CanvasKit elsewhere. The rest of the client's folder is not needed.
ENGINES = (
    "main.dart.wasm",
    "main.dart.mjs",
    "main.dart.js",
    "canvaskit/skwasm.js",
    "canvaskit/skwasm.wasm",
    "canvaskit/canvaskit.js",
    "canvaskit/canvaskit.wasm",
    "canvaskit/chromium/canvaskit.js",
    "canvaskit/chromium/canvaskit.wasm",
)
PYTHON = ("pyodide/pyodide.mjs", "pyodide/pyodide.asm.mjs", "pyodide/pyodide.asm.wasm")
REST = (
    "flutter.js",
    "version.json",
    "assets/AssetManifest.bin",
    "assets/AssetManifest.bin.json",
    "assets/NOTICES",
    "assets/fonts/MaterialIcons-Regular.otf",
    "assets/packages/cupertino_icons/assets/CupertinoIcons.ttf",
    "assets/shaders/ink_sparkle.frag",
    "assets/shaders/stretch_effect.frag",
)
# Beside the page, and the same length, because one of the files is binary.
NO_ANIMATION = b"./not-used".ljust(len(ANIMATION_ADDRESS) - 1, b"-") + b"/"
SCRIPTS = (".js", ".mjs", ".wasm")
SOURCE_MAP = b"//# sourceMappingURL="


def client_files(client: Path) -> dict[str, bytes]:
    """The files of the client to publish, by path."""
    files = {path: _cleaned(path, (client / path).read_bytes()) for path in (*ENGINES, *PYTHON, *REST)}
    files["pyodide/pyodide-lock.json"] = _empty_lock(client)
    return files


def _cleaned(path: str, data: bytes) -> bytes:
    if path.endswith(SCRIPTS):
        data = data.replace(ANIMATION_ADDRESS, NO_ANIMATION)
    if path.endswith((".js", ".mjs")):
        data = b"\n".join(line for line in data.split(b"\n") if not line.startswith(SOURCE_MAP))
    return data


def _empty_lock(client: Path) -> bytes:
    """Pyodide's list of packages it could fetch: none."""
    lock = json.loads((client / "pyodide" / "pyodide-lock.json").read_text("utf-8"))
    return json.dumps({"info": lock["info"], "packages": {}}).encode()
