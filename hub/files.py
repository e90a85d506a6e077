"""The files of a built app, all known from the start, so that a request can name no other file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

ENCODINGS = {"br": ".br", "gzip": ".gz"}  # the better one first
UNCHANGING = re.compile(r"[.-][0-9a-f]{8,64}\.")  # the name holds the hash of the content
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".toml": "text/plain; charset=utf-8",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}
NAMED = {"manifest.json": "application/manifest+json", "NOTICES": "text/plain; charset=utf-8"}


@dataclass(frozen=True)
class WebFile:
    """One file and its compressed forms by encoding. `tag` is the hash of its content."""

    path: Path
    kind: str
    tag: str
    unchanging: bool
    forms: Mapping[str, Path] = field(default_factory=dict)

    def form(self, accepted: str) -> tuple[Path, str]:
        """The file to send to who accepts these encodings, and its encoding: empty for the file as it is."""
        wanted = _wanted(accepted)
        for encoding, path in self.forms.items():
            if encoding in wanted:
                return path, encoding
        return self.path, ""


def find_files(folder: Path) -> dict[str, WebFile]:
    """Every file of a built app by its path in the address; the folder itself stands for its index.html."""
    root = folder.resolve()
    inside = [
        path for path in sorted(root.rglob("*")) if path.is_file() and path.resolve().is_relative_to(root)
    ]
    known = set(inside)
    files = {}
    for path in inside:
        if path.suffix in ENCODINGS.values() and path.with_suffix("") in known:
            continue
        forms = {name: other for name, end in ENCODINGS.items() if (other := Path(f"{path}{end}")) in known}
        kind = NAMED.get(path.name) or TYPES.get(path.suffix, "application/octet-stream")
        tag = sha256(path.read_bytes()).hexdigest()[:32]
        unchanging = bool(UNCHANGING.search(path.name))
        files[f"/{path.relative_to(root).as_posix()}"] = WebFile(path, kind, tag, unchanging, forms)
    if "/index.html" in files:
        files["/"] = files["/index.html"]
    return files


def _wanted(accepted: str) -> set[str]:
    """The encodings of an Accept-Encoding header that are not refused in it."""
    wanted = set()
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        if not re.fullmatch(r"\s*q=0(\.0*)?\s*", weight):
            wanted.add(name.strip())
    return wanted
