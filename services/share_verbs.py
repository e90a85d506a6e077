"""The verbs of a window about sharing: whom the person shares with, and whom this device follows."""

import secrets
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time

from models.notices import Notice
from models.restore_share import shared_of
from models.share import USUAL, Following, Share, Shared
from models.share_keys import SECRET, BadLinkError, from_letters, letters, link_secret, read_link, to_link
from models.share_state import Contact, Sending
from services.clock import Clock
from services.followed import FollowedRecord
from services.record import Record
from services.sharing import NullSharing, Sharing
from services.store import StoreError


class ShareVerbs:
    """What `AppState` can do about sharing.

    `watching`: the uid of the person whose record the screens show now, "" for one's own; `shared`: what
    stands beside that record, None where nothing was ever fetched. `contacts` and `sendings` by uid.
    """

    shares: tuple[Share, ...]
    following: tuple[Following, ...]
    contacts: dict[str, Contact]
    sendings: dict[str, Sending]
    watching: str
    shared: Shared | None
    example: bool
    notice: Notice | None
    sharing: Sharing = NullSharing()
    _own: Record
    _clock: Clock
    _leave: Callable[[], None]
    _follow: Callable[[Record], None]
    _change: Callable[[Callable[[], None], str, Callable[[], None] | None], bool]
    leave_example: Callable[[], None]

    @property
    def can_share(self) -> bool:
        """Whether there is a hub. Without one the screens say so."""
        return bool(self.sharing.address)

    def open_sharing(self) -> Callable[[], None]:
        """Follow what is shared and followed; a device that only follows shows that. Gives what ends it."""
        leaves = (self._own.subscribe(self._refresh_sharing), self.sharing.subscribe(self._refresh_sharing))
        self._refresh_sharing()
        if self.following and not self._own.plan.ready:
            self.watch(self.following[0].uid)

        def leave() -> None:
            for each in leaves:
                each()

        return leave

    # The person who shares

    def share_with(
        self, carer: str, sections: tuple[str, ...] = USUAL, number: str = "", quiet: time | None = None
    ) -> str:
        """Begin to share with one more carer, each with a link of their own. Gives its uid, "" where this
        device could not store it."""
        owner = letters(secrets.token_bytes(SECRET))
        share = Share(uuid.uuid4().hex, carer, owner, self._clock(), sections, number, quiet)
        said = f"You share with {carer} now."
        return share.uid if self._change(lambda: self._own.save_share(share), said, None) else ""

    def change_share(self, share: Share, said: str = "Saved.") -> bool:
        """Store other choices for a carer. They are sent with the next update, at once."""
        return self._change(lambda: self._own.save_share(share), said, None)

    def stop_sharing(self, share: Share) -> bool:
        """Delete the box at the hub; until the hub has said yes it is tried again and again."""
        ending = replace(share, ending=True)
        return self._change(
            lambda: self._own.save_share(ending), f"You stop sharing with {share.carer}.", None
        )

    def link_of(self, share: Share) -> str:
        """The address for this carer. Whoever has it can read what is shared."""
        return to_link(self.sharing.address, link_secret(from_letters(share.owner)))

    # The carer

    def take_link(self, text: str) -> str:
        """Follow the person who made this link, and show how they are doing. Gives what is wrong in words, ""
        where it went well. A link that is known already is only shown."""
        try:
            secret = letters(read_link(text))
        except BadLinkError as problem:
            return str(problem)
        known = next((one for one in self.following if one.secret == secret), None)
        one = known or Following(uuid.uuid4().hex, secret, self._clock())
        if known is None or known.ended:
            try:
                self._own.save_following(replace(one, ended=False))
            except StoreError as problem:
                return str(problem)
        self.watch(one.uid)
        return ""

    def watch(self, uid: str) -> None:
        """Show how a followed person is doing, in the place of the own record, which stays as it is."""
        if self.example:
            self.leave_example()
        self._leave()
        self.watching = uid
        self._follow(FollowedRecord(self._own, uid))
        self._refresh_sharing()
        self.sharing.wake()

    def leave_watching(self) -> None:
        """Back to the own record."""
        self._leave()
        self.watching, self.shared = "", None
        self._follow(self._own)

    def unfollow(self, uid: str) -> bool:
        """Forget a person, and what was written about them here."""
        if self.watching == uid:
            self.leave_watching()
        return self._change(lambda: self._own.drop_following(uid), "Taken off this device.", None)

    def reached(self, one: Following) -> tuple[datetime | None, float]:
        """The last contact with the hub about this person, by the hub's clock, and how far ahead ours was."""
        contact = self.contacts.get(one.uid, Contact())
        if contact.reached is not None:
            return contact.reached, contact.ahead
        return one.reached, one.ahead

    def _refresh_sharing(self) -> None:
        """Show what is shared and followed as it is now. Only what changed is reassigned."""
        here = {
            "shares": self._own.shares,
            "following": self._own.following,
            "contacts": dict(self.sharing.contacts),
            "sendings": dict(self.sharing.sendings),
        }
        for name, value in here.items():
            if getattr(self, name) != value:
                setattr(self, name, value)
        if not self.watching:
            return
        one = next((one for one in self.following if one.uid == self.watching), None)
        if one is None:  # taken off this device, perhaps in another window
            self.leave_watching()
            return
        shared = shared_of(one)
        if shared != self.shared:
            self.shared = shared
