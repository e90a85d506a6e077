"""The connection of this process to the hub: sends what is shared, fetches from those who are followed."""

import asyncio
import logging
import re
import secrets
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from typing import Any

from models.pack import CarePack
from models.share_keys import SECRET, from_letters, is_base, letters, reader_keys
from models.share_seal import BadBoxError, NewerBoxError
from models.share_state import HubContact, Sending, Trouble
from services.clock import Clock
from services.follower import Follower
from services.hub_client import (
    AN_HOUR,
    FetchClient,
    HttpxClient,
    HubClient,
    get_box,
    is_hub,
    put_box,
    trouble_of,
)
from services.listeners import Listener, Listeners
from services.outbox import Post
from services.patience import Patience, heard
from services.record import Record
from services.sealing import NativeSealer, Sealer, WebSealer, open_content, seal_content
from services.sender import Sender
from services.sharing import NullSharing, Run, Sharing

HOUR = "2."  # how the code of a box begins that lives an hour
TRIES = 3  # for such a box, while a person waits
LONGEST = 300.0  # seconds between two looks for the hub
CONTENT = "content"

_CODE = re.compile(r"2\.([A-Za-z0-9_-]{43})", re.ASCII)
_log = logging.getLogger("homeward.sharing")


class HubSharing:
    """Sharing through the hub at `address`. Where that is only hoped for, `certain` is false: then nothing is
    said of an address before a hub has answered there, or unless this record was shared already."""

    def __init__(
        self, record: Record, pack: CarePack, clock: Clock, address: str, client: HubClient, sealer: Sealer,
        certain: bool = True,
    ) -> None:  # fmt: skip
        self.address = address if certain or record.shares or record.following else ""
        self._hoped, self._client, self._sealer = address, client, sealer
        self._windows = Listeners(_log)  # one that cannot show it ends neither sending nor fetching
        self._tell = self._windows.tell
        self._sender = Sender(Post(record, pack, clock, client, sealer), self._tell)
        self._follower = Follower(record, clock, client, sealer, self._tell)
        self._begun: list[Callable[[], None]] = []
        self._started = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._woken: asyncio.Event | None = None

    @property
    def hub_contacts(self) -> Mapping[str, HubContact]:
        """Of each person who is followed, by uid."""
        return self._follower.hub_contacts

    @property
    def sendings(self) -> Mapping[str, Sending]:
        """Of each share, by uid."""
        return self._sender.sendings

    def start(self, run: Run) -> None:
        """Begin to send and to fetch, once for each process."""
        if not self._started:
            self._started = True
            run(self.work)

    async def work(self) -> None:
        """Find the hub, then let everybody work."""
        self._loop, self._woken = asyncio.get_running_loop(), asyncio.Event()
        # What somebody opened or chose before the hub was found does not wait for it.
        self._begun = [self._sender.start(), self._follower.start()]
        patience = Patience(LONGEST)
        while not self.address:
            self._woken.clear()
            found = await is_hub(self._client)
            if found:
                self.address = self._hoped
                self._tell()
                break
            if found is None:
                await heard(self._woken, patience.wait())
            else:
                await self._woken.wait()  # another web server: that changes seldom

    def wake(self) -> None:
        """Try everything again at once."""
        if self._loop:
            self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        if self._woken:
            self._woken.set()
        self._sender.look()
        self._follower.wake()

    async def end(self) -> None:
        """Stop, for tests."""
        for leave in self._begun:
            leave()
        await asyncio.gather(self._sender.end(), self._follower.end())
        await self._client.close()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` whenever a contact, a sending or the address changed; the answer ends it."""
        return self._windows.add(listener)

    # A box that lives one hour

    async def leave_for_an_hour(self, content: bytes) -> str:
        """The code for a link to `content`, "" where it failed. Who has the code can read it, nobody else."""
        secret, write = secrets.token_bytes(SECRET), letters(secrets.token_bytes(SECRET))
        keys = reader_keys(secret)
        try:
            blob = await seal_content(self._sealer, keys, 1, {CONTENT: b64encode(content).decode()})
        except BadBoxError:
            return ""
        for _ in range(TRIES):
            answer = await put_box(self._client, keys, write, blob, 0, AN_HOUR)
            if answer.status:
                return HOUR + letters(secret) if answer.status in (201, 204) else ""
        return ""

    async def fetch_once(self, code: str) -> bytes | Trouble:
        """What lies in such a box, or why it cannot be had."""
        found = _CODE.fullmatch(code)
        if not found:
            return Trouble.DAMAGED
        keys = reader_keys(from_letters(found[1]))
        answer = await get_box(self._client, keys)
        if answer.status in (404, 410) and answer.refused:
            return Trouble.MISSING
        if answer.status != 200:
            return trouble_of(answer)
        try:
            _, content = await open_content(self._sealer, keys, answer.body)
            return b64decode(content[CONTENT], validate=True)
        except NewerBoxError:
            return Trouble.NEWER
        except (BadBoxError, KeyError, TypeError, ValueError):
            return Trouble.DAMAGED


class BadHub(Exception):
    """The hub that was named cannot be used; the text is a sentence for who runs this."""


def native_sharing(record: Record, pack: CarePack, clock: Clock, environment: Mapping[str, str]) -> Sharing:
    """Sharing through the hub of HOMEWARD_HUB, or else of the pack, or none. Raises BadHub."""
    address = environment.get("HOMEWARD_HUB", "").strip() or pack.hub
    if not address:
        return NullSharing()
    if not is_base(address):
        raise BadHub("HOMEWARD_HUB must be an address that begins with https://, without a ? or # in it.")
    return HubSharing(record, pack, clock, address, HttpxClient(address), NativeSealer())


def browser_sharing(record: Record, pack: CarePack, clock: Clock, address: str, page: Any) -> Sharing:
    """Sharing through the hub that this app was loaded from, if it is one. `page`: the hub of web/hub.js."""
    if not page.works:
        return NullSharing()
    client, sealer = FetchClient(page, address), WebSealer(page)
    return HubSharing(record, pack, clock, address, client, sealer, certain=False)
