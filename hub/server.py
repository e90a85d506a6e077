"""Runs the hub until it is stopped: for this computer alone, unless a host is named."""

import asyncio
import errno
import gc
import os
import signal
import socket
import sys
import time
import webbrowser
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn

from hub.app import build_app
from hub.box_api import BoxApi
from hub.boxes import CannotOpen
from hub.limits import Limits
from hub.quiet import quieten
from hub.stores import choose_boxes

ROOT = Path(__file__).parents[1]
THIS_COMPUTER = "127.0.0.1"
DEFAULT_PORT = 8550
SECONDS_TO_FINISH = 2
OBJECTS_TO_COLLECT = 20_000  # a few hundred requests' worth; hardly any of it is in a circle
MOST_CONNECTIONS = 65536


class CannotServe(Exception):
    """The hub cannot start; the text is a sentence or two for the person."""


@dataclass(frozen=True)
class Options:
    """Where to listen, which folder holds the built app, and where the boxes are kept."""

    host: str
    port: int
    folder: Path
    database: str = field(default="", repr=False)  # an address with a password, or empty for SQLite
    data: Path = ROOT / "hub-data"
    trust_proxy: bool = False


def read_options(environment: Mapping[str, str]) -> Options:
    """The settings with their usual values where they are missing. Raises CannotServe."""
    host = environment.get("HOST", "").strip() or THIS_COMPUTER
    text = environment.get("PORT", "").strip() or str(DEFAULT_PORT)
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise CannotServe(
            f"The port must be a number from 1 to 65535, not {text!r}: try PORT={DEFAULT_PORT}."
        )
    folder = Path(environment.get("DIST", "").strip() or ROOT / "dist")
    if not (folder / "index.html").is_file():
        raise CannotServe(f"There is no built app in {folder}. Run `make web` first.")
    proxy = environment.get("TRUST_PROXY", "").strip()
    if proxy not in ("", "0", "1"):
        raise CannotServe("TRUST_PROXY must be 1 behind a proxy that writes X-Forwarded-For, or empty.")
    database = environment.get("HUB_DATABASE", "").strip()
    data = Path(environment.get("HUB_DATA", "").strip() or ROOT / "hub-data")
    return Options(host, int(text), folder, database, data, proxy == "1")


def run(
    options: Options,
    open_browser: bool,
    limits: Limits | None = None,
    clock: Callable[[], float] = time.time,
) -> None:
    """Serve until Ctrl-C or a request to end; print the address first. Raises CannotServe."""
    quieten()
    _allow_many_connections()
    gc.set_threshold(OBJECTS_TO_COLLECT)
    try:
        with _listen(options) as listener:
            boxes = choose_boxes(options.database, options.data)
            server = _Server(options, BoxApi(boxes, limits, clock, options.trust_proxy), open_browser)
            # uvicorn finishes cleanly and then hands the signal on: end quietly for both of them.
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            with suppress(KeyboardInterrupt):
                server.run(sockets=[listener])
    except CannotOpen as problem:
        raise CannotServe(str(problem)) from problem
    print("Homeward has stopped.", flush=True)


class _Server(uvicorn.Server):
    """Opens the store before it says where it is, and lets nobody wait when it stops."""

    def __init__(self, options: Options, api: BoxApi, open_browser: bool) -> None:
        self._options, self._api, self._open_browser = options, api, open_browser
        super().__init__(
            uvicorn.Config(
                build_app(options.folder, api),
                http=_line(),
                log_config=None,
                log_level="error",  # its warnings are of other people's bad requests
                access_log=False,  # neither who asked nor for what
                server_header=False,
                date_header=False,  # hub/headers.py writes it
                proxy_headers=False,  # what a proxy says is believed by TRUST_PROXY alone
                lifespan="off",
                ws="none",
                timeout_graceful_shutdown=SECONDS_TO_FINISH,
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await self._api.start()
        await super().startup(sockets)
        gc.freeze()  # what is here now stays: it need not be looked through again and again
        host = f"[{self._options.host}]" if ":" in self._options.host else self._options.host
        address = f"http://{host}:{self._options.port}"
        print(f"Homeward is at {address}", flush=True)
        if self._open_browser and _has_a_screen():
            webbrowser.open(address)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._api.end_waiting()
        await super().shutdown(sockets)
        await self._api.stop()


def _line() -> type[asyncio.Protocol] | str:
    """What reads a connection; one of uvicorn's own, without our ends to what comes slowly, where its fast
    reader cannot be had (Windows on ARM)."""
    try:
        from hub.line import Line
    except ImportError:
        return "auto"
    return Line


def _allow_many_connections() -> None:
    """Every waiting reader is an open connection; systems begin with 1,024 or fewer."""
    if sys.platform != "win32":
        import resource

        now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = MOST_CONNECTIONS if most == resource.RLIM_INFINITY else min(most, MOST_CONNECTIONS)
        if now != resource.RLIM_INFINITY and now < wanted:
            with suppress(OSError, ValueError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


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
