"""A hub that really runs, to be stopped, killed and started again; and a patient and a reader to ask it.

`python -m tests.contract.hub_process` is the hub with the limits named in LOOSE lifted, and with a clock that
is ahead by the seconds in the file CLOCK: no setting of the hub itself can do either.
"""

import atexit
import os
import secrets
import socket
import subprocess
import sys
import time
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx

from hub.limits import Limits, Rate, Rates
from hub.server import CannotServe, read_options, run

ROOT = Path(__file__).parents[2]
OPEN = Rates(
    seconds_between_writes=0,
    seconds_for_a_wrong_token=0,
    reads=(lots := Rate(10**9, 1, 10**9)),
    requests=lots,
    new_boxes=lots,
    wrong_tokens=lots,
    boxes=10**9,
    bodies=10**9,
)
EVERY = " ".join(OPEN.__dataclass_fields__)


class HubProcess:
    """One hub in a process of its own, on its own port, with its data and log in `folder`."""

    def __init__(self, folder: Path, loose: str = EVERY, **settings: str) -> None:
        """`loose` names the limits to lift; without any it is `python -m hub` as everybody runs it."""
        self.folder, self.data, self.log = folder, folder / "data", folder / "log.txt"
        self.clock = folder / "clock"
        (folder / "dist").mkdir(parents=True, exist_ok=True)
        (folder / "dist" / "index.html").write_bytes(b"<!doctype html>")
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._settings = {
            **os.environ, "PORT": str(self.port), "DIST": str(folder / "dist"), "HUB_DATA": str(self.data),
            "LOOSE": loose, "CLOCK": str(self.clock), **settings,
        }  # fmt: skip
        self._module = "tests.contract.hub_process" if loose else "hub"
        self.start()

    def start(self) -> None:
        """Start it, and come back when it answers."""
        said = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", self._module], cwd=ROOT, env=self._settings, stdout=log, stderr=log
            )
        atexit.register(self.process.kill)  # also where a test fails before it can end it
        end = time.monotonic() + 30
        while b"is at" not in self.log.read_bytes()[said:]:
            assert self.process.poll() is None, self.log.read_text("utf-8")
            assert time.monotonic() < end, self.log.read_text("utf-8")
            time.sleep(0.02)
        self.client = httpx.Client(base_url=self.url, timeout=40)  # it waits longer than the hub does

    def stop(self) -> int:
        """End it as a service manager does; gives its exit code."""
        self.client.close()
        self.process.terminate()
        return self.process.wait(10)

    def kill(self) -> None:
        """As if the power had gone (-9)."""
        self.process.kill()
        self.process.wait(10)
        self.client.close()

    def ahead(self, seconds: float) -> None:
        """Set its clock."""
        self.clock.write_text(str(seconds), "utf-8")

    def box(self) -> "BoxClient":
        """A new box that is not yet created."""
        return BoxClient(self)


@dataclass
class BoxClient:
    """Both ends of one box: what a patient's phone sends for it, and a carer's."""

    hub: HubProcess
    name: str = field(default_factory=lambda: secrets.token_hex(16))
    write: str = field(default_factory=lambda: token())
    read: str = field(default_factory=lambda: token())

    @property
    def client(self) -> httpx.Client:
        return self.hub.client

    @property
    def path(self) -> str:
        return f"/v1/box/{self.name}"

    def put(self, version: int, blob: bytes | None = None, **headers: str) -> httpx.Response:
        """Write `version`; a header given as "" is left out."""
        said = {"authorization": f"Bearer {self.write}", "content-type": "application/octet-stream"}
        if version == 1:
            said |= {"if-none-match": "*", "homeward-read": self.read}
        else:
            said |= {"if-match": f'"{version - 1}"'}
        said |= {name.replace("_", "-"): text for name, text in headers.items()}
        content = sealed(version) if blob is None else blob
        return self.client.put(self.path, content=content, headers={k: v for k, v in said.items() if v})

    def get(self, known: int = 0, wait: int = 0, token: str = "") -> httpx.Response:
        headers = {"authorization": f"Bearer {token or self.read}"}
        if known:
            headers["if-none-match"] = f'"{known}"'
        if wait:
            headers["prefer"] = f"wait={wait}"
        return self.client.get(self.path, headers=headers)

    def delete(self, token: str = "") -> httpx.Response:
        return self.client.delete(self.path, headers={"authorization": f"Bearer {token or self.write}"})


def token() -> str:
    return urlsafe_b64encode(secrets.token_bytes(32)).rstrip(b"=").decode()


def sealed(version: int, size: int = 1024) -> bytes:
    """What looks to the hub like a sealed record; the hub cannot tell."""
    return b"\x01" + version.to_bytes(8) + secrets.token_bytes(size - 9)


def main() -> None:
    names = os.environ["LOOSE"].split()
    rates = replace(Rates(), **{name: getattr(OPEN, name) for name in names})
    clock = Path(os.environ["CLOCK"])

    def now() -> float:
        return time.time() + float(clock.read_text("utf-8") if clock.exists() else 0)

    try:
        run(read_options(os.environ), False, Limits(rates), now)
    except CannotServe as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
