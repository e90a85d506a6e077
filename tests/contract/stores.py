"""Every store that the hub may keep its boxes in; what the contract asks, it asks of each of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hub.boxes import Boxes
from hub.postgres_boxes import PostgresBoxes
from hub.sqlite_boxes import SqliteBoxes
from tests.contract.postgres import Postgres

NewBoxes = Callable[[], Boxes]


@pytest.fixture(params=["sqlite", "postgresql"])
def new_boxes(request: pytest.FixtureRequest, tmp_path: Path) -> NewBoxes:
    """Makes the store of one hub process, always on the same empty data."""
    if request.param == "sqlite":
        return lambda: SqliteBoxes(tmp_path / "boxes.sqlite3")
    server: Postgres = request.getfixturevalue("postgres")
    address = server.database()
    return lambda: PostgresBoxes(address)
