"""Sam's phone, which shares, and Anna's, which follows, with a hub in memory between them."""

from datetime import timedelta

from models.records import Entry, Plan
from models.restore_share import shared_of
from models.share import Following, Share, Shared
from models.share_keys import SECRET, from_letters, letters, link_secret, reader_keys
from models.share_state import HubContact
from tests.fake_hub import FakeHub, Phone
from tests.people import NOW, entry

ANNA = Share("anna", "Anna", letters(bytes(range(SECRET))), NOW)
SECRET_OF_LINK = link_secret(from_letters(ANNA.owner))
KEYS = reader_keys(SECRET_OF_LINK)
SAMS = Following("sam", letters(SECRET_OF_LINK), NOW)


def drink(number: int = 0) -> Entry:
    return entry("drink", NOW + timedelta(seconds=number), 250)


def both() -> tuple[FakeHub, Phone, Phone]:
    """Sam shares with Anna, who has opened the link."""
    hub = FakeHub()
    sam, anna = Phone(hub), Phone(hub, Plan())
    sam.record.save_share(ANNA)
    anna.record.save_following(SAMS)
    return hub, sam, anna


def seen(anna: Phone) -> Shared | None:
    return shared_of(anna.record.following[0])


def drinks(anna: Phone) -> int:
    shared = seen(anna)
    return sum(each.kind == "drink" for each in shared.entries) if shared else -1


def gets(hub: FakeHub) -> list[int]:
    return [status for method, _, status in hub.asked if method == "GET"]


def contact(anna: Phone) -> HubContact:
    return anna.sharing.hub_contacts["sam"]
