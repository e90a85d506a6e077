"""The verbs of a window about doses: a tap in the app and one on a reminder go through the same questions."""

from dataclasses import replace
from datetime import datetime

from models.dose_form import AskedDose, asked_dose
from models.dose_words import say_outcome
from models.doses import ME, dose_tags
from models.records import Entry
from services.diary_verbs import DiaryVerbs


class DoseVerbs(DiaryVerbs):
    """What `AppState` can do with doses."""

    def find_dose(self, dose_id: str, at: datetime | None = None) -> AskedDose | None:
        """The dose as it stands now or stood at `at`, with what is written down about it by now."""
        return asked_dose(self.plan.prescribed, self.diary, at or self.now, dose_id)

    def write_dose(
        self,
        dose: AskedDose,
        outcome: str,
        who: str = ME,
        at: datetime | None = None,
        until: datetime | None = None,
        extra: bool = False,
        uid: str = "",
    ) -> bool:
        """Store the answer. `extra`: it was taken once more, so it is a dose of its own. `uid`: for one that
        may come twice."""
        entry = self.dose_entry(dose, outcome, who, at, until, extra, uid)
        return self.write(
            f"{dose.medicine.name[:60]}: {say_outcome(outcome, entry.at, until, self.now)}", entry
        )

    def dose_entry(
        self,
        dose: AskedDose,
        outcome: str,
        who: str = ME,
        at: datetime | None = None,
        until: datetime | None = None,
        extra: bool = False,
        uid: str = "",
    ) -> Entry:
        """The entry of an answer, as `write_dose` stores it; of an earlier dose about its own time."""
        if at is None and dose.earlier and dose.due:
            at = dose.due.replace(tzinfo=self.now.tzinfo)
        tags = dose_tags(dose.medicine, None if extra else dose.due, outcome, who, until)
        entry = self._entry("dose", at, text=dose.medicine.title, tags=tags)
        return replace(entry, uid=uid or entry.uid)
