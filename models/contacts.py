"""What Contacts shows: whom to call right now and why, then everyone with their hours (K01 to K13)."""

from dataclasses import dataclass, replace
from datetime import datetime

from models.call_plan import (
    ABROAD,
    NOBODY,
    NURSE,
    CallStep,
    first_contact,
    out_of_hours_line,
    team_contacts,
    team_lines,
    who_to_call_now,
)
from models.opening import Open, hours_of, is_away, say_next, say_open
from models.pack import CarePack, Contact, Tip
from models.records import Person, Plan
from models.review import provenance
from models.tips import tips_at


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One contact. `number` is empty where nobody knows one; `step` is the set-up page that asks for it.

    `dialled`: what a tap on the number dials, see `CarePack.dialled`; a number that a person typed, as typed.
    """

    id: str
    name: str
    number: str = ""
    dialled: str = ""
    hours: str = ""
    open_now: bool = True
    note: str = ""
    website: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class ContactGroup:
    """A heading with its contacts and, where there is one, what has to be said about them."""

    title: str
    lines: tuple[ContactLine, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ContactsState:
    """`first` is None where no line can answer now: then it is A&E. `then`: the calls after it."""

    first: CallStep | None
    first_hours: str
    then: tuple[CallStep, ...]
    nobody: str
    groups: tuple[ContactGroup, ...]
    tips: tuple[Tip, ...]
    source: str


def build_contacts(pack: CarePack, plan: Plan, now: datetime) -> ContactsState:
    """The contacts at `now`. A group without anyone is left out."""
    abroad = f". {ABROAD}" if is_away(pack, now) else ""
    calls = [step for step in who_to_call_now(pack, plan, now).steps if step.number]
    first = calls[0] if calls else None
    groups = (
        ContactGroup("Your team", _team(pack, plan, now)),
        ContactGroup("Emergency", _role(pack, now, "urgent_service")),
        ContactGroup("Local hospital and people", _people(plan)),
        ContactGroup(f"At {pack.centre}", (*_other_lines(pack, plan, now), *_role(pack, now, "centre"))),
        ContactGroup("Others", _role(pack, now, "other")),
        ContactGroup("Support and advice", _role(pack, now, "support"), pack.support_disclaimer),
    )
    return ContactsState(
        first=first,
        first_hours=_first_hours(pack, plan, now, first) + (abroad if first else ""),
        then=tuple(calls[1:]),
        nobody="" if first else NOBODY,
        groups=tuple(group for group in groups if group.lines),
        tips=tips_at(pack, plan, "contacts"),
        source=provenance(pack),
    )


def _first_hours(pack: CarePack, plan: Plan, now: datetime, first: CallStep | None) -> str:
    mobile = out_of_hours_line(pack)
    if first is None:
        return ""
    if mobile is None or first.contact_id != mobile.id:
        return say_open(pack, pack.contact(first.contact_id), now)
    opening = ((line.name, hours_of(pack, line, now).next_open) for line in team_lines(pack, plan))
    soonest = next(((name, moment) for name, moment in opening if moment), None)
    if soonest is None:
        return mobile.hours_words
    return f"The {soonest[0]} opens at {say_next(pack, soonest[1], now)}"


def _team(pack: CarePack, plan: Plan, now: datetime) -> tuple[ContactLine, ...]:
    role = first_contact(plan)
    known = bool(plan.nurse.name or plan.nurse.number)
    nurse = ContactLine(
        NURSE,
        f"{plan.nurse.name or 'Name not written down'}, {role}" if known else f"Your {role}",
        plan.nurse.number,
        plan.nurse.number,
        note="" if known else "Not written down yet.",
        step="" if plan.nurse.number else "nurse",
    )
    lines = (_team_line(pack, plan, contact, now) for contact in team_contacts(pack, plan))
    return (nurse, *lines)


def _team_line(pack: CarePack, plan: Plan, contact: Contact, now: datetime) -> ContactLine:
    """Where the pathway is known, a daytime line need not say for whom it is."""
    line = contact_line(pack, contact, now)
    return replace(line, note="") if contact.role == "team" and plan.trial is not None else line


def _people(plan: Plan) -> tuple[ContactLine, ...]:
    def line(id_: str, step: str, title: str, person: Person) -> ContactLine:
        missing = "" if person.name or person.number else "Not written down yet."
        note = title if person.name else missing
        return ContactLine(
            id_,
            person.name or title,
            person.number,
            person.number,
            note=note,
            step="" if person.number else step,
        )

    return (
        line("local_hospital", "hospital", "Your local hospital", plan.local_hospital),
        line("emergency_contact", "contact", "Your emergency contact", plan.emergency_contact),
    )


def _other_lines(pack: CarePack, plan: Plan, now: datetime) -> tuple[ContactLine, ...]:
    mine = team_lines(pack, plan)
    others = (contact for contact in pack.contacts if contact.role == "team" and contact not in mine)
    return tuple(contact_line(pack, contact, now) for contact in others)


def _role(pack: CarePack, now: datetime, role: str) -> tuple[ContactLine, ...]:
    return tuple(contact_line(pack, contact, now) for contact in pack.contacts if contact.role == role)


def contact_line(pack: CarePack, contact: Contact, now: datetime) -> ContactLine:
    """A contact with its number and whether it answers at `now`."""
    shut = hours_of(pack, contact, now).status is Open.NO
    return ContactLine(
        contact.id,
        contact.name,
        contact.number or "",
        pack.dialled(contact),
        f"{contact.hours_words}. Closed now." if shut else contact.hours_words,
        not shut,
        contact.note,
        contact.website,
    )
