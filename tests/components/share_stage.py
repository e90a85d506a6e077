"""A window that shares with carers, for the tests of the screens of sharing."""

from dataclasses import replace

from models.share import Share
from models.share_keys import SECRET, letters
from services.state import AppState
from tests.components.stage import make_state
from tests.fake_sharing import HUB, FakeSharing
from tests.people import NOW

ANNA = Share("a" * 32, "Anna", letters(bytes(range(SECRET))), NOW, number="07700 900142", version=3, sent=NOW)
PAGES = ("/share", "/share/new", *(f"/share/{ANNA.uid}{page}" for page in ("", "/link", "/see")))


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
