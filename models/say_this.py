"""What to say on the phone, in the person's own facts: unknown facts are left out, never invented."""

from datetime import date, datetime

from models.dates import say_count, say_date, say_moment, say_time
from models.records import Plan
from models.red_flags import FEVER, Assessment

LONGEST_NAME = 40  # characters of a name that can still be said in one breath


def build_say_this(
    plan: Plan,
    assessment: Assessment,
    now: datetime,
    reading: tuple[float, datetime] | None = None,
    for_someone: bool = False,
    own_words: str = "",
) -> str:
    """The sentences to read out. `reading`: the temperature in degrees Celsius and when it was taken.
    `own_words`: what the person typed themselves, said as it is."""
    who = _subject(plan) if for_someone else "I"
    have, owner = ("has", "Their") if for_someone else ("have", "My")
    said = [f"I am calling about {plan.name}."] if for_someone and _has_surname(plan) else []
    said.append(_therapy(plan, now.date(), who, owner))
    if plan.trial:
        said.append(f"{who} {'is' if for_someone else 'am'} on a clinical trial.")
    signs = [sign for sign in assessment.signs if sign.id != FEVER or reading is None]
    said += [f"{who} {sign.say_of}." if for_someone else f"{sign.say}." for sign in signs]
    if own_words.strip():
        said.append(f"{own_words.strip().rstrip('.')}.")
    if reading is not None:
        celsius, taken = reading
        when = f"at {say_time(taken)}" if taken.date() == now.date() else say_moment(taken, now)
        said.append(f"{owner} temperature was {celsius:.1f}C {when}.")
    if plan.gcsf:
        said.append(f"{who} {have} GCSF injections.")
    if plan.picc:
        said.append(f"{who} {have} a PICC line.")
    return " ".join(said)


def _therapy(plan: Plan, today: date, who: str, owner: str) -> str:
    """That it is about CAR T, also where the date is not known or a wrong clock puts it in the future."""
    if plan.infusion is None:
        return f"{who} had CAR T\u2011cell therapy."
    if plan.infusion > today:
        return f"The date of {owner.lower()} CAR T\u2011cell infusion is {say_date(plan.infusion)}."
    days = (today - plan.infusion).days
    ago = "today" if days == 0 else f"{say_count(days, 'day')} ago"
    on = say_date(plan.infusion, year=plan.infusion.year != today.year)
    return f"{who} had CAR T\u2011cell therapy {ago}, on {on}."


def _subject(plan: Plan) -> str:
    first = plan.name.split()[0] if plan.name.split() else ""
    return first if 0 < len(first) <= LONGEST_NAME else "The person I am with"


def _has_surname(plan: Plan) -> bool:
    return len(plan.name.split()) > 1 and len(plan.name) <= 2 * LONGEST_NAME
