"""Stops a medicine only when the team said so; anti-sickness may be stopped by the person (M07, M08)."""

from dataclasses import replace

import flet as ft

from models.medicine import SELF, TEAM, Medicine
from models.medicines import ONLY_TEAM, may_stop, with_medicine
from views import guard
from views.can_i import call_team, whom_to_ask
from views.components import kit
from views.context import use_app
from views.theme import use_style

BACK = "/medicines"
OWN = "You may stop this one by yourself when you no longer feel sick."
STILL = "Are you not sure? Ask your team before you stop it."


@guard.component
def StopCard(medicine: Medicine) -> ft.Control:
    """The ways out of the list, and back into it. Every one can be taken back with Undo."""
    state, s = use_app(), use_style()
    by_self = may_stop(state.pack, medicine)

    def keep(said: str, changed: Medicine | None) -> None:
        plan = with_medicine(state.plan, medicine, changed)
        if state.save_plan(plan, f"{medicine.name[:60]}: {said}"):
            ft.context.page.navigate(BACK)

    def stop(who: str) -> None:
        keep("stopped", replace(medicine, stopped=state.now.date(), stopped_by=who))

    def start() -> None:
        agreed = None if medicine.agreed is None else False  # a steroid is agreed anew
        again = replace(medicine, started=state.now.date(), stopped=None, stopped_by="", agreed=agreed)
        keep("on your list again", again)  # the days without it were no forgotten doses

    if medicine.stopped is not None:
        words = "My team told me to take it again" if not by_self else "I take it again"
        return kit.card(s, kit.h3(s, "Stopped"), kit.button(s, words, start, kind="edge"), spacing=12)
    parts: list[ft.Control] = [kit.h3(s, "Stop this medicine?")]
    if by_self:
        parts += [kit.body(s, OWN), kit.button(s, "I have stopped it", lambda: stop(SELF), kind="edge")]
    else:
        parts += [kit.strong(s, ONLY_TEAM), kit.body(s, STILL), *call_team(s, whom_to_ask(state))]
    parts.append(kit.button(s, "My team told me to stop", lambda: stop(TEAM), kind="edge"))
    recorded = any(entry.tags[:1] == (medicine.uid,) for entry in state.diary.of("dose"))
    if not recorded:
        remove = kit.button(s, "Added by mistake: remove it", lambda: keep("removed", None), kind="danger")
        parts.append(remove)
    return kit.card(s, *parts, spacing=12)
