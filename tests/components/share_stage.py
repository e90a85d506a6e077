"""A window with a hub for the tests of sharing: what would be sent is kept, and nothing leaves the test."""

from collections.abc import Callable
from dataclasses import replace

from models.share import Share
from models.share_keys import SECRET, letters
from models.share_state import Contact, Sending, Trouble
from services.state import AppState
from tests.components.stage import make_state
from tests.people import NOW

HUB = "https://hub.example"
ANNA = Share("a" * 32, "Anna", letters(bytes(range(SECRET))), NOW, number="07700 900142", version=3, sent=NOW)
PAGES = ("/share", "/share/new", *(f"/share/{ANNA.uid}{page}" for page in ("", "/link", "/see")))


class FakeSharing:
    """The connection of a process to a hub that answers what a test says. `boxes`: what lives an hour."""

    def __init__(self, address: str = HUB) -> None:
        self.address = address
        self.contacts: dict[str, Contact] = {}
        self.sendings: dict[str, Sending] = {}
        self.boxes: dict[str, bytes] = {}
        self.trouble: Trouble | None = None
        self._listeners: list[Callable[[], None]] = []

    def start(self, run: object) -> None:
        pass

    def wake(self) -> None:
        pass

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, **sendings: Sending) -> None:
        """The state of sending, as it is now."""
        self.sendings = sendings
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


def sharing_state(*shares: Share, address: str = HUB, **made: object) -> AppState:
    """A window that shares with these carers; `state.sharing` is the fake."""
    state = make_state(**made)
    state._leave_sharing()
    state.sharing = FakeSharing(address)
    for share in shares:
        state._own.save_share(share)
    state._leave_sharing = state.open_sharing()
    return state


def many(count: int) -> tuple[Share, ...]:
    """That many carers with the longest names."""
    return tuple(
        replace(ANNA, uid=f"{number:032x}", carer=f"{number} {'N' * 58}", opened=NOW)
        for number in range(count)
    )


def actions(app, kind):
    """What the client itself does in a tap."""
    found = [getattr(node.control, "action", None) for node in app.controls()]
    return [one for one in found if isinstance(one, kind)]
