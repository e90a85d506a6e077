"""What the screens read and the verbs they call. The one observable; its public fields are reassigned."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import flet as ft

from models.carer_alarm import Followed
from models.diary import Diary
from models.join_box import Fetching
from models.notices import UNDO_FOR, Draft, Notice
from models.pack import CarePack
from models.records import Entry, Plan, Settings
from models.red_flags import standing
from models.reminders import ReminderSettings
from models.restore import Restored
from models.share import Following, Share, Shared
from models.share_state import Contact, Sending
from models.storage_words import StorageFacts, in_this_window
from models.ward import WardDraft
from services.alarm_loop import AlarmLoop
from services.bridge import Bridge, NullBridge
from services.clock import Clock
from services.device import Device
from services.diary_verbs import DiaryVerbs
from services.dose_verbs import DoseVerbs
from services.join_verbs import JoinVerbs
from services.notify import Notifier, NullNotifier
from services.record import Record
from services.reminder_loop import ReminderLoop
from services.reminder_verbs import ReminderVerbs
from services.share_verbs import ShareVerbs
from services.sharing import NullSharing, Sharing
from services.store import StoreError
from services.ward_verbs import WardVerbs

CHANGED_SINCE = "Something was written after that, so it was not taken back. You can change it by hand."


@ft.observable
@dataclass
class AppState(
    AlarmLoop, DiaryVerbs, DoseVerbs, JoinVerbs, ReminderLoop, ReminderVerbs, ShareVerbs, WardVerbs
):
    """The state of one window. Verbs write to the record first and show the result after."""

    pack: CarePack
    plan: Plan
    settings: Settings
    diary: Diary
    now: datetime
    notice: Notice | None = None
    draft: Draft = field(default_factory=Draft)
    reminders: ReminderSettings = field(default_factory=ReminderSettings)
    can_notify: tuple[str, str] = ("missing", "")  # the permission, and what this device can do, in words
    asked: str = ""  # the id of a dose that a tap on a reminder leads to
    ward: WardDraft | None = None  # the hand-over that is being made on this device
    locked: bool = True  # the hand-over is behind its PIN in this window
    cleared: int = 0  # how often something was taken off this device for good
    codes: tuple[str, ...] = ()  # of a plan from the ward, not yet accepted
    fetching: Fetching | None = None  # a code whose plan waits at the hub
    shares: tuple[Share, ...] = ()
    following: tuple[Following, ...] = ()
    contacts: dict[str, Contact] = field(default_factory=dict)
    sendings: dict[str, Sending] = field(default_factory=dict)
    hub: str = ""  # its address, as soon as it has answered
    people: tuple[Followed, ...] = ()
    newcomer: str = ""  # a person who was added while something else was shown
    opened: frozenset[str] = frozenset()  # alarms that were looked at
    watching: str = ""  # whose record the screens show, where it is not one's own
    shared: Shared | None = None
    example: bool = False
    found: tuple[str, ...] = ()  # what went wrong when the record was opened, in words
    problems: tuple[str, ...] = ()
    storage: Callable[[], StorageFacts] = in_this_window
    update_ready: bool = False  # a new version of the app waits for a yes

    def __post_init__(self) -> None:
        self._undo: Callable[[], None] | None = None
        self._notes = {}  # what was written here about those who are followed
        self._noted = self.now
        self._is_open = True

    def attach(
        self,
        record: Record,
        clock: Clock,
        device: Device,
        example: Callable[[], Record],
        *,
        bridge: Bridge | None = None,
        notifier: Notifier | None = None,
        sharing: Sharing | None = None,
    ) -> None:
        """Take the services of this window, and follow what other windows write. `example` makes the
        separate record of an invented person; `bridge` is the page around the app, where there is one;
        `notifier` shows what is due outside the app."""
        self._own, self._clock, self.device, self._make_example = record, clock, device, example
        self.bridge, self.sharing = bridge or NullBridge(), sharing or NullSharing()
        self.notifier = notifier or NullNotifier()
        self.learn_notifier()
        self._follow(record)
        self._leave_sharing = self.open_sharing()

    def apply_update(self) -> None:
        """Change to the new version of the app that waits; the app starts again."""
        self.bridge.apply_update()

    def install(self) -> None:
        """Let the browser ask whether to put the app on the home screen."""
        self.bridge.install()

    @property
    def is_open(self) -> bool:
        """Whether the window is still there."""
        return self._is_open

    def detach(self) -> None:
        """Stop following the record: the window was closed."""
        self._is_open = False
        self._leave()
        self._leave_sharing()

    def _follow(self, record: Record) -> None:
        self._record = record
        self._leave = record.subscribe(self.refresh)
        self._undo, self.notice, self.draft = None, None, Draft()
        self.refresh()

    def show_example(self) -> None:
        """Look around with an invented person. The own record is left as it is."""
        self._leave()
        self.example = True
        self._follow(self._make_example())

    def come_home(self) -> None:
        """Back to the own record: from the example, of which nothing is kept, or from somebody else's."""
        if self._record is self._own:
            return
        self._leave()
        self.example, self.watching, self.shared = False, "", None
        self._follow(self._own)

    def refresh(self) -> None:
        """Show the record as it is now. Only what changed is reassigned, so nothing else is drawn again."""
        for name in ("plan", "settings", "diary", "reminders", "ward"):
            if getattr(self, name) is not getattr(self._record, name):
                setattr(self, name, getattr(self._record, name))
        if self.cleared != self._record.cleared:  # what was taken away may not come back with Undo
            self.cleared, self.codes, self.fetching, self.asked = self._record.cleared, (), None, ""
            self._undo, self.notice, self.draft = None, None, Draft()
        problems = (*self.found, *self._record.problems)
        if problems != self.problems:
            self.problems = problems
        self.tick()

    def warn(self, problem: str) -> None:
        """Say above every place what went wrong, as what was found when the record was opened."""
        self.found = (*self.found, problem)
        self.refresh()

    def tick(self) -> None:
        """Move the time on, to the minute: called once a minute and with every verb."""
        now = self._minute()
        if now != self.now:
            self.now = now
        self._look_at_ward()
        if self.notice and not timedelta() <= now - self._noted <= UNDO_FOR:
            self.dismiss()

    def _minute(self) -> datetime:
        return self._clock().replace(second=0, microsecond=0)

    # Writing

    def _change(self, change: Callable[[], None], text: str, undo: Callable[[], None] | None) -> bool:
        try:
            change()
        except StoreError as problem:
            self._noted = self._minute()
            self._undo, self.notice = None, Notice(str(problem), problem=True)
            return False
        self._noted = self._minute()
        self._undo, self.notice = undo, Notice(text, undo is not None)
        return True

    def undo(self) -> None:
        """Take the last change back."""
        self.tick()
        undo, self._undo = self._undo, None
        if undo is not None:
            self._change(undo, "Taken back.", None)

    def dismiss(self) -> None:
        """Put the notice away."""
        self._undo, self.notice = None, None

    # Plan, settings, whole record

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
