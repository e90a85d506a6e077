"""Fetches the updates of everybody whom this device follows, with one watch for each."""

import asyncio
from collections.abc import Callable

from models.share import Following
from models.share_state import Contact
from services.clock import Clock
from services.crew import Crew
from services.hub_client import HubClient
from services.record import Record
from services.sealing import Sealer
from services.watch import Reading, Turns, Watch


class Follower:
    """Everybody whom one record follows."""

    def __init__(
        self, record: Record, clock: Clock, client: HubClient, sealer: Sealer, told: Callable[[], None]
    ) -> None:
        self.contacts: dict[str, Contact] = {}
        self._record, self._told = record, told
        self._crew: Crew[Following, Watch] = Crew(self._watch)
        self._reading = Reading(record, clock, client, sealer, Turns(lambda: len(self._crew.workers)))

    def start(self) -> Callable[[], None]:
        """Begin, in the running loop; the answer lets go of the record."""
        loop = asyncio.get_running_loop()
        self.look()

        def changed() -> None:  # perhaps in another thread, and a tap must not wait for any of this
            loop.call_soon_threadsafe(self.look)

        return self._record.subscribe(changed)

    def look(self) -> None:
        """Begin with those who are new, and leave those who are not followed any more."""
        followed = {one.uid: one for one in self._record.following if not one.ended}
        self._crew.set_to_work(followed.items())
        for uid, watch in self._crew.workers.items():
            if uid not in followed:
                watch.bell.set()

    def wake(self) -> None:
        """Ask about everybody at once."""
        for watch in self._crew.workers.values():
            watch.bell.set()

    async def end(self) -> None:
        """Stop now."""
        await self._crew.end()

    def _watch(self, one: Following) -> Watch:
        def say(contact: Contact | None) -> None:
            if contact is None:
                self.contacts.pop(one.uid, None)
            else:
                self.contacts[one.uid] = contact
            self._told()

        return Watch(one, self._reading, say)
