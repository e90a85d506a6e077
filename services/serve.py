"""Shows Homeward in this computer's browser, through a web server that only this computer can reach."""

import errno
import os
import signal
import socket
import sys
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import flet as ft
import flet_web
import uvicorn

from services.web_guard import WebGuard

HOST = "127.0.0.1"
DEFAULT_PORT = 8550
SECONDS_TO_FINISH = 2


class CannotServe(Exception):
    """Homeward cannot be shown; the text is one sentence for the person."""


def read_port(text: str | None) -> int:
    """The port in `text` (1 to 65535), or the usual one when there is no text.

    Raises CannotServe when the text is not such a number.
    """
    if not text or not text.strip():
        return DEFAULT_PORT
    if text.strip().isascii() and text.strip().isdigit() and 1 <= int(text) <= 65535:
        return int(text)
    raise CannotServe(f"The port must be a number from 1 to 65535, not {text!r}: try PORT={DEFAULT_PORT}.")


def serve(main: Callable[[ft.Page], Any], assets_dir: Path, port: int, open_browser: bool) -> None:
    """Serve `main` on loopback until Ctrl-C or a request to end; print the address first.

    Raises CannotServe when the port is taken or not allowed.
    """
    with _listen(port) as listener:
        config = uvicorn.Config(
            build_app(main, assets_dir),
            ws="websockets-sansio",
            log_config=None,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=SECONDS_TO_FINISH,
        )
        address = f"http://{HOST}:{port}"
        print(f"Homeward is at {address}", flush=True)
        if open_browser and _has_a_screen():
            webbrowser.open(address)
        # uvicorn finishes cleanly and then hands the signal on: end quietly for both of them.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])
        print("Homeward has stopped.", flush=True)


def build_app(main: Callable[[ft.Page], Any], assets_dir: Path) -> WebGuard:
    """The whole web application (ASGI): Flet's own, behind the guard."""
    app = ft.run(
        main,
        assets_dir=str(assets_dir.resolve()),
        route_url_strategy=ft.RouteUrlStrategy.HASH,
        no_cdn=True,
        export_asgi_app=True,
    )
    return WebGuard(app, Path(flet_web.get_package_web_dir()))


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError as problem:
        listener.close()
        raise CannotServe(_explain(problem, port)) from problem
    return listener


def _explain(problem: OSError, port: int) -> str:
    other = port + 1 if port < 65535 else DEFAULT_PORT
    if problem.errno == errno.EADDRINUSE:
        return f"Port {port} is in use, perhaps by Homeward itself: close that, or try PORT={other}."
    if problem.errno == errno.EACCES:
        return f"This computer does not allow port {port}: try PORT={DEFAULT_PORT}."
    return f"Homeward cannot use port {port} ({problem.strerror}): try PORT={other}."


def _has_a_screen() -> bool:
    # Without one, `webbrowser` would start a text browser inside the terminal.
    on_unix_desktop = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform in ("win32", "darwin") or bool(on_unix_desktop)
