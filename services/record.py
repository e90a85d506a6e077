"""The one record of this process: what is stored, held in memory, and told to every open window."""

import logging
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Protocol

from models.diary import Diary
from models.records import Entry, Plan, Settings
from models.reminders import ReminderSettings, on_this_device
from models.restore import (
    SCHEMA,
    Restored,
    entry_to_data,
    plan_to_data,
    record_to_tables,
    restore_tables,
    settings_to_data,
    why_refused,
)
from models.restore_reminders import PARTS
from models.restore_reminders import TABLE as REMINDERS
from models.restore_share import (
    FOLLOWING,
    NOTED,
    REACHED,
    SHARES,
    following_to_data,
    reached_to_data,
    restore_following,
    restore_shares,
    share_tables,
    share_to_data,
)
from models.restore_ward import TABLE, UID, restore_ward, ward_tables, ward_to_data
from models.share import Following, Share
from models.ward import WardDraft
from services.journal import StoreError
from services.listeners import Listener, Listeners

_log = logging.getLogger("homeward.record")


class Tables(Protocol):
    """What the record needs of a store (`services.store.Store`). Documents are JSON-shaped dicts."""

    def documents(self) -> dict[str, dict[str, dict[str, object]]]: ...

    def write(self, changes: Iterable[tuple[str, str, dict[str, object] | None]]) -> None: ...

    def replace(self, tables: dict[str, dict[str, dict[str, object]]]) -> None: ...

    def clear(self, tables: dict[str, dict[str, dict[str, object]]]) -> None: ...

    def forget(self, tables: Collection[str], gone: Callable[[str], bool] = ...) -> None: ...

    def keep_copy(self, label: str) -> str: ...

    @property
    def other_copies(self) -> int: ...


class Record:
    """Plan, settings and diary; beside them a ward's hand-over, who is shared with and who is followed. Every
    change is durable before it is visible; a refused one changes nothing.

    Raises `StoreError` (a plain sentence) where the device cannot store, or an entry could not be true.
    """

    def __init__(self, tables: Tables, schema: int = SCHEMA) -> None:
        self._tables = tables
        self._listeners = Listeners(_log)
        self.cleared = 0  # how often something was taken away for good since it was opened
        documents = tables.documents()
        self._take(restore_tables(documents, schema=schema))
        self._take_beside(documents)

    def _take_beside(self, documents: dict[str, dict[str, dict[str, object]]]) -> None:
        self.ward = restore_ward(documents)
        self.shares = restore_shares(documents)
        self.following = restore_following(documents)
        self._noted = dict(documents.get(NOTED, {}))

    def _take(self, restored: Restored) -> None:
        self.plan = restored.plan
        self.settings = restored.settings
        self.reminders = restored.reminders
        self.diary = Diary(restored.entries)
        self.problems = restored.problems

    def put(self, *entries: Entry) -> None:
        """Store new or changed entries, all or none."""
        for problem in filter(None, map(why_refused, entries)):
            raise StoreError(problem)
        self._tables.write([("entries", entry.uid, entry_to_data(entry)) for entry in entries])
        self.diary = self.diary.plus(*entries)
        self._tell()

    def remove(self, *uids: str) -> None:
        """Forget entries, all or none."""
        self._tables.write([("entries", uid, None) for uid in uids])
        for uid in uids:
            self.diary = self.diary.minus(uid)
        self._tell()

    def save_plan(self, plan: Plan, put: Iterable[Entry] = (), drop: Iterable[str] = ()) -> None:
        """Store the plan, and with it entries to keep and to forget, all or none."""
        put, drop = tuple(put), tuple(drop)
        for problem in filter(None, map(why_refused, put)):
            raise StoreError(problem)
        kept = [("entries", entry.uid, entry_to_data(entry)) for entry in put]
        self._tables.write(
            [("plan", "plan", plan_to_data(plan)), *kept, *(("entries", uid, None) for uid in drop)]
        )
        self.plan = plan
        if put or drop:
            self.diary = self.diary.plus(*put)
        for uid in drop:
            self.diary = self.diary.minus(uid)
        self._tell()

    def save_settings(self, settings: Settings) -> None:
        """Store the settings of this device."""
        self._tables.write([("settings", "settings", settings_to_data(settings))])
        self.settings = settings
        self._tell()

    def save_reminders(self, reminders: ReminderSettings) -> None:
        """Store what changed about reminders: what the person chose, or what this device showed."""
        before, parts = self.reminders, PARTS.items()
        changes = [
            (REMINDERS, uid, part(reminders)) for uid, part in parts if part(reminders) != part(before)
        ]
        if changes:
            self._tables.write(changes)
        self.reminders = reminders
        self._tell()

    def save_ward(self, draft: WardDraft) -> None:
        """Store the hand-over that is being made on this device."""
        self._tables.write([(TABLE, UID, ward_to_data(draft))])
        self.ward = draft
        self._tell()

    def share(self, uid: str) -> Share | None:
        """The share of this uid."""
        return next((share for share in self.shares if share.uid == uid), None)

    def followed(self, uid: str) -> Following | None:
        """The person of this uid who is followed."""
        return next((one for one in self.following if one.uid == uid), None)

    def save_share(self, share: Share) -> None:
        """Store whom this device shares with; one of the same uid is replaced."""
        self._tables.write([(SHARES, share.uid, share_to_data(share))])
        self.shares = tuple(
            sorted((share, *(s for s in self.shares if s.uid != share.uid)), key=lambda s: s.created)
        )
        self._tell()

    def drop_share(self, uid: str) -> None:
        """Forget a carer, and with that the secret of their box."""
        self._tables.write([(SHARES, uid, None)])
        self.shares = tuple(share for share in self.shares if share.uid != uid)
        self._tell()

    def save_following(self, one: Following) -> None:
        """Store whom this device follows; one of the same uid is replaced. A contact that brought nothing
        is a short line: it comes every few minutes, and what they share may be long."""
        before = self.followed(one.uid)
        changes = [(REACHED, one.uid, reached_to_data(one))]
        if before is None or replace(before, reached=one.reached, ahead=one.ahead) != one:
            changes.append((FOLLOWING, one.uid, following_to_data(one)))
        self._tables.write(changes)
        others = (f for f in self.following if f.uid != one.uid)
        self.following = tuple(sorted((one, *others), key=lambda f: f.begun))
        self._tell()

    def notes_about(self, uid: str) -> dict[str, dict[str, object]]:
        """What was written on this device about a person who is followed: entries as they are stored."""
        start = f"{uid}/"
        return {key.removeprefix(start): data for key, data in self._noted.items() if key.startswith(start)}

    def write_notes(self, uid: str, notes: Iterable[tuple[str, dict[str, object] | None]]) -> None:
        """Keep such entries, or forget those that are None."""
        notes = [(f"{uid}/{entry}", data) for entry, data in notes]
        self._tables.write([(NOTED, key, data) for key, data in notes])
        for key, data in notes:
            self._noted.pop(key, None)
            self._noted |= {} if data is None else {key: data}
        self._tell()

    def drop_following(self, uid: str) -> None:
        """Forget a person, and what was written about them on this device, out of every copy as well."""

        def theirs(key: str) -> bool:
            return key.partition("/")[0] == uid

        self._tables.forget((FOLLOWING, REACHED, NOTED), theirs)
        self._noted = {key: data for key, data in self._noted.items() if not theirs(key)}
        self.following = tuple(one for one in self.following if one.uid != uid)
        self._tell()

    def forget_ward(self) -> None:
        """Take the hand-over off this device, out of every copy as well."""
        self._gone(lambda: self._tables.forget((TABLE,)))

    def clear(self) -> None:
        """Make this an empty record that was never used, and leave no copy of what was there."""
        self._gone(lambda: self._tables.clear(record_to_tables(Restored())))

    def _gone(self, take_away: Callable[[], None]) -> None:
        """Where only a part could be taken away, that part is no longer shown, and no undo brings it back."""
        try:
            take_away()
        finally:
            documents = self._tables.documents()
            self._take(restore_tables(documents))
            self._take_beside(documents)
            self.cleared += 1
            self._tell()

    @property
    def other_copies(self) -> int:
        """How many copies on this device say something else than this record."""
        return self._tables.other_copies

    def replace(self, restored: Restored) -> None:
        """Put a restored backup in the place of everything, all or nothing. A copy of that is kept first.
        A hand-over and sharing are no part of a backup: they stay as they are."""
        self._tables.keep_copy("replaced")
        restored = replace(restored, reminders=on_this_device(restored.reminders, self.reminders))
        beside = {**ward_tables(self.ward), **share_tables(self._tables.documents())}
        self._tables.replace({**record_to_tables(restored), **beside})
        self._take(restored)
        self._tell()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change; the answer ends it."""
        return self._listeners.add(listener)

    def _tell(self) -> None:
        self._listeners.tell()
