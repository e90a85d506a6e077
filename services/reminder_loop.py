"""Looks again and again what to remind of, and shows each thing once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from operator import is_

from models.away import build_away, told, worth_keeping
from models.due import due_list
from models.due_notices import Notices, ToShow, notices
from models.pack import CarePack
from models.reminders import KINDS, ReminderSettings
from models.storage_words import StorageFacts
from services.clock import Clock
from services.journal import StoreError
from services.notify import Notification, Notifier
from services.record import Record

ALL_BUT_THE_ALARM = frozenset(KINDS) - {"nap"}  # what is off where there is only a sound


class ReminderLoop:
    """Looks after the reminders of one record, also while its person looks around with the example."""

    def __init__(
        self,
        pack: CarePack,
        record: Record,
        clock: Clock,
        notifier: Notifier,
        storage: Callable[[], StorageFacts],
    ) -> None:
        self._pack, self._record, self._clock = pack, record, clock
        self._notifier, self._storage = notifier, storage
        self._unstored: ReminderSettings | None = None  # what was shown while nothing could be stored
        self._looked: tuple[object, ...] = ()  # what stood when it looked last

    def look(self) -> None:
        """Show what is due by now and was not shown, and take back what is done. It may be called every few
        seconds: while neither the minute nor the record is another one it does nothing."""
        record, now = self._record, self._clock().replace(second=0, microsecond=0)
        can_show = self._notifier.state == "granted"
        if not record.plan.ready or self._storage().kind == "read-only" or self._seen(can_show, now):
            return
        kept = record.reminders
        known = replace(kept, shown=self._unstored.shown) if self._unstored else kept
        found = self._notices(known, can_show, now)
        self._keep(kept, self._still_open(replace(found.after, off=kept.off), now))
        for gone in found.withdraw:
            self._notifier.withdraw(gone)
        for one in found.show:
            self._show(one, can_show)
        self._looked = (can_show, now, record.plan, record.diary, record.reminders)

    def _seen(self, can_show: bool, now: datetime) -> bool:
        """Whether nothing is another than when it was looked at last."""
        record = self._record
        known, things = self._looked[:2], (record.plan, record.diary, record.reminders)
        return known == (can_show, now) and all(map(is_, things, self._looked[2:]))

    def _notices(self, known: ReminderSettings, can_show: bool, now: datetime) -> Notices:
        """Where nothing can be shown: only the alarm, and where that cannot be heard nothing at all, so that
        nothing is written down as shown that was not."""
        if not can_show and not self._notifier.sounds:
            return Notices((), (), known)
        wanted = known if can_show else replace(known, off=ALL_BUT_THE_ALARM)
        return notices(due_list(self._pack, self._record.plan, self._record.diary, known, now), wanted)

    def _still_open(self, reminders: ReminderSettings, now: datetime) -> ReminderSettings:
        """Until when the app was open, as long as nothing that passed waits to be told."""
        plan, diary = self._record.plan, self._record.diary
        if worth_keeping(reminders, now) and build_away(self._pack, plan, diary, reminders, now) is None:
            return told(reminders, now)
        return reminders

    def _keep(self, before: ReminderSettings, after: ReminderSettings) -> None:
        """Store what is about to be shown, so that nothing comes twice; only in memory where that fails."""
        self._unstored = None
        try:
            if after != before:
                self._record.save_reminders(after)
        except StoreError:
            self._unstored = after

    def _show(self, one: ToShow, can_show: bool) -> None:
        if can_show:
            self._notifier.show(Notification(one.id, one.title, one.body, one.route, one.actions))
        if one.rings:
            self._notifier.ring(True)
