"""What a new entry points to: whom to tell, in words of the care pack. It judges nothing and never calms."""

from dataclasses import dataclass
from datetime import timedelta

from models.diary import Diary
from models.new_entry import HEAD, LEFT_SIDE
from models.pack import CarePack, Level, Sign
from models.records import Entry
from models.red_flags import assess, say_order
from models.search import emergencies_in

DAYS = 7  # the person's own last days that energy is compared with (Q14)
MOST = 3  # signs that are named
OFTEN = 3  # days with energy written down that a comparison needs
TELL = {"pain": "R26", "weight": "R21", "energy": "R22", "appetite": "R35", "mood": "R34"}
READ = {"sleep": ("FA09", "FA10"), "nap": ("FA14",)}


@dataclass(frozen=True, slots=True)
class Pointer:
    """A title and sentences, above a way to the Unwell screen. `red`: this may be an emergency."""

    title: str
    text: str
    red: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A card of the guide to read where it is needed."""

    title: str
    text: str


def sign_for(pack: CarePack, code: str) -> Sign | None:
    """The first sign of the pack that carries this coverage ID."""
    return next((sign for sign in pack.signs if code in sign.covers), None)


def when_to_tell(pack: CarePack, kind: str) -> str:
    """What stands in the form of a kind whatever is typed: when to tell (R21, R22, R26, R34, R35)."""
    sign = sign_for(pack, TELL.get(kind, ""))
    return f"{sign.label}? {sign.why}" if sign else ""


def to_read(pack: CarePack, kind: str) -> tuple[Reading, ...]:
    """The cards of the guide for a kind: sleep (FA08 to FA13) and naps (FA14)."""
    wanted = READ.get(kind, ())
    found = (card for card in pack.guide if not set(wanted).isdisjoint(card.covers))
    return tuple(Reading(card.title, card.text.replace("\n- ", "\n\u2022 ")) for card in found)


def pointer_after(pack: CarePack, diary: Diary, entry: Entry) -> Pointer | None:
    """What to show once this entry is saved; None where it points nowhere. No number sets it off."""
    found = None
    if entry.kind == "pain":
        found = _pain(pack, entry)
    if entry.kind == "energy":
        found = _more_tired(pack, diary, entry)
    return found if found and found.red else _told(pack, entry) or found


def _told(pack: CarePack, entry: Entry) -> Pointer | None:
    """An emergency sign in the person's own words (R01 to R10, R42): a note alone reaches nobody."""
    signs = emergencies_in(pack, entry.text)
    if not signs:
        return None
    order = say_order(pack, assess(pack, [sign.id for sign in signs]))
    names = ". ".join(sign.label for sign in signs[:MOST])
    return Pointer("Do you have this now?", f"{names}. {order}.", red=True)


def _pain(pack: CarePack, entry: Entry) -> Pointer | None:
    """R16 and R39, R42: the left of the tummy and the head are asked about; any other pain too (R26, R33)."""
    left = sign_for(pack, "R16")
    if left is not None and entry.text.startswith(LEFT_SIDE):
        order = say_order(pack, assess(pack, [left.id]))
        return Pointer(f"Sharp and severe? {order}", left.why, red=True)
    if not entry.value:
        return None
    if entry.text.startswith(HEAD) and (headache := _headache(pack)):
        return headache
    text = "Do not wait for your next visit. Tick what you feel, and you will see whom to call."
    return Pointer("New, severe, or not going away?", text)


def _headache(pack: CarePack) -> Pointer | None:
    """A severe headache is for A&E, any other for a call now (R39, R42)."""
    signs = [sign for sign in pack.signs if "R42" in sign.covers]
    severe = next((sign for sign in signs if "R39" in sign.covers), None)
    other = next((sign for sign in signs if sign.level is Level.URGENT), None)
    if severe is None or other is None:
        return None
    now, call = (say_order(pack, assess(pack, [sign.id])) for sign in (severe, other))
    return Pointer(f"Severe headache? {now}", f"Not severe? {call}. {other.why}", red=True)


def _more_tired(pack: CarePack, diary: Diary, entry: Entry) -> Pointer | None:
    """Less energy than all through the person's own last days: tell the team (R22, R41, Q14)."""
    days = [diary.on((entry.at - timedelta(days=ago)).date(), "energy") for ago in range(1, DAYS + 1)]
    before = [other.value or 0 for day in days for other in day]
    if sum(1 for day in days if day) < OFTEN or (entry.value or 0) >= min(before):
        return None
    low, high = f"{min(before):.0f}", f"{max(before):.0f}"
    own = low if low == high else f"{low} to {high}"
    return Pointer(
        "More tired than before?",
        f"You wrote {entry.value or 0:.0f} of 10. On the 7 days before it was {own}. {tired_words(pack)}",
    )


def tired_words(pack: CarePack) -> str:
    """What to do about tiredness that gets worse, and that weakness is more (Q14, R09)."""
    return next((tip.text for tip in pack.tips if "Q14" in tip.covers), when_to_tell(pack, "energy"))
