"""Sends what the person shares: watches their own record, with one outbox for each carer."""

from collections.abc import Callable

from models.share import Share
from models.share_state import Sending
from services.crew import Crew, at_each_change
from services.outbox import Outbox, Post


class Sender:
    """Every share of one record. It never sends another record: neither the example nor a followed one."""

    def __init__(self, post: Post, told: Callable[[], None]) -> None:
        self.sendings: dict[str, Sending] = {}
        self._post, self._told = post, told
        self._crew: Crew[Share, Outbox] = Crew(self._outbox)

    def start(self) -> Callable[[], None]:
        """Begin, in the running loop; the answer lets go of the record."""
        return at_each_change(self._post.record, self.look)

    def look(self) -> None:
        """Something changed, or it is worth trying at once."""
        shares = self._post.record.shares
        ending = {share.uid for share in shares if share.ending}
        self._crew.set_to_work((share.uid, share) for share in shares)
        for uid, outbox in self._crew.workers.items():
            outbox.changed.set()
            if uid in ending or self._post.record.share(uid) is None:
                outbox.urgent.set()

    async def end(self) -> None:
        """Stop now."""
        await self._crew.end()

    def _outbox(self, share: Share) -> Outbox:
        def say(sending: Sending | None) -> None:
            if self.sendings.get(share.uid) == sending:
                return
            if sending is None:
                del self.sendings[share.uid]
            else:
                self.sendings[share.uid] = sending
            self._told()

        return Outbox(share, self._post, say)
