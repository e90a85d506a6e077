"""A notifier that keeps what it was asked to show, and taps on it, for every test of reminders."""

from collections.abc import Callable
from datetime import datetime, timedelta

from services.notify import Answer, Notification, NullNotifier, State


class FakeNotifier(NullNotifier):
    """`shown` is what stands on the screen by id; `all` what was ever shown; `rung` how often it sounded."""

    sounds = True
    words = "This test shows reminders."

    def __init__(self, state: State = "granted") -> None:
        self.state = state
        self.shown: dict[str, Notification] = {}
        self.all: list[Notification] = []
        self.settled: list[str] = []
        self.rung, self.asked = 0, 0
        self.before_showing: Callable[[], None] = lambda: None

    def ask(self) -> None:
        self.asked += 1

    def show(self, notification: Notification) -> None:
        self.before_showing()
        self.shown[notification.id] = notification
        self.all.append(notification)

    def withdraw(self, id: str) -> None:
        self.shown.pop(id, None)

    def settle(self, answer: Answer) -> None:
        self.settled.append(answer.uid)

    def ring(self, now: bool) -> None:
        self.rung += now

    def tap(self, now: datetime, action: str = "", uid: str = "tap", ago: timedelta = timedelta()) -> Answer:
        """A tap on the newest notification."""
        one = self.all[-1]
        return Answer(uid, one.id, action, one.route, now - ago)
