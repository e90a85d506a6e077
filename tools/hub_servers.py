"""The servers that the hub's bench asks, each in a process of its own: the hub itself, and a bare Starlette.

The limits are lifted here, in Python: no setting of a hub that people use can do it.
"""

import asyncio
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.limits import Limits, Rate, Rates
from hub.server import THIS_COMPUTER, Options, run

NO_LIMIT = Rate(many=10**9, seconds=1, at_once=10**9)
SECONDS_TO_START = 30
BARE = "bare"


@dataclass(frozen=True)
class Server:
    """A running server: its port, and the number of its process."""

    port: int
    process: int


@contextmanager
def server(database: str) -> Iterator[Server]:
    """A hub over this database, "" for SQLite in a folder of its own; or the bare server for `BARE`."""
    with tempfile.TemporaryDirectory() as folder, socket.create_server((THIS_COMPUTER, 0)) as free:
        port = free.getsockname()[1]
        free.close()
        command = [sys.executable, "-m", "tools.hub_servers", str(port), folder, database]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            _wait_for(port, process)
            yield Server(port, process.pid)
        finally:
            process.terminate()
            process.wait(SECONDS_TO_START)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Until it answers something. Raises OSError."""
    end = time.monotonic() + SECONDS_TO_START
    while True:
        line = HTTPConnection(THIS_COMPUTER, port, timeout=1)
        try:
            line.request("GET", "/healthz")
            line.getresponse()
            return
        except OSError:
            if time.monotonic() > end or process.poll() is not None:
                raise
            time.sleep(0.05)
        finally:
            line.close()


async def echo(request: Request) -> Response:
    """What a PUT costs where nothing is checked and nothing is kept."""
    return Response(await request.body(), media_type="application/octet-stream")


def main() -> None:
    """Serve on a port until stopped; the arguments are those of `server`."""
    port, folder, database = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    if database == BARE:
        app = Starlette(routes=[Route("/v1/box/{box}", echo, methods=["PUT"])])
        config = uvicorn.Config(
            app,
            port=port,
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="off",
            ws="none",
        )
        asyncio.run(uvicorn.Server(config).serve())
        return
    (folder / "index.html").write_text("")
    rates = Rates(0, 0, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, boxes=10**9, bodies=10**9)
    run(Options(THIS_COMPUTER, port, folder, database, folder), False, Limits(rates))


if __name__ == "__main__":
    main()
