"""An opened record and its schema, the same wherever the record is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from models.restore import Migration, upgrade
from models.storage_words import StorageFacts
from services.record import Record
from services.store import Store


@dataclass(frozen=True)
class OpenedRecord:
    """The record, what went wrong on the way (`found`, in words), where it is kept; `close` lets go of it."""

    record: Record
    found: tuple[str, ...]
    storage: Callable[[], StorageFacts]
    close: Callable[[], None]


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
