"""Makes texts that a QR code can carry out of bytes, and bytes out of texts that may be anything.

A text is "1." and the bytes as base64url, a point, and a check of all that stands before it. Where one text
would be too long, each part says which it is of how many, and of which whole: "1.2-3.AbCdEf." and its piece.
"""

import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256

VERSION = 1
BOX = 2  # a code that leads to a box at the hub (models/join_box.py); whole, it never comes here
LONGEST = 1_200  # 25 medicines; a phone would read 1,800 from a screen too, but has to come very near
MOST_PARTS = 200
MOST_PLAIN = 400_000  # bytes of a plan; nothing is unpacked beyond it

FOREIGN = "This is not a plan from Homeward. Scan the code on the ward\u2019s tablet again."
CUT = "The end of this code is missing. Scan it again, with the whole square in the picture."
DAMAGED = "This code was damaged or changed. Ask your ward to show it again, then scan it."
NEWER = "This code was made by a newer Homeward. Update Homeward, then scan again."
HUGE = "This code is too big to be a plan. Scan the code on the ward\u2019s tablet again."
MIXED = "These codes belong to different plans. Start again with code 1."

_HEAD = re.compile(r"([0-9]{1,4})\.", re.ASCII)
_TEXT = re.compile(
    r"(?P<head>1\.(?:(?P<number>[0-9]{1,3})-(?P<count>[0-9]{1,3})\.(?P<whole>[\w-]{6})\.)?(?P<piece>[\w-]+)\.)"
    r"(?P<check>[\w-]{8})",
    re.ASCII,
)
_LEGAL = re.compile(r"[\w.-]*", re.ASCII)
# What a plan often holds, so that little of it has to be written out; what is most common stands last. It
# belongs to version 1 for ever: with another one its codes could not be read.
_COMMON = (
    b'"allergies":"penicillin (rash)","medicines":"","born":"19","step_goal":1000,"fluids_ml":2000,'
    b'"visits":[["0123456789abcdef","2026-11-20T10:00:00+00:00","Blood test at Line flush and dressing"]]'
    b'"team_dates":[["first_blood_test","2026-],["trial_schedule","2027-],["pet_1","2027-],["pet_3","2028-]],'
    b'"stopped":"2026-","stopped_by":"team","self","agreed":true,"counted":"2026-11-20T10:00:00+00:00",'
    b'"each":0.5,"each":2.0,"left":56.0,28.0,"kind":"immunoglobulin","kind":"antifungal","Posaconazole",'
    b'"kind":"antiseizure","Levetiracetam","500 mg","kind":"stomach","Lansoprazole","30 mg","Omeprazole",'
    b'"20 mg","kind":"sickness","Ondansetron","4 mg","Metoclopramide","10 mg","kind":"lungs","Atovaquone",'
    b'"750 mg","Co-trimoxazole","480 mg","Paracetamol","1 g","Allopurinol","300 mg","kind":"antiviral",'
    b'"Aciclovir","400 mg, 1 tablet","2 tablets","1 capsule","10 ml",'
    b'"times":["08:00","12:00","14:00","18:00","20:00","22:00"],"started":"2027-"},'
    b'{"uid":"0123456789abcdef","name":"","dose":"","number":"07700 900"},"number":"020 7946 0"},'
    b'"emergency_contact":{"name":"Hospital","local_hospital":{"name":"","nurse":{"name":"",'
    b'"prescribed":[{"uid":"","numbers_confirmed":true,"irradiated_card":false,"irradiated_card":true,'
    b'"gcsf":true,"picc":true,"trial":false,"home":"2026-11-","infusion":"2026-10-"},"centre":"uclh"},'
    b'{"at":"2026-11-20T10:40+00:00","plan":{"name":"","by":"Ward, '
)


class BadCodeError(ValueError):
    """Why codes cannot be read, in one sentence for the person."""


@dataclass(frozen=True, slots=True)
class Part:
    """A text that is whole in itself: piece `number` of `count` of the bytes that `whole` stands for."""

    number: int
    count: int
    whole: str
    piece: str


def to_texts(plain: bytes) -> tuple[str, ...]:
    """The texts that hold `plain`, each of at most `LONGEST` characters. The same bytes give the same texts.

    Raises BadCodeError where it is more than could be read back.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zdict=_COMMON)
    body = _letters(packer.compress(plain) + packer.flush())
    text = _sealed(f"{VERSION}.{body}.")
    if len(text) <= LONGEST:
        return (text,)
    room = LONGEST - len("1.200-200.AbCdEf..AbCdEfGh")
    count = -(-len(body) // room)
    size = -(-len(body) // count)
    if count > MOST_PARTS or len(plain) > MOST_PLAIN:
        raise BadCodeError(HUGE)
    whole = _check(body)[:6]
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    return tuple(
        _sealed(f"{VERSION}.{number}-{len(pieces)}.{whole}.{piece}.")
        for number, piece in enumerate(pieces, start=1)
    )


def read_part(text: str) -> Part:
    """The part that a text is. Raises BadCodeError."""
    if len(text) > 2 * LONGEST:
        raise BadCodeError(HUGE)
    version = _HEAD.match(text)
    if version is None or int(version[1]) < VERSION:
        raise BadCodeError(FOREIGN)
    if int(version[1]) > BOX:
        raise BadCodeError(NEWER)
    found = _TEXT.fullmatch(text)
    if found is None:
        raise BadCodeError(CUT if _LEGAL.fullmatch(text) else DAMAGED)
    number, count = int(found["number"] or 1), int(found["count"] or 1)
    if _check(found["head"]) != found["check"] or not 1 <= number <= count <= MOST_PARTS:
        raise BadCodeError(DAMAGED)
    return Part(number, count, found["whole"] or "", found["piece"])


def missing_numbers(parts: tuple[Part, ...]) -> tuple[int, ...]:
    """Which parts of their whole are not among them. Raises BadCodeError for parts of different wholes."""
    if len({(part.whole, part.count) for part in parts}) != 1:
        raise BadCodeError(MIXED)
    return tuple(sorted(set(range(1, parts[0].count + 1)) - {part.number for part in parts}))


def to_bytes(parts: tuple[Part, ...]) -> bytes:
    """What all the parts of one whole hold, in whatever order they come. Raises BadCodeError."""
    if missing_numbers(parts):
        raise BadCodeError(CUT)
    pieces = {part.number: part.piece for part in parts}
    body = "".join(pieces[number] for number in sorted(pieces))
    if parts[0].whole and _check(body)[:6] != parts[0].whole:
        raise BadCodeError(DAMAGED)
    return _unpacked(body)


def _unpacked(body: str) -> bytes:
    try:
        packed = urlsafe_b64decode(body + "=" * (-len(body) % 4))
        unpacker = zlib.decompressobj(-15, zdict=_COMMON)
        plain = unpacker.decompress(packed, MOST_PLAIN + 1)
    except (ValueError, zlib.error):
        raise BadCodeError(DAMAGED) from None
    if len(plain) > MOST_PLAIN:
        raise BadCodeError(HUGE)
    if not unpacker.eof or unpacker.unused_data:
        raise BadCodeError(DAMAGED)
    return plain


def _sealed(head: str) -> str:
    return head + _check(head)


def _check(text: str) -> str:
    return _letters(sha256(text.encode()).digest()[:6])


def _letters(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")
