"""Finds what a person looks for, however it is spelled and without the internet; signs that need help first.

A search never decides anything: what it does not know is said, and the team is named.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.everyday import also, meant
from models.pack import CarePack, Contact, Interlock, Level, Sign
from models.pack_care import GuideCard
from models.spelling import BEGINS, BY_EAR, SAME, likeness, stem, words_in

NEAR = 0.5  # what fits less than this part of the best one is left out
SHORT = 5  # letters: a word with fewer is often one slip away from another
FORGIVING = 0.5  # a text of at least this weight is found by a misspelt word too
MOST_WORDS, LONGEST = 40, 2000  # of a question: a pasted text is no burden
NAMELESS = re.compile(
    r"(a|about|all|am|an|and|any|are|as|at|be|been|but|can|cannot|cant|could|do|does|for|from|get|go|going|had|has|have|"
    r"having|how|i|if|im|in|is|it|its|ive|may|many|me|much|my|no|not|of|ok|on|or|out|should|so|some|take|taking|than|that|"
    r"the|their|there|they|this|to|up|use|using|want|was|what|when|where|who|why|will|with|you|your)"
)  # words that ask, but not about anything
VERBS = re.compile(r"(drink|eat)(ing)?")  # asked about only where nothing else was
# Words of signs that stand in many other questions too. Every other word of a sign leads to it.
USUAL = frozenset(
    words_in(
        "above again almost always another appointment around away back before blood card carries coming "
        "daily days else enjoy enjoying enjoys everyday feel feeling find finding generally getting "
        "given hard has help hospital illness injections left life like line long medicine medicines months "
        "more moving near needs new next old once question recovery running see several side similar skin "
        "someone something still stop taken times try trying very without would "
    )
)
# Words of emergency signs that stand in many harmless notes: there only the others count.
HARMLESS = frozenset(
    words_in(
        "abdomen ache aches aching belly fit fits high hurts pain painful severe sharp short sore speak "
        "speaking stomach talk talking temperature thermometer trouble tummy words"
    )
)
Item = GuideCard | Interlock | Contact
Weights = dict[str, dict[int, float]]  # word -> {number of the item: weight from 0 to 1}


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to: `signs` that may need help now, most urgent first; `items`, the best first."""

    signs: tuple[Sign, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """The words of everything that can be found.

    `names` are forgiving: titles, search words and everyday words. The running `texts` are found by the very
    word. `signs` have their own words; `known` are the stems of all that is no misspelling.
    """

    items: tuple[Item, ...]
    signs: tuple[tuple[Sign, frozenset[str]], ...]
    names: Weights
    texts: Weights
    known: frozenset[str]

    def find(self, asked: str) -> Found:
        """What fits what was asked. Nothing asked, or nothing that names anything, finds nothing."""
        words = asked_words(f"{meant(asked[:LONGEST])} {asked}")
        return Found(self._signs(words), self._items(words))

    def _alike(self, word: str, other: str, sure: int) -> float:
        """How alike. A word that is known as it stands, and is shorter than `sure`, means only itself."""
        if stem(word) in self.known and len(word) < sure:
            begins = len(word) >= SHORT and other.startswith(word)
            return SAME if stem(word) == stem(other) else BEGINS * begins
        return likeness(word, other)

    def _items(self, words: list[str]) -> tuple[Item, ...]:
        scores = [0.0] * len(self.items)
        for word in words:
            for number, score in self._fits(word).items():
                scores[number] += score
        best = max(scores, default=0.0)
        order = sorted(range(len(scores)), key=lambda number: (-scores[number], number))
        return tuple(self.items[n] for n in order if scores[n] > 0 and scores[n] >= best * NEAR)

    def _fits(self, word: str) -> dict[int, float]:
        """For each item how well it fits one asked word."""
        fits = dict(self.texts.get(stem(word), {}))
        for known, weights in self.names.items():
            alike = self._alike(word, known, LONGEST)
            if alike:
                for number, weight in weights.items():
                    fits[number] = max(fits.get(number, 0.0), weight * alike)
        return fits

    def _signs(self, words: list[str]) -> tuple[Sign, ...]:
        """The signs that the words may name. Any doubt leads to one, never away (R29)."""
        found = [
            sign
            for sign, own in self.signs
            if any(self._alike(word, one, SHORT) >= BY_EAR for word in words for one in own)
        ]
        return tuple(sorted(found, key=lambda sign: -sign.level))


def emergencies_in(pack: CarePack, text: str) -> tuple[Sign, ...]:
    """The emergency signs that a note names by a word of its own, so that it is not only kept."""
    said = set(map(stem, words_in(f"{meant(text)} {text}")))
    signs = (sign for sign in pack.signs if sign.level is Level.EMERGENCY)
    return tuple(sign for sign in signs if not said.isdisjoint(map(stem, _own_words(sign) - HARMLESS)))


def asked_words(asked: str) -> list[str]:
    """The words of a question that name something, each once."""
    words = [word for word in dict.fromkeys(words_in(asked[:LONGEST])) if _names_something(word)][:MOST_WORDS]
    return [word for word in words if not VERBS.fullmatch(word)] or words


def build_index(
    pack: CarePack,
    shared: bool,
    cards: Iterable[GuideCard] = (),
    contacts: Iterable[Contact] = (),
) -> Index:
    """An index over the signs, the "Can I...?" answers, and these cards and contacts of the pack.

    `shared`: the device shows an invented person, so no private answer is found.
    """
    answers = (one for one in pack.interlocks if not (shared and one.private))
    items: tuple[Item, ...] = (*cards, *answers, *contacts)
    topics = {topic.id: topic.title for topic in pack.topics}
    names: Weights = {}
    texts: Weights = {}
    for number, item in enumerate(items):
        for weight, text in _parts(item, topics):
            if weight < FORGIVING:
                _put(texts, map(stem, words_in(text)), number, weight)
            else:
                _put(names, words_in(text), number, weight)
                _put(names, also(text), number, weight * 0.9)
    signs = tuple((sign, _own_words(sign)) for sign in pack.signs if sign.level >= Level.CONTACT)
    known = {*names, *texts, *(word for _, own in signs for word in own)}
    return Index(items, signs, names, texts, frozenset(map(stem, known)))


def _names_something(word: str) -> bool:
    return len(word) > 1 and not NAMELESS.fullmatch(word)


def _put(weights: Weights, words: Iterable[str], number: int, weight: float) -> None:
    for word in filter(_names_something, words):
        at = weights.setdefault(word, {})
        at[number] = max(at.get(number, 0.0), weight)


def _parts(item: Item, topics: dict[str, str]) -> Iterator[tuple[float, str]]:
    """The texts of an item, each with its weight."""
    match item:
        case GuideCard():
            yield 1.0, item.title
            yield from ((_share(words) * 0.85, words) for words in item.words)
            yield 0.6, topics.get(item.topic, "")
            yield 0.4, item.text
        case Interlock():
            yield 1.0, item.question
            yield from ((_share(words), words) for words in item.words)
            yield 0.4, " ".join((item.answer, *item.reasons))
        case Contact():
            yield 0.9, item.name
            yield 0.4, item.note


def _share(words: str) -> float:
    """A word alone says more than one of several: "fever" more than "yellow fever"."""
    return 0.8 if " " in words else 1.0


def _own_words(sign: Sign) -> frozenset[str]:
    told = f"{sign.label} {sign.say}"
    own = {*words_in(told), *also(told)} - USUAL
    return frozenset(word for word in own if len(word) > 2 and _names_something(word))
