"""Brings an alarm about somebody who is followed outside the app too, once, while the app is open."""

from collections.abc import Callable

from models.carer_people import News
from services.notify import ALARM, Notification, Notifier
from services.record import Record

PEOPLE = "/carer"  # where a tap on it leads
TITLE, DISCREET = "Homeward", "Please look at Homeward now."


class Raised:
    """What the windows of this process have brought outside: by person, the key of the alarm."""

    def __init__(self) -> None:
        self.shown: dict[str, str] = {}
        self.rung: dict[str, str] = {}


class AlarmLoop:
    """What `AppState` does by itself about those who are followed. Every page shows an alarm as well: a
    notification is a hint."""

    notifier: Notifier
    opened: frozenset[str]
    news: Callable[[], tuple[News, ...]]
    _own: Record
    raised: Raised | None = None  # of all windows; one that is alone makes its own
    _alarmed: frozenset[str] = frozenset()  # the people

    def sound_alarms(self) -> None:
        """Show and ring for each alarm that is new, and take back what is over or was looked at."""
        if self.raised is None:
            self.raised = Raised()
        now = {one.uid: one for one in self.news() if one.key and one.key not in self.opened}
        for uid in self._alarmed - now.keys():
            self.notifier.withdraw(f"{ALARM}{uid}")
        for one in now.values():
            self._raise_alarm(one, self.raised)
        self._alarmed = frozenset(now)

    def _raise_alarm(self, one: News, raised: Raised) -> None:
        """Each way once; what is not allowed yet, or not known to be, is done when it is."""
        if self.notifier.state == "granted" and raised.shown.get(one.uid) != one.key:
            raised.shown[one.uid] = one.key
            words = one.alarm if self._own.reminders.details else DISCREET
            self.notifier.show(Notification(f"{ALARM}{one.uid}", TITLE, words, PEOPLE))
        if self.notifier.sounds and raised.rung.get(one.uid) != one.key:
            raised.rung[one.uid] = one.key
            self.notifier.ring(True)
