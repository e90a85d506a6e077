"""The headers of every answer, so that a page can load nothing from others and tell them nothing."""

import time
from email.utils import formatdate
from functools import lru_cache

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# `wasm-unsafe-eval` compiles WebAssembly and nothing else; Flutter writes inline styles, but no scripts.
CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "worker-src 'self' blob:",
        "connect-src 'self' data: blob:",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "style-src 'self' 'unsafe-inline'",
        "manifest-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
NEVER_USED = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope",
    "hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": ", ".join(f"{name}=()" for name in NEVER_USED),
    "strict-transport-security": "max-age=31536000",  # browsers heed it over https only
}
RAW = [(name.encode(), value.encode()) for name, value in HEADERS.items()]  # as they go onto the line
NAMES = {name for name, _ in RAW}


def date() -> tuple[bytes, bytes]:
    """The header that says when an answer leaves. uvicorn's own says when its request came: a reader who has
    waited would take the hub's clock for a slow one."""
    return _date(int(time.time()))


@lru_cache(maxsize=1)
def _date(second: int) -> tuple[bytes, bytes]:
    return b"date", formatdate(second, usegmt=True).encode()


class StrictHeaders:
    """Adds them to whatever the application inside answers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_strict(message: Message) -> None:
            if message["type"] == "http.response.start":
                others = [each for each in message.get("headers", ()) if each[0] not in NAMES]
                message["headers"] = [date(), *others, *RAW]
            await send(message)

        await self._app(scope, receive, send_strict if scope["type"] == "http" else send)
