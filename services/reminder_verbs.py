"""The verbs of a window about reminders: what is wanted, what is put off, and what this device can show."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from models.away import told
from models.due import due_list
from models.reminder_lines import later_times, say_put_off
from models.reminders import ReminderSettings, snooze
from services.base_state import BaseState
from services.notify import Notification

TEST = Notification("test", "A test from Homeward", "Reminders look like this.", "/self-test")


class ReminderVerbs(BaseState):
    """What `AppState` can do with reminders. `can_notify`: the permission ("granted", "denied", "default" or
    "missing") and what this device can do, in words."""

    def save_reminders(self, reminders: ReminderSettings) -> bool:
        """Store what is wanted of reminders on this device."""
        return self._change(lambda: self._record.save_reminders(reminders), "Saved.", None)

    def put_off(self, item: str, until: datetime, said: str) -> bool:
        """Remind of something again at that time; undo brings back what was there."""
        return self.put_all_off({item: until}, said)

    def put_all_off(self, items: Mapping[str, datetime], said: str) -> bool:
        """Remind of several things again, each at its time, as one change."""
        record = self._record
        before = tuple(one for one in record.reminders.snoozed if one.id in items)

        def back() -> None:
            others = tuple(one for one in record.reminders.snoozed if one.id not in items)
            record.save_reminders(replace(record.reminders, snoozed=(*others, *before)))

        def save() -> None:
            after = record.reminders
            for item, until in items.items():
                after = snooze(after, item, until)
            record.save_reminders(after)

        return self._change(save, said, back)

    def remind_later(self, task: str) -> None:
        """Put off the reminders of a task of the checklist that is due, by the shortest time there is. Where
        none would come, nothing is stored."""
        due = due_list(self.pack, self.plan, self.diary, self.reminders, self.now)
        for item in due.due:
            times = later_times(item, self.now)
            if item.ref == task and times and self.reminders.on(item.kind):
                self.put_off(item.id, times[0], say_put_off(item.title, times[0], self.now))
                return

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
