"""Compares words as people type them: plurals, one wrong letter, and spelling by ear."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

SAME, BEGINS, ONE_OFF, BY_EAR = 1.0, 0.95, 0.85, 0.8
ALIKE = 0.75  # how much two longer words must share to count as one misspelt
_SOUNDS = (("ph", "f"), ("ch", "k"), ("ck", "k"), ("c", "k"), ("q", "k"), ("x", "ks"), ("z", "s"))


def words_in(text: str) -> list[str]:
    """The words of a text in small letters, without apostrophes and figures. A&E is one word."""
    return re.findall(r"[a-z]+", re.sub(r"['\u2019]|(?<=\ba)&(?=e\b)", "", text.lower()))


@lru_cache(4096)
def stem(word: str) -> str:
    """The word without the ending of a plural."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word.rstrip("s") or word


@lru_cache(4096)
def by_ear(word: str) -> str:
    """The first letter and the consonants as they sound: "fateeg" and "fatigue" are both "ftg"."""
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", word[:1] + re.sub(r"[aeiouyhw]", "", word[1:]))


def one_off(one: str, other: str) -> bool:
    """Whether one letter is missing, too many or wrong, or two neighbours are swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])


def likeness(asked: str, known: str) -> float:
    """1 for the same word or its plural, less for a beginning or a misspelling, 0 for another word."""
    if stem(asked) == stem(known):
        return SAME
    if (len(asked) >= 3 and known.startswith(asked)) or (len(known) >= 4 and asked.startswith(known)):
        return BEGINS
    shorter = min(len(asked), len(known))
    if shorter < 3 or max(len(asked), len(known)) > 2 * shorter:
        return 0.0
    if one_off(asked, known) or one_off(stem(asked), stem(known)):
        return ONE_OFF
    if shorter < 5 or asked[0] != known[0]:
        return 0.0
    if len(by_ear(asked)) >= 3 and by_ear(asked) == by_ear(known):
        return BY_EAR
    matcher = SequenceMatcher(None, asked, known)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    ratio = matcher.ratio()
    return ratio * ONE_OFF if ratio >= ALIKE else 0.0
