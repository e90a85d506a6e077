"""The keys of one share: everything is derived from the owner's secret, and the link from a part of it.

    owner (patient's device only) -> link (in the address) -> box, read, key
                                  -> write

Who has the link can read, and neither change nor delete. The hub knows hashes of `read` and `write` only.
"""

import hmac
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256

ADDRESS = "#/carer/"
SECRET = 32  # bytes of an owner's or a link's secret
NO_LINK = "This is not a link from Homeward. Ask the person who shares with you to send it again."
CUT = "A part of this link is missing. Ask the person who shares with you to send it again, or scan the code."
NEWER = "This link was made by a newer Homeward. Update Homeward, then open the link again."
OWN = "This is the link to your own record. Open it on the phone of the person you share with."
ELSEWHERE = "This link is for a Homeward at another address. Open the link itself: it leads there."
LINK_PROBLEMS = frozenset({NO_LINK, CUT, NEWER, OWN, ELSEWHERE})

_LINK = re.compile(r"1\.([A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])", re.ASCII)
_BASE = re.compile(r"(https://[^\s/?#@]+|http://127\.0\.0\.1(:[0-9]{1,5})?)(/[^\s?#]*)?")
_BEFORE = re.compile(r".*(https?://\S*)$", re.IGNORECASE | re.DOTALL)  # the address of a link, in a message
_HEAD = re.compile(r"([0-9]{1,4})\.", re.ASCII)


class BadLinkError(ValueError):
    """Why a link cannot be read, in one sentence for the person."""


@dataclass(frozen=True, slots=True)
class ReaderKeys:
    """What the link gives. `box`: the name of the box, 32 hex digits; `read`: the token that the hub asks
    for; `key`: AES-256, for what is in the box."""

    box: str
    read: str = field(repr=False)
    key: bytes = field(repr=False)


def hkdf(secret: bytes, purpose: str, length: int = 32) -> bytes:
    """HKDF-SHA256 (RFC 5869) without a salt, up to 32 bytes."""
    extracted = hmac.digest(bytes(32), secret, sha256)
    return hmac.digest(extracted, purpose.encode() + b"\x01", sha256)[:length]


def link_secret(owner: bytes) -> bytes:
    """The secret of the link, the only thing in it."""
    return hkdf(owner, "homeward/1 link")


def write_token(owner: bytes) -> str:
    """The token that changes and deletes the box."""
    return letters(hkdf(owner, "homeward/1 write"))


def reader_keys(secret: bytes) -> ReaderKeys:
    """The keys of who has the link."""
    box = hkdf(secret, "homeward/1 box", 16).hex()
    return ReaderKeys(box, letters(hkdf(secret, "homeward/1 read")), hkdf(secret, "homeward/1 key"))


def is_base(text: str) -> bool:
    """Whether this can be the address of a hub, which its links begin with."""
    return _BASE.fullmatch(text) is not None


def to_link(base: str, secret: bytes) -> str:
    """The address to give to a carer. What stands after its # never reaches a server."""
    return f"{base.rstrip('/')}/{ADDRESS}1.{letters(secret)}"


def read_link(text: str) -> bytes:
    """The secret in a link, in the part of it after `#/carer/`, or in a message around it. Raises
    BadLinkError."""
    code = text.strip().rpartition(ADDRESS)[2]
    if found := _LINK.match(code):
        return from_letters(found[1])
    head = _HEAD.match(code)
    if head and int(head[1]) > 1:
        raise BadLinkError(NEWER)
    raise BadLinkError(CUT if head else NO_LINK)


def is_elsewhere(text: str, base: str) -> bool:
    """Whether a whole link leads to another Homeward than the one at `base`, whose hub has no such box."""
    found = _BEFORE.match(text.rpartition(ADDRESS)[0])
    if not found or not base:
        return False
    return found[1].rstrip("/").casefold() != base.rstrip("/").casefold()


def letters(content: bytes) -> str:
    """Bytes as base64url without padding."""
    return urlsafe_b64encode(content).decode().rstrip("=")


def from_letters(text: str) -> bytes:
    """The bytes again. Raises ValueError."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
