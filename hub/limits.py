"""How much one person may ask of the hub, so that nobody can wear it out, fill it or guess at tokens."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address

A_DAY = 86400
MOST_KEYS = 100_000
SECONDS_TO_MAKE_ROOM = 5


@dataclass(frozen=True, slots=True)
class Rate:
    """So many at once, and after that so many in so many seconds."""

    many: int
    seconds: float
    at_once: int


@dataclass(frozen=True, slots=True)
class Rates:
    """What production runs with. A box belongs to one patient; an address may be a whole hospital's."""

    seconds_between_writes: float = 10  # of one box; kept with the box, so it holds for every hub process
    seconds_for_a_wrong_token: float = 0.25  # whatever is wrong, the answer leaves after that
    reads: Rate = Rate(600, 3600, 600)  # of one box
    requests: Rate = Rate(50, 1, 500)  # of one address; with waits of 25 seconds 1,750 readers at a time
    new_boxes: Rate = Rate(60, 3600, 30)  # of one address
    wrong_tokens: Rate = Rate(60, 3600, 20)  # of one address
    boxes: int = 30_000  # in the whole hub: each has room to grow, so that who has one is never refused
    bodies: int = 100  # of one address that arrive at the same time: 25 MiB, however slowly they come


class Buckets:
    """One token bucket for each key. What it keeps of a key is the time at which its bucket is full again."""

    def __init__(self, rate: Rate) -> None:
        self._each = rate.seconds / rate.many
        self._room = self._each * rate.at_once
        self._full: dict[str | bytes, float] = {}

    def take(self, key: str | bytes, now: float) -> float:
        """Seconds until the key may ask again; 0 where it may now, and has."""
        full = max(self._full.get(key, now), now) + self._each
        if full - now > self._room * (1 + 1e-9):
            return full - now - self._room
        if len(self._full) >= MOST_KEYS:
            self._forget(now)
        self._full[key] = full
        return 0

    def clear(self) -> None:
        self._full.clear()

    def _forget(self, now: float) -> None:
        kept = sorted(
            ((full, key) for key, full in self._full.items() if full > now), key=lambda each: each[0]
        )
        self._full = {key: full for full, key in kept[len(kept) // 2 :]}


class Limits:
    """Asked before anything is done. Each answer is the seconds to wait: 0 for go ahead.

    An address is known by a keyed hash only; the key is random, lasts a day and is kept nowhere.
    """

    def __init__(self, rates: Rates | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self.rates = rates or Rates()
        self._clock = clock
        self._reads = Buckets(self.rates.reads)
        self._requests = Buckets(self.rates.requests)
        self._new_boxes = Buckets(self.rates.new_boxes)
        self._wrong_tokens = Buckets(self.rates.wrong_tokens)
        self._arriving: dict[bytes, int] = {}
        self._day, self._key = -1, b""

    def who(self, address: str) -> bytes:
        """What stands for an address today."""
        day = int(self._clock() // A_DAY)
        if day != self._day:
            self._day, self._key = day, secrets.token_bytes(32)
            for by_address in (self._requests, self._new_boxes, self._wrong_tokens):
                by_address.clear()
        return blake2b(address.encode("utf-8", "replace"), key=self._key, digest_size=16).digest()

    def request(self, who: bytes) -> float:
        return self._requests.take(who, self._clock())

    def new_box(self, who: bytes) -> float:
        return self._new_boxes.take(who, self._clock())

    def wrong_token(self, who: bytes) -> float:
        return self._wrong_tokens.take(who, self._clock())

    def body(self, who: bytes) -> float:
        """A body would arrive. Where it may, say `body_ended` afterwards."""
        if self._arriving.get(who, 0) >= self.rates.bodies:
            return SECONDS_TO_MAKE_ROOM
        self._arriving[who] = self._arriving.get(who, 0) + 1
        return 0

    def body_ended(self, who: bytes) -> None:
        self._arriving[who] -= 1
        if not self._arriving[who]:
            del self._arriving[who]

    def read(self, box: str) -> float:
        return self._reads.take(box, self._clock())


def address_of(peer: str, forwarded: list[bytes]) -> str:
    """The address that asks: the last one that a trusted proxy wrote down, or who is connected.

    A person's computer may use any address of an IPv6 network of 64 bits: they count as one.
    """
    if not forwarded and ":" not in peer:
        return peer
    said = forwarded[-1].rpartition(b",")[2].strip().decode("latin-1") if forwarded else ""
    for text in (said, peer):
        try:
            address = ip_address(text.strip("[]"))
        except ValueError:
            continue
        if isinstance(address, IPv6Address) and not address.ipv4_mapped:
            return address.packed[:8].hex()
        return str(getattr(address, "ipv4_mapped", None) or address)
    return ""
