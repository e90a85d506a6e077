"""Copies Flet's browser client without what the app never uses, and with no address of others in it."""

import json
from pathlib import Path

from services.web_guard import ANIMATION_ADDRESS
from tools.web import icons

# Both engines: skwasm where the browser can, CanvasKit elsewhere.
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
    icons.FONT,
    "assets/shaders/ink_sparkle.frag",
    "assets/shaders/stretch_effect.frag",
)
# Beside the page, and the same length, because one of the files is binary.
NO_ANIMATION = b"./not-used".ljust(len(ANIMATION_ADDRESS) - 1, b"-") + b"/"
SCRIPTS = (".js", ".mjs", ".wasm")
# Pyodide starts with a fixed amount of memory; a snapshot with every import done may be larger.
PUT_BACK = b"return Module.HEAP8.set(t),l}"
GROW_AND_PUT_BACK = b"return Module.HEAP8.length<t.length&&Module.growMemory(t.length),Module.HEAP8.set(t),l}"
SOURCE_MAP = b"//# sourceMappingURL="


def client_files(client: Path) -> dict[str, bytes]:
    """The files of the client to publish, by path."""
    files = {path: _cleaned(path, (client / path).read_bytes()) for path in (*ENGINES, *PYTHON, *REST)}
    files["pyodide/pyodide-lock.json"] = _empty_lock(client)
    return files


def _cleaned(path: str, data: bytes) -> bytes:
    if path.startswith("main.dart.") and path.endswith((".js", ".wasm")) and ANIMATION_ADDRESS not in data:
        raise SystemExit(
            f"Flet's client asks another address now: tools/web/client.py must learn it ({path})."
        )
    if path.endswith(SCRIPTS):
        data = data.replace(ANIMATION_ADDRESS, NO_ANIMATION)
    if path == "pyodide/pyodide.asm.mjs":
        if data.count(PUT_BACK) != 1:
            raise SystemExit(
                "This Pyodide puts a snapshot back in another way: tools/web/client.py must learn it."
            )
        data = data.replace(PUT_BACK, GROW_AND_PUT_BACK)
    if path.endswith((".js", ".mjs")):
        data = b"\n".join(line for line in data.split(b"\n") if not line.startswith(SOURCE_MAP))
    return data


def _empty_lock(client: Path) -> bytes:
    """Pyodide's list of packages it could fetch: none."""
    lock = json.loads((client / "pyodide" / "pyodide-lock.json").read_text("utf-8"))
    return json.dumps({"info": lock["info"], "packages": {}}).encode()
