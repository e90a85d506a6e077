"""The nap that is going on, on top of Record until the person is up. It is an entry, so nothing loses it."""

from dataclasses import dataclass, replace

import flet as ft

from models.dates import say_count
from models.move import minutes_since
from models.nap import NapState, build_nap
from models.records import Entry
from services.state import AppState
from views import guard
from views.amount_form import Amount, AmountForm, Save, stored_or_why
from views.components import kit
from views.context import use_app
from views.theme import Style, use_style

LENGTH = Amount("How many minutes did you sleep?", "minutes", 1, 720)


@dataclass(frozen=True, eq=False)
class Napping:
    """What the taps on the card do. One object for the life of the screen, as the card is compared."""

    state: AppState

    def up(self, running: Entry) -> None:
        """The person is up: the minutes are counted now, not when the card was drawn."""
        self.state.tick()
        self.slept(running, minutes_since(running, self.state.now))

    def slept(self, running: Entry, minutes: int) -> str:
        """Put the minutes into the nap; undo lets it go on."""
        done = replace(running, value=minutes, tags=())
        said = f"Nap of {say_count(minutes, 'minute')}"
        return stored_or_why(self.state, self.state.change_entry(done, said))

    def forget(self, running: Entry) -> None:
        """Take a nap off that was started by mistake."""
        self.state.remove_entry(running.uid, "The nap is taken off")


@guard.component
def RunningNap() -> ft.Control:
    """The nap of this record while it goes on, wherever the person looks; else nothing."""
    state, s = use_app(), use_style()
    napping = ft.use_memo(lambda: Napping(state), [state])
    nap = build_nap(state.diary, state.now)
    return NapCard(s, nap, nap.running, napping) if nap.running else ft.Container()


@ft.memo
@guard.component
def NapCard(s: Style, nap: NapState, running: Entry, napping: Napping) -> ft.Control:
    """When to get up, kindly when that is over; a nap of many hours is asked about."""
    words = [kit.h3(s, nap.title), kit.body(s, nap.words)]
    forget = kit.button(s, "Forget this nap", lambda: napping.forget(running), kind="edge")
    if nap.forgotten:
        save = Save("Save this nap", lambda minutes: napping.slept(running, minutes))
        return kit.card(s, *words, AmountForm(LENGTH, (save,)), forget, spacing=12)
    up = kit.button(s, "I am up", lambda: napping.up(running), kind="tonal", icon=ft.Icons.WB_SUNNY_OUTLINED)
    return kit.card(s, *words, up, forget, spacing=12, tone="lamp" if nap.over else "card")
