"""Which store a hub keeps its boxes in, by the one setting that says so."""

from pathlib import Path

from hub.boxes import Boxes, CannotOpen
from hub.sqlite_boxes import SqliteBoxes

FILE = "boxes.sqlite3"


def choose_boxes(database: str, data: Path) -> Boxes:
    """SQLite in the folder `data` where no database is named, or PostgreSQL. Raises CannotOpen."""
    if not database:
        return SqliteBoxes(data / FILE)
    if database.startswith(("postgresql://", "postgres://")):
        from hub.postgres_boxes import PostgresBoxes  # a hub without it needs no psycopg

        return PostgresBoxes(database)
    raise CannotOpen("HUB_DATABASE must be empty, or an address that begins with postgresql://")
