"""Brings one share's updates to the hub: the newest one, soon, and again until the hub has it."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from models.diary import Diary
from models.pack import CarePack
from models.records import Plan
from models.restore_share import LIFE, shared_to_data
from models.share import DAYS, Share, build_shared
from models.share_keys import from_letters, link_secret, reader_keys, write_token
from models.share_seal import BadBoxError
from models.share_state import Sending, Trouble
from services.clock import Clock
from services.hub_client import Answer, HubClient, delete_box, put_box, trouble_of
from services.journal import StoreError
from services.patience import Patience, heard
from services.record import Record
from services.sealing import Sealer, seal_content

TOGETHER = 0.15  # seconds: several changes at once are one update, and a tap is drawn first
PACE = 10.0  # seconds between two updates of a box, as the hub wants it
RENEW = timedelta(days=1)  # a share where nothing changed: its days move on, and the box stays
LONGEST = 60.0  # seconds between two tries: what waits may be an alert
AN_HOUR = 3_600.0
FEWER = (DAYS, 7, 3, 1)  # days of the diary, where more would be too large

Content = dict[str, Any]
Rest = tuple[float, float]  # seconds: at least, whatever happens; at most, where nothing does


@dataclass(frozen=True)
class Post:
    """What every outbox needs."""

    record: Record
    pack: CarePack
    clock: Clock
    client: HubClient
    sealer: Sealer


@dataclass(frozen=True)
class _Basis:
    """What content was built from: while it is the same, nothing is built again."""

    plan: Plan
    diary: Diary
    choices: tuple[object, ...]

    def is_like(self, other: "_Basis | None") -> bool:
        same = other is not None and self.plan is other.plan and self.diary is other.diary
        return same and other is not None and self.choices == other.choices


@dataclass(frozen=True)
class _Sealed:
    """An update on its way. After a lost answer the same bytes are sent again."""

    replaces: int
    life: int
    content: Content
    blob: bytes


class Outbox:
    """One share. `say` is told how sending goes, and None at the end. Ring `changed` for every change and to
    try at once, `urgent` where it is to end."""

    def __init__(self, share: Share, post: Post, say: Callable[[Sending | None], None]) -> None:
        self.changed, self.urgent = asyncio.Event(), asyncio.Event()
        self._post, self._say, self._uid = post, say, share.uid
        share = self._share() or share  # after a fault: as it is by now
        owner = from_letters(share.owner)
        self._keys, self._write = reader_keys(link_secret(owner)), write_token(owner)
        self._version, self._life = share.version, share.life  # of the box, as far as this device knows
        self._patience = Patience(LONGEST)
        self._may_write = False  # a device that cannot store may hold an old record: it sends nothing
        self._built: _Basis | None = None
        self._way: _Sealed | None = None
        self._there: Content | None = None  # what the hub has
        self._when: datetime | None = None  # the last update of this process
        self._next = 0.0  # when the hub takes another one, by the loop's clock
        self._since: datetime | None = None  # since when something waits
        self._fewer = 0
        self._unsure = False  # an unanswered update may come to the hub later than what follows it

    async def run(self) -> None:
        """Until the share is gone from the record."""
        while share := self._share():
            self.changed.clear()
            self.urgent.clear()
            try:
                least, most = await (self._end(share) if share.ending else self._send(share))
            except StoreError:
                least, most = self._again(Trouble.STORE)
            except Exception:  # the crew begins anew in a while; until then nobody may think all is sent
                self._again(Trouble.FAULT)
                raise
            if least:
                await heard(self.urgent, least)
            if await heard(self.changed, most - least) and self._share():
                await asyncio.sleep(TOGETHER)
        # The whole record was cleared: nobody else can end this any more, nor what may have arrived.
        if self._version or self._unsure:
            await delete_box(self._post.client, self._keys, self._write)
        self._say(None)

    def _share(self) -> Share | None:
        return self._post.record.share(self._uid)

    async def _send(self, share: Share) -> Rest:
        now, record = self._post.clock(), self._post.record
        basis = _Basis(
            record.plan, record.diary, (share.sections, share.number, share.quiet, self._fewer, self._life)
        )
        fresh = self._when is not None and timedelta() <= now - self._when < RENEW  # a clock may be put back
        if fresh and basis.is_like(self._built):
            return self._quiet(now)
        content = self._content(share, now)
        self._built = basis
        if fresh and _alike(content, self._there):
            return self._quiet(now)
        self._built = None
        if self._since is None:
            self._since = now
            self._say(Sending(True, now))
        left = self._next - asyncio.get_running_loop().time()
        if left > 0:
            return left, left
        if not self._may_write:
            self._save()
            self._may_write = True
        return await self._put(content, basis)

    def _content(self, share: Share, now: datetime) -> Content:
        record, days = self._post.record, FEWER[self._fewer]
        shared = build_shared(self._post.pack, record.plan, record.diary, share, now, days)
        return {**shared_to_data(shared), LIFE: self._life}

    async def _put(self, content: Content, basis: _Basis) -> Rest:
        way = self._way
        if (
            way is None
            or (way.replaces, way.life) != (self._version, self._life)
            or not _alike(content, way.content)
        ):
            try:
                blob = await seal_content(self._post.sealer, self._keys, self._version + 1, content)
            except BadBoxError:
                return self._with_fewer()
            way = self._way = _Sealed(self._version, self._life, content, blob)
        self._unsure = True
        answer = await put_box(self._post.client, self._keys, self._write, way.blob, way.replaces)
        self._unsure = not answer.status
        if answer.status in (201, 204):
            return self._arrived(way, answer, basis)
        return self._refused(way, answer)

    def _arrived(self, way: _Sealed, answer: Answer, basis: _Basis) -> Rest:
        now = self._post.clock()
        self._version = way.replaces + 1
        self._when, self._there, self._built = now, way.content, basis
        self._next = asyncio.get_running_loop().time() + PACE
        self._since = self._way = None
        self._patience.reset()
        changes: dict[str, Any] = {"sent": now}
        if answer.opened:
            changes["opened"] = answer.opened.astimezone(now.tzinfo)
        with suppress(StoreError):  # the hub has it; after a new start it says which version that was
            self._save(**changes)
        self._say(Sending())
        return self._quiet(now)

    def _refused(self, way: _Sealed, answer: Answer) -> Rest:
        match answer.status:
            case 412 if answer.version:
                return self._go_on_from(answer.version)
            case 404 if answer.refused and way.replaces:  # its time was over, or the hub lost it
                return self._go_on_from(0)
            case 403 | 410 if answer.refused:
                self._again(Trouble.MISSING)
                return 0, AN_HOUR
            case 413:
                return self._with_fewer()
            case 429 if 0 < answer.retry_after <= PACE:  # as it is with every update soon after another one
                wait = self._patience.wait(answer.retry_after)
                return wait, wait
        return self._again(trouble_of(answer), answer.retry_after)

    def _go_on_from(self, version: int) -> Rest:
        """The hub has another version than we thought."""
        if version < self._version:
            self._life += 1
        self._version = version
        self._save()
        wait = self._patience.wait()
        return wait, wait

    def _with_fewer(self) -> Rest:
        if self._fewer + 1 < len(FEWER):
            self._fewer += 1
            return 0, 0
        self._again(Trouble.SERVER)
        return 0, AN_HOUR

    async def _end(self, share: Share) -> Rest:
        self._since = self._since or self._post.clock()
        answer = await delete_box(self._post.client, self._keys, self._write)
        gone = answer.status in (404, 410) and answer.refused
        if answer.status == 204 or gone:
            if answer.status == 404 and self._unsure:
                self._unsure = False
                return PACE * 3, PACE * 3
            self._post.record.drop_share(share.uid)
            self._version = 0
            return 0, 0
        return self._again(trouble_of(answer), answer.retry_after)

    def _save(self, **changes: Any) -> None:
        """Raises StoreError."""
        if share := self._share():
            record = self._post.record
            record.save_share(replace(share, version=self._version, life=self._life, **changes))

    def _quiet(self, now: datetime) -> Rest:
        """Nothing is to be sent before a day is over."""
        return 0, (RENEW - (now - (self._when or now))).total_seconds()

    def _again(self, trouble: Trouble, asked: float = 0) -> Rest:
        self._since = self._since or self._post.clock()
        self._say(Sending(True, self._since, trouble))
        wait = self._patience.wait(asked)
        return min(asked, wait), wait


def _alike(content: Content, other: Content | None) -> bool:
    """Whether two contents differ in nothing but the time at which they were made."""
    return other is not None and {**content, "made": ""} == {**other, "made": ""}
