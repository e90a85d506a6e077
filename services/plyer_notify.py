"""Notifications of a computer's desktop through plyer. Whatever fails is a missing capability, in words.

plyer only shows: it knows neither buttons nor taps, takes nothing back, and on Linux it does not say when
nothing came. So the notification service is asked first. All of it happens in a thread of its own, because a
desktop may take its time.
"""

import html
import importlib.util
import logging
import os
import shutil
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Any

from services.notify import NOTHING_HERE, Answered, Changed, End, Notification, State

NAME = "Homeward"
SECONDS = 60  # how long it stays, where a desktop asks
PATIENCE = 5  # seconds for a desktop to answer
LOOK_AGAIN = 60  # seconds
LONGEST_TITLE, LONGEST_BODY = 60, 240  # characters: what Windows takes
LOOKING = "Homeward is asking this computer whether it can show notifications."
WORKS = (
    "This computer shows reminders while Homeward is open, also while its window is behind others. They have "
    "no buttons: open Homeward to answer. None can come while it is closed: for that, use a calendar file."
)
FAILED = "The last reminder could not be shown on this computer. What is due is shown inside Homeward."
SERVICE = "org.freedesktop.Notifications"
ASK_LINUX = (
    "dbus-send",
    "--session",
    "--print-reply",
    f"--dest={SERVICE}",
    "/org/freedesktop/Notifications",
    f"{SERVICE}.GetServerInformation",
)

Send = Callable[[str, str], None]

_log = logging.getLogger("homeward.notify")


class PlyerNotifier:
    """The desktop of this computer. Every window of the process follows the same one."""

    sounds = False

    def __init__(self, send: Send | None = None, look_again: float = LOOK_AGAIN) -> None:
        """`send` stands in for plyer in a test. `look_again`: seconds, while there is no service."""
        self.state: State = "missing"
        self.words = LOOKING
        self._look_again = look_again
        self._send = send or send_with_plyer
        self._followers: list[Changed] = []
        self._work: SimpleQueue[Callable[[], None]] = SimpleQueue()
        threading.Thread(target=self._run, name="notify", daemon=True).start()
        self._work.put(self._look)

    def follow(self, changed: Changed, answered: Answered) -> End:  # noqa: ARG002
        self._followers.append(changed)
        return lambda: self._followers.remove(changed) if changed in self._followers else None

    def settle(self, answer: object) -> None:
        pass

    def ask(self) -> None:
        """A desktop asks nobody. It is looked at again: a service may have come."""
        self._work.put(self._look)

    def show(self, notification: Notification) -> None:
        self._work.put(lambda: self._show(notification.title, notification.body))

    def withdraw(self, id: str) -> None:
        pass

    def ring(self, now: bool) -> None:
        pass

    def _run(self) -> None:
        while True:
            try:
                work = self._work.get(timeout=self._look_again if self.state == "missing" else None)
            except Empty:
                work = self._look
            try:
                work()
            except Exception as error:  # a desktop's fault must end neither the thread nor the app
                _log.warning("Notifications: %s", type(error).__name__)
                self._know("missing", FAILED)

    def _look(self) -> None:
        missing = why_missing()
        self._know("missing" if missing else "granted", missing or WORKS)

    def _show(self, title: str, body: str) -> None:
        missing = why_missing()
        if not missing:
            self._send(title, body)
        self._know("missing" if missing else "granted", missing or WORKS)

    def _know(self, state: State, words: str) -> None:
        if (state, words) == (self.state, self.words):
            return
        self.state, self.words = state, words
        for changed in tuple(self._followers):
            try:
                changed()
            except Exception as error:  # a window that is going must not end the thread
                _log.warning("Notifications: %s", type(error).__name__)


def why_missing(system: str = sys.platform) -> str:
    """Why this computer cannot show a notification, for the person; "" where it can."""
    if system == "darwin":
        return "" if importlib.util.find_spec("pyobjus") else NOTHING_HERE
    if not system.startswith("linux"):
        return "" if system in ("win32", "cygwin") else NOTHING_HERE
    if not shutil.which("notify-send") and not importlib.util.find_spec("dbus"):
        return NOTHING_HERE
    return "" if _linux_answers() else NOTHING_HERE


def _linux_answers() -> bool:
    if not (os.environ.get("DBUS_SESSION_BUS_ADDRESS") or os.environ.get("XDG_RUNTIME_DIR")):
        return False  # no session to ask
    if not shutil.which(ASK_LINUX[0]):
        return True  # it cannot be asked, so it is tried
    try:
        asked = subprocess.run(ASK_LINUX, capture_output=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def send_with_plyer(title: str, body: str) -> None:
    """Show it now. Raises whatever plyer and the desktop raise."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # plyer says that it has no dbus; then it takes notify-send
        from plyer import notification

        words = [_plain(title, LONGEST_TITLE), _plain(body, LONGEST_BODY)]
        if sys.platform.startswith("linux"):
            words[1] = html.escape(words[1], quote=False)  # desktops read marks in it
        notification.notify(title=words[0], message=words[1], app_name=NAME, timeout=SECONDS)


def _plain(words: str, longest: int) -> str:
    """What no desktop takes for an option or for the end of a text."""
    return " ".join(words.split()).replace("'", "’").lstrip("- ")[:longest] or NAME


def plyer_for_android() -> Any:
    """plyer's notifier for Android, which needs names that `android_notify` makes first."""
    from plyer.platforms.android import notification

    return notification
