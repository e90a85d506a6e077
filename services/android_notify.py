"""Notifications of an Android phone: plyer's own notifier, with a stand-in for what a Flet build has not got.

plyer wants three names of python-for-android (`android.python_act`, `android.runnable.run_on_ui_thread`,
`android.config.JAVA_NAMESPACE`) and passes a flag that Android 12 and later refuses. Here they are made over
pyjnius. A wrong class name would end the whole app, not raise, so only classes are named that are sure to be
there. **Tried against a stand-in for pyjnius only, on no phone.**
"""

import importlib.util
import logging
import os
import sys
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from services.notify import NOTHING_HERE, Answered, Changed, End, Notification, NullNotifier, State
from services.plyer_notify import plyer_for_android

# In the environment of an app that Flet built: the class with mActivity.
HOST = "MAIN_ACTIVITY_HOST_CLASS_NAME"
HOST_NAME = ".PythonActivity"  # what plyer calls it, in the package that JAVA_NAMESPACE names
PERMISSION = "android.permission.POST_NOTIFICATIONS"
ASKS_SINCE = 33  # Android 13: before, nobody is asked
UNCHANGING = 0x04000000 | 0x08000000  # PendingIntent.FLAG_IMMUTABLE, FLAG_UPDATE_CURRENT
CHANNEL = b"Reminders"
WORKS = (
    "This phone shows reminders while Homeward is open or in the background, for as long as Android lets it "
    "run. They have no buttons: open Homeward to answer. None can come while it is closed: for that, use a "
    "calendar file. This has not been tried on a phone yet: use Test now."
)
NOT_ALLOWED = (
    "This phone shows reminders only if you allow it. What is due is shown inside Homeward, and a calendar "
    "file can remind you while it is closed."
)

_log = logging.getLogger("homeward.notify")


class AndroidNotifier:
    """The notifications of this phone. It is used in the thread of the app, where its classes are known."""

    sounds = False

    def __init__(self, phone: Any) -> None:
        """`phone`: what `_phone` made."""
        self._phone, self._asked, self._failed = phone, False, False

    @property
    def state(self) -> State:
        if self._failed:
            return "missing"
        try:
            if self._phone.allowed():
                return "granted"
            return "default" if self._phone.asks() and not self._asked else "denied"
        except Exception as error:
            self._fail(error)
            return "missing"

    @property
    def words(self) -> str:
        return {"granted": WORKS, "missing": NOTHING_HERE}.get(self.state, NOT_ALLOWED)

    def follow(self, changed: Changed, answered: Answered) -> End:  # noqa: ARG002
        return lambda: None  # a phone tells nothing: its state is looked at again and again

    def settle(self, answer: object) -> None:
        pass

    def ask(self) -> None:
        self._asked = True
        self._try("ask")

    def show(self, notification: Notification) -> None:
        self._try("show", notification.id, notification.title, notification.body)

    def withdraw(self, id: str) -> None:
        self._try("withdraw", id)

    def ring(self, now: bool) -> None:
        pass

    def _try(self, what: str, *words: str) -> None:
        if self._failed:
            return
        try:
            getattr(self._phone, what)(*words)
        except Exception as error:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        self._failed = True
        _log.warning("Notifications: %s", type(error).__name__)


def android_notifier(environment: Mapping[str, str] = os.environ) -> AndroidNotifier | NullNotifier:
    """This phone's notifier, or an honest none. It never raises, and it looks before it names a class."""
    host = environment.get(HOST, "")
    if not host.endswith(HOST_NAME) or importlib.util.find_spec("jnius") is None:
        return NullNotifier()
    try:
        return AndroidNotifier(_phone(host))
    except Exception as error:
        _log.warning("Notifications: %s", type(error).__name__)
        return NullNotifier()


def _phone(host: str) -> Any:
    """plyer's notifier over this app's activity, with the names and the flag that it needs."""
    import jnius

    activity = jnius.autoclass(host).mActivity
    _stand_in(activity.getClass(), host.removesuffix(HOST_NAME))
    plyer = plyer_for_android()
    plyer.PendingIntent = _Unchanging(plyer.PendingIntent)
    return _phone_class(plyer, activity)()


def _phone_class(plyer: Any, activity: Any) -> Any:
    """plyer shows one notification at a time, and names its channel after it: here each has its own."""

    class Phone(plyer.AndroidNotification):  # type: ignore[misc]
        def show(self, id: str, title: str, body: str) -> None:
            self._id = id
            self.notify(title=title, message=body)

        def withdraw(self, id: str) -> None:
            self._get_notification_service().cancel(id, 0)

        def allowed(self) -> bool:
            return bool(self._get_notification_service().areNotificationsEnabled())

        def asks(self) -> bool:
            return int(plyer.SDK_INT) >= ASKS_SINCE

        def ask(self) -> None:
            if self.asks() and not self.allowed():
                activity.requestPermissions([PERMISSION], 1)

        def _build_notification_channel(self, name: object) -> Any:  # noqa: ARG002
            return super()._build_notification_channel(plyer.AndroidString(CHANNEL))

        def _set_icons(self, notification: Any, icon: object = None) -> None:  # noqa: ARG002
            notification.setSmallIcon(self._app_icon)

        def _open_notification(self, notification: Any) -> None:
            self._get_notification_service().notify(self._id, 0, notification.build())

    return Phone


class _Unchanging:
    """android.app.PendingIntent with the flag that Android demands since version 12."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def getActivity(self, context: Any, code: int, intent: Any, flags: int) -> Any:
        return self._real.getActivity(context, code, intent, flags | UNCHANGING)


def _stand_in(activity_class: Any, namespace: str) -> None:
    """The three names, as modules that plyer imports."""
    android, runnable, config = (ModuleType(f"android{name}") for name in ("", ".runnable", ".config"))
    android.python_act = activity_class  # type: ignore[attr-defined]
    android.runnable, android.config = runnable, config  # type: ignore[attr-defined]
    android.__path__ = []
    runnable.run_on_ui_thread = lambda work: work  # type: ignore[attr-defined]
    config.JAVA_NAMESPACE = namespace  # type: ignore[attr-defined]
    for module in (android, runnable, config):
        sys.modules[module.__name__] = module
