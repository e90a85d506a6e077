"""Notifications of the browser, through the page and its service worker, for as long as a page is open."""

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime

from models.storage_words import StorageFacts
from services.bridge import Bridge
from services.notify import ACTION_WORDS, Answer, Answered, Changed, End, Notification, State

CLOSED = (
    "None can come while Homeward is closed, and a phone or a tab that sleeps may hold them back. For that, "
    "use a calendar file."
)
ALLOWED = f"This browser shows reminders while Homeward is open, also in the background. {CLOSED}"
NO_BUTTONS = "Reminders have no buttons in this browser: tap one to answer it."
NOT_ASKED = f"This browser can show reminders while Homeward is open, if you allow it. {CLOSED}"
REFUSED = "This browser shows no reminders: notifications are blocked for Homeward."
NOT_READY = "Homeward is still being saved on this device. Reminders can come when that is done."
IPHONE = (
    "On an iPhone or iPad, notifications need Homeward on the home screen, opened by its icon. What is due "
    "is shown inside Homeward, and a calendar file can remind you while it is closed."
)
NONE = (
    "This browser gives Homeward no way to show a notification. What is due is shown inside Homeward, and a "
    "calendar file can remind you while it is closed."
)


class BrowserNotifier:
    """The page's notifications. Every tap on one comes here, also what was tapped while no page was open."""

    sounds = True

    def __init__(self, bridge: Bridge, storage: Callable[[], StorageFacts]) -> None:
        """`storage`: what is known about this device."""
        self._bridge, self._storage = bridge, storage
        self._permission: State = "missing"
        self._ready = False
        self._buttons = False
        self._followers: list[tuple[Changed, Answered]] = []
        bridge.listen("notify", self._learn)
        bridge.listen("tapped", self._tapped)

    @property
    def state(self) -> State:
        waits = self._permission == "granted" and not self._ready
        return "missing" if waits else self._permission

    @property
    def words(self) -> str:
        if self._permission == "granted":
            allowed = ALLOWED if self._buttons else f"{ALLOWED} {NO_BUTTONS}"
            return allowed if self._ready else NOT_READY
        if self._permission == "missing":
            return IPHONE if self._storage().system == "iphone" else NONE
        return NOT_ASKED if self._permission == "default" else REFUSED

    def follow(self, changed: Changed, answered: Answered) -> End:
        follower = (changed, answered)
        self._followers.append(follower)
        return lambda: self._followers.remove(follower) if follower in self._followers else None

    def settle(self, answer: Answer) -> None:
        self._bridge.settle(answer.uid)

    def ask(self) -> None:
        self._bridge.ask_to_notify()

    def show(self, notification: Notification) -> None:
        actions = [{"action": one, "title": ACTION_WORDS[one]} for one in notification.actions]
        self._bridge.notify({**asdict(notification), "actions": actions})

    def withdraw(self, id: str) -> None:
        self._bridge.withdraw(id)

    def ring(self, now: bool) -> None:
        self._bridge.ring(now)

    def _learn(self, text: str) -> None:
        told = json.loads(text)
        self._permission = told["state"]
        self._ready, self._buttons = told["ready"] is True, told["buttons"] is True
        for changed, _ in tuple(self._followers):
            changed()

    def _tapped(self, text: str) -> None:
        answer = read_tap(text)
        if answer is None:
            return
        for _, answered in tuple(self._followers):
            answered(answer)


def read_tap(text: str) -> Answer | None:
    """What the page says about a tap; None where that cannot be read."""
    try:
        told = json.loads(text)
        at = datetime.fromtimestamp(told["at"] / 1000, UTC)
        uid, id, action, route = (str(told[name]) for name in ("uid", "id", "action", "route"))
        return Answer(uid, id, action, route, at.astimezone())
    except (ValueError, TypeError, KeyError, OverflowError, OSError):
        return None
