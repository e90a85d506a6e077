"""Looks again and again what to remind of, shows each thing once, and does what was tapped on a reminder."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from operator import is_

from models.away import build_away, told, worth_keeping
from models.dose_form import AskedDose
from models.doses import LATER, TAKEN
from models.due import due_list
from models.due_notices import Notices, ToShow, notices
from models.notices import Notice
from models.pack import CarePack
from models.records import Entry
from models.reminder_lines import later_times
from models.reminders import KINDS, ReminderSettings
from models.storage_words import StorageFacts
from services.clock import Clock
from services.journal import StoreError
from services.notify import ALARM, Answer, Notification, Notifier
from services.record import Record

DOSE = "medicine|"  # how the id of a dose's reminder begins
PUT_OFF = timedelta(minutes=30)  # what "Later" on a notification means
LATER_WORDS = "Homeward will remind you later."
NOT_LISTED = "The medicine of that reminder is no longer on your list. Nothing was written down."
ALL_BUT_THE_ALARM = frozenset(KINDS) - {"nap"}  # what is off where there is only a sound
REMEMBERED = 50  # taps: none of an older one is still on its way


class ReminderLoop:
    """What `AppState` does about reminders by itself. They are those of the own record, also while the person
    looks around with the example. `asked`: the id of a dose that a tap on a reminder leads to."""

    pack: CarePack
    now: datetime
    asked: str
    notice: Notice | None
    storage: Callable[[], StorageFacts]
    notifier: Notifier
    _own: Record
    _clock: Clock
    tick: Callable[[], None]
    write: Callable[..., bool]
    come_home: Callable[[], None]
    find_dose: Callable[..., AskedDose | None]
    dose_entry: Callable[..., Entry]
    write_dose: Callable[..., bool]
    learn_notifier: Callable[[], None]
    put_all_off: Callable[[Mapping[str, datetime], str], bool]
    _unstored: ReminderSettings | None = None  # what was shown while nothing could be stored
    _looked: tuple[object, ...] = ()  # what stood when it looked last
    _answered: tuple[str, ...] = ()  # the taps that this window dealt with

    def remind(self) -> None:
        """Show what is due by now and was not shown, and take back what is done. It may be called every few
        seconds: while neither the minute nor the record is another one it does nothing."""
        self.learn_notifier()
        record, now = self._own, self._clock().replace(second=0, microsecond=0)
        can_show = self.notifier.state == "granted"
        if not record.plan.ready or self.storage().kind == "read-only" or self._seen(can_show, now):
            return
        kept = record.reminders
        known = replace(kept, shown=self._unstored.shown) if self._unstored else kept
        found = self._notices(known, can_show, now)
        self._keep(kept, self._still_open(replace(found.after, off=kept.off), now))
        for gone in found.withdraw:
            self.notifier.withdraw(gone)
        for one in found.show:
            self._show(one, can_show)
        self._looked = (can_show, now, record.plan, record.diary, record.reminders)

    def _seen(self, can_show: bool, now: datetime) -> bool:
        """Whether nothing is another than when it was looked at last."""
        record = self._own
        known, things = self._looked[:2], (record.plan, record.diary, record.reminders)
        return known == (can_show, now) and all(map(is_, things, self._looked[2:]))

    def _notices(self, known: ReminderSettings, can_show: bool, now: datetime) -> Notices:
        """Where nothing can be shown: only the alarm, and where that cannot be heard nothing at all, so that
        nothing is written down as shown that was not."""
        if not can_show and not self.notifier.sounds:
            return Notices((), (), known)
        wanted = known if can_show else replace(known, off=ALL_BUT_THE_ALARM)
        return notices(due_list(self.pack, self._own.plan, self._own.diary, known, now), wanted)

    def _still_open(self, reminders: ReminderSettings, now: datetime) -> ReminderSettings:
        """Until when the app was open, as long as nothing that passed waits to be told."""
        plan, diary = self._own.plan, self._own.diary
        if worth_keeping(reminders, now) and build_away(self.pack, plan, diary, reminders, now) is None:
            return told(reminders, now)
        return reminders

    def _keep(self, before: ReminderSettings, after: ReminderSettings) -> None:
        """Store what is about to be shown, so that nothing comes twice; only in memory where that fails."""
        self._unstored = None
        try:
            if after != before:
                self._own.save_reminders(after)
        except StoreError:
            self._unstored = after

    def _show(self, one: ToShow, can_show: bool) -> None:
        if can_show:
            self.notifier.show(Notification(one.id, one.title, one.body, one.route, one.actions))
        if one.rings:
            self.notifier.ring(True)

    def answer(self, answer: Answer) -> str:
        """Do what was tapped on a reminder, once. Gives the place to open, "" where it was done before."""
        if answer.uid in self._answered:
            return ""
        if not answer.id.startswith(ALARM):
            self.come_home()
        self.tick()
        if self._done(answer, 0) or self._do(answer):
            self._answered = (*self._answered, answer.uid)[-REMEMBERED:]
            self.notifier.settle(answer)
        return answer.route

    def _done(self, answer: Answer, number: int) -> bool:
        return self._own.diary.find(_entry_uid(answer, number)) is not None

    def _do(self, answer: Answer) -> bool:
        """False where it could not be stored: the notice says so, and the tap comes again."""
        at = min(answer.at.replace(second=0, microsecond=0), self.now).astimezone(self.now.tzinfo)
        if answer.id.startswith(DOSE):
            return self._answer_dose(answer, answer.id.removeprefix(DOSE), at)
        return self._put_these_off(answer, at) if answer.action == LATER else True

    def _answer_dose(self, answer: Answer, dose_id: str, at: datetime) -> bool:
        """The same questions as in the app: where there is one it is asked, and nothing is written down."""
        dose = self.find_dose(dose_id, at)
        if dose is None:
            self.notice = Notice(NOT_LISTED, problem=True)
            return True
        if answer.action == TAKEN and not dose.asks_first:
            return self.write_dose(dose, TAKEN, at=at, uid=_entry_uid(answer))
        if answer.action == LATER and _can_wait(dose, at):
            until = _until(at)
            return self.write_dose(dose, LATER, at=at, until=until, uid=_entry_uid(answer))
        self.asked = dose_id
        return True

    def _put_these_off(self, answer: Answer, at: datetime) -> bool:
        """What this was about and still waits: doses in the diary, the rest among the reminders."""
        own = self._own
        items = {one.id for one in own.reminders.shown if one.notice == answer.id}
        all_due = due_list(self.pack, own.plan, own.diary, own.reminders, at).due
        due = [item for item in all_due if item.id in items]
        doses = [self.find_dose(item.ref, at) for item in due if item.kind == "medicine"]
        entries = [
            self.dose_entry(dose, LATER, at=at, until=_until(at), uid=_entry_uid(answer, number))
            for number, dose in enumerate(dose for dose in doses if dose and _can_wait(dose, at))
        ]
        if entries:
            return self.write(LATER_WORDS, *entries)
        others = {item.id: times[0] for item in due if (times := later_times(item, at))}
        return not others or self.put_all_off(others, LATER_WORDS)


def _can_wait(dose: AskedDose, at: datetime) -> bool:
    return _until(at) in dose.put_off


def _until(at: datetime) -> datetime:
    """Until when a dose is put off, by the person's own clock."""
    return (at + PUT_OFF).replace(tzinfo=None)


def _entry_uid(answer: Answer, number: int = 0) -> str:
    """The uid of what this tap writes down: it can be there only once."""
    return f"tap-{answer.uid}-{number}"
