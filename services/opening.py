"""Opens the record of this computer: the file, its store, and its schema."""

from collections.abc import Mapping
from pathlib import Path

from models.restore import MIGRATIONS, SCHEMA, Migration
from models.storage_words import StorageFacts
from services.clock import system_clock
from services.opened import OpenedRecord, bring_up_to_date
from services.posix_file import PosixFile
from services.record import Record
from services.store import open_store

FILE_NAME = "record.journal"


def open_record(
    folder: Path, migrations: Mapping[int, Migration] = MIGRATIONS, schema: int = SCHEMA
) -> OpenedRecord:
    """Open or make the record in `folder`. Raises StoreError where it is locked, newer or cannot be read."""
    path = folder / FILE_NAME
    store = open_store(PosixFile(path), system_clock().date())
    try:
        bring_up_to_date(store, migrations, schema)
        record = Record(store, schema)
    except BaseException:
        store.close()
        raise

    def storage() -> StorageFacts:
        return StorageFacts("file", store.size, str(path))

    return OpenedRecord(record, store.opened.sentences, storage, store.close)
