"""The parts of a care pack beyond the day of an emergency: medicines, guide, feelings, brain check."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MedicineKind:
    """A kind of medicine that the source names. `examples` are medicine names a person may find on the box.

    `what_for` is one line; `rule` says how long or when, in words. `stop`: "team" (only when the team says)
    or "self" (the person may stop by themselves). `months` counts from the infusion and is a minimum, never
    an end. `every_days`: given at the hospital about this often, 0 for one that is taken at home.
    """

    id: str
    name: str
    examples: tuple[str, ...]
    what_for: str
    rule: str
    covers: tuple[str, ...]
    stop: str = "team"
    months: int = 0
    every_days: int = 0


@dataclass(frozen=True, slots=True)
class Steroids:
    """Steroid tablets are started only after a call to the team; other forms are allowed (ST01 to ST04).

    `names`: how a steroid is called on UK boxes, in small letters. `allowed`: words on a box that make it an
    inhaled, skin, eye, ear or nose form. `order` comes first, `reasons` follow, `allowed_words` says what is
    allowed.
    """

    names: tuple[str, ...]
    allowed: tuple[str, ...]
    order: str
    reasons: tuple[str, ...]
    allowed_words: str
    covers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading of the guide; its cards are in `guide/<id>.md`. `icon`: a name of `views/icons.py`.

    `places`: the screens that link to it, named as in `Tip`.
    """

    id: str
    title: str
    words: str
    icon: str
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GuideCard:
    """A short card of the guide. `text`: paragraphs, and points that begin with "- ", a blank line between.

    `words`: what else a person may search for. `source`: where it comes from, in words. `link` is an outside
    address shown as text. `go`: the address of the screen to do it on, such as "/medicines", and `go_words`
    its button. `contact`: the id of a contact to call. `private`: never on a shared, printed or sent page.
    """

    id: str
    topic: str
    title: str
    text: str
    source: str
    covers: tuple[str, ...]
    words: tuple[str, ...] = ()
    link: str = ""
    go: str = ""
    go_words: str = ""
    contact: str = ""
    needs: str = ""
    pathway: str = "all"
    private: bool = False


@dataclass(frozen=True, slots=True)
class Mood:
    """One answer to "How are you feeling in yourself?". `card`: the guide card that speaks of it."""

    id: str
    label: str
    covers: tuple[str, ...]
    card: str = ""


@dataclass(frozen=True, slots=True)
class BrainPrompt:
    """Something the carer asks or looks at. `ask` is what to say; `look` is what to notice.

    `kind`: answer (write down what was said) or seen (same as before, or changed). Never scored.
    """

    id: str
    title: str
    ask: str
    look: str
    kind: str
    covers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WardCheck:
    """One of the conditions of going home that the ward goes through with the patient (D06 to D10)."""

    id: str
    title: str
    covers: tuple[str, ...]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TeachBack:
    """What the patient says back before going home. `ask` is read out; `listen` is what has to be in the
    answer. `needs` as in `Sign`. `call`: the role of the contacts whose numbers belong to the answer."""

    id: str
    title: str
    ask: str
    listen: str
    covers: tuple[str, ...]
    needs: str = ""
    call: str = ""
