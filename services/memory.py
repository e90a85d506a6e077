"""A record that lives only as long as the window: that of the example person."""

from collections.abc import Callable, Collection, Iterable

from models.restore import Data, Tables


class MemoryTables:
    """What a `Record` needs of a store, without a disk."""

    def __init__(self, tables: Tables | None = None) -> None:
        self._tables: Tables = tables or {}

    def documents(self) -> Tables:
        """Every document, by table and uid, for reading only."""
        return self._tables

    def write(self, changes: Iterable[tuple[str, str, Data | None]]) -> None:
        """Put documents, or forget those that are None."""
        for table, uid, data in changes:
            if data is None:
                self._tables.get(table, {}).pop(uid, None)
            else:
                self._tables.setdefault(table, {})[uid] = data

    def replace(self, tables: Tables) -> None:
        """Put `tables` in the place of everything."""
        self._tables = tables

    def clear(self, tables: Tables) -> None:
        """The same: there is no copy of anything."""
        self._tables = tables

    def forget(self, tables: Collection[str], gone: Callable[[str], bool] = lambda _: True) -> None:
        """Take the documents of these tables out whose uid is `gone`."""
        for name in tables:
            kept = {uid: data for uid, data in self._tables.pop(name, {}).items() if not gone(uid)}
            if kept:
                self._tables[name] = kept

    @property
    def other_copies(self) -> int:
        """None."""
        return 0

    def keep_copy(self, label: str) -> str:
        """Keep nothing: this record is meant to be gone."""
        return label
