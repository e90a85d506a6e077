"""The record of this device as it is stored: documents by uid, all or nothing, and copies of earlier days."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any

from services.journal import Document, Entry, Journal, StoreError
from services.journal_tables import JournalTables, locked
from services.recovery import (
    OpenReport,
    RecordFile,
    everything,
    forget_in_copies,
    keep_daily_copy,
    open_journal,
    without,
)

__all__ = ["Store", "StoreError", "open_store"]
_STILL_THERE = (
    "Something of it is still on this device, because the device could not take it away. "
    "Close Homeward, open it again and try once more."
)
_NO_COPY = "A copy of your record could not be kept. Make some room on this device, then try again."


class Store(JournalTables):
    """A TinyDB, and over its tables whole records by uid.

    `opened` says what happened when it was opened; its `sentences` are for the person.
    """

    def __init__(self, file: RecordFile, journal: Journal, opened: OpenReport) -> None:
        super().__init__(journal)
        self._file = file
        self.opened = opened

    def read(self) -> dict[str, dict[str, Document]]:
        """A copy of everything, each document by its uid."""
        return {
            name: {str(document.pop("uid", key)): document for key, document in documents.items()}
            for name, documents in self._storage.read().items()
        }

    def documents(self) -> dict[str, dict[str, Document]]:
        """Everything by uid, for reading only: these are the documents of the store itself."""
        with self._storage.lock:
            return {
                name: {str(document.get("uid", key)): document for key, document in documents.items()}
                for name, documents in self._storage.journal.tables.items()
            }

    @locked
    def write(self, changes: Iterable[tuple[str, str, Mapping[str, Any] | None]]) -> None:
        """Store documents by table and uid (None removes), all or nothing, also over several tables.

        Raises StoreError where the device could not write, ValueError or TypeError for what is not JSON.
        """
        numbers: dict[tuple[str, str], int] = {}
        entries: list[Entry] = []
        for name, uid, document in changes:
            known = numbers.get((name, uid), self._ids(name).get(uid))
            if known is None and document is None:
                continue
            if known is None:
                known = self._new_id(name)
            numbers[name, uid] = known
            entries.append((name, known, None if document is None else {**document, "uid": uid}))
        if not entries:
            return
        self._storage.journal.commit(entries)
        for (name, uid), number in numbers.items():
            if str(number) in self._storage.journal.tables.get(name, {}):
                self._ids(name)[uid] = number
            else:
                self._ids(name).pop(uid, None)

    def replace(self, tables: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        """Put a whole record, documents by table and uid, in the place of everything, all or nothing."""
        numbered: dict[str, dict[int, Document]] = {}
        for name, documents in tables.items():
            pairs = enumerate(documents.items(), start=1)
            numbered[name] = {number: {**document, "uid": uid} for number, (uid, document) in pairs}
        self._storage.write(numbered)

    @locked
    def clear(self, tables: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        """Put a whole record in the place of everything, and leave no copy of that. Raises StoreError."""
        try:
            self._file.leave_only(())  # first: an unreadable record would be put back from a copy
            self.replace(tables)
            self._file.leave_only(())
        except OSError as problem:
            raise StoreError(_STILL_THERE) from problem

    @locked
    def forget(self, tables: Collection[str], gone: Callable[[str], bool] = everything) -> None:
        """Take the documents of these tables whose uid is `gone` out of the record and of every copy: no byte
        of them stays. Raises StoreError."""
        try:
            # The copies first: what was begun is done again as long as it is in the record.
            forget_in_copies(self._file, tables, gone)
            self._storage.write(without(self._storage.read(), tables, gone))
            self._file.leave_only(self._file.labels())
        except OSError as problem:
            raise StoreError(_STILL_THERE) from problem

    @property
    def other_copies(self) -> int:
        """How many copies say something else than the record."""
        now = self._file.read_all()
        return sum(self._file.read_copy(label) != now for label in self._file.labels())

    @property
    def size(self) -> int:
        """Bytes of the record's file."""
        return self._storage.journal.size

    @locked
    def keep_copy(self, label: str) -> str:
        """Keep a copy of the record as it is, as before a migration. Returns where. Raises StoreError."""
        try:
            return self._file.keep(label, self._file.read_all())
        except OSError as problem:
            raise StoreError(_NO_COPY) from problem

    @locked
    def keep_daily_copy(self, today: date) -> bool:
        """Keep today's copy unless there is one: opening does, an open app may. False: failed."""
        return keep_daily_copy(self._file, today)

    def _new_id(self, name: str) -> int:
        table: Any = self.table(name)
        return int(table._get_next_id())

    def _ids(self, name: str) -> dict[str, int]:
        ids = self._storage.ids
        if name not in ids:
            documents = self._storage.journal.tables.get(name, {})
            ids[name] = {str(document.get("uid", key)): int(key) for key, document in documents.items()}
        return ids[name]


def open_store(file: RecordFile, today: date) -> Store:
    """Open the record in `file`; look at `opened` after. Raises StoreError, then the file is closed."""
    try:
        return Store(file, *open_journal(file, today))
    except OSError as problem:
        file.close()
        raise StoreError(
            "Your record could not be opened. Make some room on this device, then open Homeward again."
        ) from problem
    except StoreError:
        file.close()
        raise
