"""Runs the hub until it is stopped: for this computer alone, unless a host is named."""

import errno
import os
import signal
import socket
import sys
import webbrowser
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from hub.app import build_app

ROOT = Path(__file__).parents[1]
THIS_COMPUTER = "127.0.0.1"
DEFAULT_PORT = 8550
SECONDS_TO_FINISH = 2


class CannotServe(Exception):
    """The hub cannot start; the text is a sentence or two for the person."""


@dataclass(frozen=True)
class Options:
    """Where to listen, and which folder holds the built app."""

    host: str
    port: int
    folder: Path


def read_options(environment: Mapping[str, str]) -> Options:
    """HOST, PORT and DIST with their usual values where they are missing. Raises CannotServe."""
    host = environment.get("HOST", "").strip() or THIS_COMPUTER
    text = environment.get("PORT", "").strip() or str(DEFAULT_PORT)
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise CannotServe(
            f"The port must be a number from 1 to 65535, not {text!r}: try PORT={DEFAULT_PORT}."
        )
    folder = Path(environment.get("DIST", "").strip() or ROOT / "dist")
    if not (folder / "index.html").is_file():
        raise CannotServe(f"There is no built app in {folder}. Run `make web` first.")
    return Options(host, int(text), folder)


def run(options: Options, open_browser: bool) -> None:
    """Serve until Ctrl-C or a request to end; print the address first. Raises CannotServe."""
    with _listen(options) as listener:
        config = uvicorn.Config(
            build_app(options.folder),
            log_config=None,
            log_level="warning",
            access_log=False,  # neither who asked nor for what
            server_header=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=SECONDS_TO_FINISH,
        )
        host = f"[{options.host}]" if ":" in options.host else options.host
        address = f"http://{host}:{options.port}"
        print(f"Homeward is at {address}", flush=True)
        if open_browser and _has_a_screen():
            webbrowser.open(address)
        # uvicorn finishes cleanly and then hands the signal on: end quietly for both of them.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])
        print("Homeward has stopped.", flush=True)


def _listen(options: Options) -> socket.socket:
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    try:
        return socket.create_server((options.host, options.port), family=family, backlog=512)
    except OSError as problem:
        raise CannotServe(_explain(problem, options)) from problem


def _explain(problem: OSError, options: Options) -> str:
    if problem.errno == errno.EADDRINUSE:
        return f"Port {options.port} is in use, perhaps by Homeward itself: close that, or name another PORT."
    if problem.errno == errno.EACCES:
        return f"This computer does not allow port {options.port}: try PORT={DEFAULT_PORT}."
    return f"Homeward cannot listen on {options.host}, port {options.port}: {problem.strerror or problem}."


def _has_a_screen() -> bool:
    # Without one, `webbrowser` would start a text browser inside the terminal.
    on_unix_desktop = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform in ("win32", "darwin") or bool(on_unix_desktop)
