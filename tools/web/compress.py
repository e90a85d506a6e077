"""Compresses what the browser downloads once, when it is built, as well as brotli and gzip can.

That takes minutes, so what was compressed before is kept in `build/compressed` under the hash of its content.
"""

import gzip
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from pathlib import Path

import brotli

KEPT = Path(__file__).parents[2] / "build" / "compressed"
ALREADY = (".png", ".woff2")
LARGE = 1 << 24  # bytes; the memory snapshot repeats itself over longer ways
SMALLEST = 256  # bytes; below, the answer's head is longer than what is saved
WINDOW = 22  # brotli's usual one, four megabytes, packs WebAssembly better than a larger one


def _brotli(data: bytes) -> bytes:
    return brotli.compress(data, quality=11, lgwin=24 if len(data) > LARGE else WINDOW)


ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    ".br": _brotli,
    ".gz": partial(gzip.compress, compresslevel=9, mtime=0),
}


def compressed(files: dict[str, bytes]) -> dict[str, bytes]:
    """For each file that gains from it, the same with `.br` and `.gz` after its name."""
    KEPT.mkdir(parents=True, exist_ok=True)
    jobs = [
        (path + suffix, data, suffix)
        for path, data in files.items()
        if not path.endswith(ALREADY) and len(data) >= SMALLEST
        for suffix in ENCODERS
    ]
    jobs.sort(key=lambda job: -len(job[1]))
    with ThreadPoolExecutor() as pool:
        made = pool.map(lambda job: (job[0], _encode(job[1], job[2]), len(job[1])), jobs)
        return dict(sorted((path, data) for path, data, plain in made if len(data) < plain))


def _encode(data: bytes, suffix: str) -> bytes:
    kept = KEPT / (sha256(data).hexdigest() + suffix)
    if not kept.exists():
        part = kept.with_suffix(".part" + suffix)
        part.write_bytes(ENCODERS[suffix](data))
        part.replace(kept)
    return kept.read_bytes()
