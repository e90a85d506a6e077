"""The verbs of a window about the diary: what is written down, changed, taken out or reported as unwell."""

import uuid
from dataclasses import replace
from datetime import datetime

from models.entry_form import STANDS
from models.notices import Notice
from models.records import Entry
from models.red_flags import is_fever, standing
from services.base_state import BaseState


class DiaryVerbs(BaseState):
    """What `AppState` can do with the diary it shows."""

    def _entry(self, kind: str, at: datetime | None = None, **what: object) -> Entry:
        """A new entry about `at` or this minute: to the second it would lie after `now`, in the future."""
        return Entry(uuid.uuid4().hex, kind, at or self._minute(), self._clock(), **what)  # type: ignore[arg-type]

    def write(self, said: str, *entries: Entry) -> bool:
        """Write entries as one change that one undo takes back. `said` goes into the notice."""
        uids = tuple(entry.uid for entry in entries)
        return self._change(lambda: self._record.put(*entries), said, lambda: self._record.remove(*uids))

    def record(
        self,
        kind: str,
        said: str,
        value: float | None = None,
        text: str = "",
        tags: tuple[str, ...] = (),
        at: datetime | None = None,
    ) -> bool:
        """Write one entry of a kind, about `at` or now."""
        return self.write(said, self._entry(kind, at, value=value, text=text, tags=tags))

    def record_temperature(self, celsius: float, said: str, at: datetime | None = None) -> bool:
        """Write a temperature. At the pack's fever threshold the report is written with it, as one change,
        so that a later reading cannot cancel the instruction (R01, Q1)."""
        at = at or self._minute()
        entries = [self._entry("temperature", at, value=celsius)]
        if is_fever(self.pack, celsius):
            entries.append(self._entry("report", at, value=celsius, tags=("fever",)))
        return self.write(said, *entries)

    def change_entry(self, entry: Entry, said: str) -> bool:
        """Put a corrected entry in the place of the one with its uid."""
        if self._stands(entry.uid):
            return False
        before = self.diary.find(entry.uid)
        back = (lambda: self._record.put(before)) if before else None
        return self._change(lambda: self._record.put(entry), said, back)

    def remove_entry(self, uid: str, said: str) -> bool:
        """Forget an entry; undo brings it back as it was."""
        before = self.diary.find(uid)
        if before is None or self._stands(uid):
            return False
        return self._change(lambda: self._record.remove(uid), said, lambda: self._record.put(before))

    def _stands(self, uid: str) -> bool:
        """Whether an instruction rests on this entry; then it says so, and the entry has to stay as it is."""
        stands = standing(self.pack, self.diary, self.now)
        if stands is None or uid not in stands.uids:
            return False
        self._undo, self.notice = None, Notice(STANDS, problem=True)
        return True

    def tick_task(self, task_id: str, said: str) -> bool:
        """Write down that a checklist task was done just now."""
        return self.record("task", said, text=task_id)

    def set_draft(self, **changes: object) -> None:
        """Change what is ticked or typed on the Unwell screen."""
        self.draft = replace(self.draft, **changes)  # type: ignore[arg-type]

    def write_report(self, signs: tuple[str, ...], temperature: float | None, text: str, said: str) -> bool:
        """Write the report an instruction is shown for, with its temperature as a reading of its own."""
        at = self._minute()
        entries = [self._entry("report", at, value=temperature, tags=signs, text=text)]
        if temperature is not None:
            entries.insert(0, self._entry("temperature", at, value=temperature))
        return self.write(said, *entries)
