"""Opens the record of this computer: the file, its store, and its schema."""

from pathlib import Path

from models.restore import MIGRATIONS, SCHEMA
from models.storage_words import StorageFacts
from services.clock import system_clock
from services.opened import DailyCopy, OpenedRecord, load_record
from services.posix_file import PosixFile

FILE_NAME = "record.journal"


def open_record(folder: Path) -> OpenedRecord:
    """Open or make the record in `folder`. Raises StoreError where it is locked, newer or cannot be read."""
    path = folder / FILE_NAME
    today = system_clock().date()
    store, record = load_record(PosixFile(path), today, MIGRATIONS, SCHEMA)

    def storage() -> StorageFacts:
        return StorageFacts("file", store.size, str(path))

    return OpenedRecord(record, store.opened.sentences, storage, DailyCopy(store, today), store.close)
