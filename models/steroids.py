"""Stops before a steroid tablet is started without the team (ST01 to ST04), and lets other forms through.

It goes by the name on the box, misspelt by a letter too. It never says to stop one that is taken (Q16).
"""

import re
import unicodedata

from models.pack_care import Steroids

NONE, TABLET, ALLOWED, UNCLEAR = "none", "tablet", "allowed", "unclear"
SWALLOWED = re.compile(
    r"tabs?|tablets?|caps?|capsules?|soluble|dispersible|oral|orally|swallow|swallowed|pills?|gastro|ec|coated"
)
MAYBE_SWALLOWED = re.compile(r"liquids?|solutions?|syrups?|suspensions?|mouth|drink")  # unless it is inhaled
SHORTEST = 6  # letters of a name that one wrong letter may be in


def find_steroid(steroids: Steroids, *said: str) -> str:
    """What a medicine with this name and dose words is: none, tablet, allowed or unclear (then it asks)."""
    words = _words(" ".join(said))
    if not _names_steroid(steroids, words):
        return NONE
    if any(SWALLOWED.fullmatch(word) for word in words):
        return TABLET
    text = f" {' '.join(words)} "
    allowed = any(f" {' '.join(_words(form))}" in text for form in steroids.allowed)
    maybe = any(MAYBE_SWALLOWED.fullmatch(word) for word in words)
    if allowed == maybe:
        return UNCLEAR
    return ALLOWED if allowed else TABLET


def mentions_tablet(steroids: Steroids, text: str) -> bool:
    """Whether a line of free text names a steroid that may be a tablet."""
    return any(find_steroid(steroids, line) in (TABLET, UNCLEAR) for line in re.split(r"[\n;,]", text))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text)  # an accent of a box from abroad hides no name
    return re.findall(r"[a-z]+", "".join(one for one in plain.lower() if not unicodedata.combining(one)))


def _names_steroid(steroids: Steroids, words: list[str]) -> bool:
    for name in steroids.names:
        parts = _words(name)
        size = len(parts)
        for start in range(len(words) - size + 1):
            if parts and all(map(_same, words[start : start + size], parts)):
                return True
    return False


def _same(typed: str, known: str) -> bool:
    return typed == known or (len(known) >= SHORTEST and _one_letter_off(typed, known))


def _one_letter_off(typed: str, known: str) -> bool:
    """One letter wrong, missing, too many, or two that changed places."""
    if abs(len(typed) - len(known)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(typed, known, strict=False)) if a != b), None)
    if start is None:
        return True
    rest, other = typed[start:], known[start:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:] or swapped
