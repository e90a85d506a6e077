"""Follows one person: asks the hub for their newest update, waits for the next, keeps the last good one."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from models.restore import NewerSchema
from models.restore_share import from_packed, life_of, restore_shared, shared_of, to_packed
from models.share import Following
from models.share_keys import from_letters, reader_keys
from models.share_seal import BadBoxError, NewerBoxError
from models.share_state import HubContact, Trouble
from services.clock import Clock
from services.hub_client import Answer, HubClient, get_box, trouble_of
from services.journal import StoreError
from services.patience import Patience, heard
from services.record import Record
from services.sealing import Sealer, open_content

WAIT = 25  # seconds that the hub may keep a reader who has the newest
AT_ONCE = 4  # readers that wait at the same time: a browser has six connections to a server
LONGEST = 60.0  # seconds between two tries
HURRY = 5.0  # seconds after an answer that should have waited
NOTE_CONTACT = timedelta(minutes=5)  # so seldom a contact that brought nothing is stored


class Turns:
    """How long each of several readers waits at the hub, and how many do at the same time."""

    def __init__(self, readers: Callable[[], int]) -> None:
        self._readers = readers
        self.free = asyncio.Semaphore(AT_ONCE)

    @property
    def wait(self) -> int:
        """Seconds: fewer, where others want their turn."""
        return max(2, WAIT * AT_ONCE // max(self._readers(), AT_ONCE))


@dataclass(frozen=True)
class Reading:
    """What every reader needs."""

    record: Record
    clock: Clock
    client: HubClient
    sealer: Sealer
    turns: Turns


class Reader:
    """One person who is followed. `say` is told of each contact, and None at the end. Ring `bell` to ask at
    once, or where they are no longer followed."""

    def __init__(self, one: Following, reading: Reading, say: Callable[[HubContact | None], None]) -> None:
        self.bell = asyncio.Event()
        self._reading, self._say, self._uid = reading, say, one.uid
        self._keys = reader_keys(from_letters(one.secret))
        self._patience = Patience(LONGEST)
        one = self._one() or one  # after a fault: as it is by now
        self._contact = HubContact(one.reached, one.ahead)
        self._at_once, self._asked = True, 0.0
        self._tag = 0  # the version that the hub gave last; 0 asks for whatever is there

    async def run(self) -> None:
        """Until they are no longer followed, or have stopped sharing."""
        try:
            await self._follow()
        except Exception:  # the crew begins anew in a while; until then nobody may think that all is here
            self._failed(Trouble.FAULT)
            raise

    async def _follow(self) -> None:
        while (one := self._one()) and not one.ended:
            self.bell.clear()
            answer = await self._ask()
            if answer is None:
                continue
            rest = await self._answered(answer)
            if rest and await heard(self.bell, rest):
                self._at_once = True
        if self._one() is None:
            self._say(None)

    def _one(self) -> Following | None:
        return self._reading.record.followed(self._uid)

    async def _ask(self) -> Answer | None:
        """The hub's answer; None where the bell rang first."""
        client, turns, loop = self._reading.client, self._reading.turns, asyncio.get_running_loop()
        self._asked = loop.time()
        if self._at_once:
            return await get_box(client, self._keys, self._tag)
        async with turns.free:
            self._asked = loop.time()
            asking = asyncio.ensure_future(get_box(client, self._keys, self._tag, turns.wait))
            ringing = asyncio.ensure_future(self.bell.wait())
            try:
                await asyncio.wait({asking, ringing}, return_when=asyncio.FIRST_COMPLETED)
                self._at_once = not asking.done()
                return asking.result() if asking.done() else None
            finally:
                asking.cancel()
                ringing.cancel()

    async def _answered(self, answer: Answer) -> float:
        """Take in what came; seconds until the next question."""
        waited, self._at_once = not self._at_once, False
        match answer.status:
            case 200:
                if trouble := await self._take(answer):
                    return self._failed(trouble)
                news, self._tag = answer.version != self._tag, answer.version
            case 304 if self._tag:
                news = False
            case 410 if answer.refused:
                return self._ended(answer)
            case 404 if answer.refused:
                return self._failed(Trouble.MISSING)
            case _:
                return self._failed(trouble_of(answer), answer.retry_after)
        self._patience.reset()
        self._met(answer)
        loop = asyncio.get_running_loop()
        return HURRY if waited and not news and loop.time() - self._asked < HURRY else 0

    async def _take(self, answer: Answer) -> Trouble | None:
        """Keep what came, where it is newer than what is here; else what is wrong with it."""
        try:
            version, content = await open_content(self._reading.sealer, self._keys, answer.body)
            came = life_of(content), version
            restore_shared(content)
        except (NewerBoxError, NewerSchema):
            return Trouble.NEWER
        except BadBoxError:
            return Trouble.DAMAGED
        one = self._one()
        if one is None:
            return None
        here = from_packed(one.packed)
        have = (life_of(here), one.version) if here and shared_of(one) else (0, 0)
        if came < have or (came == have and content != here):
            return Trouble.OLDER
        if came > have and not self._store(answer, packed=to_packed(content), version=version):
            return Trouble.STORE
        return None

    def _met(self, answer: Answer) -> None:
        """The hub showed that what is here is the newest."""
        reached, ahead = self._hubs_clock(answer)
        self._say_contact(reached=reached, ahead=ahead, trouble=Trouble.NONE)
        one = self._one()
        if one and (one.reached is None or not timedelta() <= reached - one.reached < NOTE_CONTACT):
            self._store(answer)

    def _ended(self, answer: Answer) -> float:
        if not self._store(answer, ended=True):
            return self._failed(Trouble.STORE)
        reached, ahead = self._hubs_clock(answer)
        self._say_contact(reached=reached, ahead=ahead, trouble=Trouble.NONE)
        return 0

    def _failed(self, trouble: Trouble, asked: float = 0) -> float:
        # Then whatever is there is looked at: what was damaged may be whole, and a hub that lost its boxes
        # may have another content under the same version.
        self._at_once, self._tag = True, 0
        self._say_contact(trouble=trouble)
        return self._patience.wait(asked)

    def _hubs_clock(self, answer: Answer) -> tuple[datetime, float]:
        """When that was by the hub's clock, and by how many seconds ours is ahead of it."""
        now = self._reading.clock()
        date = (answer.date or now).astimezone(now.tzinfo)
        return date, (now - date).total_seconds()

    def _store(self, answer: Answer, **changes: Any) -> bool:
        one = self._one()
        if one is None:
            return True
        reached, ahead = self._hubs_clock(answer)
        try:
            self._reading.record.save_following(replace(one, reached=reached, ahead=ahead, **changes))
        except StoreError:
            return False
        return True

    def _say_contact(self, **changes: Any) -> None:
        self._contact = replace(self._contact, **changes)
        self._say(self._contact)
