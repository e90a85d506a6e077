"""Says what a build holds and how much of it travels."""

from collections.abc import Iterable
from pathlib import Path

from tools.web.offline import FOR_ENGINE, IF_POSSIBLE, ON_REQUEST, SKWASM, WORKER

KINDS = (
    ("Flutter client", ("main.dart", "canvaskit/", "flutter.js", "assets/")),
    ("Pyodide", ("pyodide/",)),
    ("Python code", ("python/standard.zip", "python/app.zip")),
    ("memory snapshot", IF_POSSIBLE),
)


def say(files: dict[str, bytes], target: Path) -> None:
    """Print one line for each kind of file, and what a first visit in Chromium needs."""
    plain = {path: data for path, data in files.items() if not path.endswith((".br", ".gz"))}
    print(f"{target}: {len(plain)} files, {_size(map(len, plain.values()))}")
    told: set[str] = set()
    for kind, starts in (*KINDS, ("the page, its pictures and fonts", ("",))):
        paths = [path for path in plain if path.startswith(starts) and path not in told]
        told.update(paths)
        size = _size(len(files[path]) for path in paths)
        print(f"  {kind}: {len(paths)} files, {size}, {_sent(files, paths)}")
    first = [path for path in plain if first_visit(path)]
    print(f"  first visit with Chromium: {_size(len(files[path]) for path in first)}, {_sent(files, first)}")


def first_visit(path: str) -> bool:
    """Whether Chromium needs the file for a first start, before the service worker keeps the rest."""
    return path not in (*ON_REQUEST, *IF_POSSIBLE, WORKER) and FOR_ENGINE.get(path, SKWASM) == SKWASM


def _sent(files: dict[str, bytes], paths: list[str]) -> str:
    brotli = _size(len(files.get(f"{path}.br", files[path])) for path in paths)
    return f"{brotli} with brotli" if any(f"{path}.br" in files for path in paths) else "not compressed"


def _size(sizes: Iterable[int]) -> str:
    return f"{sum(sizes) / 1e6:.2f} MB"
