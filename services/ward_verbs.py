"""The verbs of a window about a ward's hand-over: on a shared tablet it locks, ends and can be cleared."""

import secrets
from dataclasses import replace
from datetime import datetime

from models.notices import Notice
from models.pin import WAIT_WORDS, WRONG, hash_pin, is_pin, must_wait
from models.ward import WardDraft, new_draft
from models.ward_lock import CLEARED_LATE, GONE, is_left, is_over
from services.base_state import BaseState
from services.store import StoreError

SALT = 16  # bytes


class WardVerbs(BaseState):
    """What `AppState` can do with a hand-over: never part of the plan or the diary of this device.

    `locked`: the hand-over is behind its PIN in this window. A window opens locked.
    """

    _touched: datetime | None = None  # the last tap while it was open

    def begin_ward(self, staff: str, pin: str) -> bool:
        """Begin a hand-over that opens with this PIN, here without asking for it."""
        draft = new_draft(staff, self._clock(), hash_pin(pin, secrets.token_bytes(SALT)))
        if not self.save_ward(draft):
            return False
        self._open()
        return True

    def save_ward(self, draft: WardDraft) -> bool:
        """Store the hand-over that is being made. It has no undo: nothing may bring it back."""
        return self._change(lambda: self._record.save_ward(draft), "Saved.", None)

    def touch(self) -> bool:
        """Somebody taps or types. False: the hand-over was left too long and is locked now instead."""
        now = self._clock()
        if self._ward_open and is_left(self._touched, now):
            self.lock()
            return False
        self._touched = now
        return True

    def lock(self) -> None:
        """Hide the hand-over until the PIN is typed."""
        self.locked = True
        self.dismiss()
        self.bridge.print_page("")

    def unlock(self, pin: str) -> str:
        """Show the hand-over. Gives what is wrong in words, "" where it is open. Each try is stored before it
        is judged, so that starting the app again gives no more of them."""
        draft, now = self.ward, self._clock()
        if draft is None:
            return ""
        if must_wait(draft.wrong, draft.last_wrong, now):
            return WAIT_WORDS
        tried = replace(draft, wrong=draft.wrong + 1, last_wrong=now)
        try:
            self._record.save_ward(tried)
            if not is_pin(draft.pin, pin):
                return WAIT_WORDS if must_wait(tried.wrong, now, now) else WRONG
            self._record.save_ward(replace(draft, wrong=0, last_wrong=None))
        except StoreError as problem:
            return str(problem)
        self._open()
        return ""

    async def clear_device(self) -> bool:
        """Take everything of every person off this device. It cannot be undone."""
        self.come_home()
        try:
            self._record.clear()
        except StoreError as problem:
            self.notice = Notice(str(problem), problem=True)
            return False
        await self.bridge.clear()
        return True

    @property
    def other_copies(self) -> int:
        """How many copies on this device say something else than the record."""
        return self._record.other_copies

    @property
    def _ward_open(self) -> bool:
        return self.ward is not None and bool(self.ward.pin) and not self.locked

    def _open(self) -> None:
        self._touched, self.locked = self._clock(), False

    def tick(self) -> None:
        """With the time: lock a hand-over that was left alone, and remove one older than 12 hours."""
        super().tick()
        draft = self.ward
        if draft is None:
            self.locked = True
            return
        now = self._clock()
        if is_over(draft, now):
            self._remove_old()
        elif self._ward_open and is_left(self._touched, now):
            self.lock()

    def _remove_old(self) -> None:
        try:
            self._record.forget_ward()
        except StoreError:
            if CLEARED_LATE not in self.found:
                self.lock()
                self.warn(CLEARED_LATE)
        else:
            self.warn(GONE)
