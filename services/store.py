"""TinyDB's API over the journal: the only file that knows TinyDB.

TinyDB's own code does the work, over copies: nothing it hands out is live, an error half-way changes nothing,
and one call is one line of the journal under one lock.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, MutableMapping
from datetime import date
from functools import wraps
from threading import RLock
from typing import Any, TypeVar

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document as Result
from tinydb.table import Table

from services.changes import Changes, copied
from services.journal import Document, Entry, Journal, StoreError
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
R = TypeVar("R")
_STILL_THERE = (
    "Something of it is still on this device, because the device could not take it away. "
    "Close Homeward, open it again and try once more."
)
_NO_COPY = "A copy of your record could not be kept. Make some room on this device, then try again."


def _locked(method: Callable[..., R]) -> Callable[..., R]:
    @wraps(method)
    def call(self: Any, *args: Any, **kwargs: Any) -> R:
        with self.storage.lock:
            return method(self, *args, **kwargs)

    return call


def _unshared(result: Result) -> Result:
    """The result TinyDB made, no longer sharing its inner parts with the store."""
    for name, part in result.items():
        if type(part) in (dict, list):
            result[name] = copied(part)
    return result


class JournalStorage(Storage):
    """The journal as the storage of TinyDB's whole-database calls, with the lock that all calls share."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.lock = RLock()
        self.ids: dict[str, dict[str, int]] = {}  # by table and uid; made when first asked for

    def read(self) -> dict[str, dict[str, Any]]:
        """A copy of everything. A table without documents is left out."""
        with self.lock:
            return {name: copied(documents) for name, documents in self.journal.tables.items() if documents}

    def write(self, data: Mapping[str, Mapping[Any, Any]]) -> None:
        """Replace everything, all or nothing."""
        with self.lock:
            self.journal.replace_all(data)
            self.ids.clear()

    def close(self) -> None:
        """Let another process open the record."""
        with self.lock:
            self.journal.close()


class JournalTable(Table):
    """A TinyDB table whose changes are lines of a journal and whose results are copies.

    Raises StoreError where the device cannot write; then nothing was changed.
    """

    _storage: JournalStorage

    def __init__(self, storage: JournalStorage, name: str, persist_empty: bool = False) -> None:
        # No query cache: it hands the same documents out twice.
        super().__init__(storage, name, cache_size=0, persist_empty=persist_empty)

    insert = _locked(Table.insert)
    insert_multiple = _locked(Table.insert_multiple)
    update_multiple = _locked(Table.update_multiple)
    upsert = _locked(Table.upsert)
    truncate = _locked(Table.truncate)

    @_locked
    def search(self, cond: QueryLike) -> list[Result]:
        """The documents that match."""
        return [_unshared(result) for result in super().search(cond)]

    @_locked
    def get(self, *args: Any, **kwargs: Any) -> Any:
        """One document, several by `doc_ids`, or None."""
        found = super().get(*args, **kwargs)
        if isinstance(found, list):
            return [_unshared(result) for result in found]
        return found if found is None else _unshared(found)

    @_locked
    def __iter__(self) -> Iterator[Result]:
        return iter([_unshared(result) for result in super().__iter__()])

    @_locked
    def update(
        self,
        fields: Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None],
        cond: QueryLike | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> list[int]:
        """Change the documents that match, all or none; their ids."""
        return super().update(fields, None, self._matching(cond, doc_ids))

    @_locked
    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Remove the documents that match, all or none; their ids."""
        return super().remove(None, self._matching(cond, doc_ids))

    def _matching(self, cond: QueryLike | None, doc_ids: Iterable[int] | None) -> Iterable[int] | None:
        """The ids meant, found first, so that only the documents that match are copied."""
        if cond is None or doc_ids is not None:
            return doc_ids
        return [int(key) for key, document in self._read_table().items() if cond(document)]

    def _read_table(self) -> dict[str, Any]:
        return self._storage.journal.tables.get(self.name, {})

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        changes = Changes(self._read_table())
        updater(changes)
        if entries := changes.entries(self.name):
            self._storage.journal.commit(entries)
            self._storage.ids.pop(self.name, None)

    def _get_next_id(self) -> int:
        while str(number := super()._get_next_id()) in self._read_table():  # type: ignore[no-untyped-call]
            pass  # TinyDB forgets ids that were given with the document
        return int(number)


class Store(TinyDB):
    """The record of this device: a TinyDB, and over its tables whole records by uid.

    `opened` says what happened when it was opened; its `sentences` are for the person.
    """

    table_class: type[Table] = JournalTable
    _storage: JournalStorage

    def __init__(self, file: RecordFile, journal: Journal, opened: OpenReport) -> None:
        super().__init__(journal, storage=JournalStorage)
        self._file = file
        self.opened = opened

    table = _locked(TinyDB.table)
    drop_table = _locked(TinyDB.drop_table)
    drop_tables = _locked(TinyDB.drop_tables)

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

    @_locked
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

    @_locked
    def clear(self, tables: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        """Put a whole record in the place of everything, and leave no copy of that. Raises StoreError."""
        try:
            self._file.leave_only(())  # first: an unreadable record would be put back from a copy
            self.replace(tables)
            self._file.leave_only(())
        except OSError as problem:
            raise StoreError(_STILL_THERE) from problem

    @_locked
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

    @_locked
    def keep_copy(self, label: str) -> str:
        """Keep a copy of the record as it is, as before a migration. Returns where. Raises StoreError."""
        try:
            return self._file.keep(label, self._file.read_all())
        except OSError as problem:
            raise StoreError(_NO_COPY) from problem

    @_locked
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
