"""The real hub as a process that serves a built app: it can be killed and started again over its boxes."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class RunningHub:
    """`address` stays the same. What it stores and logs is in `folder`."""

    def __init__(self, dist: Path, folder: Path) -> None:
        self.folder, self._dist, self._port = folder, dist, free_port()
        self.address = f"http://127.0.0.1:{self._port}"
        folder.mkdir()
        self.start()

    def start(self) -> None:
        """Start, and wait until it answers."""
        environment = {
            **os.environ,
            "PORT": str(self._port),
            "DIST": str(self._dist),
            "HUB_DATA": str(self.folder / "data"),
            "HUB_DATABASE": "",
        }
        with (self.folder / "log").open("ab") as log:
            command = [sys.executable, "-m", "hub"]
            self._process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        while self._process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.address}/healthz", timeout=1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the hub ended at its start")

    def kill(self) -> None:
        """End it the hard way."""
        self._process.kill()
        self._process.wait()

    def all_it_has(self) -> bytes:
        """Every byte that it wrote anywhere."""
        return b"".join(path.read_bytes() for path in self.folder.rglob("*") if path.is_file())
