"""A medicine a person takes: what set times, counts and answers about it have to be remembered."""

from dataclasses import dataclass
from datetime import date, datetime, time

TEAM, SELF = "team", "self"


@dataclass(frozen=True, slots=True)
class Medicine:
    """One medicine of the plan. Times are of the person's own clock, wherever they are; no times: only when
    needed. `kind`: the id of a kind of the care pack or "". `dose`: in words, "400 mg, 1 tablet".

    `started` is the first day its doses are asked about; from the day `stopped` on none is. `stopped_by`: who
    said so, "team" or "self" (M07, M08). `left`: how many there were when they were `counted`; a dose takes
    `each`. `agreed` is for steroid tablets: whether the team knows and agreed (ST02); None for others.
    """

    uid: str
    name: str
    dose: str = ""
    kind: str = ""
    times: tuple[time, ...] = ()
    started: date | None = None
    stopped: date | None = None
    stopped_by: str = ""
    left: float | None = None
    counted: datetime | None = None
    each: float = 1.0
    agreed: bool | None = None

    @property
    def title(self) -> str:
        """Name and strength as they are now: "Aciclovir, 400 mg, 1 tablet"."""
        return f"{self.name}, {self.dose}" if self.dose else self.name

    @property
    def held(self) -> bool:
        """Whether no dose is asked for because the team has not agreed to it yet."""
        return self.agreed is False

    def taken_on(self, day: date) -> bool:
        """Whether doses are asked about on this day."""
        begun = self.started is None or self.started <= day
        return begun and (self.stopped is None or day < self.stopped) and not self.held
