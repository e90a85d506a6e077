"""What the screens read and the verbs they call. The one observable; its public fields are reassigned."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import flet as ft

from models.diary import Diary
from models.records import Entry, Plan
from models.red_flags import standing
from models.restore import Restored
from services.join_verbs import JoinVerbs
from services.share_verbs import ShareVerbs
from services.store import StoreError
from services.tap_verbs import TapVerbs
from services.ward_verbs import WardVerbs

CHANGED_SINCE = "Something was written after that, so it was not taken back. You can change it by hand."


@ft.observable
class AppState(JoinVerbs, ShareVerbs, TapVerbs, WardVerbs):
    """The state of one window: the fields of `BaseState`, the verbs of each subject, and here those about the
    window, the plan and the whole record. Verbs write to the record first and show the result after."""

    _is_open = False
    _leave_sharing: Callable[[], None]

    def attach(self) -> None:
        """The window opens: follow what is written and fetched, here and in other windows."""
        self._is_open = True
        self._leave = self._record.subscribe(self.refresh)
        self._leave_sharing = self.open_sharing()
        self.learn_notifier()
        self.tick()

    def detach(self) -> None:
        """The window was closed."""
        self._is_open = False
        self._leave()
        self._leave_sharing()

    @property
    def is_open(self) -> bool:
        """Whether the window is still there."""
        return self._is_open

    def save_plan(self, plan: Plan, said: str = "Saved.", visits: tuple[Entry, ...] = ()) -> bool:
        """Store the plan, and visits that came with it; undo brings back what was there."""
        before, here = self.plan, {visit.uid: self.diary.find(visit.uid) for visit in visits}

        def back() -> None:
            diary = self._record.diary
            if self._record.plan != plan or any(diary.find(visit.uid) != visit for visit in visits):
                raise StoreError(CHANGED_SINCE)  # by another window, or by hand
            old = [visit for visit in here.values() if visit]
            self._record.save_plan(before, old, [uid for uid, visit in here.items() if not visit])

        return self._change(lambda: self._record.save_plan(plan, visits), said, back)

    def set_team_date(self, milestone_id: str, day: date, said: str) -> bool:
        """Write down a date that the team gave for a milestone."""
        dates = tuple(pair for pair in self.plan.team_dates if pair[0] != milestone_id)
        return self.save_plan(replace(self.plan, team_dates=(*dates, (milestone_id, day))), said)

    def save_settings(self, **changes: object) -> bool:
        """Store changed settings of this device."""
        settings = replace(self.settings, **changes)  # type: ignore[arg-type]
        return self._change(lambda: self._record.save_settings(settings), "Saved.", None)

    def restore_backup(self, restored: Restored, said: str) -> bool:
        """Put a backup in the place of the record, all or nothing; undo brings the present record back.

        What an instruction rests on now is kept: only "I have got help" ends one.
        """
        before = Restored(self.plan, self.settings, self.diary.entries, self._record.problems, self.reminders)
        stands = standing(self.pack, self.diary, self.now)
        diary = Diary(restored.entries).plus(*(stands.entries if stands else ()))
        after = replace(restored, entries=diary.entries)

        def back() -> None:
            if (self._record.plan, self._record.diary.entries) != (after.plan, after.entries):
                raise StoreError(CHANGED_SINCE)
            self._record.replace(before)

        return self._change(lambda: self._record.replace(after), said, back)
