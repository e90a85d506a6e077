"""The fields of a medicine: its name, when it is taken, how many are left, and the answer about a steroid."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

import flet as ft

from models.call_plan import CallStep
from models.dates import say_time
from models.medicine_form import (
    AT_HOSPITAL,
    AT_TIMES,
    LOCAL,
    SWALLOW,
    USUAL,
    WHEN_NEEDED,
    MedicineText,
    steroid_of,
)
from models.pack import CarePack
from models.pack_care import Steroids
from models.steroids import ALLOWED, TABLET, UNCLEAR, find_steroid
from views.can_i import call_team
from views.components import kit
from views.theme import Style

Type = Callable[[Callable[[MedicineText], MedicineText]], object]
Wrong = dict[str, str]
C = TypeVar("C", bound=ft.Control)
HOW = (kit.Choice(AT_TIMES, "At set times"), kit.Choice(WHEN_NEEDED, "Only when needed"))
VISIT = kit.Choice(AT_HOSPITAL, "It is given at the hospital")
FORMS = (
    kit.Choice(SWALLOW, "It is swallowed", "A tablet, capsule or liquid, or you are not sure"),
    kit.Choice(LOCAL, "It is not swallowed", "An inhaler, cream, ointment, or eye, ear or nose drops"),
)
AGREED = (
    kit.Choice("yes", "My CAR T\u2011cell team knows and agreed"),
    kit.Choice("no", "Not yet: I will call", "It is kept on your list. Homeward asks for no dose until then"),
)


def keyed(control: C, key: str) -> C:
    """With a key, so that what comes and goes above does not make it anew."""
    control.key = key
    return control


def name_fields(s: Style, typed: MedicineText, type_it: Type, wrong: Wrong) -> list[ft.Control]:
    """What it is called and how much one dose is, in words."""
    return [
        kit.text_field(
            s,
            "Name of the medicine",
            typed.name,
            lambda name: type_it(lambda now: replace(now, name=name, form="", agreed="")),
            error=wrong.get("name", ""),
            hint="As it is on the box",
        ),
        kit.text_field(
            s,
            "Strength and dose",
            typed.dose,
            lambda dose: type_it(lambda now: replace(now, dose=dose)),
            error=wrong.get("dose", ""),
            hint="For example 400 mg, 1 tablet",
        ),
    ]


def time_fields(s: Style, typed: MedicineText, type_it: Type, wrong: Wrong, visit: bool) -> list[ft.Control]:
    """When it is taken; the times are those of the person's own clock."""
    choices = (*HOW, VISIT) if visit else HOW
    how = kit.choice_rows(
        s, choices, typed.how, lambda how: type_it(lambda now: replace(now, how=how)), wrong.get("how", "")
    )
    head = kit.h3(s, "When do you take it?")
    if typed.how != AT_TIMES:
        return [head, keyed(how, "how")]

    def tick(clock: str, on: bool) -> None:
        type_it(lambda now: replace(now, usual=now.usual | {clock} if on else now.usual - {clock}))

    rows = [
        kit.check_row(
            s,
            name if name.lower() == say_time(clock) else f"{name}, {say_time(clock)}",
            clock.isoformat("minutes") in typed.usual,
            partial(tick, clock.isoformat("minutes")),
            variant="plain",
        )
        for name, clock in USUAL
    ]
    others = kit.text_field(
        s,
        "Other times",
        typed.others,
        lambda others: type_it(lambda now: replace(now, others=others)),
        error=wrong.get("others", ""),
        hint="For example 2pm, 11:30pm",
    )
    return [head, keyed(how, "how"), keyed(kit.rows_card(s, *rows), "usual"), keyed(others, "others")]


def count_fields(
    s: Style, typed: MedicineText, type_it: Type, wrong: Wrong, counted: str
) -> list[ft.Control]:
    """How many one dose takes and how many there are. `counted`: the last count, in words."""
    each = kit.text_field(
        s,
        "How many for one dose?",
        typed.each,
        lambda each: type_it(lambda now: replace(now, each=each)),
        error=wrong.get("each", ""),
        keyboard="decimal",
        hint="Tablets, capsules, or ml of a liquid",
    )
    left = kit.text_field(
        s,
        "How many do you have now?",
        typed.left,
        lambda left: type_it(lambda now: replace(now, left=left)),
        error=wrong.get("left", ""),
        keyboard="decimal",
        hint=counted or "Homeward then says when to ask your GP for more. You can leave this empty",
    )
    return [keyed(each, "each"), keyed(left, "left")]


def steroid_fields(
    s: Style, pack: CarePack, typed: MedicineText, type_it: Type, wrong: Wrong, ask: CallStep
) -> list[ft.Control]:
    """Nothing for most medicines. For a steroid by mouth: call first, and an answer (ST01, ST02)."""
    found = steroid_of(pack, typed)
    asked = find_steroid(pack.steroids, typed.name, typed.dose) == UNCLEAR
    parts: list[ft.Control] = []
    if asked:
        forms = kit.choice_rows(
            s,
            FORMS,
            typed.form,
            lambda form: type_it(lambda now: replace(now, form=form)),
            wrong.get("steroid", "") if not typed.form else "",
        )
        parts += [kit.h3(s, "This is a steroid. What form is it?"), keyed(forms, "forms")]
    if found == ALLOWED:
        mark = ft.Icons.INFO_OUTLINE_ROUNDED
        parts.append(kit.note(s, pack.steroids.allowed_words, icon=mark, tone="harbour"))
    if found == TABLET:
        answers = kit.choice_rows(
            s,
            AGREED,
            typed.agreed,
            lambda agreed: type_it(lambda now: replace(now, agreed=agreed)),
            wrong.get("steroid", ""),
        )
        parts += [stop_card(s, pack.steroids, ask), keyed(answers, "agreed")]
    return [ft.Semantics(live_region=True, content=part) if part is parts[0] else part for part in parts]


def stop_card(s: Style, steroids: Steroids, ask: CallStep) -> ft.Control:
    """The red card before a steroid by mouth: whom to call, and what is allowed (ST01 to ST03)."""
    first, *more = steroids.reasons
    return kit.care_card(
        s,
        "urgent",
        steroids.order,
        kit.lead_in(s, "urgent", first),
        *[kit.body(s, reason) for reason in more],
        *call_team(s, ask),
        kit.second_line(s, "urgent", steroids.allowed_words),
    )
