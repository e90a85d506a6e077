"""Which "Can I...?" answers stand where: those of a screen, and all of them by subject."""

from dataclasses import dataclass

from models.pack import CarePack, Interlock

SUBJECTS = {
    "food": "Food and drink",
    "medicines": "Medicines and vaccines",
    "today": "Medicines and vaccines",
    "activity": "Moving",
    "path": "Out and about",
}
OTHER = "Other questions"


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """The answers on one subject. `title` is empty where the screen names it already."""

    title: str
    answers: tuple[Interlock, ...]


def answers_at(pack: CarePack, place: str) -> tuple[Interlock, ...]:
    """The answers that are listed on a screen. A private one is in no list: a search finds it."""
    return tuple(one for one in pack.interlocks if one.place == place and not one.private)


def answer_groups(pack: CarePack) -> tuple[AnswerGroup, ...]:
    """Every answer that may stand in a list, by subject."""
    groups: dict[str, list[Interlock]] = {title: [] for title in (*SUBJECTS.values(), OTHER)}
    for one in pack.interlocks:
        if not one.private:
            groups[SUBJECTS.get(one.place, OTHER)].append(one)
    return tuple(AnswerGroup(title, tuple(answers)) for title, answers in groups.items() if answers)
