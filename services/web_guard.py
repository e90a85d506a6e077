"""Keeps the loopback web server private: own pages only, this computer's browser only, no third party.

Any web page open in the same browser can try to reach 127.0.0.1, so the server answers only requests
that name this computer and sockets that Homeward's own page opened. It also answers what Flet's client
would otherwise ask public servers for.
"""

from asyncio import CancelledError
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

THIS_COMPUTER = frozenset({"127.0.0.1", "localhost", "::1"})
CONTENT_POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; connect-src 'self' data: blob:; worker-src 'self' blob:; "
    "font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"cache-control", b"no-cache"),  # "ask me first": after an update no old file may be used
    (b"content-security-policy", CONTENT_POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)
# FastAPI's own pages: of no use here, and they load scripts from a public server.
NOT_SERVED = frozenset({"/docs", "/docs/oauth2-redirect", "/redoc", "/openapi.json", "/oauth_callback"})
# Flet's client asks this address for an animation library that Homeward never uses.
ANIMATION_ADDRESS = b"https://cdn.jsdelivr.net/npm/@rive-app/flutter-native-wasm@44.0.0/"
# The same length, because one of the files is binary.
NO_ANIMATION = b"/not-used".ljust(len(ANIMATION_ADDRESS) - 1, b"-") + b"/"
ANIMATION_SCRIPT = b"window.RiveNative = () => new Promise(() => {});"  # never ready, and no error
CLIENT_FILES = {"/main.dart.js": b"text/javascript", "/main.dart.wasm": b"application/wasm"}


class WebGuard:
    """Wraps Flet's web application; `client_dir` is the folder of its ready-made browser client."""

    def __init__(self, app: Application, client_dir: Path) -> None:
        self._app = app
        self._client_dir = client_dir
        self._client_files: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        host, origin = (headers.get(name, b"").decode("latin-1") for name in (b"host", b"origin"))
        if not is_own_request(host, origin):
            await _refuse(scope, receive, send)
            return
        path = scope["path"]
        if scope["type"] == "websocket":
            with suppress(CancelledError):  # Homeward is being stopped while the tab is open
                await self._app(scope, receive, _while_open(send))
        elif path in NOT_SERVED:
            await _answer(send, 404, b"text/plain", b"Not found")
        elif path in CLIENT_FILES:
            await self._answer_client_file(path, headers.get(b"if-none-match"), send)
        elif path.startswith(NO_ANIMATION.decode()):
            await _answer(send, 200, b"text/javascript", ANIMATION_SCRIPT)
        else:
            await self._app(scope, receive, _with_headers(send))

    async def _answer_client_file(self, path: str, known_tag: bytes | None, send: Send) -> None:
        if path not in self._client_files:
            original = (self._client_dir / path[1:]).read_bytes()
            self._client_files[path] = original.replace(ANIMATION_ADDRESS, NO_ANIMATION)
        body = self._client_files[path]
        tag = b'"%s"' % sha256(body).hexdigest().encode()
        if known_tag == tag:
            await _answer(send, 304, CLIENT_FILES[path], b"", tag)
        else:
            await _answer(send, 200, CLIENT_FILES[path], body, tag)


def is_own_request(host: str, origin: str) -> bool:
    """True when `host` names this computer and `origin`, if the browser sent one, is the same place."""
    try:
        name = urlsplit(f"//{host}").hostname
        return name in THIS_COMPUTER and (not origin or urlsplit(origin).netloc == host)
    except ValueError:
        return False


def _while_open(send: Send) -> Send:
    """Sends nothing more once the tab is gone. An error would stop Flet before it lets go of the window."""

    async def send_if_open(message: Message) -> None:
        with suppress(OSError):
            await send(message)

    return send_if_open


def _with_headers(send: Send) -> Send:
    own = {name for name, _ in HEADERS} | {b"access-control-allow-origin"}

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [(name, value) for name, value in message["headers"] if name.lower() not in own]
            message = {**message, "headers": [*kept, *HEADERS]}
        await send(message)

    return send_with_headers


async def _answer(send: Send, status: int, kind: bytes, body: bytes, tag: bytes = b"") -> None:
    headers = [
        (b"content-type", kind),
        (b"content-length", b"%d" % len(body)),
        (b"cross-origin-embedder-policy", b"require-corp"),
        *HEADERS,
    ]
    if tag:
        headers.append((b"etag", tag))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
    else:
        await _answer(send, 403, b"text/plain", b"Homeward answers only this computer.")
