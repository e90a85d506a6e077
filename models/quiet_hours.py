"""The quiet hours as a person sets them: on or off, and each end earlier or later by half an hour."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from models.reminders import ReminderSettings

QUIET_FROM, QUIET_UNTIL = "quiet_from", "quiet_until"
STEP = timedelta(minutes=30)


def has_quiet(reminders: ReminderSettings) -> bool:
    """Whether there are quiet hours at all."""
    return reminders.quiet_from != reminders.quiet_until


def with_quiet(reminders: ReminderSettings, on: bool) -> ReminderSettings:
    """With the usual quiet hours, or with none."""
    usual = ReminderSettings()
    until = usual.quiet_until if on else reminders.quiet_from
    return replace(reminders, quiet_from=usual.quiet_from if on else reminders.quiet_from, quiet_until=until)


def moved(reminders: ReminderSettings, end: str, later: bool) -> ReminderSettings:
    """With one end half an hour later or earlier, over midnight too. The two ends never meet: that would mean
    no quiet hours."""
    begins, ends = reminders.quiet_from, reminders.quiet_until
    if end == QUIET_FROM:
        begins = _step(begins, later)
        begins = _step(begins, later) if begins == ends else begins
    else:
        ends = _step(ends, later)
        ends = _step(ends, later) if begins == ends else ends
    return replace(reminders, quiet_from=begins, quiet_until=ends)


def _step(clock: time, later: bool) -> time:
    on_its_day = datetime.combine(date(2000, 1, 2), clock)
    return (on_its_day + (STEP if later else -STEP)).time()
