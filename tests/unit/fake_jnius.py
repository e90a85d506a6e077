"""A stand-in for pyjnius: as much of Android as plyer's notifier asks for, and as strict as a phone.

An unknown class ends the process on a phone. Here it raises `Abort`, which nothing in the app may catch.
"""

from types import ModuleType, SimpleNamespace
from typing import Any

HOST = "com.flet.serious_python_android.PythonActivity"
IMMUTABLE = 0x04000000


class Abort(BaseException):
    """What the phone does at a class that is not there."""


class Phone:
    """One phone. `shown` holds what stands in its list, by tag and number."""

    def __init__(self, sdk: int = 34, allowed: bool = True) -> None:
        self.sdk, self.allowed = sdk, allowed
        self.shown: dict[tuple[str, int], dict[str, Any]] = {}
        self.channels: dict[str, str] = {}
        self.asked: list[str] = []
        self.broken = False

    def module(self) -> ModuleType:
        """What `import jnius` gives."""
        made: Any = ModuleType("jnius")
        made.autoclass = self._autoclass
        made.cast = lambda kind, thing: thing
        return made

    def _autoclass(self, name: str) -> Any:
        known = self._classes()
        if name not in known:
            raise Abort(f"JNI DETECTED ERROR IN APPLICATION: {name}")
        return known[name]

    def _classes(self) -> dict[str, Any]:
        class Manager:
            IMPORTANCE_DEFAULT = 3

        class NotificationIntent:
            FLAG_ACTIVITY_SINGLE_TOP, ACTION_MAIN, CATEGORY_LAUNCHER = 1, "main", "launcher"

            def __init__(self, context: Any, target: Any) -> None:
                assert target == "class MainActivity"  # what a tap opens

            def __getattr__(self, name: str) -> Any:
                return lambda *_: None

        class Pending:
            @staticmethod
            def getActivity(context: Any, code: int, intent: Any, flags: int) -> str:
                if not flags & IMMUTABLE:
                    raise ValueError("IllegalArgumentException: FLAG_IMMUTABLE or FLAG_MUTABLE")
                return "opens the app"

        phone = self

        class Builder:
            def __init__(self, context: Any, channel: str = "") -> None:
                assert channel in phone.channels
                self._made: dict[str, Any] = {"channel": channel}

            def __getattr__(self, name: str) -> Any:
                return lambda value: self._made.__setitem__(name.removeprefix("set"), value)

            def build(self) -> dict[str, Any]:
                return self._made

        def channel(id: str, name: str, importance: int) -> tuple[str, str]:
            return id, name

        return {
            "android.os.Build$VERSION": SimpleNamespace(SDK_INT=self.sdk),
            HOST: SimpleNamespace(mActivity=self._activity()),
            "java.lang.String": lambda data: data.decode(),
            "android.content.Context": SimpleNamespace(NOTIFICATION_SERVICE="notification"),
            "android.app.Notification$Builder": Builder,
            "android.app.NotificationManager": Manager,
            "android.app.NotificationChannel": channel,
            "android.app.PendingIntent": Pending,
            "android.content.Intent": NotificationIntent,
            "android.widget.Toast": None,
            "android.graphics.BitmapFactory": None,
        }

    def _activity(self) -> Any:
        packages = SimpleNamespace(getActivityInfo=lambda *_: SimpleNamespace(icon=7))
        return SimpleNamespace(
            getClass=lambda: "class MainActivity",
            getPackageName=lambda: "org.homeward.app",
            getPackageManager=lambda: packages,
            getComponentName=lambda: None,
            getSystemService=lambda _: self._service(),
            getApplication=lambda: SimpleNamespace(getApplicationContext=lambda: None),
            requestPermissions=lambda names, code: self.asked.extend(names),
        )

    def _service(self) -> Any:
        return SimpleNamespace(
            createNotificationChannel=lambda channel: self.channels.update([channel]),
            areNotificationsEnabled=self._enabled,
            notify=lambda tag, number, made: self.shown.__setitem__((tag, number), made),
            cancel=lambda tag, number: self.shown.pop((tag, number), None),
        )

    def _enabled(self) -> bool:
        if self.broken:
            raise RuntimeError("DeadObjectException")
        return self.allowed
