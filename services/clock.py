"""The only place that asks what time it is, so that every rule can be tested with a fixed clock."""

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, with the offset of this device's own time zone."""
    return datetime.now().astimezone()
