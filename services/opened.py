"""An opened record and its schema, the same wherever the record is kept."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from models.restore import Migration, upgrade
from models.storage_words import StorageFacts
from services.record import Record
from services.recovery import COPY_FAILED, RecordFile
from services.store import Store, open_store


@dataclass(frozen=True)
class OpenedRecord:
    """The record, what went wrong on the way (`found`, in words) and where it is kept (`storage`).

    `keep_copy` keeps the day's copy where that day has none and says what is wrong, or "". `close` lets go.
    """

    record: Record
    found: tuple[str, ...]
    storage: Callable[[], StorageFacts]
    keep_copy: Callable[[date], str]
    close: Callable[[], None]


def load_record(
    file: RecordFile, today: date, migrations: Mapping[int, Migration], schema: int
) -> tuple[Store, Record]:
    """Open or make the record in `file`. Raises StoreError or NewerSchema; then the file is closed."""
    with _no_garbage_search():
        store = open_store(file, today)
        try:
            bring_up_to_date(store, migrations, schema)
            return store, Record(store, schema)
        except BaseException:
            store.close()
            raise


class DailyCopy:
    """Keeps the copy of each new day while Homeward stays open, as opening it does. It tries once a day."""

    def __init__(self, store: Store, tried: date) -> None:
        self._store, self._tried = store, tried

    def __call__(self, today: date) -> str:
        if today == self._tried:
            return ""
        self._tried = today
        return "" if self._store.keep_daily_copy(today) else COPY_FAILED


@contextmanager
def _no_garbage_search() -> Iterator[None]:
    """A record makes tens of thousands of objects and no garbage: looking for it again and again takes longer
    than a tenth of the opening."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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
