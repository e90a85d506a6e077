"""Shows what a person reads when the address cannot be used."""

import socket
from pathlib import Path

import pytest

from services.serve import DEFAULT_PORT, CannotServe, read_port, serve


@pytest.mark.parametrize(("text", "port"), [(None, DEFAULT_PORT), ("", DEFAULT_PORT), (" 8600 ", 8600)])
def test_a_port_is_read(text: str | None, port: int) -> None:
    assert read_port(text) == port


@pytest.mark.parametrize("text", ["abc", "0", "65536", "-1", "80.5", "८५५०"])
def test_a_wrong_port_gets_one_plain_sentence(text: str) -> None:
    with pytest.raises(CannotServe, match="must be a number from 1 to 65535"):
        read_port(text)


def test_a_port_in_use_gets_one_plain_sentence() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CannotServe, match=f"Port {port} is in use"):
            serve(lambda page: None, Path("assets"), port, open_browser=False)
