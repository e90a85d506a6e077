"""The verbs of a window about sharing: whom the person shares with, and whom this device follows."""

import secrets
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, time

from models.carer_alarm import Followed
from models.carer_people import News, build_news
from models.restore_share import shared_of
from models.share import USUAL, Following, Share
from models.share_keys import (
    ELSEWHERE,
    LINK_PROBLEMS,
    OWN,
    SECRET,
    BadLinkError,
    from_letters,
    is_elsewhere,
    letters,
    link_secret,
    read_link,
    to_link,
)
from models.share_state import HubContact
from services.base_state import BaseState
from services.followed import FollowedRecord
from services.store import StoreError


class ShareVerbs(BaseState):
    """What `AppState` can do about sharing.

    `watching`: the uid of the person whose record the screens show now, "" for one's own; `shared`: what
    stands beside that record, None where nothing was ever fetched. `hub_contacts` and `sendings` by uid.
    `people`: everybody who is followed, with what is known of them. `newcomer`: the uid of one whose link was
    opened while something else was shown. `opened`: the alarms that were looked at in this window.
    """

    _notes: Mapping[str, object] = {}  # what was written here about each, as it was when it was read

    @property
    def can_share(self) -> bool:
        """Whether there is a hub. Without one the screens say so."""
        return bool(self.sharing.address)

    def open_sharing(self) -> Callable[[], None]:
        """Follow what is shared and followed; a device that only follows shows that. Gives what ends it."""
        leaves = (self._own.subscribe(self._refresh_sharing), self.sharing.subscribe(self._refresh_sharing))
        self._refresh_sharing()
        self._show_followed()

        def leave() -> None:
            for each in leaves:
                each()

        return leave

    def _show_followed(self) -> None:
        """On a device without a plan of its own the front page is that of somebody who is followed."""
        if self.following and not self._own.plan.ready and not self.watching:
            self.watch(next((one for one in self.following if not one.ended), self.following[0]).uid)

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

    def change_share(self, share: Share) -> bool:
        """Store other choices for a carer. They are sent with the next update, at once."""
        now = self._own.share(share.uid)
        if now is None or now.ending:
            return False
        chosen = {name: getattr(share, name) for name in ("carer", "sections", "number", "quiet")}
        return self._change(lambda: self._own.save_share(replace(now, **chosen)), "Saved.", None)

    def stop_sharing(self, share: Share) -> bool:
        """Delete the box at the hub; until the hub has said yes it is tried again and again."""
        ending = replace(self._own.share(share.uid) or share, ending=True)
        return self._change(
            lambda: self._own.save_share(ending), f"You stop sharing with {share.carer}.", None
        )

    def link_of(self, share: Share) -> str:
        """The address for this carer. Whoever has it can read what is shared."""
        return to_link(self.sharing.address, link_secret(from_letters(share.owner)))

    # The carer

    def take_link(self, text: str) -> str:
        """Follow the person who made this link. Gives what is wrong in words, "" where it went well.

        Their record shows at once only where it takes the place of nothing: on a device without a plan that
        shows nobody yet. Else it waits to be opened, so that nobody takes one person's record for another's.
        """
        try:
            secret = letters(read_link(text))
        except BadLinkError as problem:
            return str(problem)
        if is_elsewhere(text, self.sharing.address):
            return ELSEWHERE
        if any(secret == letters(link_secret(from_letters(share.owner))) for share in self._own.shares):
            return OWN  # to follow oneself would look as if the carer had opened the link
        known = next((one for one in self.following if one.secret == secret), None)
        one = known or Following(uuid.uuid4().hex, secret, self._clock())
        if known is None:  # what has ended never begins again under the same link
            try:
                self._own.save_following(one)
            except StoreError as problem:
                return str(problem)
        busy = self.example or self._own.plan.ready or self.draft.signs or self.draft.temperature
        if one.uid == self.watching:
            pass  # their page is open
        elif busy or self.watching:
            self.newcomer = one.uid
        else:
            self.watch(one.uid)
        self.forget_bad_link()
        self.sharing.wake()
        return ""

    def open_link(self, text: str) -> None:
        """As `take_link`, of a link that was opened outside the app: what is wrong with it stands above every
        page until one is right."""
        if problem := self.take_link(text):
            self.forget_bad_link()
            self.warn(problem)

    def forget_bad_link(self) -> None:
        """Take away what was said about a link."""
        self.found = tuple(each for each in self.found if each not in LINK_PROBLEMS)
        self.refresh()

    def watch(self, uid: str) -> None:
        """Show how a followed person is doing, in the place of the own record, which stays as it is."""
        self.newcomer = "" if self.newcomer == uid else self.newcomer
        if self.watching == uid:
            return
        self.example, self.watching = False, uid
        self._follow(FollowedRecord(self._own, uid))
        self.shared = None
        self._refresh_sharing()
        self.sharing.wake()

    def unfollow(self, uid: str) -> bool:
        """Forget a person, and what was written about them here."""
        if self.watching == uid:
            self.come_home()
        self.newcomer = "" if self.newcomer == uid else self.newcomer
        done = self._change(lambda: self._own.drop_following(uid), "Taken off this device.", None)
        if not self.example:
            self._show_followed()
        return done

    @property
    def last_contact(self) -> datetime | None:
        """When the hub was last heard about anything that is shared or followed here."""
        heard = [share.sent for share in self.shares] + [self.reached(one)[0] for one in self.following]
        return max((moment for moment in heard if moment), default=None)

    @property
    def has_own_plan(self) -> bool:
        """Whether this device also holds a record of its owner."""
        return self._own.plan.ready

    def news(self) -> tuple[News, ...]:
        """Everybody who is followed, the worst news first."""
        by_uid = {one.uid: one for one in self.following}

        def reached(uid: str) -> tuple[HubContact, datetime | None, float]:
            return self.hub_contacts.get(uid, HubContact()), *self.reached(by_uid[uid])

        return build_news(self.pack, [one for one in self.people if one.one.uid in by_uid], reached, self.now)

    def alarms(self) -> tuple[News, ...]:
        """The alarms that nobody has looked at in this window, the worst first."""
        return tuple(one for one in self.news() if one.key and one.key not in self.opened)

    def saw(self, key: str) -> None:
        """An alarm was looked at in this window."""
        self.opened |= {key}

    def reached(self, one: Following) -> tuple[datetime | None, float]:
        """The last contact with the hub about this person, by the hub's clock, and how far ahead ours was."""
        contact = self.hub_contacts.get(one.uid, HubContact())
        if contact.reached is not None:
            return contact.reached, contact.ahead
        return one.reached, one.ahead

    def _refresh_sharing(self) -> None:
        """Show what is shared and followed as it is now. Only what changed is reassigned."""
        here = {
            "shares": self._own.shares,
            "following": self._own.following,
            "hub_contacts": dict(self.sharing.hub_contacts),
            "sendings": dict(self.sharing.sendings),
            "hub": self.sharing.address,
            "people": tuple(self._look_at(one) for one in self._own.following),
        }
        for name, value in here.items():
            if getattr(self, name) != value:
                setattr(self, name, value)
        if not self.watching:
            return
        one = next((one for one in self.following if one.uid == self.watching), None)
        if one is None:  # taken off this device, perhaps in another window
            self.come_home()
            return
        shared = shared_of(one)
        if shared is not self.shared:
            self.shared = shared

    def _look_at(self, one: Following) -> Followed:
        """What is known of a person; read anew only where something came or was written about them."""
        notes = self._own.notes_about(one.uid)
        before = next((person for person in self.people if person.one.uid == one.uid), None)
        if before is not None and (before.one.packed, self._notes.get(one.uid)) == (one.packed, notes):
            return before if before.one == one else replace(before, one=one)
        self._notes = {**self._notes, one.uid: notes}
        record = FollowedRecord(self._own, one.uid)
        return Followed(one, shared_of(one), record.plan, record.diary)
