"""Brings an alarm about somebody who is followed outside the app too, once, while the app is open."""

from collections.abc import Callable, Iterable

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
    """Looks after the alarms of one window: `due` gives those that nobody has looked at in it. Every page
    shows an alarm as well: a notification is a hint."""

    def __init__(
        self, record: Record, notifier: Notifier, due: Callable[[], Iterable[News]], raised: Raised
    ) -> None:
        self._record, self._notifier, self._due, self._raised = record, notifier, due, raised
        self._people: frozenset[str] = frozenset()  # about whom there was an alarm at the last look

    def look(self) -> None:
        """Show and ring for each alarm that is new, and take back what is over or was looked at."""
        due = {one.uid: one for one in self._due()}
        for one in due.values():
            self._raise(one)
        gone, self._people = self._people - due.keys(), frozenset(due)
        for uid in gone:  # last: where this fails, no alarm waits for it
            self._notifier.withdraw(f"{ALARM}{uid}")

    def _raise(self, one: News) -> None:
        """Each way once; what is not allowed yet, or not known to be, is done when it is."""
        notifier, raised = self._notifier, self._raised
        if notifier.state == "granted" and raised.shown.get(one.uid) != one.key:
            raised.shown[one.uid] = one.key
            words = one.alarm if self._record.reminders.details else DISCREET
            notifier.show(Notification(f"{ALARM}{one.uid}", TITLE, words, PEOPLE))
        if notifier.sounds and raised.rung.get(one.uid) != one.key:
            raised.rung[one.uid] = one.key
            notifier.ring(True)
