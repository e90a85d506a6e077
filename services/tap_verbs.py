"""The verb of a window about a tap on a reminder: as safe as one in the app, and done once."""

from datetime import datetime, timedelta

from models.dose_form import AskedDose
from models.doses import LATER, TAKEN
from models.due import due_list
from models.notices import Notice
from models.reminder_lines import later_times
from services.dose_verbs import DoseVerbs
from services.notify import ALARM, Answer
from services.reminder_verbs import ReminderVerbs

DOSE = "medicine|"  # how the id of a dose's reminder begins
PUT_OFF = timedelta(minutes=30)  # what "Later" on a notification means
LATER_WORDS = "Homeward will remind you later."
NOT_LISTED = "The medicine of that reminder is no longer on your list. Nothing was written down."
REMEMBERED = 50  # taps: none of an older one is still on its way


class TapVerbs(DoseVerbs, ReminderVerbs):
    """What `AppState` can do with a tap on a reminder. Reminders are those of the own record, also while the
    person looks around with the example."""

    _answered: tuple[str, ...] = ()  # the taps that this window dealt with

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
