"""Opens the record of this device: the store, its schema, and what the person has to be told."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.restore import MIGRATIONS, SCHEMA, Migration, upgrade
from services.clock import system_clock
from services.posix_file import PosixFile
from services.record import Record
from services.recovery import COPY_FAILED
from services.store import Store, open_store

FILE_NAME = "record.journal"


@dataclass(frozen=True)
class OpenedRecord:
    """The record, and in words what went wrong on the way (`found`) and where it is kept.

    `keep_copy` keeps the day's copy where that day has none and says what is wrong, or "". `close` lets go.
    """

    record: Record
    found: tuple[str, ...]
    kept_in: str
    keep_copy: Callable[[date], str]
    close: Callable[[], None]


def open_record(folder: Path) -> OpenedRecord:
    """Open or make the record in `folder`. Raises StoreError where it is locked, newer or cannot be read."""
    path = folder / FILE_NAME
    today = system_clock().date()
    with _no_garbage_search():
        store = open_store(PosixFile(path), today)
        try:
            bring_up_to_date(store, MIGRATIONS, SCHEMA)
            record = Record(store)
        except BaseException:
            store.close()
            raise
    kept_in = f"On this computer, in {path}"
    return OpenedRecord(record, store.opened.sentences, kept_in, _DailyCopy(store, today), store.close)


class _DailyCopy:
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
