"""What the taps on the brain check do: what needs a call is written down by whatever way one leaves."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

import flet as ft

from models.brain import Check, as_it_stands, baseline, check_entries, read_answers, signs_of
from models.dates import say_time
from services.state import AppState
from views import guard

Draw = Callable[[Check | None], None]


@dataclass(eq=False)
class Checking:
    """One object for the life of the screen. `check` is what is filled in now; None while nothing is."""

    state: AppState
    draw: Draw
    check: Check | None = None
    about: str = ""  # the person who is followed, of whom it is; another's record never gets it

    def start(self) -> None:
        """An empty check; without an earlier one it becomes the one to compare with."""
        self.about = self.state.watching
        self._now(Check(baseline=baseline(self.state.diary) is None))

    def close(self) -> None:
        """Put the check away. There is no such button while anything in it needs a call."""
        self._now(None)

    def choose(self, prompt_id: str, how: str) -> None:
        """Same, changed or not sure."""
        check = self.check or Check()
        self._now(check.put(replace(check.of(prompt_id), how=how)))

    def write(self, prompt_id: str, words: str) -> None:
        """What was said or seen."""
        check = self.check or Check()
        self._now(check.put(replace(check.of(prompt_id), words=words)))

    def note(self, words: str) -> None:
        """What else was noticed."""
        self._now(replace(self.check or Check(), note=words))

    def keep(self) -> str:
        """Write down a check without a change; "" when it is stored, else why not."""
        answer = read_answers(self.state.pack, self.check or Check())
        if answer.value is None:
            return answer.refusal
        if not self._store(answer.value):
            return self.state.notice.text if self.state.notice else guard.FAILED
        self._now(None)
        return ""

    def see(self) -> None:
        """Write down the check and its report, and show what to do now, stored or not."""
        self._report()
        ft.context.page.navigate("/action")

    def leave(self) -> None:
        """The page was left: what needs a call is written down all the same."""
        try:
            self._report()
        except Exception as error:  # an effect that raises would end the drawing task
            guard.report("leaving the brain check", error)

    def _report(self) -> None:
        if self.check is None or not self.check.worrying or self.about != self.state.watching:
            return
        check, state = as_it_stands(self.check), self.state
        if self._store(check):
            state.set_draft(for_someone=True)
        else:  # the instruction shows from the draft, and is written when there is room again
            signs = state.draft.signs.union(signs_of(state.pack, check))
            state.set_draft(signs=signs, for_someone=True)
        self.check = None

    def _store(self, check: Check) -> bool:
        state = self.state
        entries = check_entries(state.pack, check, state.now, (uuid.uuid4().hex, uuid.uuid4().hex))
        return state.write(f"Brain check written down at {say_time(state.now)}", *entries)

    def _now(self, check: Check | None) -> None:
        self.check = check
        self.draw(check)
