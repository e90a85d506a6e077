"""Keeps the PIN of a ward hand-over as a salted hash, so that nobody reads it out of the record.

Four figures can be guessed by a machine that has the file: the PIN keeps out who passes by, it hides nothing
from who takes the tablet apart. So PBKDF2 is written out here: Python in a browser (Pyodide 314, looked) has
none of its own.
"""

from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest

SHORTEST, LONGEST = 4, 6
ROUNDS = 50_000  # a moment on a slow tablet
TRIES = 5
WAIT = timedelta(minutes=1)
_BLOCK = 64
_INNER, _OUTER = bytes(one ^ 0x36 for one in range(256)), bytes(one ^ 0x5C for one in range(256))

FORM = f"Type {SHORTEST} to {LONGEST} figures."
EASY = "That PIN is easy to guess. Choose another."
WRONG = "That PIN is not right. Try again."
WAIT_WORDS = "That was wrong 5 times. Wait 1 minute, then try again."


def pin_problem(pin: str) -> str:
    """What is wrong with a new PIN, "" where nothing is."""
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        return FORM
    return EASY if len(set(pin)) == 1 or pin in "0123456789" or pin in "9876543210" else ""


def hash_pin(pin: str, salt: bytes) -> str:
    """What to store: "rounds$salt$hash". `salt` has to be new and random each time."""
    return f"{ROUNDS}${salt.hex()}${pbkdf2(pin.encode(), salt, ROUNDS).hex()}"


def is_pin(stored: str, pin: str) -> bool:
    """Whether this is the PIN. What was stored in any other shape fits no PIN."""
    try:
        rounds, salt, hashed = stored.split("$")
        found = pbkdf2(pin.encode(), bytes.fromhex(salt), min(int(rounds), ROUNDS))
        return compare_digest(found, bytes.fromhex(hashed))
    except ValueError:
        return False


def must_wait(wrong: int, last_wrong: datetime | None, now: datetime) -> bool:
    """Whether the last of `TRIES` wrong PINs is less than a minute ago, on a clock set back as well."""
    return bool(wrong and wrong % TRIES == 0 and last_wrong and abs(now - last_wrong) < WAIT)


def pbkdf2(word: bytes, salt: bytes, rounds: int) -> bytes:
    """PBKDF2 with HMAC-SHA-256 and 32 bytes (RFC 8018), for words of up to 64 bytes."""
    padded = word.ljust(_BLOCK, b"\0")
    inner, outer = sha256(padded.translate(_INNER)), sha256(padded.translate(_OUTER))

    def keyed(message: bytes) -> bytes:
        first, second = inner.copy(), outer.copy()
        first.update(message)
        second.update(first.digest())
        return second.digest()

    block = keyed(salt + b"\0\0\0\1")
    made = int.from_bytes(block, "big")
    for _ in range(rounds - 1):
        block = keyed(block)
        made ^= int.from_bytes(block, "big")
    return made.to_bytes(32, "big")
