"""Shows a reminder outside the app where the device can, and says honestly what it can.

A notification is a hint and may fail to come: the due list inside the app is the truth.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from models.doses import LATER, TAKEN

State = Literal["granted", "denied", "default", "missing"]
ALARM = "alarm|"  # how the id of an alarm about somebody else begins
ACTION_WORDS = {TAKEN: "Taken", LATER: "Later"}
NOTHING_HERE = (
    "This device gives Homeward no way to show a notification. What is due is shown inside Homeward, and a "
    "calendar file can remind you while it is closed."
)


@dataclass(frozen=True, slots=True)
class Notification:
    """What is shown. One with the same `id` comes in its place, so that nothing doubles.

    `route`: the place in the app that a tap opens. `actions`: its buttons, "taken" and "later", which are
    left out where a platform has none.
    """

    id: str
    title: str
    body: str
    route: str
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A tap on a notification, also one from a time when the app was closed.

    `uid`: of this tap, so that it never counts twice. `id`, `route`: of the notification. `action`: "taken",
    "later", or "" for the notification itself. `at`: when it was tapped.
    """

    uid: str
    id: str
    action: str
    route: str
    at: datetime


Answered = Callable[[Answer], object]
Changed = Callable[[], object]
End = Callable[[], None]


class Notifier(Protocol):
    """One way to notifications. Nothing here waits, and nothing here raises."""

    @property
    def state(self) -> State:
        """The permission: "granted", "denied", "default" (not asked yet), or "missing" where there is no
        way to show one, now or ever."""

    @property
    def words(self) -> str:
        """What this device can do and what it cannot, for the person, as its state is now."""

    @property
    def sounds(self) -> bool:
        """Whether an alarm can be heard here."""

    def follow(self, changed: Changed, answered: Answered) -> End:
        """Call `changed` when state or words changed, and `answered` with each tap on a notification. Both
        may be called in any thread. The answer ends it."""

    def settle(self, answer: Answer) -> None:
        """This tap was dealt with and does not have to come again."""

    def ask(self) -> None:
        """Ask the person for the permission. Only within a tap."""

    def show(self, notification: Notification) -> None:
        """Show it now."""

    def withdraw(self, id: str) -> None:
        """Take it away where the platform can: what it says is no longer so."""

    def ring(self, now: bool) -> None:
        """Sound the alarm of a nap where the device can. False, within a tap: get ready for it."""


class NullNotifier:
    """No notification service: the list inside the app is all there is."""

    state: State = "missing"
    words = NOTHING_HERE
    sounds = False

    def follow(self, changed: Changed, answered: Answered) -> End:  # noqa: ARG002
        return lambda: None

    def settle(self, answer: Answer) -> None:
        pass

    def ask(self) -> None:
        pass

    def show(self, notification: Notification) -> None:
        pass

    def withdraw(self, id: str) -> None:
        pass

    def ring(self, now: bool) -> None:
        pass
