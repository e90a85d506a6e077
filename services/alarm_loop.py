"""Brings an alarm about somebody who is followed outside the app too, once, while the app is open."""

from collections.abc import Callable

from models.carer_people import News
from services.notify import ALARM, Notification, Notifier
from services.record import Record

PEOPLE = "/carer"  # where a tap on it leads
TITLE, DISCREET = "Homeward", "Please look at Homeward now."


class AlarmLoop:
    """What `AppState` does by itself about those who are followed. Every page shows an alarm as well: a
    notification is a hint."""

    notifier: Notifier
    opened: frozenset[str]
    news: Callable[[], tuple[News, ...]]
    _own: Record
    _alarmed: dict[str, str] | None = None  # by person, the key of what was shown

    def sound_alarms(self) -> None:
        """Show and ring for each alarm that is new, and take back what is over or was looked at."""
        before = self._alarmed or {}
        now = {one.uid: one for one in self.news() if one.key and one.key not in self.opened}
        for uid in before.keys() - now.keys():
            self.notifier.withdraw(f"{ALARM}{uid}")
        for uid, one in now.items():
            if before.get(uid) != one.key:
                self._raise_alarm(one)
        self._alarmed = {uid: one.key for uid, one in now.items()}

    def _raise_alarm(self, one: News) -> None:
        if self.notifier.state == "granted":
            words = one.alarm if self._own.reminders.details else DISCREET
            self.notifier.show(Notification(f"{ALARM}{one.uid}", TITLE, words, PEOPLE))
        if self.notifier.sounds:
            self.notifier.ring(True)
