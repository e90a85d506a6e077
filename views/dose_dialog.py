"""Asks about one dose, over whatever screen is open: when it was, later, skipped, or what is known."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

import flet as ft

from models.dates import say_time
from models.dose_form import AskedDose, days_to_choose, read_taken, say_choice
from models.dose_words import say_already
from models.doses import SKIPPED, TAKEN
from views import guard
from views.components import kit
from views.context import use_app
from views.dialog import form_dialog
from views.dosing import AGAIN, ANSWER, CHANGE, EXTRA, PUT_OFF, TIME, Asking, Dosing
from views.theme import Style, use_style

ANOTHER = "Only write down another dose if you took another one. If you did, call your team."
NO_LATER = "Its next dose is near. Ask your team or pharmacist what to do."


@dataclass(frozen=True, slots=True)
class TimeText:
    """The day and the time as they were typed, and why they could not be read."""

    day: date
    clock: str
    refusal: str = ""


@guard.component
def DoseDialog(asking: Asking, dosing: Dosing) -> ft.Control:
    """One question at a time. What another window wrote meanwhile is shown before anything is stored."""
    state, s = use_app(), use_style()
    dose = dosing.find(asking.dose)
    step, go = ft.use_state(asking.first)
    typed, type_time = ft.use_state(lambda: _first_time(dose, state.now))
    way = _Way(s, dosing, step, go, typed, type_time, state.now)
    if dose is None:
        parts: list[ft.Control] = [kit.body(s, "This dose is no longer on your list.")]
    else:
        head = [kit.h2(s, dose.title), kit.meta(s, dose.second)]
        parts = [*head, *STEPS[_step(step, dose)](way, dose)]
    close = kit.button(s, "Cancel" if dose else "Close", dosing.close, kind="edge")
    close.key = "close"
    ft.use_dialog(form_dialog(s, [*parts, close], dosing.close))
    return ft.Container()


def _step(step: str, dose: AskedDose) -> str:
    """Where something is written down already, no question comes before that."""
    if dose.record is None:
        return ANSWER if step == CHANGE else step
    return step if step in (CHANGE, EXTRA) else AGAIN


def _first_time(dose: AskedDose | None, now: datetime) -> TimeText:
    """The time it was due, to confirm or to change; else now."""
    due = dose.due if dose is not None else None
    if due is None or due > now.replace(tzinfo=None):
        return TimeText(now.date(), say_time(now))
    return TimeText(due.date(), say_time(due))


@dataclass(frozen=True, eq=False)
class _Way:
    """What every step of the dialog needs."""

    s: Style
    dosing: Dosing
    step: str
    go: Any
    typed: TimeText
    type_time: Any
    now: datetime

    def done(self, stored: bool) -> None:
        """Close where it was stored; else the notice says why not."""
        if stored:
            self.dosing.close()

    def fresh(self, dose: AskedDose) -> AskedDose:
        """The same dose with what another window may have written since this was drawn."""
        return self.dosing.find(dose.id) or dose

    def take(self, dose: AskedDose, at: datetime | None = None) -> None:
        """Store that it was taken, unless it is written down by now."""
        if self.fresh(dose).record is not None:
            self.go(AGAIN)
        else:
            self.done(self.dosing.write(dose, TAKEN, at))

    def read_time(self, dose: AskedDose) -> None:
        """Store the typed time: over what is written down, as one dose more, or as taken then."""
        answer = read_taken(self.typed.day, self.typed.clock, self.now)
        self.type_time(TimeText(self.typed.day, self.typed.clock, answer.refusal))
        if answer.value is None:
            return
        if self.step == CHANGE:
            self.done(self.dosing.correct(self.fresh(dose), TAKEN, answer.value))
        elif self.step == EXTRA:
            self.done(self.dosing.write(dose, TAKEN, answer.value, extra=True))
        else:
            self.take(dose, answer.value)

    def later(self, dose: AskedDose, until: datetime) -> None:
        """Store until when it is put off, unless it is written down by now."""
        if self.fresh(dose).record is not None:
            self.go(AGAIN)
        else:
            self.done(self.dosing.put_off(dose, until))

    def skip(self, dose: AskedDose) -> None:
        """Store that it was not taken, unless it is written down by now."""
        if self.fresh(dose).record is not None:
            self.go(AGAIN)
        else:
            self.done(self.dosing.write(dose, SKIPPED))


def _answers(way: _Way, dose: AskedDose) -> list[ft.Control]:
    s = way.s
    notes = [kit.note(s, dose.note, icon=ft.Icons.INFO_OUTLINE_ROUNDED)] if dose.note else []
    if dose.earlier:
        yes = kit.button(s, "It was taken", partial(way.go, TIME), kind="tonal")
        return [*notes, yes, _plain(s, "It was not taken", partial(way.skip, dose))]
    later = [_plain(s, "Later", partial(way.go, PUT_OFF))] if dose.put_off else []
    skip = [_plain(s, "Skip this dose", partial(way.skip, dose))] if dose.due else []
    now = kit.button(s, "Taken just now", partial(way.take, dose), kind="tonal" if dose.note else "primary")
    return [*notes, now, _plain(s, "Taken at another time", partial(way.go, TIME)), *later, *skip]


def _plain(s: Style, text: str, do: Any) -> ft.Control:
    return kit.button(s, text, do, kind="edge")


def _time(way: _Way, dose: AskedDose) -> list[ft.Control]:
    s, typed = way.s, way.typed
    field = kit.text_field(
        s,
        "When was it taken?",
        typed.clock,
        lambda clock: way.type_time(TimeText(typed.day, clock)),
        error=typed.refusal,
        hint="For example 8:05am",
    )
    today = way.now.date()
    choices = tuple(
        kit.Choice(day.isoformat(), say_choice(day, today)) for day in days_to_choose(dose.due, today)
    )

    def choose(day: str) -> None:
        way.type_time(TimeText(date.fromisoformat(day), typed.clock))

    days = kit.segmented(s, choices, typed.day.isoformat(), choose)
    return [days, field, kit.button(s, "Save", partial(way.read_time, dose))]


def _put_off(way: _Way, dose: AskedDose) -> list[ft.Control]:
    if not dose.put_off:
        return [kit.note(way.s, NO_LATER)]
    asked = kit.body(way.s, "When should Homeward ask again?")
    return [
        asked,
        *(_plain(way.s, f"At {say_time(until)}", partial(way.later, dose, until)) for until in dose.put_off),
    ]


def _again(way: _Way, dose: AskedDose) -> list[ft.Control]:
    s, record = way.s, dose.record
    if record is None:
        return _answers(way, dose)
    if record.outcome != TAKEN:
        return [
            kit.note(s, say_already(record, way.now)),
            kit.button(s, "No, leave it as it is", way.dosing.close),
            _plain(s, "It was taken after all", partial(way.go, CHANGE)),
            _plain(s, "Remove what was written down", lambda: way.done(way.dosing.forget(dose))),
        ]
    not_taken = _plain(s, "It was not taken", lambda: way.done(way.dosing.correct(dose, SKIPPED)))
    leave = kit.button(s, "No, leave it as it is", way.dosing.close)
    asked = [] if way.step == ANSWER else [kit.h3(s, "Record it again anyway?"), leave]
    return [
        kit.note(s, f"{say_already(record, way.now)} {ANOTHER}"),
        *asked,
        _plain(s, "Change the time", partial(way.go, CHANGE)),
        *([not_taken] if dose.due else []),
        _plain(s, "Remove what was written down", lambda: way.done(way.dosing.forget(dose))),
        _plain(s, "Yes, another one was taken" if asked else "Another one was taken", partial(way.go, EXTRA)),
    ]


STEPS = {ANSWER: _answers, TIME: _time, CHANGE: _time, EXTRA: _time, PUT_OFF: _put_off, AGAIN: _again}
