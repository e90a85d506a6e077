"""Chooses how reminders are shown outside a browser. Nothing here may keep the app from starting."""

import os

from services.android_notify import android_notifier
from services.notify import Notifier, NullNotifier
from services.plyer_notify import PlyerNotifier


def of_this_device() -> Notifier:
    """The notifier of a package that Flet built for a phone, or of a computer's desktop."""
    platform = os.environ.get("FLET_PLATFORM", "")
    if platform == "android":
        return android_notifier()
    return NullNotifier() if platform == "ios" else PlyerNotifier()
