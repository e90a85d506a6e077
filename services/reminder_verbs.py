"""The verbs of a window about reminders: what is wanted, what is put off, and what this device can show."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from models.away import told
from models.reminders import ReminderSettings, snooze
from services.notify import Notification, Notifier
from services.record import Record

TEST = Notification("test", "A test from Homeward", "Reminders look like this.", "/self-test")


class ReminderVerbs:
    """What `AppState` can do with reminders. `can_notify`: the permission ("granted", "denied", "default" or
    "missing") and what this device can do, in words."""

    reminders: ReminderSettings
    can_notify: tuple[str, str]
    notifier: Notifier
    now: datetime
    dismiss: Callable[[], None]
    _record: Record
    _change: Callable[[Callable[[], None], str, Callable[[], None] | None], bool]

    def save_reminders(self, reminders: ReminderSettings, said: str = "Saved.") -> bool:
        """Store what is wanted of reminders on this device."""
        return self._change(lambda: self._record.save_reminders(reminders), said, None)

    def put_off(self, item: str, until: datetime, said: str) -> bool:
        """Remind of something again at that time; undo brings back what was there."""
        record = self._record
        before = tuple(one for one in record.reminders.snoozed if one.id == item)

        def back() -> None:
            others = tuple(one for one in record.reminders.snoozed if one.id != item)
            record.save_reminders(replace(record.reminders, snoozed=(*others, *before)))

        return self._change(lambda: record.save_reminders(snooze(record.reminders, item, until)), said, back)

    def seen_away(self) -> None:
        """The person has read what passed while they were away: it is told once."""
        if self.save_reminders(told(self._record.reminders, self.now)):
            self.dismiss()

    def learn_notifier(self) -> None:
        """Show the permission and what notifications can do here, as they are now."""
        now = (self.notifier.state, self.notifier.words)
        if now != self.can_notify:
            self.can_notify = now

    def ask_to_notify(self) -> None:
        """Ask the person for notifications. Only within a tap."""
        self.notifier.ask()

    def test_notifier(self) -> None:
        """Show a notification that says nothing about anybody."""
        self.notifier.show(TEST)
