"""The groups of kinds that the list of everything can be narrowed to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KindGroup:
    """Some kinds under one word; no kinds means all of them."""

    id: str
    label: str
    kinds: tuple[str, ...]


GROUPS = (
    KindGroup("all", "Everything", ()),
    KindGroup("temperature", "Temperature", ("temperature",)),
    KindGroup("unwell", "Symptoms and calls", ("report", "call", "seen")),
    KindGroup("dose", "Medicines", ("dose",)),
    KindGroup("energy", "Energy", ("energy",)),
    KindGroup("sleep", "Sleep and naps", ("sleep", "nap")),
    KindGroup("mood", "Mood", ("mood",)),
    KindGroup("pain", "Pain", ("pain",)),
    KindGroup("weight", "Weight", ("weight",)),
    KindGroup("food", "Food and drink", ("drink", "meal", "pee", "appetite")),
    KindGroup("activity", "Activity", ("steps", "walk", "moved")),
    KindGroup("task", "Tasks", ("task",)),
    KindGroup("brain", "Brain check", ("brain",)),
    KindGroup("appointment", "Appointments", ("appointment",)),
    KindGroup("note", "Notes and questions", ("note", "question")),
)


def group_of(group_id: str) -> KindGroup:
    """The group with this id; everything for one that is not known."""
    return next((group for group in GROUPS if group.id == group_id), GROUPS[0])
