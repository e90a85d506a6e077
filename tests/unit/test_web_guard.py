"""Shows that the loopback server answers only its own page and never sends anyone to a third party."""

import asyncio
from pathlib import Path
from typing import Any

import flet_web
import pytest

from services.web_guard import ANIMATION_ADDRESS, CLIENT_FILES, CONTENT_POLICY, WebGuard, is_own_request

OWN_HOST = "127.0.0.1:8550"
CLIENT_DIR = Path(flet_web.get_package_web_dir())
INDEX = Path(__file__).parents[2] / "assets" / "index.html"


async def inner_app(scope: Any, receive: Any, send: Any) -> None:
    headers = [(b"access-control-allow-origin", b"*"), (b"x-kept", b"yes")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"inner"})


def ask(path: str = "/", host: str = OWN_HOST, origin: str = "", kind: str = "http") -> dict[str, Any]:
    """What the guard sends for one request: status, headers and body, or how it closed the socket."""
    sent: list[Any] = []
    headers = [(b"host", host.encode())] + ([(b"origin", origin.encode())] if origin else [])

    async def receive() -> dict[str, Any]:
        return {"type": f"{kind}.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": kind, "path": path, "headers": headers}
    asyncio.run(WebGuard(inner_app, CLIENT_DIR)(scope, receive, send))
    if kind == "websocket":
        return {"type": sent[0]["type"]}
    return {"status": sent[0]["status"], "headers": dict(sent[0]["headers"]), "body": sent[1]["body"]}


@pytest.mark.parametrize("host", [OWN_HOST, "localhost:8550", "[::1]:8550", "127.0.0.1"])
def test_this_computer_is_answered(host: str) -> None:
    assert ask(host=host)["body"] == b"inner"


@pytest.mark.parametrize("host", ["evil.example:8550", "127.0.0.1.evil.example", "", "[", "192.168.1.5:8550"])
def test_another_name_for_this_computer_is_refused(host: str) -> None:
    assert ask(host=host)["status"] == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:9999", "file://"])
def test_a_page_from_elsewhere_gets_no_socket(origin: str) -> None:
    assert not is_own_request(OWN_HOST, origin)
    assert ask("/ws", origin=origin, kind="websocket") == {"type": "websocket.close"}


def test_own_page_gets_its_socket() -> None:
    assert ask("/ws", origin=f"http://{OWN_HOST}", kind="websocket")["type"] != "websocket.close"


def test_other_pages_may_not_read_the_answers() -> None:
    headers = ask()["headers"]
    assert b"access-control-allow-origin" not in headers
    assert headers[b"x-kept"] == b"yes"
    assert headers[b"content-security-policy"] == CONTENT_POLICY.encode()


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
def test_the_frameworks_own_pages_are_not_served(path: str) -> None:
    assert ask(path)["status"] == 404


@pytest.mark.parametrize("path", CLIENT_FILES)
def test_the_client_no_longer_names_the_public_server(path: str) -> None:
    original = (CLIENT_DIR / path[1:]).read_bytes()
    served = ask(path)["body"]
    assert ANIMATION_ADDRESS in original, "Flet's client has changed: look what it asks for now"
    assert ANIMATION_ADDRESS not in served
    assert len(served) == len(original)


def test_the_page_states_the_same_policy_as_the_server() -> None:
    # A page may not state frame-ancestors itself.
    assert CONTENT_POLICY.removesuffix("; frame-ancestors 'none'") in INDEX.read_text(encoding="utf-8")


def run_socket(app: Any, send: Any) -> None:
    async def receive() -> dict[str, Any]:
        return {"type": "websocket.disconnect"}

    scope = {"type": "websocket", "path": "/ws", "headers": [(b"host", OWN_HOST.encode())]}
    asyncio.run(WebGuard(app, CLIENT_DIR)(scope, receive, send))


def test_a_tab_that_was_closed_lets_flet_end_its_window_in_its_own_way() -> None:
    ended = []

    async def gone(message: Any) -> None:
        raise OSError("the client has gone")

    async def window(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "websocket.send", "bytes": b"a drawing"})
        ended.append((await receive())["type"])

    run_socket(window, gone)
    assert ended == ["websocket.disconnect"]


def test_stopping_with_an_open_tab_is_quiet_and_a_real_error_is_not() -> None:
    def raising(error: BaseException) -> Any:
        async def window(scope: Any, receive: Any, send: Any) -> None:
            raise error

        return window

    run_socket(raising(asyncio.CancelledError()), None)
    with pytest.raises(ValueError, match="real"):
        run_socket(raising(ValueError("real")), None)


def test_a_host_that_is_no_text_is_refused() -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "path": "/", "headers": [(b"host", b"\xff\xfe")]}
    asyncio.run(WebGuard(inner_app, CLIENT_DIR)(scope, None, send))  # type: ignore[arg-type]
    assert sent[0]["status"] == 403
