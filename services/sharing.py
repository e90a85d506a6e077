"""What a window knows of sharing: where the hub is, and how sending and fetching go."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Protocol

from models.share_state import HubContact, Sending, Trouble
from services.listeners import Listener

Run = Callable[..., object]  # starts a coroutine function in the background: `page.run_task`


class Sharing(Protocol):
    """The one connection of this process to the hub.

    `address`: where the app itself is at the hub, for links; "" where there is no hub, and nothing is shared.
    """

    address: str

    @property
    def hub_contacts(self) -> Mapping[str, HubContact]:
        """Of each person who is followed, by uid."""

    @property
    def sendings(self) -> Mapping[str, Sending]:
        """Of each share, by uid."""

    def start(self, run: Run) -> None:
        """Begin to send and to fetch; later calls do nothing."""

    def wake(self) -> None:
        """Try again at once: the page is looked at again, or the person asks."""

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` whenever a contact or a sending changed; the answer ends it."""

    def leave_for_an_hour(self, content: bytes) -> Coroutine[Any, Any, str]:
        """Put something sealed into a box that lives one hour; the code for its link, "" where it failed."""

    def fetch_once(self, code: str) -> Coroutine[Any, Any, bytes | Trouble]:
        """What lies in such a box; else why not: NO_ANSWER, SERVER, BUSY, MISSING (its hour is over), DAMAGED
        or NEWER."""


class NullSharing:
    """No hub: the app says so, and nothing leaves this device."""

    address = ""
    hub_contacts: Mapping[str, HubContact] = {}
    sendings: Mapping[str, Sending] = {}

    def start(self, run: Run) -> None:
        pass

    def wake(self) -> None:
        pass

    def subscribe(self, listener: Listener) -> Callable[[], None]:  # noqa: ARG002
        return lambda: None

    async def leave_for_an_hour(self, content: bytes) -> str:  # noqa: ARG002
        return ""

    async def fetch_once(self, code: str) -> bytes | Trouble:  # noqa: ARG002
        return Trouble.NO_ANSWER
