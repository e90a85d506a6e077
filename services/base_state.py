"""What all verbs of a window stand on: the fields that the screens read, time, and the one way to write."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from models.carer_alarm import Followed
from models.join_box import Fetching
from models.notices import UNDO_FOR, Draft, Notice
from models.pack import CarePack
from models.records import Plan, Settings
from models.share import Following, Share, Shared
from models.share_state import HubContact, Sending
from models.storage_words import StorageFacts, in_this_window
from services.bridge import Bridge, NullBridge
from services.clock import Clock
from services.device import Device
from services.notify import Notifier, NullNotifier
from services.record import Record
from services.sharing import NullSharing, Sharing
from services.store import StoreError


class BaseState:
    """The state of one window without its verbs. Public fields are reassigned, never changed in place."""

    plan: Plan
    settings: Settings
    now: datetime
    notice: Notice | None = None
    draft = Draft()
    can_notify: tuple[str, str] = ("missing", "")  # the permission, and what this device can do, in words
    asked = ""  # the id of a dose that a tap on a reminder leads to
    locked = True  # the hand-over is behind its PIN in this window
    codes: tuple[str, ...] = ()  # of a plan from the ward, not yet accepted
    fetching: Fetching | None = None  # a code whose plan waits at the hub
    shares: tuple[Share, ...] = ()
    following: tuple[Following, ...] = ()
    hub_contacts: Mapping[str, HubContact] = {}
    sendings: Mapping[str, Sending] = {}
    hub = ""  # its address, as soon as it has answered
    people: tuple[Followed, ...] = ()
    newcomer = ""  # a person who was added while something else was shown
    opened: frozenset[str] = frozenset()  # alarms that were looked at
    watching = ""  # whose record the screens show, where it is not one's own
    shared: Shared | None = None
    example = False
    update_ready = False  # a new version of the app waits for a yes

    def __init__(
        self,
        pack: CarePack,
        record: Record,
        clock: Clock,
        device: Device,
        example: Callable[[], Record],
        *,
        found: tuple[str, ...] = (),
        storage: Callable[[], StorageFacts] = in_this_window,
        bridge: Bridge | None = None,
        notifier: Notifier | None = None,
        sharing: Sharing | None = None,
    ) -> None:
        """`example` makes the separate record of an invented person. `found`: what went wrong when the record
        was opened, in words; `storage`: where it is kept. `bridge` is the page around the app, where there is
        one; `notifier` shows what is due outside the app."""
        self.pack, self.device, self.found, self.storage = pack, device, found, storage
        self.bridge, self.sharing = bridge or NullBridge(), sharing or NullSharing()
        self.notifier = notifier or NullNotifier()
        self._own = self._record = record  # the second is the one that is shown
        self._clock, self._make_example = clock, example
        self._leave: Callable[[], None] = lambda: None
        self._undo: Callable[[], None] | None = None
        self.plan, self.settings, self.diary = record.plan, record.settings, record.diary
        self.reminders, self.ward, self.cleared = record.reminders, record.ward, record.cleared
        self.problems = (*found, *record.problems)
        self.now = self._noticed = self._minute()

    # Whose record

    def _follow(self, record: Record) -> None:
        self._leave()
        self._record, self._undo, self.notice, self.draft = record, None, None, Draft()
        self._leave = record.subscribe(self.refresh)
        self.refresh()

    def show_example(self) -> None:
        """Look around with an invented person. The own record is left as it is."""
        self.example = True
        self._follow(self._make_example())

    def come_home(self) -> None:
        """Back to the own record: from the example, of which nothing is kept, or from somebody else's."""
        if self._record is self._own:
            return
        self.example, self.watching, self.shared = False, "", None
        self._follow(self._own)

    # What is so now

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
        if self.notice and not timedelta() <= now - self._noticed <= UNDO_FOR:
            self.dismiss()

    def _minute(self) -> datetime:
        return self._clock().replace(second=0, microsecond=0)

    # Writing

    def _change(self, change: Callable[[], None], text: str, undo: Callable[[], None] | None) -> bool:
        """Write, and only then say so in `text`. False: it could not be stored, and the notice says why."""
        try:
            change()
        except StoreError as problem:
            self._noticed = self._minute()
            self._undo, self.notice = None, Notice(str(problem), problem=True)
            return False
        self._noticed = self._minute()
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
