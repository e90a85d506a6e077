"""A window that reminds, with the time in the test's hand, for the tests of reminders and of taps on them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

from models.medicine import Medicine
from models.records import Entry, Plan
from models.reminders import KINDS
from services.notify import State
from services.reminder_loop import ReminderLoop
from services.state import AppState
from tests.components.stage import make_state
from tests.notifying import FakeNotifier
from tests.people import NOW, SAM

ACICLOVIR = Medicine("aci", "Aciclovir", "400 mg", times=(time(10, 40), time(22)))
OTHER = Medicine("oth", "Fluconazole", "50 mg", times=(time(10, 40),))
PLAN = replace(SAM, prescribed=(ACICLOVIR,))
HOME, MINUTE = "/medicines", timedelta(minutes=1)


def window(
    *entries: Entry, plan: Plan = PLAN, state: State = "granted", now: datetime = NOW
) -> tuple[AppState, FakeNotifier, Callable[[datetime], None]]:
    """A window whose reminders are all off but medicines and naps. The last lets it be a time, and the window
    look what is due."""
    made, notifier = make_state(plan, entries, now=now), FakeNotifier(state)
    made.save_reminders(replace(made.reminders, off=frozenset(KINDS) - {"medicine", "nap"}))
    return made, notifier, looking(made, notifier)


def looking(made: AppState, notifier: FakeNotifier) -> Callable[[datetime], None]:
    """What lets it be a time for this window and this notifier."""
    made.notifier = notifier
    loop = ReminderLoop(made.pack, made._own, made._clock, notifier, lambda: made.storage())

    def at(moment: datetime) -> None:
        made._clock.now = moment  # type: ignore[attr-defined]
        made.tick()
        loop.look()

    return at


def doses(state: AppState) -> list[tuple[str, str]]:
    """Which dose has which outcome."""
    return [(one.tags[1], one.tags[2]) for one in state.diary.of("dose")]
