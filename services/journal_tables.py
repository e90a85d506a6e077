"""TinyDB's API over the journal: the only file that knows TinyDB.

TinyDB's own code does the work, over copies: nothing it hands out is live, an error half-way changes nothing,
and one call is one line of the journal under one lock.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from functools import wraps
from threading import RLock
from typing import Any, TypeVar

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document as Result
from tinydb.table import Table

from services.changes import Changes, copied
from services.journal import Journal

R = TypeVar("R")


def locked(method: Callable[..., R]) -> Callable[..., R]:
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

    insert = locked(Table.insert)
    insert_multiple = locked(Table.insert_multiple)
    update_multiple = locked(Table.update_multiple)
    upsert = locked(Table.upsert)
    truncate = locked(Table.truncate)

    @locked
    def search(self, cond: QueryLike) -> list[Result]:
        """The documents that match."""
        return [_unshared(result) for result in super().search(cond)]

    @locked
    def get(self, *args: Any, **kwargs: Any) -> Any:
        """One document, several by `doc_ids`, or None."""
        found = super().get(*args, **kwargs)
        if isinstance(found, list):
            return [_unshared(result) for result in found]
        return found if found is None else _unshared(found)

    @locked
    def __iter__(self) -> Iterator[Result]:
        return iter([_unshared(result) for result in super().__iter__()])

    @locked
    def update(
        self,
        fields: Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None],
        cond: QueryLike | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> list[int]:
        """Change the documents that match, all or none; their ids."""
        return super().update(fields, None, self._matching(cond, doc_ids))

    @locked
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


class JournalTables(TinyDB):
    """A TinyDB whose tables lie in a journal."""

    table_class: type[Table] = JournalTable
    _storage: JournalStorage

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, storage=JournalStorage)

    table = locked(TinyDB.table)
    drop_table = locked(TinyDB.drop_table)
    drop_tables = locked(TinyDB.drop_tables)
