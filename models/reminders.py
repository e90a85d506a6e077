"""What is kept about reminders: kinds, quiet hours, what was shown, put off and given to a calendar.

A reminder is a hint: `models/due.py` says what is due, whatever is kept here.
"""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class ReminderKind:
    """A kind of reminder. `discreet` is all that a locked screen says unless the person wants details.

    It is shown up to `most` times, `every` minutes apart, until it is dealt with. `wakes`: its first one
    comes in quiet hours too, because the person chose its time. `fades`: a word for its own moment only,
    that nobody is told of afterwards. `told`: nothing is written down about it, so being shown is enough.
    """

    id: str
    title: str
    words: str
    discreet: str
    most: int = 1
    every: int = 0
    wakes: bool = False
    fades: bool = False
    told: bool = False


KINDS = {
    kind.id: kind
    for kind in (
        ReminderKind(
            "medicine",
            "Medicines",
            "At the time of each dose, and twice more until you write it down",
            "Time for a medicine",
            3,
            30,
            wakes=True,
        ),
        ReminderKind("temperature", "Temperature", "Morning and evening", "Time for a check", 2, 120),
        ReminderKind(
            "visit", "Appointments", "The evening before and that morning", "An appointment", told=True
        ),
        ReminderKind(
            "date", "Dates on your path", "The day before, to ask your team", "A date to ask about", told=True
        ),
        ReminderKind("weekly", "Once a week", "Such as the PICC flush", "Something for this week", 3, 1440),
        ReminderKind(
            "infusion", "Once a month", "Such as immunoglobulin", "A date to ask about", 3, 1440, told=True
        ),
        ReminderKind(
            "supply", "Medicines that run out", "When about a week is left", "Something to order", told=True
        ),
        ReminderKind(
            "nap", "Nap alarm", "When your nap is over", "Time to get up", 3, 5, wakes=True, fades=True
        ),
        ReminderKind(
            "move",
            "Move every hour",
            "By day only. After 3 without an answer it is quiet until you move",
            "Time to move",
            3,
            60,
            fades=True,
        ),
        ReminderKind(
            "bedtime",
            "Screens off",
            "An hour before your bedtime",
            "Going to bed soon?",
            every=60,
            wakes=True,
            fades=True,
        ),
        ReminderKind(
            "task", "The other daily tasks", "One for each part of the day", "Things to do", fades=True
        ),
        ReminderKind(
            "review", "Review of the advice", "When it is due to be reviewed", "Check Homeward", told=True
        ),
    )
}
OFF_AT_START = frozenset({"task"})
KEEP_SHOWN = timedelta(days=3)  # what was shown so long ago cannot come again, nor if a clock was put back
KEEP_TOLD = timedelta(days=60)  # where being shown is enough: until nobody is told any more that it passed


@dataclass(frozen=True, slots=True)
class Shown:
    """That an item was shown: how often, when last, in which notification ("" where that was taken away).

    `series`: until when it had been put off then; put off anew, it is shown anew.
    """

    id: str
    count: int
    last: datetime
    notice: str = ""
    series: str = ""


@dataclass(frozen=True, slots=True)
class Snoozed:
    """That an item was put off until a moment."""

    id: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Given:
    """An event that was given to a calendar: what is needed to change it or to call it off there.

    `starts`: its start as written, a day or a moment. `mark`: tells whether it is still the same.
    """

    uid: str
    kind: str
    sequence: int
    starts: str
    mark: str
    off: bool = False


@dataclass(frozen=True, slots=True)
class ReminderSettings:
    """Everything stored about reminders. `off`: the kinds that are switched off. `quiet_from`, `quiet_until`:
    on the person's own clock; equal, there are no quiet hours. `details`: notifications say what they are.

    `opened`: until when the app was open, or what was missed has been told.
    """

    off: frozenset[str] = OFF_AT_START
    quiet_from: time = time(22)
    quiet_until: time = time(7)
    details: bool = False
    shown: tuple[Shown, ...] = ()
    snoozed: tuple[Snoozed, ...] = ()
    opened: datetime | None = None
    given: tuple[Given, ...] = ()

    def on(self, kind: str) -> bool:
        """Whether notifications of this kind are wanted."""
        return kind not in self.off

    def quiet(self, now: datetime) -> bool:
        """Whether `now` is in the quiet hours, which may run over midnight."""
        start, end, clock = self.quiet_from, self.quiet_until, now.time()
        return start <= clock < end if start <= end else clock >= start or clock < end


def switched(reminders: ReminderSettings, kind: str, on: bool) -> ReminderSettings:
    """With a kind on or off."""
    return replace(reminders, off=reminders.off - {kind} if on else reminders.off | {kind})


def snooze(reminders: ReminderSettings, item: str, until: datetime) -> ReminderSettings:
    """With an item put off. A dose is put off in the diary (models/doses.py), where a carer sees it too."""
    others = tuple(one for one in reminders.snoozed if one.id != item)
    return replace(reminders, snoozed=(*others, Snoozed(item, until)))


def last_shown(reminders: ReminderSettings) -> Shown | None:
    """The newest reminder that was shown on this device."""
    return max(reminders.shown, key=lambda one: one.last, default=None)


def on_this_device(restored: ReminderSettings, here: ReminderSettings) -> ReminderSettings:
    """The settings of a backup with what this device itself showed and put off."""
    return replace(restored, shown=here.shown, snoozed=here.snoozed, opened=here.opened)
