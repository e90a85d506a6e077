"""Writes the list of files into the service worker: what is kept on the device, and the hash of each."""

import json
from hashlib import sha256

WORKER = "sw.js"
PLACE = "/* path → [SHA-256, when it is kept], written here by tools/web/offline.py */"
SKWASM, CHROMIUM, CANVASKIT = "skwasm", "chromium", "canvaskit"  # the engines of web/boot.js
FOR_ENGINE = {
    "main.dart.wasm": SKWASM,
    "main.dart.mjs": SKWASM,
    "main.dart.js": f"{CHROMIUM} {CANVASKIT}",
    "canvaskit/skwasm.js": SKWASM,
    "canvaskit/skwasm.wasm": SKWASM,
    "canvaskit/chromium/canvaskit.js": CHROMIUM,
    "canvaskit/chromium/canvaskit.wasm": CHROMIUM,
    "canvaskit/canvaskit.js": CANVASKIT,
    "canvaskit/canvaskit.wasm": CANVASKIT,
}
ON_REQUEST = (
    "assets/NOTICES",
    "fonts/OFL.txt",
    "fonts/fallback/OFL.txt",
)  # the licences: long, and read with a network
IF_POSSIBLE = ("python/snapshot.bin",)


def worker(template: bytes, files: dict[str, bytes]) -> bytes:
    """The service worker for these files."""
    listed = [[path, [sha256(data).hexdigest(), when_kept(path)]] for path, data in sorted(files.items())]
    text = template.decode()
    if text.count(PLACE) != 1:
        raise SystemExit(f"web/{WORKER} must hold the place for the list of files once.")
    return text.replace(PLACE, json.dumps(listed, separators=(",", ":"))).encode()


def when_kept(path: str) -> str:
    """`always`, `if possible`, `on request`, or the engines that need the file."""
    if path in ON_REQUEST:
        return "on request"
    return "if possible" if path in IF_POSSIBLE else FOR_ENGINE.get(path, "always")
