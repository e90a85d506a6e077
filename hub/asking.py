"""What a request for a box says in its headers and body; whatever is wrong with it is Refused in words."""

import re
from binascii import a2b_base64
from hashlib import sha256

from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope

from hub.problems import Refused

MOST_BYTES = 256 * 1024
BYTES_TO_HEAR_OUT = 1024 * 1024  # of a body that is too large, so that the answer arrives
LEAST_BYTES = 1 + 8 + 12 + 16  # the format's version, the record's, the IV and the tag
FORMAT = 1
AN_HOUR, DAYS_35 = 3600, 35 * 86400
LONGEST_WAIT = 25
READ, KEEP, OPENED = b"homeward-read", b"homeward-keep", "homeward-opened"

BOX = re.compile(r"/v1/box/([0-9a-f]{32})")
STANDARD = bytes.maketrans(b"-_", b"+/")  # from the alphabet of addresses
TOKEN = re.compile(rb"[A-Za-z0-9_-]{43}")
BEARER = re.compile(rb"bearer +([A-Za-z0-9_-]{43})", re.IGNORECASE)
VERSION = re.compile(rb'"([1-9][0-9]{0,17})"')
SECONDS = re.compile(rb"[0-9]{1,9}")
WAIT = re.compile(rb"(?:^|[,;]) *wait *= *([0-9]{1,9}) *(?=$|[,;])", re.IGNORECASE)


class Asked:
    """One request for a box. What production asks often is read with few steps."""

    __slots__ = ("_headers", "_raw", "_twice", "box", "method", "receive")

    def __init__(self, scope: Scope, receive: Receive) -> None:
        """Refused where the path names no box."""
        self.method: str = scope["method"]
        self.receive = receive
        self._raw: list[tuple[bytes, bytes]] = scope["headers"]
        self._headers: dict[bytes, bytes] = dict(self._raw)
        self._twice = len(self._headers) != len(self._raw)
        named = BOX.fullmatch(scope["path"])
        if not named:
            raise Refused(404)
        self.box = named[1]

    def every(self, name: bytes) -> list[bytes]:
        """Each value of a header."""
        return [text for each, text in self._raw if each == name]

    def token(self) -> bytes:
        """The SHA-256 of the token in Authorization."""
        found = BEARER.fullmatch(self._one(b"authorization"))
        if not found:
            detail = "Send the token of this box as `Authorization: Bearer`."
            raise Refused(401, detail, {"www-authenticate": "Bearer"})
        return _hash(found[1])

    def reader(self) -> bytes:
        """The SHA-256 of the token that will read a box which is created."""
        text = self._one(READ)
        if not TOKEN.fullmatch(text):
            raise Refused(400, "To create a box, send the token of its readers as `Homeward-Read`.")
        return _hash(text)

    def expected(self) -> int:
        """The version that a PUT replaces, 0 for a new box."""
        match, none = self._one(b"if-match"), self._one(b"if-none-match")
        if match and none:
            raise Refused(400, "Send `If-Match` or `If-None-Match`, not both.")
        if none:
            if none != b"*":
                raise Refused(400, "To create a box, send `If-None-Match: *`.")
            return 0
        if not match:
            raise Refused(428, "Send `If-None-Match: *` to create a box, or `If-Match` with its version.")
        version = VERSION.fullmatch(match)
        if not version:
            raise Refused(400, 'Send `If-Match` with one version in quotes, like "7".')
        return int(version[1])

    def keep(self) -> int:
        """Seconds that a box is kept after this PUT."""
        text = self._one(KEEP)
        if not text:
            return DAYS_35
        if not SECONDS.fullmatch(text) or not AN_HOUR <= int(text) <= DAYS_35:
            raise Refused(400, f"`Homeward-Keep` is a number of seconds from {AN_HOUR} to {DAYS_35}.")
        return int(text)

    def known(self) -> set[str]:
        """The ETags that a reader has."""
        tags = b",".join(self.every(b"if-none-match")).decode("latin-1").split(",")
        return {tag.strip().removeprefix("W/") for tag in tags}

    def wait(self) -> int:
        """Seconds that a reader would wait for a change."""
        found = WAIT.search(b",".join(self.every(b"prefer")))
        return min(int(found[1]), LONGEST_WAIT) if found else 0

    async def blob(self, version: int) -> bytes:
        """The body: a sealed record that says this version of itself. Raises ClientDisconnect."""
        if self._one(b"content-type").lower() != b"application/octet-stream":
            raise Refused(415, "Send the sealed record as `Content-Type: application/octet-stream`.")
        if b"content-encoding" in self._headers:
            raise Refused(415, "Send the sealed record without `Content-Encoding`.")
        if b"content-length" not in self._headers and b"transfer-encoding" not in self._headers:
            raise Refused(411, "Send `Content-Length` and the sealed record.")
        body = await self._body()
        if len(body) < LEAST_BYTES or body[0] != FORMAT:
            raise Refused(422, "This is not a sealed record of a kind that this hub knows.")
        if int.from_bytes(body[1:9]) != version:
            raise Refused(422, "The sealed record names another version than the one that follows.")
        return body

    async def _body(self) -> bytes:
        """Counts what arrives and believes no header about it."""
        parts: list[bytes] = []
        size, more = 0, True
        while more and size <= BYTES_TO_HEAR_OUT:
            message = await self.receive()
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            part: bytes = message.get("body", b"")
            size += len(part)
            if size <= MOST_BYTES:
                parts.append(part)
            more = message.get("more_body", False)
        if size > MOST_BYTES:
            detail = f"A sealed record has at most {MOST_BYTES // 1024} KiB."
            raise Refused(413, detail, {"connection": "close"})
        return b"".join(parts)

    def _one(self, name: bytes) -> bytes:
        """A header that may be there once; empty where it is not."""
        text = self._headers.get(name)
        if text is None:
            return b""
        if self._twice and len(self.every(name)) > 1:
            raise Refused(400, f"Send `{name.decode().title()}` once.")
        return text.strip()


def _hash(token: bytes) -> bytes:
    return sha256(a2b_base64(token.translate(STANDARD) + b"=")).digest()
