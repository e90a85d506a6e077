"""Writes down doses: every way to a dose goes through here, so that none is written down twice unasked."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from models.dose_form import AskedDose
from models.dose_words import say_outcome
from models.doses import LATER, ME, SKIPPED, TAKEN, dose_tags
from services.state import AppState

ANSWER, TIME, PUT_OFF, AGAIN = "answer", "time", "later", "again"
CHANGE, EXTRA = "change", "extra"


@dataclass(frozen=True, slots=True)
class Asking:
    """The dialog that is open: for which dose, and with which question first."""

    dose: str
    first: str = ANSWER


@dataclass(frozen=True, eq=False)
class Dosing:
    """What the taps on doses do. One object for the life of a screen; `who` writes: "me" or "carer"."""

    state: AppState
    ask: Callable[[Asking | None], None]
    who: str = ME

    def find(self, dose_id: str) -> AskedDose | None:
        """The dose as it stands now, with what another window wrote a moment ago."""
        return self.state.find_dose(dose_id)

    def close(self) -> None:
        """Put the dialog away."""
        self.ask(None)

    def take(self, dose_id: str) -> None:
        """One tap: taken just now. Where it is written down already, or in doubt, it asks first."""
        dose = self.find(dose_id)
        if dose is not None and dose.asks_first:
            self.ask(Asking(dose_id, AGAIN if dose.record else ANSWER))
        elif dose is not None:
            self.write(dose, TAKEN)

    def skip(self, dose_id: str) -> None:
        """Not taken, and not to be asked for any more."""
        dose = self.find(dose_id)
        if dose is not None and dose.record is not None:
            self.ask(Asking(dose_id, AGAIN))
        elif dose is not None:
            self.write(dose, SKIPPED)

    def put_off(self, dose: AskedDose, until: datetime) -> bool:
        """Ask for it again at that time."""
        return self.write(dose, LATER, until=until)

    def write(
        self,
        dose: AskedDose,
        outcome: str,
        at: datetime | None = None,
        until: datetime | None = None,
        extra: bool = False,
    ) -> bool:
        """Store the answer. `extra`: it was taken once more, so it is a dose of its own."""
        return self.state.write_dose(dose, outcome, self.who, at, until, extra)

    def correct(self, dose: AskedDose, outcome: str, at: datetime | None = None) -> bool:
        """Put another outcome or time in the place of what was written down."""
        if dose.record is None:
            return False
        before = dose.record.entry
        tags = dose_tags(dose.medicine, dose.record.due, outcome, self.who)
        changed = replace(before, at=at or before.at, tags=tags)
        words = say_outcome(outcome, changed.at, None, self.state.now)
        return self.state.change_entry(changed, f"{dose.medicine.name[:60]}: now {words}")

    def forget(self, dose: AskedDose) -> bool:
        """Take back what was written down about it."""
        said = f"{dose.medicine.name[:60]}: no longer written down"
        return dose.record is not None and self.state.remove_entry(dose.record.entry.uid, said)
