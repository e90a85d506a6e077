"""A followed person's record on a carer's device: what they share, with what was written about them here.

What they share is never changed. What the carer writes (a report, a brain check) stays on this device.
"""

from collections.abc import Callable, Iterable
from typing import Any

from models.records import Plan
from models.restore import Restored, Tables, record_to_tables, restore_settings, restore_tables
from models.restore_share import shared_of
from services.journal import StoreError
from services.listeners import Listener
from services.record import Record

READ_ONLY = "This can only be changed on their own phone."


class FollowedTables:
    """What a `Record` needs of a store: the share of one person, over the record of this device."""

    def __init__(self, own: Record, uid: str) -> None:
        self._own, self._uid = own, uid

    def documents(self) -> Tables:
        """The shared record, and the notes about this person. No note takes the place of what is shared."""
        tables = self._shared()
        tables["entries"] = {**self._own.notes_about(self._uid), **tables["entries"]}
        return tables

    def _shared(self) -> Tables:
        one = self._own.followed(self._uid)
        shared = shared_of(one) if one else None
        plan, entries = (shared.plan, shared.entries) if shared else (Plan(), ())
        return record_to_tables(Restored(plan, self._own.settings, entries))

    def write(self, changes: Iterable[tuple[str, str, dict[str, Any] | None]]) -> None:
        """Keep new notes and this device's settings. Raises StoreError for a change of what is shared."""
        changes, shared = list(changes), self._shared()["entries"]
        if any(table not in ("entries", "settings") or uid in shared for table, uid, _ in changes):
            raise StoreError(READ_ONLY)
        notes = [(uid, data) for table, uid, data in changes if table == "entries"]
        if notes:
            self._own.write_notes(self._uid, notes)
        for table, _, data in changes:
            if table == "settings" and data is not None:
                self._own.save_settings(restore_settings(data, []))

    def replace(self, tables: Tables) -> None:  # noqa: ARG002
        """Never: it is somebody else's."""
        raise StoreError(READ_ONLY)

    clear = replace

    def forget(self, *_: object) -> None:
        """There is no ward in it."""

    def keep_copy(self, label: str) -> str:  # noqa: ARG002
        """Never: it is somebody else's."""
        raise StoreError(READ_ONLY)

    @property
    def other_copies(self) -> int:
        """None."""
        return 0


class FollowedRecord(Record):
    """The record of a person who is followed; it changes when they send something."""

    def __init__(self, own: Record, uid: str) -> None:
        self._own = own
        super().__init__(FollowedTables(own, uid))
        self._uid = uid
        self._seen = self._newest()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """As a record; and from now on it looks for what was sent."""
        leave, leave_own = super().subscribe(listener), self._own.subscribe(self._renew)

        def leave_both() -> None:
            leave()
            leave_own()

        return leave_both

    def _renew(self) -> None:
        newest = self._newest()
        if newest != self._seen:
            self._seen = newest
            self._take(restore_tables(self._tables.documents()))
            self._tell()

    def _newest(self) -> tuple[object, ...]:
        """What the record is made of. Comparing it costs little, reading it again may cost a lot."""
        one = self._own.followed(self._uid)
        return (one.packed if one else "", dict(self._own.notes_about(self._uid)), self._own.settings)
