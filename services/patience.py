"""How long to wait before something is tried again: longer each time, and never all devices at once."""

import asyncio
import random
from contextlib import suppress

FIRST = 1.0  # second
LONGEST_ASKED = 3_600.0  # seconds: a hub cannot send this device to sleep for longer


class Patience:
    """The waits of one task, in seconds, up to `longest`."""

    def __init__(self, longest: float) -> None:
        self._longest, self._tries = longest, 0

    def reset(self) -> None:
        """It went well."""
        self._tries = 0

    def wait(self, asked: float = 0) -> float:
        """Seconds until the next try; at least what was `asked` for."""
        usual = min(self._longest, FIRST * float(1 << min(self._tries, 20)))
        self._tries += 1
        return max(min(asked, LONGEST_ASKED), usual * random.uniform(0.5, 1))


async def heard(bell: asyncio.Event, seconds: float) -> bool:
    """Wait until it rings, at most so long."""
    with suppress(TimeoutError):
        async with asyncio.timeout(max(seconds, 0)):
            await bell.wait()
    return bell.is_set()
