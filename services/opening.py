"""Opens the record of this device: the store, its schema, and what the person has to be told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from models.restore import MIGRATIONS, SCHEMA, Migration, upgrade
from services.clock import system_clock
from services.posix_file import PosixFile
from services.record import Record
from services.store import Store, open_store

FILE_NAME = "record.journal"


@dataclass(frozen=True)
class OpenedRecord:
    """The record; in words what went wrong on the way (`found`) and where it is kept; `close` lets go of it."""

    record: Record
    found: tuple[str, ...]
    kept_in: str
    close: Callable[[], None]


def open_record(
    folder: Path, migrations: Mapping[int, Migration] = MIGRATIONS, schema: int = SCHEMA
) -> OpenedRecord:
    """Open or make the record in `folder`. Raises StoreError where it is locked, newer or cannot be read."""
    path = folder / FILE_NAME
    store = open_store(PosixFile(path), system_clock().date())
    try:
        bring_up_to_date(store, migrations, schema)
        record = Record(store)
    except BaseException:
        store.close()
        raise
    return OpenedRecord(record, store.opened.sentences, f"On this computer, in {path}", store.close)


def bring_up_to_date(store: Store, migrations: Mapping[int, Migration], schema: int) -> None:
    """Write the schema into a new record; upgrade an older one after keeping a copy of it as it was."""
    known = store.table("meta").all()
    if not known:
        store.write([("meta", "schema", {"version": schema})])
        return
    version = known[0].get("version")
    if isinstance(version, int) and version < schema:
        store.keep_copy(f"version-{version}")
        store.replace(upgrade(store.read(), version, migrations, schema))
