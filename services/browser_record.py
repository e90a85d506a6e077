"""Opens the record of this browser in the safest way the browser offers, and says which one that is."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from models.restore import MIGRATIONS, SCHEMA, Migration
from models.storage_words import PROBLEMS, READ_ONLY, StorageFacts
from services.journal import StoreError
from services.memory_file import MemoryFile
from services.opened import DailyCopy, OpenedRecord, load_record
from services.opfs_file import OpfsFile, Slot, read_record
from services.recovery import RecordFile


class BrowserFiles(Protocol):
    """What `openRecord` of `web/opfs.js` answers with."""

    kind: str
    slots: Any
    bytes: Any
    persisted: bool

    def save(self, data: bytes) -> None:
        """Copy the whole record into the browser's database, a moment later. Only of kind "snapshot"."""


class ReadOnlyFile(MemoryFile):
    """The record of another tab. `freeze` once it is open: opening itself may tidy up, in memory."""

    frozen = False

    def freeze(self) -> None:
        """Refuse every change from now on."""
        self.frozen = True

    def append(self, data: bytes) -> None:
        """Raises StoreError once it is frozen."""
        self._refuse()
        super().append(data)

    def replace(self, data: bytes) -> None:
        """Raises StoreError once it is frozen."""
        self._refuse()
        super().replace(data)

    def leave_only(self, labels: Collection[str]) -> None:
        """Raises StoreError once it is frozen."""
        self._refuse()
        super().leave_only(labels)

    def _refuse(self) -> None:
        if self.frozen:
            raise StoreError(READ_ONLY)


class SnapshotFile(MemoryFile):
    """A record in memory whose bytes are handed to `save` after each change."""

    def __init__(self, data: bytes, save: Callable[[bytes], None]) -> None:
        super().__init__(data)
        self._save = save

    def sync(self) -> None:
        """Hand the bytes over."""
        self._save(self.data)

    def replace(self, data: bytes) -> None:
        """Put `data` in the place of all bytes and hand them over."""
        super().replace(data)
        self.sync()


class BrowserStorage:
    """The facts about this browser's storage, which the page learns one by one."""

    def __init__(self, facts: StorageFacts, size: Callable[[], int]) -> None:
        self._facts, self._size = facts, size

    def learn(self, **news: Any) -> None:
        """Take in what the page found out: `lasting`, `installed`, `offered` or `system`."""
        self._facts = replace(self._facts, **news)

    def __call__(self) -> StorageFacts:
        return replace(self._facts, size=self._size())


def open_browser_record(
    files: BrowserFiles,
    today: date,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    schema: int = SCHEMA,
) -> OpenedRecord:
    """Open or make the record; `storage` is a BrowserStorage. Raises StoreError where it cannot be read."""
    kind, file = _file(files)
    store, record = load_record(file, today, migrations, schema)
    if isinstance(file, ReadOnlyFile):
        file.freeze()
    facts = StorageFacts(kind, 0, lasting=bool(files.persisted))  # type: ignore[arg-type]
    told = (*store.opened.sentences, *([PROBLEMS[kind]] if kind in PROBLEMS else []))
    return OpenedRecord(
        record, told, BrowserStorage(facts, lambda: store.size), DailyCopy(store, today), store.close
    )


def _file(files: BrowserFiles) -> tuple[str, RecordFile]:
    slots: list[Slot] = list(files.slots)
    match files.kind:
        case "durable":
            return "browser", OpfsFile(slots)
        case "read-only":
            return "read-only", ReadOnlyFile(_read(slots))
        case "snapshot":
            return "snapshot", SnapshotFile(bytes(files.bytes.to_bytes()) if files.bytes else b"", files.save)
    return "memory", MemoryFile()


def _read(slots: list[Slot]) -> bytes:
    try:
        return read_record(slots)
    except OSError as problem:
        raise StoreError(READ_ONLY) from problem
