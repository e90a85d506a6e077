"""A hub that cannot start says why in a sentence, and leaves alone what it found."""

import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.sqlite_file import SqliteFile
from tests.contract.hub_process import ROOT, HubProcess


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubProcess]:
    hub = HubProcess(tmp_path / "hub")
    yield hub
    assert hub.stop() == 0


def refused(folder: Path, **settings: str) -> str:
    """What a hub says that does not start."""
    (folder / "dist").mkdir(parents=True, exist_ok=True)
    (folder / "dist" / "index.html").write_bytes(b"")
    with_these = {"PATH": "", "PORT": "1", "HOST": "127.0.0.1", "DIST": str(folder / "dist"), **settings}
    command = [sys.executable, "-m", "hub"]
    done = subprocess.run(command, cwd=ROOT, env=with_these, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr


def test_two_hubs_cannot_share_one_file(hub: HubProcess, tmp_path: Path) -> None:
    said = refused(tmp_path, HUB_DATA=str(hub.data), PORT=free_port())
    assert said.splitlines() == [
        f"Homeward did not start. Another hub already uses {hub.data}. "
        "Stop that one, or give this one its own HUB_DATA."
    ]
    assert hub.box().put(1).status_code == 201


def test_a_store_that_cannot_open_is_said_in_words(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "boxes.sqlite3").write_bytes(b"this is no database" * 100)
    said = refused(tmp_path, HUB_DATA=str(data), PORT=free_port())
    assert said.startswith(f"Homeward did not start. The hub cannot open its store {data}/boxes.sqlite3: ")
    assert (data / "boxes.sqlite3").read_bytes() == b"this is no database" * 100
    said = refused(tmp_path, HUB_DATA=str(data / "boxes.sqlite3"), PORT=free_port())
    assert said.startswith("Homeward did not start. The hub cannot keep its store in ")
    said = refused(tmp_path, HUB_DATABASE="mysql://sam:secret@host/db", PORT=free_port())
    assert "HUB_DATABASE must be empty, or an address that begins with postgresql://" in said
    assert "secret" not in said


def test_a_store_with_a_damaged_page_is_said_in_words(tmp_path: Path) -> None:
    path = tmp_path / "data" / "boxes.sqlite3"
    SqliteFile(path, 10**9).close()
    with sqlite3.connect(path) as made:
        (page,) = made.execute("SELECT rootpage FROM sqlite_master WHERE type = 'index'").fetchone()
        (size,) = made.execute("PRAGMA page_size").fetchone()
    made.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    said = refused(tmp_path, HUB_DATA=str(path.parent), PORT=free_port())
    assert said.startswith(f"Homeward did not start. The hub cannot open its store {path}: ")


def test_a_newer_store_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with sqlite3.connect(tmp_path / "data" / "boxes.sqlite3") as made:
        made.execute("PRAGMA user_version = 99")
    made.close()
    assert "newer Homeward" in refused(tmp_path, HUB_DATA=str(tmp_path / "data"), PORT=free_port())


def free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return str(free.getsockname()[1])
