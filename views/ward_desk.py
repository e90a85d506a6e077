"""What every step of a hand-over works with: the draft as it is now, and typed words that wait."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar

import flet as ft

from models.notices import Notice
from models.records import Plan
from models.ward import WardDraft, sign, unsign
from services.state import AppState

T = TypeVar("T")
NOT_THIS = "This hand-over has ended on this device. Nothing was saved."


@dataclass(frozen=True)
class Desk:
    """One hand-over in one window. `kept`: what was typed and not stored yet; it is gone with the patient."""

    state: AppState
    started: datetime
    kept: dict[str, Any]

    @property
    def draft(self) -> WardDraft:
        """The hand-over as it is now, not as it was when the screen was drawn. Raises LookupError for one
        that has ended, so that nothing of this patient is ever written into the hand-over of the next."""
        draft = self.state.ward
        if draft is None or draft.started != self.started:
            raise LookupError(NOT_THIS)
        return draft

    @property
    def today(self) -> date:
        """The day on the ward."""
        return self.state.now.date()

    def change(self, what: Callable[[WardDraft], WardDraft]) -> bool:
        """Store a changed hand-over. False where it could not be, and the notice says why."""
        try:
            changed = what(self.draft)
        except LookupError:
            self.state.notice = Notice(NOT_THIS, problem=True)
            return False
        return changed == self.draft or self.state.save_ward(changed)

    def plan(self, **changes: Any) -> bool:
        """Store changed answers of the plan being made."""
        return self.change(lambda draft: replace(draft, plan=replace(draft.plan, **changes)))

    def save_plan(self, plan: Plan, _said: str) -> bool:
        """Store the plan being made, as a form does that serves the person's own plan as well."""
        return self.change(lambda draft: replace(draft, plan=plan))

    def sign(self, name: str, asked: str, answer: str, words: str = "") -> bool:
        """Store an answer signed now; an empty one takes it back."""
        if not answer:
            return self.change(lambda draft: unsign(draft, name, asked))
        return self.change(lambda draft: sign(draft, name, asked, answer, self.state.now, words))

    def lock(self) -> None:
        """Hide it behind its PIN: somebody walks away."""
        self.state.lock()
        ft.context.page.navigate("/ward")

    def go(self, step: str) -> None:
        """Open a step; "" is the list of all."""
        ft.context.page.navigate(f"/ward/{step}".rstrip("/"))


def use_typed(desk: Desk, name: str, start: Callable[[], T]) -> tuple[T, Callable[[T], None]]:
    """Hook: what is typed in a field; it is still there when one comes back to the step."""
    typed, set_typed = ft.use_state(lambda: desk.kept.get(name) if name in desk.kept else start())

    def type_it(value: T) -> None:
        desk.kept[name] = value
        set_typed(value)

    return typed, type_it
