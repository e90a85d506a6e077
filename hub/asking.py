"""What a request for a box says in its headers and body; whatever is wrong with it is Refused in words."""

import asyncio
import re
from base64 import urlsafe_b64decode
from hashlib import sha256

from starlette.datastructures import Headers
from starlette.requests import Request

from hub.problems import Refused

MOST_BYTES = 256 * 1024
BYTES_TO_HEAR_OUT = 1024 * 1024  # of a body that is too large, so that the answer arrives
SECONDS_FOR_A_BODY = 30
LEAST_BYTES = 1 + 8 + 12 + 16  # the format's version, the record's, the IV and the tag
FORMAT = 1
AN_HOUR, DAYS_35 = 3600, 35 * 86400
LONGEST_WAIT = 25
READ, KEEP, OPENED = "homeward-read", "homeward-keep", "homeward-opened"

BOX = re.compile(r"[0-9a-f]{32}")
TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
BEARER = re.compile(r"bearer +([A-Za-z0-9_-]{43})", re.IGNORECASE)
VERSION = re.compile(r'"([1-9][0-9]{0,17})"')
WAIT = re.compile(r"(?:^|[,;]) *wait *= *([0-9]{1,9}) *(?=$|[,;])", re.IGNORECASE)


def token(headers: Headers) -> bytes:
    """The SHA-256 of the token in Authorization."""
    found = BEARER.fullmatch(_one(headers, "authorization"))
    if not found:
        detail = "Send the token of this box as `Authorization: Bearer`."
        raise Refused(401, detail, {"www-authenticate": "Bearer"})
    return _hash(found[1])


def reader(headers: Headers) -> bytes:
    """The SHA-256 of the token that will read a box which is created."""
    text = _one(headers, READ)
    if not TOKEN.fullmatch(text):
        raise Refused(400, "To create a box, send the token of its readers as `Homeward-Read`.")
    return _hash(text)


def expected(headers: Headers) -> int:
    """The version that a PUT replaces, 0 for a new box."""
    match, none = _one(headers, "if-match"), _one(headers, "if-none-match")
    if match and none:
        raise Refused(400, "Send `If-Match` or `If-None-Match`, not both.")
    if none:
        if none != "*":
            raise Refused(400, "To create a box, send `If-None-Match: *`.")
        return 0
    if not match:
        raise Refused(428, "Send `If-None-Match: *` to create a box, or `If-Match` with its version.")
    version = VERSION.fullmatch(match)
    if not version:
        raise Refused(400, 'Send `If-Match` with one version in quotes, like "7".')
    return int(version[1])


def keep(headers: Headers) -> int:
    """Seconds that a box is kept after this PUT."""
    text = _one(headers, KEEP)
    if not text:
        return DAYS_35
    if not re.fullmatch("[0-9]{1,9}", text) or not AN_HOUR <= int(text) <= DAYS_35:
        raise Refused(400, f"`Homeward-Keep` is a number of seconds from {AN_HOUR} to {DAYS_35}.")
    return int(text)


def known(headers: Headers) -> set[str]:
    """The ETags that a reader has."""
    return {each.strip().removeprefix("W/") for each in ",".join(headers.getlist("if-none-match")).split(",")}


def wait(headers: Headers) -> int:
    """Seconds that a reader would wait for a change."""
    found = WAIT.search(",".join(headers.getlist("prefer")))
    return min(int(found[1]), LONGEST_WAIT) if found else 0


async def blob(request: Request, version: int) -> bytes:
    """The body: a sealed record that says this version of itself. Raises ClientDisconnect."""
    headers = request.headers
    if _one(headers, "content-type").lower() != "application/octet-stream":
        raise Refused(415, "Send the sealed record as `Content-Type: application/octet-stream`.")
    if "content-encoding" in headers:
        raise Refused(415, "Send the sealed record without `Content-Encoding`.")
    if "content-length" not in headers and "transfer-encoding" not in headers:
        raise Refused(411, "Send `Content-Length` and the sealed record.")
    try:
        async with asyncio.timeout(SECONDS_FOR_A_BODY):
            body = await _read(request)
    except TimeoutError:
        raise Refused(408, "The sealed record took too long to arrive.", {"connection": "close"}) from None
    if len(body) < LEAST_BYTES or body[0] != FORMAT:
        raise Refused(422, "This is not a sealed record of a kind that this hub knows.")
    if int.from_bytes(body[1:9]) != version:
        raise Refused(422, "The sealed record names another version than the one that follows.")
    return body


async def _read(request: Request) -> bytes:
    """Counts what arrives and believes no header about it."""
    body, size = bytearray(), 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= MOST_BYTES:
            body += chunk
        elif size > BYTES_TO_HEAR_OUT:
            break
    if size > MOST_BYTES:
        detail = f"A sealed record has at most {MOST_BYTES // 1024} KiB."
        raise Refused(413, detail, {"connection": "close"})
    return bytes(body)


def _one(headers: Headers, name: str) -> str:
    """A header that may be there once; empty where it is not."""
    values = headers.getlist(name)
    if len(values) > 1:
        raise Refused(400, f"Send `{name.title()}` once.")
    return values[0].strip() if values else ""


def _hash(text: str) -> bytes:
    return sha256(urlsafe_b64decode(text + "=")).digest()
