"""The shape of what lies in a box: version, nonce and sealed content, padded so that its size tells little.

    blob = 0x01 | version, 8 bytes | nonce, 12 bytes | sealed
    sealed = AES-256-GCM(key, pad(zlib(json)), AAD = 0x01 | box | version)

The cipher itself is `services.sealing`: in the browser another one than on a computer.
"""

import json
import zlib
from dataclasses import dataclass
from typing import Any

FORMAT = b"\x01"
NONCE = 12  # bytes
TAG = 16  # bytes that AES-GCM adds
SMALLEST = 1_024  # bytes: below this all contents look alike
MOST_SEALED = 256 * 1_024  # what the hub takes
MOST_PLAIN = 4_000_000  # nothing is unpacked beyond it
HEAD = 1 + 8 + NONCE

DAMAGED = "What was shared could not be opened: it was damaged or changed on the way."
NEWER = "What was shared was made by a newer Homeward. Update Homeward."


class BadBoxError(ValueError):
    """Why the content of a box cannot be used, in one sentence for the person."""


class NewerBoxError(BadBoxError):
    """The content has a shape that came after this Homeward."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A box's content taken apart."""

    version: int
    nonce: bytes
    sealed: bytes


def to_blob(version: int, nonce: bytes, sealed: bytes) -> bytes:
    """What is sent to the hub."""
    return FORMAT + version.to_bytes(8, "big") + nonce + sealed


def read_blob(content: bytes) -> Blob:
    """What came from the hub, in its parts. Raises BadBoxError, NewerBoxError."""
    if len(content) > MOST_SEALED or len(content) < HEAD + TAG:
        raise BadBoxError(DAMAGED)
    if content[:1] != FORMAT:
        raise NewerBoxError(NEWER)
    return Blob(int.from_bytes(content[1:9], "big"), content[9:HEAD], content[HEAD:])


def bound_to(box: str, version: int) -> bytes:
    """What the content is sealed together with: it opens in this box and as this version only."""
    return FORMAT + bytes.fromhex(box) + version.to_bytes(8, "big")


def pack(content: dict[str, Any]) -> bytes:
    """Content as padded bytes. Raises BadBoxError where it is more than a box takes."""
    packed = squeeze(content)
    size = padme(max(len(packed), SMALLEST))
    if HEAD + size + TAG > MOST_SEALED:
        raise BadBoxError("This is more than can be shared at once.")
    return packed.ljust(size, b"\0")


def squeeze(content: dict[str, Any]) -> bytes:
    """Content as few bytes; `unpack` reads them too. As in a record, half a character becomes a "?"."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "replace"), 9)


def unpack(packed: bytes) -> dict[str, Any]:
    """The content again. Raises BadBoxError for anything that `pack` did not make."""
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(packed, MOST_PLAIN)
        if not unpacker.eof or unpacker.unused_data.strip(b"\0"):
            raise BadBoxError(DAMAGED)
        content = json.loads(plain)
    except (zlib.error, ValueError, RecursionError):
        raise BadBoxError(DAMAGED) from None
    if not isinstance(content, dict):
        raise BadBoxError(DAMAGED)
    return content


def padme(length: int) -> int:
    """The next of the few lengths there are, at most 12% longer (Padme, Nikitin and others 2019)."""
    exponent = length.bit_length() - 1
    kept = exponent.bit_length()
    step = 1 << max(exponent - kept, 0)
    return -(-length // step) * step
