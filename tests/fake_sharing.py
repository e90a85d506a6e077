"""A connection to a hub that answers what a test says; what would be sent is kept, and nothing leaves it."""

from collections.abc import Callable

from models.share_keys import SECRET, letters
from models.share_state import HubContact, Sending, Trouble
from services.sharing import NullSharing

HUB = "https://hub.example"


class FakeSharing(NullSharing):
    """`boxes`: what lives an hour; `trouble`: why the hub takes and gives none of them."""

    def __init__(self, address: str = HUB) -> None:
        self.address = address
        self.hub_contacts: dict[str, HubContact] = {}
        self.sendings: dict[str, Sending] = {}
        self.boxes: dict[str, bytes] = {}
        self.trouble: Trouble | None = None
        self._listeners: list[Callable[[], None]] = []

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def say(self, uid: str, contact: HubContact) -> None:
        """The hub was met about somebody who is followed, or not."""
        self.hub_contacts = {**self.hub_contacts, uid: contact}
        self._changed()

    def tell(self, **sendings: Sending) -> None:
        """The state of sending, as it is now."""
        self.sendings = sendings
        self._changed()

    def _changed(self) -> None:
        for listener in tuple(self._listeners):
            listener()

    async def leave_for_an_hour(self, content: bytes) -> str:
        if self.trouble:
            return ""
        code = f"2.{letters(bytes([len(self.boxes)]) * SECRET)}"
        self.boxes[code] = content
        return code

    async def fetch_once(self, code: str) -> bytes | Trouble:
        return self.trouble or self.boxes.get(code, Trouble.MISSING)
