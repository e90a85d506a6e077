"""Medicines: the doses of today, what each is for and how long it lasts, and what to be careful with."""

import flet as ft

from models.doses import CARER, ME
from models.medicines import WHOLE_RULE, MedicinesState, build_medicines
from models.review import provenance
from services.state import AppState
from views import guard
from views.can_i import CanI, whom_to_ask
from views.components import kit
from views.context import use_app
from views.dose_dialog import DoseDialog
from views.dose_rows import DoseRows, NeededRows
from views.dosing import Asking, Dosing
from views.earlier_doses import EarlierDoses
from views.entry_dialog import EntryDialog
from views.inner import inner_header
from views.medicines_parts import (
    Extras,
    MedicineCard,
    Stopped,
    blood_card,
    gcsf_card,
    steroid_card,
    together,
)
from views.read_about import read_about
from views.reminder_cards import permission, reminder_row
from views.theme import Style, use_style
from views.tips_parts import Tips

WHO = (kit.Choice(ME, "Me"), kit.Choice(CARER, "My carer"))
EMPTY = "Add what you take, with its times. Homeward then asks for each dose and says when to get more."


@guard.pane
def MedicinesScreen() -> ft.Control:
    """The whole page. `who` writes the doses down; `asking` is the dose that is being asked about."""
    state, s = use_app(), use_style()
    who, set_who = ft.use_state(ME)
    asking, ask = ft.use_state(None)
    opened, open_entry = ft.use_state("")
    dosing = ft.use_memo(lambda: Dosing(state, ask, who), [state, who])

    def ask_as_reminded() -> None:
        """A tap on a reminder leads to its dose."""
        if state.asked:
            ask(Asking(state.asked))
            state.asked = ""

    ft.use_effect(ask_as_reminded, [state.asked])
    shown = build_medicines(state.pack, state.plan, state.diary, state.now)
    left = _doses(s, shown, dosing)
    if shown.doses or shown.lines:
        left.append(together(kit.label(s, "Who writes this down?"), kit.segmented(s, WHO, who, set_who)))
    if shown.doses and not state.example:
        left.append(kit.rows_card(s, reminder_row(s, "Reminders", permission(state).title)))
    if shown.extras:
        left.append(Extras(s, shown.extras, open_entry, key="extras"))
    if asking is not None:
        left.append(DoseDialog(asking, dosing, key=f"{asking.dose}{asking.first}"))
    if opened:
        left.append(EntryDialog(opened, lambda: open_entry(""), key=opened))
    header = inner_header(s, "Medicines", "More", "/more")
    return kit.page_body(s, header, left, [*_list(s, shown), *_care(s, state, shown)])


def _doses(s: Style, shown: MedicinesState, dosing: Dosing) -> list[ft.Control]:
    needed = tuple(line for line in shown.lines if line.needed)
    if not shown.lines and not shown.doses and not shown.earlier:
        return [kit.empty_state(s, "No medicines yet", EMPTY, _add(s))]
    parts: list[ft.Control] = []
    if shown.doses:
        rows = DoseRows(s, shown.doses, dosing)
        parts.append(together(kit.section(s, "Today's doses", ft.Icons.MEDICATION_OUTLINED), rows))
    if shown.earlier:
        parts.append(EarlierDoses(s, shown.earlier, dosing, key="earlier"))
    if needed:
        parts.append(together(kit.section(s, "When needed"), NeededRows(s, needed, dosing)))
    return parts


def _add(s: Style) -> ft.Control:
    go = ft.context.page.navigate
    return kit.button(s, "Add a medicine", lambda: go("/medicines/new"), icon=ft.Icons.ADD_ROUNDED)


def _list(s: Style, shown: MedicinesState) -> list[ft.Control]:
    if not shown.lines:
        return [Stopped(s, shown.stopped, key="stopped"), _add(s)] if shown.stopped else []
    cards = [MedicineCard(s, line, key=line.uid) for line in shown.lines]
    stopped = [Stopped(s, shown.stopped, key="stopped")] if shown.stopped else []
    return [kit.section(s, "Your medicines"), kit.body(s, WHOLE_RULE), *cards, _add(s), *stopped]


def _care(s: Style, state: AppState, shown: MedicinesState) -> list[ft.Control]:
    gcsf = [gcsf_card(s, shown.gcsf)] if shown.gcsf else []
    ask_first = whom_to_ask(state)
    answers = CanI(s, state.pack, "medicines", ask_first, state.example, key="can")
    return [
        kit.section(s, "Take care with"),
        *gcsf,
        steroid_card(s, state.pack.steroids, ask_first),
        blood_card(s, state, shown.card),
        *([] if s.simple else [answers]),
        Tips("medicines"),
        *read_about(s, state, "medicines"),
        kit.provenance(s, provenance(state.pack)),
    ]
