"""Turns what a person reports into the centre's most urgent instruction, and keeps it until help was found.

Nothing here computes a score or a diagnosis: it picks, of the instructions in the care pack that apply, the
most urgent one (R01 to R49, Q1 to Q4, Q13).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from models.dates import say_moment
from models.diary import Diary
from models.pack import CarePack, Level, LevelCard, Sign
from models.records import Entry

FEVER = "fever"
UNKNOWN_WHY = "You reported something that this Homeward does not know. Tell your team about it."


@dataclass(frozen=True, slots=True)
class Assessment:
    """The instruction for what was reported. `signs` most urgent first; `unknown` are ids the pack lacks."""

    level: Level
    signs: tuple[Sign, ...] = ()
    why: tuple[str, ...] = ()
    call_999: bool = False
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """An instruction that was given and not yet closed by "I have got help".

    `entries` are the reports and high temperatures it was given for, oldest first; `temperature` is the
    highest of theirs, in degrees Celsius. `since_words` says when the first of them was, `words` all of it.
    """

    assessment: Assessment
    entries: tuple[Entry, ...]
    temperature: float | None
    since_words: str
    words: str

    @property
    def uids(self) -> tuple[str, ...]:
        """What a "seen" entry has to carry as its tags to close this instruction."""
        return tuple(entry.uid for entry in self.entries)


def is_fever(pack: CarePack, celsius: float | None) -> bool:
    """Whether it is at the pack's threshold, as it is shown: 37.96 reads 38.0C, so it counts (Q1)."""
    return celsius is not None and round(celsius, 1) >= pack.fever_c


def assess(pack: CarePack, signs: Iterable[str], temperature: float | None = None) -> Assessment:
    """The most urgent instruction of the pack for these sign ids and this temperature in degrees Celsius.

    An id the pack does not know counts as urgent. More signs or a higher temperature never lower the level.
    """
    ids = set(signs)
    if is_fever(pack, temperature):
        ids.add(FEVER)
    known = sorted((sign for sign in pack.signs if sign.id in ids), key=_urgency)
    unknown = tuple(sorted(ids - {sign.id for sign in pack.signs} - {FEVER}))
    reasons = [(sign.level, sign.why) for sign in known]
    reasons += [
        (both.level, both.why) for both in pack.combinations if _applies(both.every, both.any_of, ids)
    ]
    reasons += [(Level.URGENT, UNKNOWN_WHY)] * bool(unknown)
    if FEVER in ids:
        reasons.append((Level.EMERGENCY, "" if FEVER in {sign.id for sign in known} else _fever_why(pack)))
    reasons.sort(key=lambda reason: -reason[0])
    return Assessment(
        level=max((level for level, _ in reasons), default=Level.NONE),
        signs=tuple(known),
        why=tuple(dict.fromkeys(why for _, why in reasons if why)),
        call_999=any(sign.call_999 for sign in known),
        unknown=unknown,
    )


def standing(pack: CarePack, diary: Diary, now: datetime) -> Standing | None:
    """The instruction that still stands: all open reports taken together. None where nothing is open.

    A report is closed only by a "seen" entry that names it in its tags. Time plays no part, so neither a
    clock set back nor waiting can hide an instruction, and entries "in the future" count.
    """
    closed = {uid for seen in diary.of("seen") for uid in seen.tags}
    open_ones = [entry for entry in diary.of("report") if entry.uid not in closed]
    open_ones += [
        entry for entry in diary.of("temperature") if is_fever(pack, entry.value) and entry.uid not in closed
    ]
    open_ones.sort(key=lambda entry: entry.at)
    temperatures = [entry.value for entry in open_ones if entry.value is not None]
    highest = max(temperatures, default=None)
    together = assess(pack, {sign for entry in open_ones for sign in entry.tags}, highest)
    if together.level is Level.NONE:
        return None
    since = say_moment(open_ones[0].at, now)
    words = f"{say_order(pack, together)}. You reported this {since}."
    return Standing(together, tuple(open_ones), highest, since, words)


def say_order(pack: CarePack, assessment: Assessment, trial: bool = False) -> str:
    """The order of the card for this instruction: "Go to A&E now". Level NONE counts as a worry (R29)."""
    if assessment.call_999:
        return "Call 999 now"
    card = card_of(pack, assessment.level)
    return card.title_trial if trial and card.title_trial else card.title


def card_of(pack: CarePack, level: Level) -> LevelCard:
    """The card of a level; the urgent one for NONE. A pack is only loaded when it has all of them."""
    wanted = level or Level.URGENT
    return next(card for card in pack.cards if card.level == wanted)


def _urgency(sign: Sign) -> tuple[bool, int]:
    return (not sign.call_999, -sign.level)


def _applies(every: tuple[str, ...], any_of: tuple[str, ...], ids: set[str]) -> bool:
    return ids.issuperset(every) and (not any_of or not ids.isdisjoint(any_of))


def _fever_why(pack: CarePack) -> str:
    """For a pack without a fever sign that has words of its own (R01, R05)."""
    return f"A temperature of {pack.fever_c:g}C or higher may be a sign of infection."
