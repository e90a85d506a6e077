"""Fetches the updates of everybody whom this device follows, with one reader for each."""

from collections.abc import Callable

from models.share import Following
from models.share_state import HubContact
from services.clock import Clock
from services.crew import Crew, at_each_change
from services.hub_client import HubClient
from services.reader import Reader, Reading, Turns
from services.record import Record
from services.sealing import Sealer


class Follower:
    """Everybody whom one record follows."""

    def __init__(
        self, record: Record, clock: Clock, client: HubClient, sealer: Sealer, told: Callable[[], None]
    ) -> None:
        self.hub_contacts: dict[str, HubContact] = {}
        self._record, self._told = record, told
        self._crew: Crew[Following, Reader] = Crew(self._reader)
        self._reading = Reading(record, clock, client, sealer, Turns(lambda: len(self._crew.workers)))

    def start(self) -> Callable[[], None]:
        """Begin, in the running loop; the answer lets go of the record."""
        return at_each_change(self._record, self.look)

    def look(self) -> None:
        """Begin with those who are new, and leave those who are not followed any more."""
        followed = {one.uid: one for one in self._record.following if not one.ended}
        self._crew.set_to_work(followed.items())
        for uid, reader in self._crew.workers.items():
            if uid not in followed:
                reader.bell.set()

    def wake(self) -> None:
        """Ask about everybody at once."""
        for reader in self._crew.workers.values():
            reader.bell.set()

    async def end(self) -> None:
        """Stop now."""
        await self._crew.end()

    def _reader(self, one: Following) -> Reader:
        def say(contact: HubContact | None) -> None:
            if contact is None:
                self.hub_contacts.pop(one.uid, None)
            else:
                self.hub_contacts[one.uid] = contact
            self._told()

        return Reader(one, self._reading, say)
