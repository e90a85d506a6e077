"""The kinds of diary entry: what a value means, its unit and the range that can be true at all."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """`low` and `high` are bounds of possible values, not of healthy ones. No unit: `value` is not used.

    `needed`: an entry without a value would say nothing, so there is none.
    """

    id: str
    title: str
    unit: str = ""
    low: float = 0.0
    high: float = 0.0
    needed: bool = False

    @property
    def bounds(self) -> str:
        """The possible values in words: "between 30C and 45C", "between 1 and 5,000 ml"."""
        if self.unit == "C":
            return f"between {self.low:g}C and {self.high:g}C"
        unit = "" if self.unit == "of 10" else f" {self.unit}"
        return f"between {self.low:,g} and {self.high:,.0f}{unit}"


KINDS = {
    kind.id: kind
    for kind in (
        Kind("temperature", "Temperature", "C", 30.0, 45.0, needed=True),
        Kind("drink", "Drink", "ml", 1, 5000, needed=True),  # text: what it was
        Kind("steps", "Steps", "steps", 1, 100_000, needed=True),
        Kind("walk", "Walk", "minutes", 1, 720),  # no value while it goes on
        Kind("moved", "Moved"),
        Kind("task", "Task done"),  # text: task id
        Kind("meal", "Meal"),  # text: what it was, tags: meal checks ticked
        Kind("pee", "Pee colour"),  # text: colour id
        Kind("appetite", "Appetite"),  # text: in the person's own words
        Kind("energy", "Energy", "of 10", 0, 10, needed=True),  # text: what the person did
        Kind("sleep", "Sleep", "hours", 0, 24, needed=True),  # at: got up, text: how it was
        Kind("nap", "Nap", "minutes", 1, 720),  # no value while it goes on
        Kind("mood", "Mood"),  # text: mood id, tags: own words. Private
        Kind("pain", "Pain", "of 10", 0, 10, needed=True),  # text: where
        Kind("weight", "Weight", "kg", 20, 300, needed=True),
        Kind("dose", "Medicine"),  # text: name and strength, tags: see models/doses.py
        Kind("question", "Question for your team"),  # text: the question
        Kind("brain", "Brain check"),  # tags: see models/brain.py, text: what was noticed
        Kind("note", "Note"),
        Kind("report", "Felt unwell", "C", 30.0, 45.0),  # tags: sign ids, text: own words
        Kind("call", "Call"),  # text: through or no_answer, tags: contact id
        Kind("seen", "Got help"),  # closes the instruction that stands
        Kind("appointment", "Appointment"),  # at: when it is, text: what it is
    )
}

PRIVATE = frozenset({"mood"})  # never in a summary, an export or a share, unless the person asks for it
